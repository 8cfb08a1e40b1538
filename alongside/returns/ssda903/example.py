"""Examples of the 903's rules become a return that the rules can be run over."""

from functools import cache
from typing import Any

from alongside.returns.kit.examples import Block, blocks
from alongside.returns.kit.problems import Problems
from alongside.returns.kit.rows import Maker, Origin, Row
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.tables import TABLES

BY_NAME = {table.name: table for table in TABLES}
EVERY_TABLE = [table.name for table in TABLES] + [table.name + LAST_YEAR for table in TABLES] + ["XML"]


def book_of(example: str, year: int) -> tuple[Return903, list[Row]]:
    """The return of an example, everything taken for sent, and the rows a rule must find in it."""
    now: dict[str, list[Any]] = {}
    before: dict[str, list[Any]] = {}
    marked: list[Row] = []
    for block in blocks(example):
        held = (before if block.before else now).setdefault(block.table, [])
        held.append(_row(block, len(held)))
        if block.marked:
            marked.append(held[-1])
    collection = Collection(year, authority="E08000025", sent=EVERY_TABLE, postcodes=_postcodes())
    return Return903(collection, now, before), marked


@cache
def _postcodes() -> Postcodes:
    return Postcodes()


def _row(block: Block, number: int) -> Row:
    table = BY_NAME[block.table]
    maker = Maker(table.row, Origin("an example", table.name), Problems())
    cells = {"CHILD": "1", **block.cells}
    slots = [(at, maker.slots[name]) for at, name in enumerate(cells)]
    return maker.from_cells(slots, list(cells.values()), number + 2, number)
