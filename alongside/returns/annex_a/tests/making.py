"""Small workbooks for the tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.kit.rows import columns


def header_of(number: int) -> list[str]:
    """The column names of a list of Annex A."""
    return [held.name for _, held in columns(LISTS[number])]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with the sheets given, each a row of cells after another."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for index, cells in enumerate(rows):
                sheet.write_row(index, 0, cells)
    return path
