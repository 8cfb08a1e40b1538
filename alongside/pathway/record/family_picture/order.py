"""Who stands beside whom: the order of people within each row.

Partners stand together, then brothers and sisters, oldest first; what these leave open is settled
by barycentre sweeps: each group stands where its relatives in the next row stand on average.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean

import numpy as np

from .clusters import Clusters
from .strands import Weave

SWEEPS = 6

Wishes = dict[str, float]


def ordered_rows(found: Weave, clusters: Clusters) -> list[list[str]]:
    """Rows of the picture from left to right, from the sweep with the fewest crossing lines."""
    rows = found.rows()
    blocks = [clusters.blocks(row) for row in rows]
    near = _neighbours(found)
    for i, row in enumerate(rows):
        rows[i] = _arrange(blocks[i], row, {}, clusters)
    best, fewest = list(rows), _crossings(rows, near)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for i in range(len(rows)) if down else reversed(range(len(rows))):
            next_row = i - 1 if down else i + 1
            other = rows[next_row] if 0 <= next_row < len(rows) else []
            rows[i] = _arrange(blocks[i], rows[i], _wishes(rows[i], other, near), clusters)
        crossing = _crossings(rows, near)
        # A later sweep has seen more of the picture: it wins a tie.
        if crossing <= fewest:
            best, fewest = list(rows), crossing
    return best


Near = dict[str, dict[str, float]]


def _neighbours(found: Weave) -> Near:
    """Who is joined to whom in the next row, and how strongly that pulls."""
    near: Near = defaultdict(dict)
    for strand in found.strands:
        for top in strand.tops:
            for bottom in strand.bottoms:
                pull = max(strand.weight, near[top].get(bottom, 0.0))
                near[top][bottom] = near[bottom][top] = pull
    return near


def _wishes(row: Sequence[str], other: Sequence[str], near: Near) -> Wishes:
    """Where each person would stand for the sake of their relatives in the other row."""
    middle = (len(other) - 1) / 2
    place = {name: i - middle for i, name in enumerate(other)}
    wishes: Wishes = {}
    for name in row:
        pulls = [(place[n], w) for n, w in near[name].items() if n in place]
        if pulls:
            wishes[name] = sum(p * w for p, w in pulls) / sum(w for _, w in pulls)
    return wishes


def _arrange(blocks: Iterable[list[str]], row: Sequence[str], wishes: Wishes, clusters: Clusters) -> list[str]:
    middle = (len(row) - 1) / 2
    now = {name: i - middle for i, name in enumerate(row)}
    placed = []
    for names in blocks:
        wished = [wishes[n] for n in names if n in wishes] or [now[n] for n in names]
        inside = {n: wishes.get(n, now[n]) for n in names}
        placed.append((round(fmean(wished), 6), min(names), clusters.sequence(names, inside)))
    return [name for _, _, names in sorted(placed) for name in names]


def _crossings(rows: Sequence[Sequence[str]], near: Near) -> int:
    """How many pairs of lines between neighbouring rows cross, if drawn straight."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {name: i for i, name in enumerate(lower)}
        ends = [(i, place[n]) for i, name in enumerate(upper) for n in near[name] if n in place]
        if ends:
            top, bottom = np.array(ends).T
            above = top[:, None] < top[None, :]
            total += int((above & (bottom[:, None] > bottom[None, :])).sum())
    return total
