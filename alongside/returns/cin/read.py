"""Reads a children in need census, child by child, in one pass over the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.cin.codes import ASSESSMENT_FACTOR, DISABILITY
from alongside.returns.kit import safe_xml
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.reading import Reader, iso_day, one_of
from alongside.returns.kit.rows import NOTHING_UNREAD, build, columns
from alongside.returns.kit.safe_xml import line_of, name_of, text_of
from alongside.returns.kit.sniff import first_bytes

Row = TypeVar("Row")
Element = etree._Element

# What a file of 2024 or earlier calls the element of today.
OLD_NAMES = {"GenderCurrent": "Sex"}

# Blocks that a row holds beside its own elements: they are read by themselves.
BLOCKS: dict[type, frozenset[str]] = {
    rows.Characteristics: frozenset({"Disabilities"}),
    rows.Assessment: frozenset({"FactorsIdentifiedAtAssessment"}),
    rows.ProtectionPlan: frozenset({"Reviews"}),
    rows.CinDetails: frozenset(
        {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "PreProceedingsandFGDM"}
    ),
}


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
    problems = Problems()
    found = safe_xml.elements(path, where, "Header", "Child")
    first = next(found, None)
    if first is None:
        raise Unreadable("This XML holds no child, so it is not a children in need census.", where)
    if name_of(first) != "Header":
        problems.refuse(
            Where(path.name, place="Header"), "The header is missing: the year and the council are not known."
        )
        header = rows.Header(where=Where(path.name, place="Header"), unread=NOTHING_UNREAD)
        return CensusFile(header, _children(chain([first], found), path.name, problems), problems)
    header = _header(first, path.name, problems)
    return CensusFile(header, _children(found, path.name, problems), problems)


def recognise(path: Path) -> None:
    """Looks at the beginning alone. Raises Unreadable where it is not that of a children in need census."""
    where = Where(path.name)
    root = safe_xml.root_name(first_bytes(path, safe_xml.XML_LIMIT), where)
    if root != "Message":
        raise Unreadable(_not_a_census(root), where)
    first = next(safe_xml.elements(path, where, "Header", "Child"), None)
    if first is not None and name_of(first) == "Header":
        _header(first, path.name, Problems())


def _not_a_census(root: str) -> str:
    if root == "EXPSSDA903":
        return "This is an SSDA903 return as XML. Export it as CSV files and send those."
    return (
        f"This is not a children in need census: it begins with {root[:40]} where a census begins with Message. "
        "Export the census from the case system in the department's form."
    )


def _header(element: Element, file: str, problems: Problems) -> rows.Header:
    parts = [part for block in element for part in block]
    header = _build(rows.Header, element, parts, file, problems)
    if header.collection not in (None, "CIN"):
        raise Unreadable(
            f"This is the department's {(header.collection or '')[:10]} collection, not the children in need census. "
            "Send the census.",
            header.where,
        )
    return header


def _children(elements: Iterator[Element], file: str, problems: Problems) -> Iterator[rows.Child]:
    number = 0
    for element in elements:
        if name_of(element) == "Child":
            number += 1
            yield _child(element, file, problems)
    if not number:
        problems.refuse(Where(file, place="Children"), "The census holds no child.")


def _child(element: Element, file: str, problems: Problems) -> rows.Child:
    where = Where(file, line=line_of(element), place="Child")
    for name in ("ChildIdentifiers", "ChildCharacteristics", "CINdetails"):
        if not _named(element, name):
            problems.refuse(Where(file, line_of(element), place=name), f"This child has no {name}.")
    identifiers = _one(element, "ChildIdentifiers")
    characteristics = _one(element, "ChildCharacteristics")
    return rows.Child(
        where=where,
        identifiers=_build(rows.Identifiers, identifiers, list(identifiers), file, problems),
        characteristics=_build(
            rows.Characteristics,
            characteristics,
            list(characteristics),
            file,
            problems,
            disabilities=_codes(characteristics, "Disability", one_of(DISABILITY), file, problems),
        ),
        cin_details=tuple(_details(one, file, problems) for one in _named(element, "CINdetails")),
    )


def _details(element: Element, file: str, problems: Problems) -> rows.CinDetails:
    return _build(
        rows.CinDetails,
        element,
        list(element),
        file,
        problems,
        assessments=tuple(_assessment(one, file, problems) for one in _named(element, "Assessments")),
        plans=_blocks(rows.PlanDates, element, "CINPlanDates", file, problems),
        section_47s=_blocks(rows.Section47, element, "Section47", file, problems),
        protection_plans=tuple(_plan(one, file, problems) for one in _named(element, "ChildProtectionPlans")),
        pre_proceedings=_blocks(rows.PreProceedings, element, "PreProceedingsandFGDM", file, problems),
    )


def _assessment(element: Element, file: str, problems: Problems) -> rows.Assessment:
    factors = _codes(element, "AssessmentFactors", one_of(ASSESSMENT_FACTOR), file, problems)
    return _build(rows.Assessment, element, list(element), file, problems, factors=factors)


def _plan(element: Element, file: str, problems: Problems) -> rows.ProtectionPlan:
    # Some systems write one Reviews block with every date, others a block for each date.
    reviews = tuple(
        value for value in _values(element, "CPPreviewDate", iso_day, file, problems) if isinstance(value, date)
    )
    return _build(rows.ProtectionPlan, element, list(element), file, problems, review_dates=reviews)


def _blocks(row: type[Row], parent: Element, name: str, file: str, problems: Problems) -> tuple[Row, ...]:
    return tuple(_build(row, one, list(one), file, problems) for one in _named(parent, name))


def _build(
    row: type[Row], element: Element, parts: list[Element], file: str, problems: Problems, **more: object
) -> Row:
    where = Where(file, line=line_of(element), place=name_of(element))
    known = {held.name for _, held in columns(row)}
    cells: dict[str, tuple[str, int | None]] = {}
    for part in parts:
        name = OLD_NAMES.get(name_of(part), name_of(part))
        line = line_of(part)
        if (part.tail or "").strip():
            problems.warn(Where(file, line, place=where.place), f"Words stand between the elements, after {name[:40]}.")
        if name in BLOCKS.get(row, ()):
            continue
        if name in known and name not in cells:
            cells[name] = (text_of(part), line)
        else:
            again = name in known
            told = (
                "stands here more than once; the first was read" if again else "does not belong here; it was not read"
            )
            problems.warn(Where(file, line, place=where.place, field=name[:40]), f"{name[:40]} {told}.")
    return build(row, cells, where, problems, **more)


def _codes(element: Element, name: str, read: Reader, file: str, problems: Problems) -> tuple[str, ...]:
    return tuple(str(value) for value in _values(element, name, read, file, problems))


def _values(element: Element, name: str, read: Reader, file: str, problems: Problems) -> Iterator[object]:
    for one in element.iter(f"{{*}}{name}"):
        raw = text_of(one)
        where = Where(file, line=line_of(one), place=name_of(element), field=name)
        if not raw:
            continue
        value, complaint = read(raw)
        if complaint is not None:
            tell = problems.refuse if complaint.severity == "refused" else problems.warn
            tell(where, f"{name} {complaint.message}.", raw)
        if value is not None:
            yield value


def _named(element: Element, name: str) -> list[Element]:
    return [part for part in element if name_of(part) == name]


def _one(element: Element, name: str) -> Element:
    found = _named(element, name)
    return found[0] if found else etree.Element(name)
