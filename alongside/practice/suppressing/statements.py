"""What tables say together, as sums over groups: the reader's whole knowledge as one set of equations."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from alongside.practice.suppressing.tables import Place, Shape

# The most groups that the dimensions of one thing may tell apart; beyond it the proof takes too long.
MOST_GROUPS = 60_000

Matrix = npt.NDArray[np.int64]
Marks = npt.NDArray[np.int8]
Where = tuple[int, Place]  # which table, and where in it


@dataclass(frozen=True)
class Statements:
    """Each different sum that the tables state, once, wherever it stands.

    `sums[s, g]` is 1 when statement s counts group g. `stands[s]` lists where it is to be read: in several
    places when tables share it. The groups are the finest that some statement tells apart.
    """

    sums: Matrix
    stands: list[list[Where]]

    def at(self) -> dict[Where, int]:
        """Which statement stands at a place of a table."""
        return {where: number for number, places in enumerate(self.stands) for where in places}


def statements(tables: Sequence[Shape]) -> list[Statements]:
    """What the tables say, in parts that tell nothing of each other: another thing counted, or other groups of it.

    Raises ValueError when the dimensions of one thing tell too many groups apart.
    """
    by_thing: dict[str, list[int]] = defaultdict(list)
    for number, table in enumerate(tables):
        by_thing[table.of].append(number)
    return [part for numbers in by_thing.values() for part in _parts(*_of_one_thing(tables, numbers))]


def _parts(sums: Marks, stands: list[list[Where]]) -> list[Statements]:
    links = sparse.csr_array(sums)
    graph = sparse.block_array([[None, links], [links.T, None]], format="csr")
    labels = connected_components(graph, directed=False)[1]
    of_statement, of_group = labels[: len(stands)], labels[len(stands) :]
    return [
        Statements(
            np.unique(sums[np.ix_(of_statement == label, of_group == label)], axis=1).astype(np.int64),
            [places for places, own in zip(stands, of_statement, strict=True) if own == label],
        )
        for label in sorted(set(of_statement.tolist()))
    ]


def _of_one_thing(tables: Sequence[Shape], numbers: list[int]) -> tuple[Marks, list[list[Where]]]:
    dimensions = _dimensions([tables[number] for number in numbers])
    size = prod(len(values) for values in dimensions.values())
    if size > MOST_GROUPS:
        raise ValueError(
            f"The tables of {tables[numbers[0]].of} tell {size} groups apart, too many to prove them safe. "
            "Publish fewer dimensions."
        )
    which = dict(zip(dimensions, np.indices([len(values) for values in dimensions.values()]), strict=True))
    stands: dict[bytes, list[Where]] = defaultdict(list)
    for number in numbers:
        for place in tables[number].places():
            stands[_support(tables[number], place, dimensions, which).tobytes()].append((number, place))
    rows = np.array([np.frombuffer(support, dtype=np.bool_) for support in stands])
    return rows.view(np.int8), list(stands.values())


def _dimensions(tables: list[Shape]) -> dict[str, list[str]]:
    """All dimensions of one thing, each with every value that some table knows."""
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for table in tables:
        for dimension in (table.rows, table.columns):
            if dimension.name:
                values[dimension.name].update(dict.fromkeys(dimension.values))
        for name, some in table.within.items():
            values[name].update(dict.fromkeys(sorted(some)))
    return {name: list(known) for name, known in values.items()}


def _support(
    table: Shape, place: Place, dimensions: dict[str, list[str]], which: dict[str, npt.NDArray[np.intp]]
) -> npt.NDArray[np.bool_]:
    """Which groups the count at a place of a table is the sum of; `which` numbers each group's values."""
    allowed: dict[str, frozenset[str]] = dict(table.within)
    for dimension, value in zip((table.rows, table.columns), place, strict=True):
        if dimension.name:
            own = frozenset(dimension.values) if value is None else frozenset({value})
            allowed[dimension.name] = own & allowed.get(dimension.name, own)
    chosen = np.ones(next(iter(which.values())).shape, dtype=np.bool_)
    for name, some in allowed.items():
        chosen &= np.array([value in some for value in dimensions[name]])[which[name]]
    return chosen.ravel()
