"""Bands of age and of length that rates are estimated by, in whole months, and the tables that look them up."""

import numpy as np
from numpy.typing import NDArray

AGE = (12, 60, 120, 180, 192, 204, 216)  # under 1, 1-4, 5-9, 10-14, 15, 16, 17, grown up
STAY = (1, 2, 3, 6, 12, 24, 36, 60)  # months since the child came: most who go home soon go in the first weeks
SPELL = (1, 2, 4, 8, 12, 24)  # months since the last move
AWAY = (2, 4, 8, 12, 24)  # months since leaving
RETURNS_WITHIN = 36  # months after leaving in which a return is one, and not a new arrival
ADULT = 18 * 12
LONGEST = 60 * 12  # months that a table looks up; nobody is taken to be older, or there for longer


def band(months: NDArray[np.int64], edges: tuple[int, ...]) -> NDArray[np.int64]:
    """The band of each of these lengths: 0 below the first edge, 1 from it, and so on."""
    return np.searchsorted(edges, months, side="right")


def table(edges: tuple[int, ...]) -> NDArray[np.uint8]:
    """The band of every length from 0 to LONGEST."""
    return band(np.arange(LONGEST + 1), edges).astype(np.uint8)
