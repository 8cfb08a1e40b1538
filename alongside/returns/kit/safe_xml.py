"""XML from strangers: nothing outside the file is fetched, nothing inside it is expanded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from alongside.returns.kit.problems import Unreadable, Where

XML_LIMIT = 256 * 2**20
_CHUNK = 64 * 1024
_LONGEST = 8 * 2**20

_ENCODINGS = {"utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"}
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_SKIPPED = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


def root_name(head: bytes, where: Where) -> str:
    """The name of the root element, read from the first bytes alone.

    Nothing but the XML declaration, comments and spaces may stand before the root: a
    DOCTYPE, the door of every entity attack, is refused before a parser sees it.
    Raises Unreadable.
    """
    declared = _DECLARED.search(head[:200])
    if declared and declared[1].decode().lower() not in _ENCODINGS:
        raise Unreadable("This XML is not saved as UTF-8. Save it as UTF-8 and send it again.", where)
    rest = head.removeprefix(b"\xef\xbb\xbf")
    skipped = _SKIPPED.match(rest)
    rest = rest[skipped.end() :] if skipped else rest
    if rest.startswith(b"<!"):
        raise Unreadable(
            "This XML begins with a DOCTYPE, which no return has and which can be used to attack. Export it again.",
            where,
        )
    root = _ROOT.match(rest)
    if not root:
        raise Unreadable("This begins like XML, but no element follows. Export it again.", where)
    return root[1].decode("ascii", "replace")


def elements(path: Path, where: Where, *tags: str) -> Iterator[etree._Element]:
    """Each finished element of the given names, as the file is read; emptied once the next is asked for.

    Raises Unreadable where the XML is broken or cut off, with the line.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        with path.open("rb") as file:
            yield from _fed(parser, file, where)
            parser.close()
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise Unreadable(
            f"The XML is broken or cut off at line {line}. Export it again from the system it came from.",
            Where(where.file, line=line),
        ) from None
    except OSError:
        raise Unreadable("This file could not be read to its end. Send it again.", where) from None


def _fed(parser: etree.XMLPullParser, file: BinaryIO, where: Where) -> Iterator[etree._Element]:
    # What lies between two such elements is kept in memory, so it may not be without end.
    since = 0
    while chunk := file.read(_CHUNK):
        parser.feed(chunk)
        since += len(chunk)
        for _, element in parser.read_events():
            if isinstance(element, etree._Element):
                since = 0
                yield element
                _forget(element)
        if since > _LONGEST:
            raise Unreadable("This XML goes on for megabytes without a child, so it is not a census.", where)


def check_whole(path: Path, where: Where) -> None:
    """Reads the file once to its end, keeping nothing. Raises Unreadable where it is broken or cut off."""
    for _ in elements(path, where, "Child"):
        pass


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int | None:
    """The line the element begins on; beyond line 65,535 it can be one too high."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def text_of(element: etree._Element) -> str:
    """The element's own text, without the spaces round it."""
    return (element.text or "").strip()
