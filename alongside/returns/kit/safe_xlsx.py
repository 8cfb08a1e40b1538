"""Workbooks from strangers: weighed and looked through before they are opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.sniff import first_bytes, is_zip
from alongside.returns.kit.weighing import weigh

XLSX_LIMIT = 64 * 2**20

Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True)
class Worksheet:
    """A sheet's name and its rows, the first of them row 1; every cell as text."""

    name: str
    rows: list[list[str]]


def open_xlsx(path: Path, problems: Problems) -> Iterator[Worksheet]:
    """The workbook's sheets in order, after it has been weighed. Raises Unreadable."""
    where = Where(path.name)
    if not is_zip(first_bytes(path, XLSX_LIMIT)):
        raise Unreadable("This is not an Excel workbook. Save it as .xlsx and send it again.", where)
    weigh(path, problems)
    return _sheets(path, where)


def _sheets(path: Path, where: Where) -> Iterator[Worksheet]:
    damaged = Unreadable("This workbook is damaged. Open it in Excel, save it again and send it.", where)
    try:
        # Opened as bytes, since by its path it would be taken for what its name says.
        with path.open("rb") as file, python_calamine.CalamineWorkbook.from_filelike(file) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield Worksheet(name, [[cell_text(cell) for cell in row] for row in rows])
    except (python_calamine.CalamineError, OSError, ValueError):
        raise damaged from None
    except BaseException as error:
        # A fault inside the reader's compiled part arrives as no Exception at all.
        if type(error).__name__ == "PanicException":
            raise damaged from None
        raise


def cell_text(cell: Cell) -> str:
    """A cell as the text a person would type: 9212044.0 is "9212044", a date "2025-12-31"."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).split())
