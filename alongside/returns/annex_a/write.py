"""Writes the lists of Annex A as one workbook: a sheet for each, its columns in order, codes in Ofsted's words."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.wording import words_of
from alongside.returns.annex_a.words import day
from alongside.returns.kit.keeping import kept_whole
from alongside.returns.kit.rows import Column, Row, columns

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DATE_FORMAT: Final = "dd/mm/yyyy"

# Excel counts a 29 February 1900 that never was: no day before it means the same to every program.
FIRST_DAY: Final = date(1900, 3, 1)


def write(rows: Mapping[int, Iterable[Row]], path: Path) -> None:
    """The lists by number, each with its rows, as a workbook: whole or not at all. Raises OSError.

    A list without rows has its sheet and column names. What a file said and nobody could
    read is written as it stood; no cell becomes a formula or a link.
    """
    import xlsxwriter

    # What is held back of a large sheet waits beside the workbook, never where others may look.
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
        "tmpdir": str(path.parent),
    }
    with kept_whole(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        as_date, bold = book.add_format({"num_format": DATE_FORMAT}), book.add_format({"bold": True})
        for number in LISTS:
            _write_list(book.add_worksheet(f"List {number}"), number, rows.get(number, ()), as_date, bold)


def _write_list(sheet: "Worksheet", number: int, rows: Iterable[Row], as_date: "Format", bold: "Format") -> None:
    held = columns(LISTS[number])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(held) - 1, 18)
    for place, (_, one) in enumerate(held):
        sheet.write_string(0, place, one.name, bold)
    for at, row in enumerate(rows, start=1):
        for place, (name, one) in enumerate(held):
            _write_cell(sheet, at, place, _cell(row, name, one), as_date)


def _cell(row: Row, name: str, held: Column) -> Any:
    """What stands in the cell: a date or a number as such, all else as text."""
    if held.name in row.unread:
        return row.unread[held.name]
    value = getattr(row, name)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if held.read is day:
        return value if value is None or value >= FIRST_DAY else f"{value:%d/%m}/{value.year:04}"
    return row.taken.get(held.name) or words_of(held.read, value)


def _write_cell(sheet: "Worksheet", at: int, place: int, value: Any, as_date: "Format") -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(at, place, value, as_date)
    elif isinstance(value, int):
        sheet.write_number(at, place, value)
    else:
        sheet.write_string(at, place, value)
