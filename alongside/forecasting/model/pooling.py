"""Rates of many small cells: each leans on what its neighbours say, the more the less it has seen itself."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# Events that the neighbours' word is worth in a cell, and one in a margin: a cell that has seen as many itself goes
# half its own way. Small, as the margins hold what is shared.
WEIGHT = 6.0
MARGIN = 3.0
ROUNDS = 12


def neighbours(events: Numbers, lived: Numbers) -> Numbers:
    """What each cell's rate would be if every pair of its dimensions told all: fitted in turn to each pair's sums.

    So too where nobody was seen: such a cell leans on its own state, age and length of stay, not on everybody.
    """
    rate: Numbers = np.full(lived.shape, (events.sum() + 0.5) / max(lived.sum(), 1.0))
    pairs = list(combinations(range(events.ndim), 2))
    for _ in range(ROUNDS):
        for kept in pairs:
            others = tuple(axis for axis in range(events.ndim) if axis not in kept)
            seen, thought = events.sum(axis=others, keepdims=True), (lived * rate).sum(axis=others, keepdims=True)
            rate = rate * ((seen + MARGIN) / (thought + MARGIN))
    return rate


def pooled(events: Numbers, lived: Numbers) -> tuple[Numbers, Numbers]:
    """Shape and rate of each cell's gamma: events a child-month, and how sure."""
    mean = neighbours(events, lived)
    return events + WEIGHT, lived + WEIGHT / np.maximum(mean, 1e-9)
