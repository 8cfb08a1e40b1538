"""A workbook that is written is read again as the same lists, and what it holds can do no harm."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.returns import annex_a
from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.tests.making import header_of, rows_of, workbook
from alongside.returns.annex_a.wording import WORDING, words_of
from alongside.returns.annex_a.write import write
from alongside.returns.kit.reading import Reader
from alongside.returns.kit.rows import Row, columns


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


def said(rows: list[Row]) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name, _ in columns(type(row))} for row in rows]


@pytest.mark.parametrize("number", LISTS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_what_is_written_is_read_as_it_was(folder: Path, number: int, data: st.DataObject) -> None:
    rows = data.draw(st.lists(rows_of(number), max_size=3))
    write({number: rows}, folder / "a.xlsx")
    found = annex_a.read(folder / "a.xlsx")
    assert said(found.rows[number]) == said(rows)
    assert found.problems.refused == []
    assert found.sheets == {f"List {one}": one for one in LISTS}


@pytest.mark.parametrize("read", WORDING, ids=[str(place) for place in range(len(WORDING))])
def test_the_words_of_a_code_mean_that_code(read: Reader) -> None:
    assert {code: read(words_of(read, code)) for code in WORDING[read]} == {
        code: (code, None) for code in WORDING[read]
    }


def test_what_was_read_and_written_again_says_the_same(tmp_path: Path) -> None:
    contacts = [
        ["9212044", "Female", "WBRI - White British", date(2015, 1, 25), 6.9, date(2025, 9, 16), "The window cleaner"],
        ["9212045", "M", "a) White", "25/01/2015", "", "31/02/2025", "q) 6: Police"],
    ]
    first = annex_a.read(workbook(tmp_path / "first.xlsx", {"Contacts": [header_of(1), *contacts]}))
    write(first.rows, tmp_path / "second.xlsx")
    second = annex_a.read(tmp_path / "second.xlsx")
    assert said(second.contacts) == said(first.contacts)
    assert [row.unread for row in second.contacts] == [row.unread for row in first.contacts]
    assert second.contacts[0].taken == first.contacts[0].taken


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    referral = LISTS[3](child_id="1", team='=HYPERLINK("http://example.org")', worker="http://example.org")
    write({3: [referral]}, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet3.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=HYPERLINK" in sheet


def test_a_workbook_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def breaking() -> Any:
        yield LISTS[1](child_id="1")
        raise ZeroDivisionError

    write({1: [LISTS[1](child_id="1")]}, tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()
    with pytest.raises(ZeroDivisionError):
        write({1: breaking()}, tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
