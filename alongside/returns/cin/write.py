"""Writes a census as the department's XML, child by child, in the order and with the names of the year's schema."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.kit.rows import Row
from alongside.returns.kit.writing import cells, iso

# Source: the department's census schemas of 2017 to 2026; the module of 2026-27 as far as it is known.
SEX_SINCE: Final = 2025
PLANS_SINCE: Final = 2022
PRE_PROCEEDINGS_SINCE: Final = 2027
OLD_SEX: Final = {"M": "1", "F": "2", "U": "0"}
HEADER_DETAILS: Final = ("Collection", "Year", "ReferenceDate")

Xml = Any


def write(header: rows.Header, children: Iterable[rows.Child], path: Path, year: int) -> None:
    """The census of that year (2026 is 2025-26) as one file, whole or not at all. Raises OSError.

    Blank elements are left out; what a file said and nobody could read is written as it
    stood. Reviews stand in one block, as the schema has them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with etree.xmlfile(str(part), encoding="utf-8") as xml:
            xml.write_declaration()
            with xml.element("Message"):
                xml.write(_header(header), pretty_print=True)
                with xml.element("Children"):
                    for child in children:
                        xml.write(_child(child, year), pretty_print=True)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _header(header: rows.Header) -> Xml:
    element, said = etree.Element("Header"), cells(header, iso)
    details, source = etree.SubElement(element, "CollectionDetails"), etree.SubElement(element, "Source")
    for name, text in said.items():
        _add(details if name in HEADER_DETAILS else source, name, text)
    return element


def _child(child: rows.Child, year: int) -> Xml:
    element = etree.Element("Child")
    _identifiers(element, child.identifiers, year)
    traits = _block(element, child.characteristics)
    if child.characteristics.disabilities:
        held = etree.SubElement(traits, "Disabilities")
        for one in child.characteristics.disabilities:
            _fill(held, one)
    for details in child.cin_details:
        _details(element, details, year)
    return element


def _identifiers(child: Xml, identifiers: rows.Identifiers, year: int) -> None:
    block = etree.SubElement(child, "ChildIdentifiers")
    for name, text in cells(identifiers, iso).items():
        if name == "Sex" and year < SEX_SINCE:
            _add(block, "GenderCurrent", OLD_SEX.get(text, text))
        else:
            _add(block, name, text)


def _details(child: Xml, details: rows.CinDetails, year: int) -> None:
    block = etree.SubElement(child, "CINdetails")
    said = cells(details, iso)
    nothing_further = said.pop("ReferralNFA")
    for name, text in said.items():
        _add(block, name, text)
    for assessment in details.assessments:
        _assessment(block, assessment)
    for plan in details.plans if year >= PLANS_SINCE else ():
        _block(block, plan)
    for enquiry in details.section_47s:
        _block(block, enquiry)
    _add(block, "ReferralNFA", nothing_further)
    for protection in details.protection_plans:
        _protection(block, protection)
    for step in details.pre_proceedings if year >= PRE_PROCEEDINGS_SINCE else ():
        _block(block, step)


def _assessment(details: Xml, assessment: rows.Assessment) -> None:
    block = _block(details, assessment)
    if assessment.factors:
        found = etree.SubElement(block, "FactorsIdentifiedAtAssessment")
        for factor in assessment.factors:
            _fill(found, factor)


def _protection(details: Xml, plan: rows.ProtectionPlan) -> None:
    block = _block(details, plan)
    if plan.reviews:
        held = etree.SubElement(block, "Reviews")
        for review in plan.reviews:
            _fill(held, review)


def _block(parent: Xml, row: Row) -> Xml:
    block = etree.SubElement(parent, row.table)
    _fill(block, row)
    return block


def _fill(parent: Xml, row: Row) -> None:
    for name, text in cells(row, iso).items():
        _add(parent, name, text)


def _add(parent: Xml, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, name).text = text
