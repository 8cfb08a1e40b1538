"""A table of counts, and the same as it is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

THRESHOLD = 6

ROWS, COLUMNS, TOTAL = "rows", "columns", "total"
MARGINS = (ROWS, COLUMNS, TOTAL)

# Where a count stands in a table: its row and its column, None for the total over all of them.
Place = tuple[str | None, str | None]


@dataclass(frozen=True)
class Dimension:
    """What counts are told apart by, with all its values: ("service", ("Schools", "Leaving care"))."""

    name: str
    values: tuple[str, ...]


# A table of one column needs no dimension for it.
ALL_TOGETHER = Dimension("", ("All",))


@dataclass(frozen=True)
class Shape:
    """What a table's counts are of, and how they are laid out; `margins` are the totals that are published.

    Tables with the same `of` count the same things: those that share a dimension can be held against each
    other. `within` narrows a table to some values of a dimension that is not its own: {"week": {"Spring"}}.
    `never` are the cells that everybody knows to be nought: a service that a district does not have.
    """

    name: str
    of: str
    rows: Dimension
    columns: Dimension = ALL_TOGETHER
    margins: tuple[str, ...] = MARGINS
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)
    never: frozenset[tuple[str, str]] = frozenset()

    def empty(self, place: Place) -> bool:
        """Whether everybody knows that nothing can be counted at a place."""
        row, column = place
        rows, columns = (row,) if row else self.rows.values, (column,) if column else self.columns.values
        return all((one, other) in self.never for one in rows for other in columns)

    def places(self) -> Iterator[Place]:
        """Every count that is published: the cells row by row, then the totals."""
        yield from ((row, column) for row in self.rows.values for column in self.columns.values)
        if self.columns is ALL_TOGETHER or self.columns == ALL_TOGETHER:
            yield from ((None, column) for column in self.columns.values if TOTAL in self.margins)
            return
        yield from ((row, None) for row in self.rows.values if ROWS in self.margins)
        yield from ((None, column) for column in self.columns.values if COLUMNS in self.margins)
        if TOTAL in self.margins:
            yield (None, None)


@dataclass(frozen=True)
class Table(Shape):
    """A table before anything is hidden: a tuple of counts for each row.

    Raises ValueError, naming the table, when its counts do not fit its rows and columns or are negative.
    """

    counts: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        wide = {len(row) for row in self.counts}
        if len(self.counts) != len(self.rows.values) or wide - {len(self.columns.values)}:
            raise ValueError(f"{self.name}: give one count for each of its rows and columns.")
        if any(count < 0 for row in self.counts for count in row):
            raise ValueError(f"{self.name}: a count is negative.")
        if any(self.count(place) for place in self.places() if self.empty(place)):
            raise ValueError(f"{self.name}: something is counted where nothing can be.")

    def count(self, place: Place) -> int:
        """The count at a place; of a total, the sum."""
        row, column = place
        return sum(
            count
            for name, counts in zip(self.rows.values, self.counts, strict=True)
            if row in (None, name)
            for other, count in zip(self.columns.values, counts, strict=True)
            if column in (None, other)
        )


@dataclass(frozen=True)
class Published(Shape):
    """A table as readers get it: `shown` holds the counts that are not hidden."""

    shown: Mapping[Place, int] = field(default_factory=dict)

    def hidden(self) -> list[Place]:
        """The places whose counts are not shown."""
        return [place for place in self.places() if place not in self.shown]

    def percentage(self, place: Place, of: Place) -> int | None:
        """One count as a whole percentage of another, from what is shown alone; None when either is hidden."""
        part, whole = self.shown.get(place), self.shown.get(of)
        return None if part is None or not whole else round(100 * part / whole)

    def as_json(self) -> dict[str, Any]:
        """The table as it is kept, to hold later ones against."""
        return {
            "name": self.name,
            "of": self.of,
            "rows": [self.rows.name, list(self.rows.values)],
            "columns": [self.columns.name, list(self.columns.values)],
            "margins": list(self.margins),
            "never": sorted(self.never),
            "within": {name: sorted(values) for name, values in self.within.items()},
            "shown": [[row, column, count] for (row, column), count in self.shown.items()],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Published":
        """A table that `as_json` kept."""
        return cls(
            name=kept["name"],
            of=kept["of"],
            rows=Dimension(kept["rows"][0], tuple(kept["rows"][1])),
            columns=Dimension(kept["columns"][0], tuple(kept["columns"][1])),
            margins=tuple(kept["margins"]),
            within={name: frozenset(values) for name, values in kept["within"].items()},
            never=frozenset((row, column) for row, column in kept["never"]),
            shown={(row, column): count for row, column, count in kept["shown"]},
        )


def published(table: Table, hidden: frozenset[Place] | set[Place]) -> Published:
    """The table with the counts at these places hidden."""
    return Published(
        name=table.name,
        of=table.of,
        rows=table.rows,
        columns=table.columns,
        margins=table.margins,
        within=table.within,
        never=table.never,
        shown={p: table.count(p) for p in table.places() if p not in hidden or table.empty(p)},
    )


def primary(table: Table, threshold: int = THRESHOLD) -> Published:
    """The table with each count under the threshold hidden and nothing more: not yet safe."""
    return published(table, {place for place in table.places() if table.count(place) < threshold})
