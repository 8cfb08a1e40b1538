"""Examples of Annex A's rules become lists that the rules can be run over.

A block is `List3 referral_date=2025-05-01`: the list's number and the row's fields by
their names here, since Ofsted's column names are sentences. `elsewhere` says what the
other returns, which are of the year to 31 March, hold of child 1, `on` the day the lists are of.
"""

from datetime import date
from typing import Any

from alongside.returns.annex_a.book import Collection, Elsewhere, Lists, Stay
from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.kit.examples import Block, blocks
from alongside.returns.kit.problems import Problems
from alongside.returns.kit.rows import Maker, Origin, Row, columns


def book_of(example: str, year: int) -> tuple[Lists, list[Row]]:
    """The lists of an example on 31 March of the year, and the rows a rule must find in them."""
    rows: dict[int, list[Any]] = {}
    marked: list[Row] = []
    elsewhere: dict[str, Elsewhere] = {}
    on = date(year, 3, 31)
    for block in blocks(example):
        if block.table == "elsewhere":
            elsewhere[block.cells.pop("child_id", "1")] = _elsewhere(block.cells)
        elif block.table == "on":
            on = date.fromisoformat(block.cells["day"])
        else:
            number = int(block.table.removeprefix("List"))
            held = rows.setdefault(number, [])
            held.append(_row(block, number, len(held)))
            marked += [held[-1]] if block.marked else []
    covers = dict.fromkeys(("census", "ssda903"), (date(year - 1, 4, 1), date(year, 3, 31)))
    return Lists(Collection(on, covers, elsewhere), rows), marked


def _row(block: Block, number: int, at: int) -> Row:
    kind = LISTS[number]
    maker = Maker(kind, Origin("an example", f"List {number}", "row"), Problems())
    names = {field: held.name for field, held in columns(kind)}
    cells = block.cells if "child_id" not in names else {"child_id": "1", **block.cells}
    slots = [(index, maker.slots[names[field]]) for index, field in enumerate(cells)]
    return maker.from_cells(slots, list(cells.values()), at + 2, at)


def _elsewhere(cells: dict[str, str]) -> Elsewhere:
    """Days are parted by commas, a stay is first/last with nothing behind the stroke while it lasts.

    A ~ stands before the first day of a stay of which the other return has a later part alone.
    """
    held: dict[str, Any] = {}
    for name, text in cells.items():
        if name in ("born", "born_in_care"):
            held[name] = date.fromisoformat(text)
        elif name in ("referred", "assessed", "enquired", "decided"):
            held[name] = frozenset(date.fromisoformat(day) for day in text.split(","))
        else:
            held[name] = tuple(_stay(stay) for stay in text.split(","))
    return Elsewhere(**held)


def _stay(text: str) -> Stay:
    first, _, last = text.removeprefix("~").partition("/")
    return Stay(date.fromisoformat(first), date.fromisoformat(last) if last else None, not text.startswith("~"))
