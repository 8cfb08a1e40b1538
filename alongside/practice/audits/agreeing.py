"""How far two people who graded the same files blind agree: weighted kappa with its interval, and exact agreement.

Cohen's kappa with quadratic weights (Cohen 1968): a difference of two grades counts four times one of a single grade.
The interval comes from leaving out one file at a time (jackknife), so that eight headings of one file, which are
alike, do not count as eight independent pairs.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

# Fewer files than this say too little for a number (local habit, not a rule of anybody's).
ENOUGH_FILES: Final = 10
TWO_SIDED_95: Final = 1.959964

# The two grades of one heading, as 1 to 4.
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many files and pairs; the share graded exactly alike; kappa and its 95% interval where it can be told.

    `kappa` is None when all grades are the same (nothing to disagree on) or there are too few files.
    """

    files: int
    pairs: int
    exact: float | None
    kappa: float | None
    low: float | None = None
    high: float | None = None

    @property
    def too_few(self) -> bool:
        return self.files < ENOUGH_FILES


def agreement(files: Sequence[Sequence[Pair]]) -> Agreement:
    """How far two graders agree over these files, each with the pairs of its headings."""
    graded = [list(file) for file in files if file]
    pairs = [pair for file in graded for pair in file]
    exact = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    if len(graded) < ENOUGH_FILES or (kappa := weighted_kappa(pairs)) is None:
        return Agreement(len(graded), len(pairs), exact, None)
    spread = _standard_error(graded)
    if spread is None:
        return Agreement(len(graded), len(pairs), exact, kappa)
    reach = TWO_SIDED_95 * spread
    return Agreement(len(graded), len(pairs), exact, kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach))


def weighted_kappa(pairs: Iterable[Pair]) -> float | None:
    """Cohen's kappa with quadratic weights; None when chance alone would leave nothing to disagree on."""
    seen = Counter(pairs)
    n = seen.total()
    if not n:
        return None
    ones, others = Counter[int](), Counter[int]()
    for (one, other), times in seen.items():
        ones[one] += times
        others[other] += times
    apart = sum(times * (one - other) ** 2 for (one, other), times in seen.items()) / n
    by_chance = sum(a * b * (one - other) ** 2 for one, a in ones.items() for other, b in others.items()) / n**2
    return None if by_chance == 0 else 1 - apart / by_chance


def _standard_error(files: Sequence[Sequence[Pair]]) -> float | None:
    """The jackknife's, over files; None when leaving one out leaves nothing to disagree on."""
    without = []
    for left_out in range(len(files)):
        kappa = weighted_kappa(pair for place, file in enumerate(files) if place != left_out for pair in file)
        if kappa is None:
            return None
        without.append(kappa)
    n = len(without)
    mean = sum(without) / n
    return sqrt((n - 1) / n * sum((one - mean) ** 2 for one in without))
