"""Simple lines that a forecast has to beat: as today, on as before, and last year's rates for ever."""

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import OPEN, History
from alongside.forecasting.model import bands
from alongside.forecasting.model.months_lived import Ints, months_lived, stays
from alongside.forecasting.months import first_days, month_of, months_of

Numbers = NDArray[np.float64]
YEAR = 12
AGES = bands.ADULT  # a row for each month of age


def counts(history: History, months: Ints) -> Ints:
    """(months, states): the children in each state at the end of each of these months."""
    spells = history.columns
    after = first_days(months + 1)
    size = len(history.states)
    each = [np.bincount(spells.state[(spells.start < day) & (spells.end >= day)], minlength=size) for day in after]
    return np.array(each, dtype=np.int64)


def as_today(history: History, months: int) -> Numbers:
    """(months + 1, states): as many as at the origin."""
    now = counts(history, np.array([month_of(history.origin)]))
    return np.repeat(now, months + 1, axis=0).astype(np.float64)


def drift(history: History, months: int) -> Numbers:
    """(months + 1, states): on with the mean monthly change of the whole history; nobody fewer than none."""
    ends = np.array([month_of(history.opens_on) - 1, month_of(history.origin)])
    first, now = counts(history, ends)
    change = (now - first) / (ends[1] - ends[0])
    line: Numbers = np.maximum(now + np.arange(months + 1)[:, None] * change, 0.0)
    return line


def last_years_rates(history: History, months: int) -> Numbers:
    """(months + 1, states): arrivals, exits and moves of the last twelve months, by age and state, for ever.

    The method of the stock and flow models that councils use: no trend, no length of stay, no range.
    """
    come, leave, go = _last_year(history)
    there = _ages_now(history)
    line = [there.sum(axis=1)]
    for _ in range(months):
        moved = np.einsum("sa,sat->ta", there, go)
        there = there - there * (leave + go.sum(axis=2)) + moved + come
        there = np.concatenate([np.zeros((len(there), 1)), there[:, :-1]], axis=1)
        line.append(there.sum(axis=1))
    return np.array(line)


def _last_year(history: History) -> tuple[Numbers, Numbers, Numbers]:
    """Of a month: arrivals (states, ages), and the shares that leave (same) and move (states, ages, states)."""
    lived, last, size = months_lived(history, stays(history)), month_of(history.origin), len(history.states)
    recent = lived.month > last - YEAR
    shape = (size, len(bands.AGE) + 1)
    cells = np.ravel_multi_index((lived.state[recent], bands.band(lived.age[recent], bands.AGE)), shape)
    share = np.bincount(cells, lived.share[recent], shape[0] * shape[1])
    to = np.array([np.bincount(cells, lived.to[recent] == at, len(share)) for at in range(size + 1)])
    rates = (to / np.maximum(share, 1.0)).T.reshape(*shape, size + 1)
    by_month = rates[:, bands.band(np.arange(AGES), bands.AGE)]
    spells = history.columns
    came = spells.arrived & (months_of(spells.start) > last - YEAR)
    age = np.clip(months_of(spells.start[came]) - months_of(spells.born[came]), 0, AGES - 1)
    come = np.zeros((size, AGES))
    np.add.at(come, (spells.state[came], age), 1 / YEAR)
    return come, by_month[:, :, size], by_month[:, :, :size]


def _ages_now(history: History) -> Numbers:
    spells = history.columns
    there = spells.end == OPEN
    age = np.clip(month_of(history.origin) - months_of(spells.born[there]), 0, AGES - 1)
    now = np.zeros((len(history.states), AGES))
    np.add.at(now, (spells.state[there], age), 1.0)
    return now
