"""Nothing that is sent as a workbook can harm, or raise anything but Unreadable."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.returns import annex_a
from alongside.returns.annex_a.tests.making import header_of, workbook
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import refused, write

ROW = ["1", "Male", "WBRI", "", "", "", "6"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    return workbook(folder / "whole.xlsx", {"List 1": [header_of(1), ROW]}).read_bytes()


def with_part(folder: Path, whole: bytes, name: str, content: bytes) -> Path:
    """The workbook with one more part, or one part replaced."""
    source, target = write(folder, "source.xlsx", whole), folder / "changed.xlsx"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            if part != name:
                after.writestr(part, before.read(part))
        after.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
    ],
)
def test_macros_and_links_outside_are_refused(tmp_path: Path, whole: bytes, part: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        annex_a.read(with_part(tmp_path, whole, part, b"x"))


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, whole: bytes) -> None:
    path = with_part(tmp_path, whole, "xl/media/image1.png", b"\0" * 50_000_000)
    assert path.stat().st_size < 100_000
    with pytest.raises(Unreadable, match="unpacks to far more"):
        annex_a.read(path)


def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path, whole: bytes) -> None:
    path = with_part(tmp_path, whole, "xl/media/image1.png", b"\0" * 50_000_000)
    lie = path.read_bytes().replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(Unreadable, match="damaged"):
        annex_a.read(write(tmp_path, "lie.xlsx", lie))


def test_two_far_corners_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "corners.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List 1")
        sheet.write(0, 0, "Child Unique ID")
        sheet.write(1_048_575, 16_383, "far")
    with pytest.raises(Unreadable, match="1,048,576"):
        annex_a.read(path)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b'<c r="A2"', b"<c", "not written by Excel"),
        (b'<c r="A2"', b'<c s=" r=\'A2\'" r="XFD1048576"', "not written by Excel"),
        (b'<c r="A2"', b'<c x=">" r="XFD1048576"', "not written by Excel"),
        (b'<c r="A2"', b'<c r="xfd1048576"', "1,048,576"),
    ],
)
def test_no_cell_can_hide_how_far_out_it_stands(
    tmp_path: Path, whole: bytes, before: bytes, after: bytes, reason: str
) -> None:
    with zipfile.ZipFile(write(tmp_path, "whole.xlsx", whole)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert before in sheet
    with pytest.raises(Unreadable, match=reason):
        annex_a.read(with_part(tmp_path, whole, "xl/worksheets/sheet1.xml", sheet.replace(before, after)))


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
def test_no_second_workbook_can_hide_in_the_first(tmp_path: Path, whole: bytes, part: str) -> None:
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        annex_a.read(with_part(tmp_path, whole, part, b"x"))


def test_a_formula_is_told_and_what_it_showed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List 1")
        sheet.write_row(0, 0, header_of(1))
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, 0, '="ADA"&1', value="ADA1")
    found = annex_a.read(path)
    assert found.contacts[0].child_id == "ADA1"
    assert [problem.message for problem in found.problems if "formulas" in problem.message]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"CHILD,DOB", "not an Excel workbook"),
        (b"%PDF-1.4", "a PDF"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b" " * 500 + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"\xd0\xcf\x11\xe0" + b" " * 500, "old Office file"),
    ],
)
def test_each_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        annex_a.read(write(tmp_path, "a.xlsx", content))


def test_another_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("word/document.xml", "<a/>")
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        annex_a.read(path)


@given(share=st.floats(0, 0.999))
def test_a_workbook_cut_off_anywhere_is_refused(folder: Path, whole: bytes, share: float) -> None:
    with pytest.raises(Unreadable):
        annex_a.read(write(folder, "cut.xlsx", whole[: int(len(whole) * share)]))


@settings(max_examples=200)
@given(share=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8))
def test_junk_written_over_it_never_raises_anything_else(folder: Path, whole: bytes, share: float, junk: bytes) -> None:
    at = int(len(whole) * share)
    reads_or_refuses(write(folder, "junk.xlsx", whole[:at] + junk + whole[at + len(junk) :]))


@pytest.mark.parametrize("part", ["workbook.xml", "worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"])
@given(junk=st.binary(max_size=60), share=st.floats(0, 1))
@settings(max_examples=40)
def test_broken_xml_inside_never_raises_anything_else(
    folder: Path, whole: bytes, part: str, junk: bytes, share: float
) -> None:
    with zipfile.ZipFile(write(folder, "whole.xlsx", whole)) as book:
        content = book.read(f"xl/{part}")
    at = int(len(content) * share)
    reads_or_refuses(with_part(folder, whole, f"xl/{part}", content[:at] + junk + content[at + len(junk) :]))


def reads_or_refuses(path: Path) -> None:
    refusal = refused(lambda: annex_a.read(path))
    assert refusal is None or refusal.message.endswith(".")
