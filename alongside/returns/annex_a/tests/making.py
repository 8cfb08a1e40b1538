"""Small workbooks and rows for the tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from hypothesis import strategies as st

from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.wording import WORDING
from alongside.returns.annex_a.words import answer, day
from alongside.returns.kit.reading import NO_DATE, Reader, full_years, whole_number
from alongside.returns.kit.rows import Row, columns

DATES = st.dates(date(1, 1, 1), date(9999, 12, 31)).filter(lambda on: on not in NO_DATE)
HARMFUL = st.sampled_from(["=1+1", "@cmd", "+a", "-a", "http://example.org", "12", "007", "1e5", "TRUE", "_x0041_"])


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


def values(read: Reader, dates: st.SearchStrategy[date] = DATES) -> st.SearchStrategy[Any]:
    """What a column that is read in this way may hold."""
    if read in WORDING:
        return st.sampled_from(sorted(WORDING[read]))
    known: dict[Reader, st.SearchStrategy[Any]] = {
        day: dates,
        answer: st.booleans(),
        whole_number: st.integers(0, 999_999_999),
        full_years: st.integers(0, 999),
    }
    letters = st.characters(exclude_categories=["Cs", "Cn"])
    words = st.text(letters, max_size=20).map(lambda text: " ".join(text.split()))
    return known[read] if read in known else (HARMFUL | words).map(lambda text: read(text)[0] or None)


def rows_of(number: int, dates: st.SearchStrategy[date] = DATES) -> st.SearchStrategy[Row]:
    """Rows of one list, each cell blank or of its kind, and the number of the child or adopter given."""
    held = columns(LISTS[number])
    cells = {name: st.none() | values(one.read, dates) for name, one in held}
    return st.builds(LISTS[number], **{**cells, held[0][0]: st.sampled_from(["1", "007", "A 1"])})
