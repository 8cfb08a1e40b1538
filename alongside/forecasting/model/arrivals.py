"""Who comes: families as they came, month by month, and how many of them come again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import History
from alongside.forecasting.model import bands
from alongside.forecasting.model.months_lived import Ints, Stays
from alongside.forecasting.model.pooling import Numbers
from alongside.forecasting.months import month_of, months_of

# After how many years what was seen of who comes, and of how long they stay, counts half. Long: what changes from
# year to year in published figures is how many come, hardly who (cla_placements.csv: shares by age move by a point).
HALVES = 6.0
OLDER = 16 * 12


@dataclass(frozen=True)
class Arrivals:
    """The families that came while the history was open, stream by stream.

    The children of family f are first[f] up to first[f + 1].
    """

    month: Ints  # of each family
    stream: Ints  # of each family: which of the streams it is of, counted apart
    weight: Numbers  # of each family, by how recent it is
    first: Ints  # one more than there are families
    state: Ints  # of each child
    age: Ints
    alone: NDArray[np.bool_]

    @property
    def families(self) -> int:
        return len(self.month)


@dataclass(frozen=True)
class Returns:
    """Leaving and coming back: by months away, who could still come back, and who did."""

    events: Numbers  # (bands of AWAY)
    lived: Numbers
    states: Numbers  # (states,) where those who came back came to
    share: tuple[float, float]  # of all arrivals in the last two years: those who came back, those who did not
    # Who had left, below eighteen, and not come back by the origin.
    age: Ints
    away: Ints
    alone: NDArray[np.bool_]


def arrivals(history: History) -> Arrivals:
    """The families that came; nobody over eighteen."""
    spells = history.columns
    age = months_of(spells.start) - months_of(spells.born)
    of = np.flatnonzero(spells.arrived & (spells.start >= history.opens_on.toordinal()) & (age < bands.ADULT))
    of = of[np.lexsort((of, spells.family[of], spells.start[of]))]
    opening = np.flatnonzero(_differs(spells.family[of]) | _differs(spells.start[of]))
    size = np.diff(np.r_[opening, len(of)])
    stream = _streams(history, spells.state[of[opening]], age[of[opening]])
    order = np.argsort(stream, kind="stable")
    of = of[np.argsort(np.repeat(stream, size), kind="stable")]
    first = np.r_[0, np.cumsum(size[order])]
    month = months_of(spells.start[of[first[:-1]]])
    return Arrivals(
        month=month,
        stream=stream[order],
        weight=recency(month, month_of(history.origin)),
        first=first,
        state=spells.state[of],
        age=np.maximum(age[of], 0),
        alone=spells.alone[of],
    )


def _differs(column: Ints) -> NDArray[np.bool_]:
    differs: NDArray[np.bool_] = np.r_[True, column[1:] != column[:-1]][: len(column)]
    return differs


def _streams(history: History, state: Ints, age: Ints) -> Ints:
    """Families that come into one kind of state, those with a child of sixteen first apart from the others.

    Apart, as the two have gone different ways: older children's share of all starts has risen since 2019 while all
    starts have not (cla_placements.csv, age on starting).
    """
    kinds = [one.group or one.name for one in history.states]
    kind = np.array([kinds.index(one) for one in kinds])[state] * 2 + (age >= OLDER)
    return np.unique(kind, return_inverse=True)[1].astype(np.int64)


def recency(month: Ints, last: int) -> Numbers:
    """What a month counts for, 1 for the last."""
    weight: Numbers = 0.5 ** ((last - month) / (12 * HALVES))
    return weight


def returns(history: History, found: Stays) -> Returns:
    """Who left below eighteen while the history was open, and who came back within RETURNS_WITHIN months."""
    spells, outside = history.columns, len(history.states)
    opens, last = history.opens_on.toordinal(), month_of(history.origin)
    left_at = months_of(np.where(found.to == outside, spells.end, opens))
    age = left_at - months_of(spells.born)
    left = np.flatnonzero((found.to == outside) & (spells.end >= opens) & (age < bands.ADULT))
    again = np.r_[found.returned[1:], False][left]
    until = np.where(again, np.r_[months_of(spells.start)[1:], last][left], last)
    until = np.minimum(until, months_of(spells.born)[left] + bands.ADULT)
    away = until - left_at[left]
    events, lived = _by_band(away, again & (away < bands.RETURNS_WITHIN))
    waiting = ~again & (age[left] + away < bands.ADULT) & (away < bands.RETURNS_WITHIN)
    came = np.r_[found.returned[1:], False] & np.isin(np.arange(len(spells.child)), left)
    # Where nobody came back yet, those who would go where arrivals go.
    to = np.flatnonzero(came) + 1 if came.any() else np.flatnonzero(spells.arrived)
    states = np.bincount(spells.state[to], minlength=outside).astype(np.float64)
    return Returns(
        events,
        lived,
        states,
        _share(history, found),
        age[left][waiting] + away[waiting],
        away[waiting],
        spells.alone[left][waiting],
    )


def _by_band(away: Ints, again: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Returns and months away, in each band of AWAY."""
    edges = np.r_[0, bands.AWAY, bands.RETURNS_WITHIN]
    lived = np.clip(away[:, None] + 0.5 - edges[:-1], 0, np.diff(edges)).sum(axis=0)
    events = np.bincount(bands.band(away[again], bands.AWAY), minlength=len(bands.AWAY) + 1)
    return events.astype(float), lived


def _share(history: History, found: Stays) -> tuple[float, float]:
    spells = history.columns
    since = max(history.opens_on.toordinal(), history.origin.toordinal() - 730)
    came = spells.arrived & (spells.start >= since)
    gap = months_of(spells.start) - np.r_[0, months_of(spells.end)[:-1]]
    again = came & found.returned & (gap < bands.RETURNS_WITHIN)
    return float(again.sum()), float(came.sum() - again.sum())
