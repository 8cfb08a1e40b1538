"""Children in care years ahead from yearly published figures alone: what other authorities' past changes teach of one.

No child is known here, only each authority's children at 31 March, and how many started and ceased in the year. As
today is hard to beat with so little: of the last year's growth a small part goes on, learned from all authorities and
leaning towards none; how far the truth then lies from that is learned from them too, wider for smaller ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# The growth that goes on leans towards none as if half as many figures again had said so.
LEANING = 0.5
FLOOR = 1e-4  # of a yearly squared change: nobody stands still


@dataclass(frozen=True)
class Published:
    """Figures of many authorities: (authorities, years), a row each; years are to March."""

    years: tuple[int, ...]
    children: Numbers
    starts: Numbers
    ceased: Numbers

    def until(self, year: int) -> "Published":
        """What was known when the figures of that year were out."""
        kept = self.years.index(year) + 1
        return Published(self.years[:kept], self.children[:, :kept], self.starts[:, :kept], self.ceased[:, :kept])


@dataclass(frozen=True)
class Learned:
    """How figures change in so many years."""

    ahead: int
    goes_on: float  # how much of the last year's growth is found in the logarithm of the change
    common: float  # squared change that size does not explain
    by_size: float  # that of one child more
    surprises: Numbers  # ordered: how far the changes lay from what was thought, in their own spread

    def spread(self, children: Numbers) -> Numbers:
        """Standard deviation of the logarithm of the change."""
        deviation: Numbers = np.sqrt(self.common + self.by_size / np.maximum(children, 1.0))
        return deviation

    def quantiles(self, children: Numbers, growth: Numbers, levels: Sequence[float]) -> Numbers:
        """(levels, authorities): how many there may be, from how many there are and the last year's growth."""
        away = np.quantile(self.surprises, levels)
        ahead: Numbers = children * np.exp(self.goes_on * growth + away[:, None] * self.spread(children))
        return ahead

    def line(self, children: Numbers, growth: Numbers) -> Numbers:
        """(authorities,): the line in the middle."""
        line: Numbers = children * np.exp(self.goes_on * growth)
        return line


def growth_of(figures: Published) -> Numbers:
    """(authorities, years): started less ceased, as a share of the children."""
    growth: Numbers = (figures.starts - figures.ceased) / np.maximum(figures.children, 1.0)
    return growth


def learn(figures: Published, ahead: int) -> Learned:
    """What all authorities' changes over so many years say. Raises ValueError where there are fewer years than that."""
    if len(figures.years) <= ahead:
        raise ValueError(f"Changes over {ahead} years cannot be learned from {len(figures.years)} years' figures.")
    before, after = figures.children[:, :-ahead].ravel(), figures.children[:, ahead:].ravel()
    change, grew = np.log(after / before), growth_of(figures)[:, :-ahead].ravel()
    weight = 1 / (0.003 * ahead + 1 / before)
    goes_on = (weight * grew * change).sum() / ((weight * grew**2).sum() * (1 + LEANING))
    missed = change - goes_on * grew
    terms = np.c_[np.ones_like(before), 1 / before]
    fitted = np.linalg.lstsq(terms * weight[:, None], missed**2 * weight, rcond=None)[0]
    common, by_size = max(float(fitted[0]), FLOOR * ahead), max(float(fitted[1]), 0.0)
    surprises = np.sort(missed / np.sqrt(common + by_size / before))
    return Learned(ahead, float(goes_on), common, by_size, surprises)
