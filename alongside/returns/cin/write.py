"""Writes a census as the XML that the department takes, child by child."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.cin.blocks import OLD_NAMES
from alongside.returns.kit.keeping import kept_whole
from alongside.returns.kit.lists.person import OLD_SEX
from alongside.returns.kit.rows import Row
from alongside.returns.kit.writing import cells, iso

Element = etree._Element

# The first census that asks for M, F and U, for child in need plans, and for what comes before court.
SEX_SINCE, PLANS_SINCE, PRE_PROCEEDINGS_SINCE = 2025, 2022, 2027

_GENDER = {"M": "1", "F": "2", "U": "0"}
_COLLECTION = ("Collection", "Year", "ReferenceDate")


def write(header: rows.Header | None, children: Iterable[rows.Child], path: Path, year: int) -> None:
    """One XML file in the form of that year's schema (2026 is 2025-26), whole or not at all.

    Names and order of the elements are the schema's; what could not be read stands again
    as it stood, and what is blank is left out. Each child is written before the next is
    asked for. The place of the module of 2026-27 is that of the one sample there is.
    Raises OSError where the path cannot be written.
    """
    with kept_whole(path) as part, part.open("wb") as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("Message"):
            if header is not None:
                xml.write(_header(header))
            with xml.element("Children"):
                for child in children:
                    xml.write(_child(child, year), "\n")


def _header(header: rows.Header) -> Element:
    said = cells(header, iso)
    details = {name: said.pop(name) for name in _COLLECTION}
    made = etree.Element("Header")
    _fill(etree.SubElement(made, "CollectionDetails"), details)
    _fill(etree.SubElement(made, "Source"), said)
    return made


def _child(child: rows.Child, year: int) -> Element:
    made = etree.Element("Child")
    _fill(etree.SubElement(made, rows.Identifiers.table), _identifiers(child.identifiers, year))
    characteristics = _block(made, child.characteristics)
    _list(characteristics, "Disabilities", child.characteristics.disabilities)
    for details in child.cin_details:
        _details(made, details, year)
    return made


def _identifiers(row: rows.Identifiers, year: int) -> Mapping[str, str]:
    """The cells, with the sex as that year spells it."""
    if year >= SEX_SINCE:
        return cells(row, iso) | {"Sex": row.sex or ""}
    stood = row.taken.get("Sex", "")
    gender = stood if stood in OLD_SEX else _GENDER.get(row.sex or "", row.sex or "")
    return {OLD_NAMES.get(name, name): gender if name == "Sex" else text for name, text in cells(row, iso).items()}


def _details(made: Element, row: rows.CinDetails, year: int) -> None:
    said = cells(row, iso)
    decided = {"ReferralNFA": said.pop("ReferralNFA")}
    details = etree.SubElement(made, row.table)
    _fill(details, said)
    for assessment in row.assessments:
        _list(_block(details, assessment), "FactorsIdentifiedAtAssessment", assessment.factors)
    for block in (*(row.plans if year >= PLANS_SINCE else ()), *row.section_47s):
        _block(details, block)
    _fill(details, decided)
    for plan in row.protection_plans:
        _list(_block(details, plan), "Reviews", plan.reviews)
    for work in row.pre_proceedings if year >= PRE_PROCEEDINGS_SINCE else ():
        _block(details, work)


def _block(into: Element, row: Row) -> Element:
    made = etree.SubElement(into, row.table)
    _fill(made, cells(row, iso))
    return made


def _fill(element: Element, said: Mapping[str, str]) -> None:
    for name, text in said.items():
        if text:
            etree.SubElement(element, name).text = text


def _list(into: Element, name: str, held: Sequence[Row]) -> None:
    """One block of rows that are each one element; a blank one keeps its place."""
    if held:
        block = etree.SubElement(into, name)
        for row in held:
            for column, text in cells(row, iso).items():
                etree.SubElement(block, column).text = text or None
