"""What the children already there when a history opens tell of the years before it.

They are those who came in earlier years and stayed. With how long children stay known from the history itself, their
number says whether fewer or more came then: a council that has grown for long holds fewer than its arrivals today
would have made. It is one number, and the past it speaks of may have wandered, so it counts as one uncertain sighting.
"""

from dataclasses import dataclass

import numpy as np

from alongside.forecasting.histories.spells import History
from alongside.forecasting.model import bands
from alongside.forecasting.model.months_lived import Ints, Months
from alongside.forecasting.model.pooling import Numbers, neighbours
from alongside.forecasting.months import months_of

YOUNGER = 16 * 12
# How far the logarithm of the arrivals of years past, weighed by who of them is still there, wanders from a straight
# line: 0.11 a year (model/habits.py) over the two years or so since those there came, less what a mean of many months
# takes out of it, and what is not known of how long they stay.
WANDERED = 0.15
TRENDS = np.linspace(-0.4, 0.4, 81)


@dataclass(frozen=True)
class Before:
    """Children under sixteen there when the history opened, and how many arrivals a month would have made them."""

    children: float
    made: Numbers  # (TRENDS,): by one child a month at the opening, had arrivals grown by so much a year

    def likelihood(self, monthly: float, level: Numbers, trend: Numbers) -> Numbers:
        """Of a level at the opening, of so many children a month at level nought, and of a yearly trend before it."""
        thought = np.log(monthly * np.interp(trend, TRENDS, self.made)) + level
        weight: Numbers = np.exp(-0.5 * ((np.log(self.children + 0.5) - thought) / WANDERED) ** 2)
        return weight


def before(history: History, lived: Months, ages: Ints) -> Before | None:
    """What those there at the opening tell, where all of them came from outside; `ages` are those of arrivals."""
    if len({state.group or state.name for state in history.states}) > 1:
        return None
    spells, opens = history.columns, history.opens_on.toordinal()
    age = months_of(np.full(len(spells.born), opens)) - months_of(spells.born)
    there = (spells.start < opens) & (spells.end >= opens) & (age < YOUNGER)
    staying = _staying(history, lived, ages)
    fade = np.exp(-TRENDS[:, None] * (np.arange(len(staying)) + 0.5) / 12)
    return Before(float(there.sum()), fade @ staying)


def _staying(history: History, lived: Months, ages: Ints) -> Numbers:
    """(months,): of children who come under sixteen, the share still there and under sixteen after so many months."""
    shape = (len(bands.AGE) + 1, len(bands.STAY) + 1)
    at = np.ravel_multi_index((bands.band(lived.age, bands.AGE), bands.band(lived.stay, bands.STAY)), shape)
    gone = (lived.sure & (lived.to == len(history.states))).astype(np.float64)
    left = np.bincount(at, gone, shape[0] * shape[1]).astype(np.float64)
    months = np.bincount(at, lived.sure * lived.share, shape[0] * shape[1]).astype(np.float64)
    hazards = neighbours(left.reshape(shape), months.reshape(shape))
    come = np.bincount(ages[ages < YOUNGER], minlength=YOUNGER)
    age = np.arange(YOUNGER)[:, None] + np.arange(YOUNGER)
    monthly = hazards[bands.band(age, bands.AGE), bands.band(np.arange(YOUNGER), bands.STAY)]
    share = np.exp(-(np.cumsum(monthly, axis=1) - monthly / 2)) * (age < YOUNGER)
    told: Numbers = come @ share / max(come.sum(), 1)
    return told
