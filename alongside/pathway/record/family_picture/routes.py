"""From places to lines: heights of rows and gaps, where lines enter and leave, and their corners."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .family import Member
from .picture import SYMBOL, Line, Point, edge
from .strands import Strand, is_waypoint
from .tracks import Run, tracks

ROW_PAD, TRACK, PORT = 22.0, 11.0, 10.0
LEAST_GAP, HAIR = 30.0, 6.0

Port = tuple[int, str]


@dataclass
class Routes:
    """One connected family, placed from left to right; `lines()` settles everything up and down."""

    rows: Sequence[Sequence[str]]
    strands: Sequence[Strand]
    x: dict[str, float]
    widths: dict[str, float]
    heights: dict[str, float]
    members: dict[str, Member]
    twins: Sequence[Sequence[str]]
    top_of_row: list[float] = field(default_factory=list)
    height: float = 0.0

    def __post_init__(self) -> None:
        self.row_of = {name: i for i, row in enumerate(self.rows) for name in row}
        self.side_by_side = {frozenset(p) for row in self.rows for p in pairwise(row)}
        self.drawn = [i for i, s in enumerate(self.strands) if not self._straight(s)]
        self.link_of = {s.couple: i for i, s in enumerate(self.strands) if s.level == 0}
        self.shift = self._shifts()
        self.runs: dict[int, Run] = {}
        # Lines between partners first: their children's lines start from the middle of them.
        for i in sorted(self.drawn, key=lambda i: self.strands[i].level):
            self._straighten(i)
            self.runs[i] = self._run(i)
        self.level_y = self._levels()

    def lines(self) -> list[Line]:
        beside = [self._between(s) for s in self.strands if self._straight(s)]
        return beside + [self._line(i) for i in self.drawn]

    def _straight(self, strand: Strand) -> bool:
        """Partners side by side need no way round: one line from sign to sign."""
        return strand.level == 0 and frozenset(strand.couple or ()) in self.side_by_side

    def _between(self, strand: Strand) -> Line:
        left, right = sorted(strand.tops, key=lambda n: self.x[n])
        y = self._middle(self.row_of[left])
        start, end = self.x[left] + SYMBOL / 2, self.x[right] - SYMBOL / 2
        # The slash stands off the middle, where the children's line drops.
        slash = (start + (end - start) * 0.3, y) if strand.ended else None
        return Line(strand.style, (((start, y), (end, y)),), slash)

    def _shifts(self) -> dict[Port, float]:
        """Lines that share an end are set a little apart, in the order of where they lead."""
        sharing: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for i in self.drawn:
            for name in self._upper_ends(i):
                sharing[name, False].append(i)
            for name in self.strands[i].bottoms:
                sharing[name, True].append(i)
        found = {}
        for (name, from_above), ids in sharing.items():
            ids.sort(key=lambda i: (self._heading(i, name), i))
            for n, i in enumerate(ids):
                found[i, f"{name}{from_above}"] = (n - (len(ids) - 1) / 2) * min(PORT, 44 / len(ids))
        return found

    def _upper_ends(self, i: int) -> list[str]:
        """Names of what a line starts from: feet, or the place between two partners."""
        strand = self.strands[i]
        if strand.level == 1 and strand.couple:
            return [_knot(strand.couple), *strand.tops[2:]]
        return list(strand.tops)

    def _heading(self, i: int, name: str) -> float:
        others = [n for n in self.strands[i].tops + self.strands[i].bottoms if n != name]
        return sum(self.x[n] for n in others) / len(others) if others else 0.0

    def _run(self, i: int) -> Run:
        strand = self.strands[i]
        tops = tuple(self._top_x(i, name) for name in self._upper_ends(i))
        return Run(tops, tuple(x for x, _ in self._drops(i, strand)))

    def _straighten(self, i: int) -> None:
        """A line from one to one that misses by a hair's breadth goes straight down."""
        ends, bottoms = self._upper_ends(i), self.strands[i].bottoms
        if len(ends) == len(bottoms) == 1:
            miss = self._top_x(i, ends[0]) - self._foot_x(i, bottoms[0])
            if abs(miss) <= HAIR:
                self.shift[i, f"{bottoms[0]}True"] += miss

    def _top_x(self, i: int, name: str) -> float:
        shift = self.shift[i, f"{name}False"]
        couple = self.strands[i].couple
        if couple is None or name != _knot(couple):
            return self.x[name] + shift
        if frozenset(couple) in self.side_by_side:
            left, right = sorted(couple, key=lambda n: self.x[n])
            inner = self.x[left] + self.widths[left] / 2, self.x[right] - self.widths[right] / 2
            return sum(inner) / 2 + shift
        link = self.runs[self.link_of[couple]]
        return (link.left + link.right) / 2 + shift

    def _drops(self, i: int, strand: Strand) -> list[tuple[float, tuple[str, ...]]]:
        """Where a line goes down, and to whom: to twins from one point."""
        twins = self.twins if strand.style in ("parent", "sibling") else ()
        together = [tuple(n for n in t if n in strand.bottoms) for t in twins]
        found = [t for t in together if len(t) > 1]
        born_together = {n for t in found for n in t}
        found += [(n,) for n in strand.bottoms if n not in born_together]
        return [(sum(self._foot_x(i, n) for n in names) / len(names), names) for names in found]

    def _foot_x(self, i: int, name: str) -> float:
        return self.x[name] + self.shift[i, f"{name}True"]

    def _levels(self) -> dict[int, float]:
        """y of every level part; sets the tops of the rows on the way down."""
        found: dict[int, float] = {}
        y = 0.0
        for gap in range(len(self.rows) + 1):
            base = y
            for level in (0, 1):
                ids = [i for i in self.runs if (self.strands[i].gap, self.strands[i].level) == (gap, level)]
                lanes = tracks([self.runs[i] for i in ids])
                # Room under the names, and above the signs for the name of a home.
                start = base + (ROW_PAD if level == 0 and gap else TRACK if ids else 0)
                found.update({i: start + lane * TRACK for i, lane in zip(ids, lanes, strict=True)})
                base = start + max(lanes, default=-1) * TRACK + (TRACK if ids else 0)
            inner = 0 < gap < len(self.rows)
            y = max(base + ROW_PAD, y + (LEAST_GAP + ROW_PAD if inner else 0))
            if gap < len(self.rows):
                self.top_of_row.append(y)
                y += max(self.heights[n] for n in self.rows[gap])
        self.height = y
        return found

    def _middle(self, row: int) -> float:
        return self.top_of_row[row] + SYMBOL / 2

    def _line(self, i: int) -> Line:
        strand, y = self.strands[i], self.level_y[i]
        run = self.runs[i]
        paths: list[tuple[Point, ...]] = []
        for name, x in zip(self._upper_ends(i), run.tops, strict=True):
            paths.append(((x, self._start_y(name, strand)), (x, y)))
        if run.right - run.left > 0.5:
            paths.append(((run.left, y), (run.right, y)))
        for x, names in self._drops(i, strand):
            paths += [((x, y), self._head(i, name)) for name in names]
        middle = ((run.left + run.right) / 2 + TRACK, y)
        return Line(strand.style, tuple(paths), middle if strand.ended else None)

    def _start_y(self, name: str, strand: Strand) -> float:
        if strand.couple and name == _knot(strand.couple):
            if frozenset(strand.couple) in self.side_by_side:
                return self._middle(strand.gap - 1)
            return self.level_y[self.link_of[strand.couple]]
        top = self.top_of_row[self.row_of[name]]
        return top if is_waypoint(name) else top + self.heights[name]

    def _head(self, i: int, name: str) -> Point:
        top = self.top_of_row[self.row_of[name]]
        shift = self.shift[i, f"{name}True"]
        if is_waypoint(name):
            return (self.x[name] + shift, top)
        return (self.x[name] + shift, top + SYMBOL / 2 - edge(self.members[name], shift))


def _knot(couple: tuple[str, str]) -> str:
    """The name of the place between two partners."""
    return "\x00and\x00".join(couple)
