"""How much work a forecast's children ask for, and how many workers could carry it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.paths import Paths
from alongside.forecasting.workers.rates import Rates, Weights

LEAST_THERE = 0.05
"""However many are away, some of the workers are there."""


@dataclass(frozen=True)
class Needed:
    """(runs, months) of each. A month is known by its last day.

    `work`: in ordinary child in need plans. `workers`: experienced full-time workers who could carry it, those away
    made good, and `by_state` for whom: (runs, months, states), without work that the history does not know.
    """

    months: tuple[date, ...]
    states: tuple[str, ...]
    work: NDArray[np.float64]
    workers: NDArray[np.float64]
    by_state: NDArray[np.float64]


def needed(paths: Paths, weights: Weights, rates: Rates, *, seed: int, other_work: float = 0.0) -> Needed:
    """How many workers these children ask for; `other_work` is weighted work that the history does not know of."""
    by_state = work_by_state(paths, weights)
    work = by_state.sum(axis=2) + other_work
    each = carried_by_one(rates, paths.runs, seed)
    return Needed(paths.months[1:], paths.states, work, work / each[:, None], by_state / each[:, None, None])


def carried_by_one(rates: Rates, runs: int, seed: int) -> NDArray[np.float64]:
    """(runs,): what an experienced full-time worker carries over the year, the time away counted."""
    away = rates.sickness.drawn(runs, seed, "sickness") + rates.leave.drawn(runs, seed, "leave")
    return rates.full.drawn(runs, seed, "full") * np.clip(1 - away, LEAST_THERE, 1)


def work_by_state(paths: Paths, weights: Weights) -> NDArray[np.float64]:
    """(runs, months, states): the work of the children as they were in the month on average, and of their coming.

    An arrival and a move are counted where the child comes to.
    """
    each = np.array([weights.states.get(state, 0.0) for state in paths.states])
    # Between two month ends lie the month's own days.
    month_days = np.diff([month.toordinal() for month in paths.months])
    held = paths.days / month_days[:, None] * each
    work: NDArray[np.float64] = held + weights.arrival * paths.starts + weights.move * paths.moves.sum(axis=2)
    return work
