"""Reads a children in need census, child by child, in one pass over the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.cin.blocks import Blocks, Children
from alongside.returns.kit import safe_xml
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Origin
from alongside.returns.kit.safe_xml import name_of
from alongside.returns.kit.sniff import first_bytes, is_xml

Element = etree._Element


@dataclass(frozen=True)
class CensusFile:
    """A census. `children` is read as it is asked for, once; `problems` fills as it goes."""

    header: rows.Header
    children: Iterator[rows.Child]
    problems: Problems


def read(path: Path) -> CensusFile:
    """A children in need census of any year from 2017, as the department's XML.

    Raises Unreadable, and only that, where the file is no census, is broken or is cut
    off: the whole of it is looked through before the first child is given out, so that
    nothing is half read.
    """
    path = Path(path)
    where = Where(path.name)
    recognise(path)
    safe_xml.check_whole(path, where)
    return _opened(path, where)


def read_whole(path: Path) -> tuple[CensusFile, list[rows.Child]]:
    """The same, with every child at once: the file is gone through a single time. Raises Unreadable."""
    path = Path(path)
    recognise(path)
    file = _opened(path, Where(path.name))
    return file, list(file.children)


def _opened(path: Path, where: Where) -> CensusFile:
    problems = Problems()
    found = safe_xml.elements(path, where, "Header", "Child")
    first = next(found, None)
    if first is None:
        raise Unreadable("This XML holds no child, so it is not a children in need census.", where)
    if name_of(first) != "Header":
        problems.refuse(
            Where(path.name, place="Header"), "The header is missing: the year and the council are not known."
        )
        header = rows.Header(Origin(path.name, "Header"))
        return CensusFile(header, _children(chain([first], found), path.name, problems), problems)
    header = _header(first, path.name, problems)
    return CensusFile(header, _children(found, path.name, problems), problems)


def recognise(path: Path) -> None:
    """Looks at the beginning alone. Raises Unreadable where it is not that of a children in need census."""
    where = Where(path.name)
    head = first_bytes(path, safe_xml.XML_LIMIT)
    if not is_xml(head):
        raise Unreadable("This is not XML, so it is no children in need census. Send the census as XML.", where)
    root = safe_xml.root_name(head, where)
    if root != "Message":
        raise Unreadable(_not_a_census(root), where)
    first = next(safe_xml.elements(path, where, "Header", "Child"), None)
    if first is not None and name_of(first) == "Header":
        _header(first, path.name, Problems())


def _not_a_census(root: str) -> str:
    if root == "EXPSSDA903":
        return "This is an SSDA903 return, not the children in need census. Send the census."
    return (
        f"This is not a children in need census: it begins with {root[:40]} where a census begins with Message. "
        "Export the census from the case system in the department's form."
    )


def _header(element: Element, file: str, problems: Problems) -> rows.Header:
    parts = [part for block in element for part in block]
    header = Blocks(rows.Header, file, problems).read(element, parts)
    if header.collection not in (None, "CIN"):
        raise Unreadable(
            f"This is the department's {(header.collection or '')[:10]} collection, not the children in need census. "
            "Send the census.",
            header.where,
        )
    return header


def _children(elements: Iterator[Element], file: str, problems: Problems) -> Iterator[rows.Child]:
    children = Children(file, problems)
    for element in elements:
        if name_of(element) == "Child":
            yield children.read(element)
    if not children.number:
        problems.refuse(Where(file, place="Children"), "The census holds no child.")
