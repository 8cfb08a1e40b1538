"""How high a stream of events stands, where it is going, and how surely: a local level that may also leap.

The logarithm of the level goes a small random step each month and drifts with a trend; now and then it leaps, and has
another trend from then on. Counts are over-dispersed. How large the steps are, whether there is a trend and how
over-dispersed the counts are is not known: each particle has its own, and is kept as often as it foretold each month
well (a particle filter; Gordon, Salmond and Smith, 1993). Ahead, a trend dies away.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Numbers = NDArray[np.float64]
PARTICLES = 6_000
FIRST = 0.3  # how far the first level may lie from the mean of all months, in logarithms


@dataclass(frozen=True)
class Habits:
    """What is thought of a stream before any of it is seen; `steps` and `trend` are of a year, in logarithms."""

    steps: tuple[float, ...]
    trend: float  # standard deviation of the yearly trend
    trend_halves: float  # years ahead after which half of a trend is left
    leaps_a_year: float
    leap: float  # standard deviation of a leap
    spread: tuple[float, ...]  # over-dispersion of a month: the standard deviation of what multiplies its rate


@dataclass(frozen=True)
class Level:
    """Where a stream stands at the end, as equally likely particles."""

    level: Numbers  # logarithm of what multiplies the expected count
    trend: Numbers  # a month
    step: Numbers  # a month
    spread: Numbers
    habits: Habits

    def onward(self, chance: np.random.Generator, months: int) -> Numbers:
        """One run's logarithm of the level in each month to come, its over-dispersion included."""
        at = chance.integers(len(self.level))
        fade = 0.5 ** (1 / (12 * self.habits.trend_halves))
        trend = self.trend[at] * fade ** np.arange(1, months + 1)
        steps = chance.normal(0.0, self.step[at], months)
        leaps = (chance.random(months) < self.habits.leaps_a_year / 12) * chance.normal(0.0, self.habits.leap, months)
        noise = chance.normal(0.0, 1.0, months) * self.spread[at] - self.spread[at] ** 2 / 2
        line: Numbers = self.level[at] + np.cumsum(trend + steps + leaps) + noise
        return line


def level_of(
    counts: Numbers,
    expected: Numbers,
    habits: Habits,
    seed: int,
    hint: Callable[[Numbers, Numbers], Numbers] | None = None,
) -> Level:
    """Follow a stream month by month. `expected` is what each month would hold at level nought.

    `hint` is how likely something else makes a first level and a yearly trend, where there is such a thing.
    """
    chance, size = np.random.Generator(np.random.Philox(seed)), PARTICLES
    step = chance.choice(habits.steps, size) / np.sqrt(12)
    spread = chance.choice(habits.spread, size)
    trend = chance.normal(0.0, habits.trend / 12, size)
    level = np.log((counts.sum() + 0.5) / expected.sum()) + chance.normal(0.0, FIRST, size)
    if hint:
        kept = _resampled(hint(level, trend * 12), chance)
        level, trend, step, spread = level[kept], trend[kept], step[kept], spread[kept]
    for seen, thought in zip(counts, expected, strict=True):
        leaps = chance.random(size) < habits.leaps_a_year / 12
        level = level + trend + chance.normal(0.0, 1.0, size) * step + leaps * chance.normal(0.0, habits.leap, size)
        trend = np.where(leaps, chance.normal(0.0, habits.trend / 12, size), trend)
        kept = _resampled(_likelihood(seen, thought * np.exp(level), spread), chance)
        level, trend, step, spread = level[kept], trend[kept], step[kept], spread[kept]
    return Level(level, trend, step, spread, habits)


def _likelihood(seen: float, mean: Numbers, spread: Numbers) -> Numbers:
    """Of a negative binomial count, up to a factor."""
    shape = 1 / spread**2
    share = mean / (shape + mean)
    log = gammaln(seen + shape) - gammaln(shape) + shape * np.log1p(-share) + seen * np.log(share)
    weight: Numbers = np.exp(log - log.max())
    return weight


def _resampled(weight: Numbers, chance: np.random.Generator) -> NDArray[np.int64]:
    """Systematic: each particle as often as its weight says, give or take one."""
    size = len(weight)
    marks = (np.arange(size) + chance.random()) / size
    return np.minimum(np.searchsorted(np.cumsum(weight) / weight.sum(), marks), size - 1)
