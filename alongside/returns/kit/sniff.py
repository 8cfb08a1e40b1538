"""What kind of file this is, from its first bytes and never from its name."""

import os
from pathlib import Path

from alongside.returns.kit.problems import Unreadable, Where

FIRST = 64 * 1024

# The beginnings of files that people send by mistake, and what to call them.
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"<\x00", b"\x00<")


def first_bytes(path: Path, limit: int) -> bytes:
    """The file's first 64 KB.

    Raises Unreadable where it is missing, empty, over the limit (bytes) or of a kind
    that no return has.
    """
    where = Where(path.name)
    try:
        size = os.path.getsize(path)
        with path.open("rb") as file:
            head = file.read(FIRST)
    except OSError:
        raise Unreadable("This file could not be opened. Check that it is there and send it again.", where) from None
    _refuse_others(head, where)
    if size > limit:
        raise Unreadable(
            f"This file is {size // 2**20} MB; no more than {limit // 2**20} MB can be read. "
            "Send the return of one council and one year.",
            where,
        )
    return head


def _refuse_others(head: bytes, where: Where) -> None:
    if not head.strip():
        raise Unreadable("This file is empty. Export it again.", where)
    for start, name in _OTHERS:
        if head.startswith(start):
            raise Unreadable(f"This is {name}, not a return. Send the XML, CSV or XLSX file itself.", where)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_old_office(head), where)
    if head.startswith(_WIDE):
        raise Unreadable("This file is saved as UTF-16. Save it as UTF-8 and send it again.", where)


def _old_office(head: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in head:
        return "This workbook is locked with a password. Save it without one and send it again."
    return "This is an old Office file (.xls), or one locked with a password. Save it as .xlsx without a password."


def is_zip(head: bytes) -> bool:
    """Whether the bytes begin a zip, as every .xlsx does."""
    return head.startswith(b"PK\x03\x04")


def is_xml(head: bytes) -> bool:
    """Whether the bytes begin an XML file."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
