"""What may happen: many runs of the same years, counted by month and state, and how they spread."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

TOTAL = "Total"
QUANTILES = {"p2_5": 0.025, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p97_5": 0.975}


@dataclass(frozen=True)
class Paths:
    """What may happen: each run's children in each state at each month's end.

    A child is in one state on any day. `starts`, `ends` and `moves` are what happened in the month that ends on the
    month after: column t is what lies between `months[t]` and `months[t + 1]`.
    """

    scenario: str
    months: tuple[date, ...]  # month ends; the first is the origin, whose counts are known
    states: tuple[str, ...]  # without the total
    children: NDArray[np.int32]  # (runs, months, states) at each month's end
    days: NDArray[np.float32]  # (runs, months - 1, states) child-days lived in the month
    starts: NDArray[np.int32]  # (runs, months - 1, states) arrivals from outside
    ends: NDArray[np.int32]  # (runs, months - 1, states) departures to outside
    moves: NDArray[np.int32]  # (runs, months - 1, states, states) from, to

    @property
    def runs(self) -> int:
        """How many times the years were lived."""
        return int(self.children.shape[0])

    def of(self, state: str) -> NDArray[np.int32]:
        """(runs, months): the children in this state, or in all of them for "Total"."""
        if state == TOTAL:
            total: NDArray[np.int32] = self.children.sum(axis=2, dtype=np.int32)
            return total
        own: NDArray[np.int32] = self.children[:, :, self.states.index(state)]
        return own


@dataclass(frozen=True)
class Spread:
    """One line of a forecast: how many children in a state at a month's end, and how sure that is."""

    scenario: str
    month: date
    state: str
    mean: float
    p2_5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p97_5: float


def summary(paths: Paths) -> list[Spread]:
    """The spread of each month and state, the total last; month by month, in order."""
    named = (*paths.states, TOTAL)
    spreads = {state: spread_of(paths.of(state)) for state in named}
    return [
        Spread(paths.scenario, month, state, *map(float, spreads[state][:, at]))
        for at, month in enumerate(paths.months)
        for state in named
    ]


def spread_of(values: NDArray[np.int32] | NDArray[np.float64]) -> NDArray[np.float64]:
    """(8, …) of (runs, …): the mean, then each of `QUANTILES` in order."""
    quantiles = np.quantile(values, list(QUANTILES.values()), axis=0)
    return np.concatenate([values.mean(axis=0)[None], quantiles])
