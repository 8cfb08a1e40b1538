"""Workbooks from strangers: weighed and looked through before they are opened."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.sniff import first_bytes, is_zip

XLSX_LIMIT = 64 * 2**20
UNPACKED_LIMIT = 512 * 2**20
RATIO_LIMIT = 250
CELL_LIMIT = 5_000_000
PARTS_LIMIT = 2_000

Cell = int | float | str | bool | time | date | datetime | timedelta

_REFERENCE = re.compile(rb"""<(?:\w+:)?c [^>]{0,200}?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CHUNK = 2**20


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
        with python_calamine.CalamineWorkbook.from_path(path) as book:
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
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).split())


def weigh(path: Path, problems: Problems) -> None:
    """Looks through the zip without opening the workbook. Raises Unreadable.

    Refused: more than 512 MB unpacked, or 250 times its packed size; macros; links to
    other workbooks; a password; a sheet that reaches over five million cells (a dense
    table of it is made in memory, so two far corners would be enough to exhaust it).
    """
    where = Where(path.name)
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            _weigh_parts(parts, where)
            _look_at_names([part.filename for part in parts], where)
            # Every part is looked through, so this may not stop at the first that has formulas.
            with_formulas = sum(_look_through(book, part, where) for part in parts)
            if with_formulas:
                problems.warn(where, "This workbook holds formulas; what they last showed was read.")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        raise Unreadable(
            "This workbook is damaged, cut off or locked. Open it in Excel, save it again without a password "
            "and send it.",
            where,
        ) from None


def _weigh_parts(parts: list[zipfile.ZipInfo], where: Where) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * max(packed, 1) + _CHUNK:
        raise Unreadable(
            "This workbook unpacks to far more than it should. Copy the lists into a new workbook and send that.",
            where,
        )


def _look_at_names(names: list[str], where: Where) -> None:
    lowered = [name.lower() for name in names]
    if "xl/workbook.xml" not in lowered:
        raise Unreadable("This is a zip file but not an Excel workbook. Send the .xlsx file itself.", where)
    if any("vbaproject" in name or "macrosheets/" in name for name in lowered):
        raise Unreadable("This workbook holds macros. Save it as a plain .xlsx workbook and send it again.", where)
    if any(name.startswith("xl/externallinks/") for name in lowered):
        raise Unreadable(
            "This workbook has links to other workbooks. Break them (Data, Edit Links), save it and send it again.",
            where,
        )


def _look_through(book: zipfile.ZipFile, part: zipfile.ZipInfo, where: Where) -> bool:
    # Reading each part to its end also proves that its size was not a lie: the zip's own checksum fails.
    sheet = part.filename.lower().startswith("xl/worksheets/sheet")
    furthest_column, furthest_row, formulas, tail = 0, 0, False, b""
    with book.open(part) as file:
        while chunk := file.read(_CHUNK):
            if not sheet:
                continue
            seen = tail + chunk
            for letters, row in _REFERENCE.findall(seen):
                furthest_column = max(furthest_column, _column(letters))
                furthest_row = max(furthest_row, int(row))
            formulas = formulas or _FORMULA.search(seen) is not None
            tail = seen[-200:]
    if furthest_column * furthest_row > CELL_LIMIT:
        raise Unreadable(
            f"A sheet of this workbook reaches down to row {furthest_row:,}. "
            "Delete the empty rows and columns round the data, save it and send it again.",
            where,
        )
    return formulas


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
