"""Examples of the 903's rules become a return that the rules can be run over.

Beside the rows of the tables an example may have `provider` blocks, one row of Ofsted's
list each (URN, PLACES, PROVIDERS, AUTHORITY, CLOSED, POSTCODE), and a `council` block
with the council's own AUTHORITY, Birmingham where it is not said. Postcodes are real ones.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from alongside.returns.kit.dates import uk_date
from alongside.returns.kit.examples import Block, blocks
from alongside.returns.kit.problems import Problems
from alongside.returns.kit.rows import Maker, Origin, Row
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.reference.providers import Provider, Providers, urn_text
from alongside.returns.ssda903.tables import TABLES

BY_NAME = {table.name: table for table in TABLES}
EVERY_TABLE = [table.name for table in TABLES] + [table.name + LAST_YEAR for table in TABLES] + ["XML"]
BIRMINGHAM = "E08000025"


def book_of(example: str, year: int) -> tuple[Return903, list[Row]]:
    """The return of an example, everything taken for sent, and the rows a rule must find in it."""
    now: dict[str, list[Any]] = {}
    before: dict[str, list[Any]] = {}
    marked: list[Row] = []
    told = blocks(example)
    for block in told:
        if block.table not in BY_NAME:
            continue
        held = (before if block.before else now).setdefault(block.table, [])
        held.append(_row(block, len(held)))
        if block.marked:
            marked.append(held[-1])
    return Return903(_collection(told, year), now, before), marked


def _collection(told: list[Block], year: int) -> Collection:
    beside: dict[str, list[Mapping[str, str]]] = {"council": [], "provider": []}
    for block in told:
        if block.table not in BY_NAME:
            beside[block.table].append(block.cells)
    authority = beside["council"][0]["AUTHORITY"] if beside["council"] else BIRMINGHAM
    providers = Providers(map(_provider, beside["provider"]))
    return Collection(year, authority=authority, sent=EVERY_TABLE, postcodes=_postcodes(), providers=providers)


@cache
def _postcodes() -> Postcodes:
    return Postcodes()


def _provider(cells: Mapping[str, str]) -> Provider:
    return Provider(
        urn=urn_text(cells["URN"]),
        placement_codes=_words(cells.get("PLACES", "")),
        provider_codes=_words(cells.get("PROVIDERS", "")),
        authorities=_words(cells.get("AUTHORITY", "")),
        closed=uk_date(cells.get("CLOSED", "")),
        postcodes=_words(cells.get("POSTCODE", "")),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split(",") if word)


def _row(block: Block, number: int) -> Row:
    table = BY_NAME[block.table]
    maker = Maker(table.row, Origin("an example", table.name), Problems())
    cells = {"CHILD": "1", **block.cells}
    slots = [(at, maker.slots[name]) for at, name in enumerate(cells)]
    return maker.from_cells(slots, list(cells.values()), number + 2, number)
