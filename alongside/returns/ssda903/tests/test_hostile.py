"""Nothing that is sent as SSDA903 can raise anything but Unreadable, and each refusal says what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns import ssda903
from alongside.returns.kit.problems import KEPT, Unreadable
from alongside.returns.tests.making import refused, table, write

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
ADA = "ADA1,F,27/03/2015,WBRI,A123456789012,0,"
WHOLE = table(HEADER, ADA, ADA.replace("ADA1", '"BEN, ""1"""')).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\xd0\xcf\x11\xe0....", "old Office file"),
        (WHOLE.replace(b"BEN", b"BE\x00"), "Line 3 holds a NUL"),
        (WHOLE.decode().encode("utf-16"), "UTF-16"),
        (WHOLE.replace(b"BEN", b"B\x81N"), "neither UTF-8 nor Windows"),
        (WHOLE.replace(b",", b";"), "semicolons"),
        (WHOLE.replace(b",", b"\t"), "tabs"),
        (table(HEADER, ADA, 'ADA1,"F,27').encode(), "Row 3 .* quotation mark"),
        (table(ADA, ADA).encode(), "column names"),
        (b"CHILD," + b"a" * 200_000, "without end"),
    ],
)
def test_each_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        ssda903.read([write(tmp_path, "header.csv", content)])


def test_a_refusal_never_repeats_a_row(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        ssda903.read([write(tmp_path, "header.csv", table(ADA, ADA))])
    assert "ADA1" not in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="could not be opened"):
        ssda903.read([tmp_path / "gone.csv"])


def test_windows_text_is_read_and_told(tmp_path: Path) -> None:
    found = ssda903.read([write(tmp_path, "h.csv", table(HEADER, ADA.replace("ADA1", "ADÉ1")).encode("cp1252"))])
    assert found.header[0].child == "ADÉ1"
    assert "Windows-1252" in next(iter(found.problems)).message


def test_a_byte_order_mark_is_no_hindrance(tmp_path: Path) -> None:
    found = ssda903.read([write(tmp_path, "h.csv", WHOLE.decode().encode("utf-8-sig"))])
    assert [row.child for row in found.header] == ["ADA1", 'BEN, "1"']
    assert len(found.problems) == 0


def test_two_hundred_megabytes_of_junk_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "junk.csv"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
        file.write(b"junk" * 1000)
    with pytest.raises(Unreadable, match="200 MB"):
        ssda903.read([path])


def test_a_header_with_junk_below_is_refused_before_it_is_all_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Over 1,000 rows") as refusal:
        ssda903.read([write(tmp_path, "h.csv", table(HEADER, *["a,b"] * 50_000))])
    assert refusal.value.where.line == 1002


def test_a_fault_on_every_row_does_not_fill_the_memory(tmp_path: Path) -> None:
    rows = [ADA.replace("27/03/2015", "soon")] * (KEPT + 50)
    found = ssda903.read([write(tmp_path, "h.csv", table(HEADER, *rows))])
    assert len(found.problems) == KEPT + 50
    assert len(list(found.problems)) == KEPT


@given(end=st.integers(0, len(WHOLE)))
def test_a_file_cut_off_anywhere_never_raises_anything_else(folder: Path, end: int) -> None:
    path = write(folder, "cut.csv", WHOLE[:end])
    refusal = refused(lambda: ssda903.read([path]))
    assert refusal is None or refusal.message.endswith(".")


@given(junk=st.binary(max_size=200), keep=st.booleans())
def test_junk_never_raises_anything_else(folder: Path, junk: bytes, keep: bool) -> None:
    path = write(folder, "junk.csv", WHOLE + junk if keep else junk)
    refusal = refused(lambda: ssda903.read([path]))
    assert refusal is None or refusal.message.endswith(".")


@given(cells=st.lists(st.text(max_size=20), min_size=7, max_size=7))
def test_no_value_of_any_cell_raises(folder: Path, cells: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""').replace("\x00", "") + '"' for cell in cells)
    content = table(HEADER, quoted).encode("utf-8", "replace")
    found = ssda903.read([write(folder, "cells.csv", content)])
    blank = not any(cell.replace("\x00", "").strip() for cell in cells)
    assert len(found.header) == (0 if blank else 1)
