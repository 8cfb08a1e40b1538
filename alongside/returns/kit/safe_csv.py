"""CSV from strangers: its encoding, its delimiter, and rows that do not fit, each told in words."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.sniff import first_bytes

CSV_LIMIT = 128 * 2**20

# More rows than this that do not fit, and it is another file than its header says.
MISFITS = 1_000

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


@dataclass(frozen=True)
class Sheet:
    """A CSV file: its header cells and its encoding. `rows` reads the rest."""

    path: Path
    header: tuple[str, ...]
    encoding: str

    def rows(self, problems: Problems, place: str) -> Iterator[tuple[int, int, list[str]]]:
        """(number from 0, line, cells) of each row that has as many cells as the header.

        Other rows are counted, told and left out, blank rows left out. Raises Unreadable
        where the file is cut off within quotation marks, or over a thousand rows do not fit.
        """
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, strict=True)
            rows = _guarded(reader, self.path.name)
            next(rows, None)
            line, number, wanted, misfits = reader.line_num + 1, 0, len(self.header), 0
            for cells in rows:
                if any(cells) and any(map(str.strip, cells)):
                    # Spreadsheets leave blank cells behind the last column: those are no fault.
                    if len(cells) == wanted or (len(cells) > wanted and not any(map(str.strip, cells[wanted:]))):
                        yield number, line, cells
                    else:
                        misfits += 1
                        self._tell(len(cells), misfits, Where(self.path.name, line=line, place=place), problems)
                    number += 1
                line = reader.line_num + 1

    def _tell(self, found: int, misfits: int, where: Where, problems: Problems) -> None:
        wanted = len(self.header)
        if misfits > MISFITS:
            raise Unreadable(
                f"Over {MISFITS:,} rows have more or fewer cells than the header. Export it again, "
                "with quotation marks round what holds commas.",
                where,
            )
        few = "few" if found < wanted else "many"
        problems.refuse(where, f"This row has too {few} cells, {found} where the header has {wanted}; it was left out.")


def open_csv(path: Path, problems: Problems) -> Sheet:
    """The file's header, after its bytes have been looked at. Raises Unreadable."""
    where = Where(path.name)
    first_bytes(path, CSV_LIMIT)
    encoding = _encoding(path, where)
    if encoding == "cp1252":
        problems.warn(
            where,
            "This file is not saved as UTF-8; it was read as Windows-1252. "
            "Check letters like é, and save it as UTF-8 before it is sent on.",
        )
    return Sheet(path, _header(path, encoding, where), encoding)


def _header(path: Path, encoding: str, where: Where) -> tuple[str, ...]:
    with path.open(encoding=encoding, newline="") as file:
        first = next(_guarded(csv.reader(file, strict=True), path.name), [])
    header = tuple(cell.strip().upper() for cell in first)
    while header and not header[-1]:
        header = header[:-1]
    if len(header) == 1:
        for delimiter, name in _DELIMITERS.items():
            if delimiter in header[0]:
                raise Unreadable(
                    f"The cells of this file are separated by {name}. Save it with commas (CSV, UTF-8).", where
                )
    return header


def _guarded(rows: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    line = 0
    try:
        while True:
            line += 1
            yield next(rows)
    except StopIteration:
        return
    except (csv.Error, UnicodeError):
        raise Unreadable(
            f"Row {line} cannot be taken apart: a quotation mark is opened and never closed, a cell goes on "
            "without end, or the file is cut off. Export it again.",
            Where(name, line=line),
        ) from None


def _encoding(path: Path, where: Where) -> str:
    """UTF-8 where every byte fits it, with or without its mark; else Windows-1252.

    The whole file is looked at before a row is given out, so that no table is read
    half in one encoding. Raises Unreadable at the line of the first NUL.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    fits, line = True, 1
    with path.open("rb") as file:
        while chunk := file.read(2**20):
            if b"\x00" in chunk:
                line += chunk[: chunk.index(b"\x00")].count(b"\n")
                raise Unreadable(
                    f"Line {line} holds a NUL byte: this is not a text file, or it is damaged. Export it again.",
                    Where(where.file, line=line),
                )
            line += chunk.count(b"\n")
            fits = fits and _decodes(decoder, chunk)
    return "utf-8-sig" if fits and _decodes(decoder, b"", final=True) else _windows(path, where)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _windows(path: Path, where: Where) -> str:
    # Five bytes mean nothing in Windows-1252: a file that holds them is no text.
    with path.open("rb") as file:
        while chunk := file.read(2**20):
            if any(byte in chunk for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")):
                raise Unreadable("This is neither UTF-8 nor Windows text. Save it as CSV, UTF-8.", where)
    return "cp1252"
