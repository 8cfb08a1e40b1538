"""From a history to what it says of the years ahead: rates, levels and who comes, each with how sure it is."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import OPEN, History, State
from alongside.forecasting.model import bands
from alongside.forecasting.model.arrivals import OLDER, Arrivals, Returns, arrivals, recency, returns
from alongside.forecasting.model.before import Before, before
from alongside.forecasting.model.habits import COMING, COMING_OLDER, GOING
from alongside.forecasting.model.levels import Level, level_of
from alongside.forecasting.model.months_lived import Ints, Months, Stays, months_lived, stays
from alongside.forecasting.model.pooling import WEIGHT, Numbers, pooled
from alongside.forecasting.months import month_of, months_of

SEASON = 100.0  # arrivals that "no season" is worth in a calendar month: a tenth either way
AGES, STAYS, SPELLS = len(bands.AGE) + 1, len(bands.STAY) + 1, len(bands.SPELL) + 1


@dataclass(frozen=True)
class Gamma:
    """Events a child-month in each cell, as the shape and rate of a gamma."""

    shape: Numbers
    rate: Numbers


@dataclass(frozen=True)
class Here:
    """The children there at the origin."""

    state: Ints
    age: Ints
    stay: Ints
    spell: Ints
    before: Ints
    alone: NDArray[np.bool_]


@dataclass(frozen=True)
class Stream:
    """Families of one stream: how many a month at level nought, in which calendar months, and where that stands."""

    monthly: float
    season: Numbers  # (12,) of the calendar months
    level: Level


@dataclass(frozen=True)
class Fitted:
    """What a history says: everything that the simulation needs."""

    states: tuple[State, ...]
    origin: date
    here: Here
    exits: Gamma  # (states, ages, stays)
    moves: Gamma  # (states, whether moved before in the stay, ages, spells)
    onward: Numbers  # (states, ages, states before and none, states): weight of each destination
    adults: tuple[int, ...]  # where those turning eighteen in each state go; as many as there are states for outside
    arrivals: Arrivals
    coming: tuple[Stream, ...]
    going: Level
    returns: Returns


def fit(history: History, seed: int = 0) -> Fitted:
    """What the history says. Raises ValueError where it is shorter than a year or nobody ever came."""
    found = stays(history)
    came = arrivals(history)
    length = month_of(history.origin) - month_of(history.opens_on) + 1
    if length < 12 or not came.families:
        raise ValueError("A forecast needs a year of history at least, with children coming into it.")
    lived = months_lived(history, found)
    exits, going = _going(history, lived, length, seed)
    past = before(history, lived, came.age)
    return Fitted(
        states=history.states,
        origin=history.origin,
        here=_here(history, found),
        exits=exits,
        moves=_moves(history, lived),
        onward=_onward(history, lived),
        adults=_adults(history),
        arrivals=came,
        coming=tuple(_coming(history, came, length, stream, seed, past) for stream in range(came.stream.max() + 1)),
        going=going,
        returns=returns(history, found),
    )


def _coming(history: History, came: Arrivals, length: int, stream: int, seed: int, past: Before | None) -> Stream:
    opens = month_of(history.opens_on)
    of = came.stream == stream
    counts = np.bincount(came.month[of] - opens, minlength=length).astype(float)
    calendar = (np.arange(length) + opens) % 12
    monthly, season = counts.mean(), _season(counts, calendar)
    children = monthly * np.diff(came.first)[of].mean()
    young = came.age[came.first[:-1]][of][0] < OLDER
    hint = partial(past.likelihood, children) if past and young else None
    habits = COMING if young else COMING_OLDER
    return Stream(monthly, season, level_of(counts, monthly * season[calendar], habits, seed * 99 + 1 + stream, hint))


def _season(counts: Numbers, calendar: Ints) -> Numbers:
    months = np.bincount(calendar, minlength=12)
    season = (np.bincount(calendar, counts, 12) + SEASON) / (months * counts.mean() + SEASON)
    scaled: Numbers = season / season.mean()
    return scaled


def _going(history: History, lived: Months, length: int, seed: int) -> tuple[Gamma, Level]:
    size = len(history.states)
    cells = (lived.state, bands.band(lived.age, bands.AGE), bands.band(lived.stay, bands.STAY))
    shape = (size, AGES, STAYS)
    weight = recency(lived.month, month_of(history.origin)) * lived.sure
    left = (lived.to == size) & lived.sure
    events, months = _sums(cells, shape, weight * left), _sums(cells, shape, weight * lived.share)
    exits = Gamma(*pooled(events, months))
    thought = (exits.shape / exits.rate)[cells] * lived.share * lived.sure
    month = lived.month - month_of(history.opens_on)
    expected = np.bincount(month, thought, length)
    gone = np.bincount(month, left.astype(np.float64), length).astype(np.float64)
    return exits, level_of(gone, np.maximum(expected, 1e-3), GOING, seed * 99)


def _moves(history: History, lived: Months) -> Gamma:
    size = len(history.states)
    cells = (
        lived.state,
        (lived.before < size).astype(np.int64),
        bands.band(lived.age, bands.AGE),
        bands.band(lived.spell, bands.SPELL),
    )
    weight = recency(lived.month, month_of(history.origin))
    moved = (lived.to >= 0) & (lived.to < size)
    shape = (size, 2, AGES, SPELLS)
    return Gamma(*pooled(_sums(cells, shape, weight * moved), _sums(cells, shape, weight * lived.share)))


def _onward(history: History, lived: Months) -> Numbers:
    size = len(history.states)
    moved = (lived.to >= 0) & (lived.to < size)
    weight = recency(lived.month[moved], month_of(history.origin))
    cells = (lived.state[moved], bands.band(lived.age[moved], bands.AGE), lived.before[moved], lived.to[moved])
    seen = _sums(cells, (size, AGES, size + 1, size), weight)
    possible = seen.sum(axis=(1, 2))[:, None, None, :] > 0
    whole = seen.sum(axis=(1, 2), keepdims=True)
    by_age = seen.sum(axis=2, keepdims=True) + WEIGHT * _shares(whole)
    lean: Numbers = (seen + WEIGHT * _shares(by_age)) * possible
    return lean


def _shares(weights: Numbers) -> Numbers:
    total = weights.sum(axis=-1, keepdims=True)
    shares: Numbers = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return shares


def _sums(cells: tuple[Ints, ...], shape: tuple[int, ...], weight: Numbers) -> Numbers:
    sums = np.bincount(np.ravel_multi_index(cells, shape), weight, int(np.prod(shape)))
    return sums.astype(np.float64).reshape(shape)


def _adults(history: History) -> tuple[int, ...]:
    names = history.names
    return tuple(names.index(state.after_18) if state.after_18 else len(names) for state in history.states)


def _here(history: History, found: Stays) -> Here:
    spells, last = history.columns, month_of(history.origin)
    there = (spells.end == OPEN) & (spells.start <= history.origin.toordinal())
    return Here(
        state=spells.state[there],
        age=np.maximum(last - months_of(spells.born[there]), 0),
        stay=last - found.since[there],
        spell=last - months_of(spells.start[there]),
        before=found.before[there],
        alone=spells.alone[there],
    )
