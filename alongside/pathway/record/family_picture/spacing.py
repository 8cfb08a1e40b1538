"""How far apart: the exact place of everyone from left to right, by linear programming."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from .strands import Strand, Weave, is_waypoint

GAP, NARROW_GAP, WAYPOINT_WIDTH = 26.0, 12.0, 6.0


@dataclass
class _Programme:
    """min cost · (x, slacks) subject to rows; each deviation has one slack, bounded from two sides."""

    size: int
    cost: list[float] = field(default_factory=list)
    cells: list[tuple[int, int, float]] = field(default_factory=list)
    bounds: list[float] = field(default_factory=list)

    def at_most(self, terms: Sequence[tuple[int, float]], bound: float) -> None:
        line = len(self.bounds)
        self.cells += [(line, column, value) for column, value in terms]
        self.bounds.append(bound)

    def near(self, terms: Sequence[tuple[int, float]], target: float, weight: float) -> None:
        """Pay `weight` for each pixel by which the terms miss the target."""
        slack = self.size + len(self.cost)
        self.cost.append(weight)
        self.at_most([*terms, (slack, -1.0)], target)
        self.at_most([*((c, -v) for c, v in terms), (slack, -1.0)], -target)

    def solve(self) -> list[float]:
        width = self.size + len(self.cost)
        lines, columns, values = zip(*self.cells, strict=True)
        matrix = csr_array((values, (lines, columns)), shape=(len(self.bounds), width))
        cost = np.concatenate([np.full(self.size, 1e-5), self.cost])
        found = linprog(cost, A_ub=matrix, b_ub=self.bounds, bounds=(0, None), method="highs-ds")
        return [float(x) for x in found.x[: self.size]]


def places(rows: Sequence[Sequence[str]], widths: dict[str, float], found: Weave) -> dict[str, float]:
    """x of the middle of every person and waypoint, at least 0, no two closer than their widths allow.

    What is minimised is how far children stand from the middle of their parents, and then width.
    """
    at = {name: i for i, name in enumerate(n for row in rows for n in row)}
    if len(at) == 1:
        return {name: widths[name] / 2 for name in at}
    programme = _Programme(len(at))
    partners = {frozenset(s.couple) for s in found.strands if s.couple}
    for row in rows:
        _keep_apart(programme, row, at, widths, partners)
    for strand in found.strands:
        if strand.bottoms:
            _under_parents(programme, strand, at, widths)
    middle = programme.solve()
    left = min(middle[i] - widths[name] / 2 for name, i in at.items())
    return {name: round(middle[i] - left, 1) for name, i in at.items()}


def _keep_apart(
    programme: _Programme,
    row: Sequence[str],
    at: dict[str, int],
    widths: dict[str, float],
    partners: set[frozenset[str]],
) -> None:
    for left, right in pairwise(row):
        apart = clearance(left, right, widths)
        terms = [(at[right], 1.0), (at[left], -1.0)]
        programme.at_most([(c, -v) for c, v in terms], -apart)
        programme.near(terms, apart, 0.45 if frozenset((left, right)) in partners else 0.03)


def clearance(left: str, right: str, widths: dict[str, float]) -> float:
    """Least distance between the middles of two neighbours."""
    narrow = is_waypoint(left) or is_waypoint(right)
    return (widths[left] + widths[right]) / 2 + (NARROW_GAP if narrow else GAP)


def _under_parents(programme: _Programme, strand: Strand, at: dict[str, int], widths: dict[str, float]) -> None:
    """The middle of the children below the middle of the parents; each child not far from it."""
    starts = strand.couple or strand.tops[:1]
    tops = [(at[name], 1.0 / len(starts)) for name in starts]
    # The line drops through the gap between two partners, which is not midway if one is wider.
    shift = (widths[starts[0]] - widths[starts[1]]) / 4 if len(starts) == 2 else 0.0
    ordered = sorted(strand.bottoms, key=lambda n: at[n])
    first, last = ordered[0], ordered[-1]
    if not tops:
        return
    span = [(at[first], -0.5), (at[last], -0.5)] if first != last else [(at[first], -1.0)]
    programme.near([*tops, *span], -_towards(starts, at, shift), strand.weight)
    for name in ordered:
        if len(ordered) > 1:
            programme.near([(at[name], 1.0), *((c, -v) for c, v in tops)], 0.0, strand.weight * 0.05)


def _towards(starts: Sequence[str], at: dict[str, int], shift: float) -> float:
    if len(starts) < 2:
        return 0.0
    return shift if at[starts[0]] < at[starts[1]] else -shift
