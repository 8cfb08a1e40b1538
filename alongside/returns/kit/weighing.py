"""A workbook is weighed as the zip that it is, before anything opens it as a workbook."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from alongside.returns.kit.problems import Problems, Unreadable, Where

UNPACKED_LIMIT = 512 * 2**20
RATIO_LIMIT = 250
CELL_LIMIT = 5_000_000
PARTS_LIMIT = 2_000

_CHUNK = 2**20
# A cell's tag up to its end. Its reference is caught only where nothing but what Excel itself writes stands before it,
# so that no reference can hide; a tag of any other kind is caught whole and without one.
_CELL = re.compile(
    rb"""<(?:c|\w+:c)(?=[\s/>])(?:(?:\s+(?:s|t|cm|vm|ph|i|l|a)\s*=\s*["']\w*["'])*\s+r\s*=\s*"""
    rb"""["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*>|[^>]*>?)"""
)
_FORMULA = re.compile(rb"<(?:f|\w+:f)[\s>/]")


@dataclass
class _Extent:
    """How far to the right and down the cells of a part reach, and whether any is a formula."""

    column: int = 0
    row: int = 0
    formulas: bool = False


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
            extents = [_look_through(book, part, where) for part in parts]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        raise Unreadable(
            "This workbook is damaged, cut off or locked. Open it in Excel, save it again without a password "
            "and send it.",
            where,
        ) from None
    if any(extent.formulas for extent in extents):
        problems.warn(where, "This workbook holds formulas; what they last showed was read.")


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
    # A second kind of workbook in the same zip could be opened in place of the one weighed here.
    other = any(name == "content.xml" or name.endswith("workbook.bin") for name in lowered)
    if "xl/workbook.xml" not in lowered or other:
        raise Unreadable("This is a zip file but not an Excel workbook. Send the .xlsx file itself.", where)
    if any("vbaproject" in name or "macrosheets/" in name for name in lowered):
        raise Unreadable("This workbook holds macros. Save it as a plain .xlsx workbook and send it again.", where)
    if any(name.startswith("xl/externallinks/") for name in lowered):
        raise Unreadable(
            "This workbook has links to other workbooks. Break them (Data, Edit Links), save it and send it again.",
            where,
        )


def _look_through(book: zipfile.ZipFile, part: zipfile.ZipInfo, where: Where) -> _Extent:
    # Every part, as a sheet may have any name; read to its end, the zip's checksum also proves its size.
    extent = _Extent()
    with book.open(part) as file:
        for piece in _whole_tags(file):
            _stretch(extent, piece, where)
            if extent.column * extent.row > CELL_LIMIT:
                raise Unreadable(
                    f"A sheet of this workbook reaches down to row {extent.row:,}. "
                    "Delete the empty rows and columns round the data, save it and send it again.",
                    where,
                )
    return extent


def _whole_tags(file: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that end before a tag begins, so that no tag is cut in two."""
    rest = b""
    while chunk := file.read(_CHUNK):
        seen = rest + chunk
        cut = seen.rfind(b"<") if len(rest) < _CHUNK else len(seen)
        cut = cut if cut >= 0 else len(seen)
        yield seen[:cut]
        rest = seen[cut:]
    yield rest


def _stretch(extent: _Extent, piece: bytes, where: Where) -> None:
    extent.formulas = extent.formulas or _FORMULA.search(piece) is not None
    cells = _CELL.findall(piece)
    if not cells:
        return
    # Few columns and few rows are told again and again: each is looked at once.
    letters, rows = ({cell[part] for cell in cells} for part in (0, 1))
    if b"" in letters:
        raise Unreadable("A sheet of this workbook was not written by Excel. Save it in Excel and send that.", where)
    extent.column = max(extent.column, *(_column(one.upper()) for one in letters))
    extent.row = max(extent.row, *map(int, rows))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
