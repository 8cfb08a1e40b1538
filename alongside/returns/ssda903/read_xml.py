"""Reads the 903 as XML: one CHILD with a HEADER, which holds most tables' rows, and its EPISODEs.

Source: the department's schema of 2021; the tables added since (social worker episodes,
deprivation of liberty orders) are taken under their CSV names, where they stand.
"""

from pathlib import Path
from typing import Any

from lxml import etree

from alongside.returns.kit import safe_xml
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Maker, Odd, Origin
from alongside.returns.kit.safe_xml import line_of, name_of, text_of
from alongside.returns.kit.sniff import first_bytes
from alongside.returns.ssda903.tables import TABLES

Element = etree._Element
Cells = dict[str, tuple[str, int | None]]

ROOT = "EXPSSDA903"
# What an element is called, where the table's column is called otherwise.
COLUMN = {"CHILDID": "CHILD", "PL": "PLACE"}
# Elements that are rows of a table.
ROWS = {
    "EPISODE": "Episodes",
    "AREVIEW": "Reviews",
    "AMISSING": "Missing",
    "PERMANENCE": "PrevPerm",
    "OC2": "OC2",
    "AD_PLACED": "PlacedAdoption",
    "SWEPISODE": "SWEpisodes",
    "DOLO": "DoLo",
}
# Tables of which a child's HEADER holds the one row itself, and the columns that show there is one.
WITHIN = {
    "UASC": ("DUC",),
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
}
SHARED = ("CHILD", "DOB", "SEX")


def read_xml(path: Path, rows: dict[str, list[Any]], files: dict[str, str], problems: Problems) -> None:
    """Adds a file's rows to the tables. Raises Unreadable where it is no 903, is broken or cut off."""
    where = Where(path.name)
    root = safe_xml.root_name(first_bytes(path, safe_xml.XML_LIMIT), where)
    if root != ROOT:
        raise Unreadable(f"This is XML but no SSDA903 return: it begins with {root[:40]}, not {ROOT}.", where)
    makers = {table.name: Maker(table.row, Origin(path.name, table.name), problems) for table in TABLES}
    reader = _Reader(path.name, makers, rows, problems)
    for element in safe_xml.elements(path, where, "CHILD"):
        reader.child(element)
    # One file holds every table; those that came later are told only by a row, and XML has a rule of its own.
    seen = {table.name for table in TABLES if table.first is None or rows[table.name]}
    files.update({f"{path.name} {name}": name for name in (*sorted(seen), "XML")})


class _Reader:
    """Puts each element where its table is."""

    def __init__(
        self, file: str, makers: dict[str, Maker[Any]], rows: dict[str, list[Any]], problems: Problems
    ) -> None:
        self.file, self.makers, self.rows, self.problems = file, makers, rows, problems
        self.counted = dict.fromkeys(makers, 0)

    def child(self, element: Element) -> None:
        header = next((part for part in element if name_of(part) == "HEADER"), None)
        if header is None:
            line = line_of(element)
            self.problems.refuse(Where(self.file, line, place="CHILD"), "This CHILD has no HEADER; it was left out.")
            return
        cells, held = _parts(header)
        self._add("Header", cells, line_of(header))
        shared = {name: cells[name] for name in SHARED if name in cells}
        for table, own in WITHIN.items():
            inside = {name: cells[name] for name in own if name in cells and cells[name][0]}
            if inside or (table == "UASC" and cells.get("UASC", ("",))[0] == "1"):
                self._add(table, shared | inside, line_of(header))
        episodes = [part for part in element if name_of(part) in ROWS]
        for part in (*held, *episodes):
            self._add(ROWS[name_of(part)], shared | _parts(part)[0], line_of(part))

    def _add(self, table: str, cells: Cells, line: int | None) -> None:
        maker = self.makers[table]
        values: list[Any] = [None] * len(maker.slots)
        odd: list[Odd] = []
        for name, (raw, at) in cells.items():
            slot = maker.slots.get(name)
            if slot is not None and raw:
                said = slot.known.get(raw) or slot.interpret(raw)
                values[slot.position] = said.value
                if said.odd:
                    odd.append((slot, raw, said, at))
        self.rows[table].append(maker.made(values, odd, line, self.counted[table]))
        self.counted[table] += 1


def _parts(element: Element) -> tuple[Cells, list[Element]]:
    """The element's own values by column, and those of its parts that are rows of other tables."""
    cells: Cells = {}
    held: list[Element] = []
    for part in element:
        name = name_of(part)
        if name in ROWS:
            held.append(part)
        else:
            cells.setdefault(COLUMN.get(name, name), (text_of(part), line_of(part)))
    return cells, held
