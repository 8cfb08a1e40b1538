"""The lines of the picture before anything has a place: what joins whom, in which gap between rows.

A line that passes a row on its way gets a waypoint there, which is ordered and placed like a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .family import BY_DESCENT, Bond, Couple, Kind, Sibship

# No id in a database can hold this character, so no waypoint can be taken for a person.
_MARK = "\x00"


@dataclass(frozen=True)
class Strand:
    """A line within one gap: up to `tops` in or above row `gap - 1`, down to `bottoms` in row `gap`.

    `couple` is set where the line starts between two people. `level` 0 joins partners who do
    not stand side by side; level 1, below it, carries everything else.
    """

    gap: int
    tops: tuple[str, ...]
    bottoms: tuple[str, ...]
    style: str
    level: int = 1
    couple: tuple[str, str] | None = None
    ended: bool = False
    weight: float = 1.0


@dataclass
class Weave:
    """Rows of people and waypoints, and the strands between them."""

    row_of: dict[str, int]
    strands: list[Strand] = field(default_factory=list)

    def waypoint(self, row: int) -> str:
        name = f"{_MARK}{len(self.row_of):06}"
        self.row_of[name] = row
        return name

    def rows(self) -> list[list[str]]:
        found: list[list[str]] = [[] for _ in range(max(self.row_of.values(), default=-1) + 1)]
        for name in sorted(self.row_of):
            found[self.row_of[name]].append(name)
        return found


def is_waypoint(name: str) -> bool:
    return name.startswith(_MARK)


def weave(
    row_of: dict[str, int],
    sibships: Iterable[Sibship],
    couples: Iterable[Couple],
    links: Iterable[Bond],
) -> Weave:
    """All lines for one connected family, with waypoints where they pass a row."""
    found = Weave(dict(row_of))
    for couple in couples:
        _couple(found, couple)
    sibships = list(sibships)
    placed_by_descent = {c for s in sibships if s.kind in BY_DESCENT for c in s.children}
    for sibship in sibships:
        if sibship.parents:
            # Where birth parents are recorded they, and not the carers, decide where a child stands.
            second = sibship.kind not in BY_DESCENT and placed_by_descent & set(sibship.children)
            _children(found, sibship, 0.05 if second else 1.0)
        else:
            _siblings(found, sibship)
    for bond in links:
        a, b = sorted((bond.a, bond.b), key=lambda p: row_of[p])
        _children(found, Sibship((a,), Kind.OTHER, (b,)), 0.05)
    return found


def _couple(found: Weave, couple: Couple) -> None:
    """Partners in different rows: the upper one's line comes down to the lower one's row."""
    upper, lower = sorted((couple.a, couple.b), key=lambda p: (found.row_of[p], p))
    style = couple_style(couple)
    row = found.row_of[lower]
    end = _descend(found, upper, found.row_of[upper], row, style, 0.5)
    found.strands.append(Strand(row + 1, (end, lower), (), style, 0, (couple.a, couple.b), couple.ended, 0.5))


def _descend(found: Weave, start: str, row: int, last: int, style: str, weight: float) -> str:
    """Waypoints from `row` down to row `last`; the name of the last one."""
    for below in range(row + 1, last + 1):
        point = found.waypoint(below)
        found.strands.append(Strand(below, (start,), (point,), style, weight=weight))
        start = point
    return start


def _children(found: Weave, sibship: Sibship, weight: float) -> None:
    """The bar below the parents; children further down hang from a line that passes the rows between."""
    style = str(sibship.kind)
    row = max(found.row_of[p] for p in sibship.parents)
    couple = sibship.parents if len(sibship.parents) == 2 else None
    beside, below, deeper = _by_depth(found, sibship, row)
    # Carers may be of the child's own generation or younger: the line then ends at the child's feet.
    feet = [_descend(found, c, found.row_of[c], row, style, weight) for c in beside]
    tops = (*sibship.parents, *feet)
    bottoms = [*below, *(_branch(found, row + 1, last, ids, style, weight) for last, ids in deeper)]
    pair = (couple[0], couple[1]) if couple else None
    found.strands.append(Strand(row + 1, tops, tuple(bottoms), style, 1, pair, weight=weight))


def _siblings(found: Weave, sibship: Sibship) -> None:
    """A bar above brothers and sisters whose parents are not recorded."""
    row = min(found.row_of[c] for c in sibship.children) - 1
    _, below, deeper = _by_depth(found, sibship, row)
    style = str(sibship.kind)
    bottoms = [*below, *(_branch(found, row + 1, last, ids, style, 0.5) for last, ids in deeper)]
    found.strands.append(Strand(row + 1, (), tuple(bottoms), style, weight=0.5))


def _by_depth(found: Weave, sibship: Sibship, row: int) -> tuple[list[str], list[str], list[tuple[int, list[str]]]]:
    """Children in or above the parents' row, in the next one, and by row in those further down."""
    beside, below = [], []
    deeper: dict[int, list[str]] = {}
    for child in sibship.children:
        depth = found.row_of[child]
        if depth <= row:
            beside.append(child)
        elif depth == row + 1:
            below.append(child)
        else:
            deeper.setdefault(depth, []).append(child)
    return beside, below, sorted(deeper.items())


def _branch(found: Weave, first: int, last: int, children: list[str], style: str, weight: float) -> str:
    """A line from gap `first` down to the children in row `last`; its first waypoint."""
    start = found.waypoint(first)
    end = _descend(found, start, first, last - 1, style, weight)
    found.strands.append(Strand(last, (end,), tuple(children), style, weight=weight))
    return start


def couple_style(couple: Couple) -> str:
    """Separated people keep the line they had: solid, with a slash across."""
    if couple.kind is None:
        return "together"
    return str(Kind.MARRIED if couple.kind == Kind.SEPARATED else couple.kind)
