"""One run's rates, drawn from what the history leaves open, as the arrays that the simulation reads."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.model import bands
from alongside.forecasting.model.arrivals import Returns
from alongside.forecasting.model.fit import Fitted
from alongside.forecasting.model.habits import KINDS
from alongside.forecasting.months import month_of

Floats = NDArray[np.float32]
HALF = 0.5  # of an event: what the thought of a rate is worth beside what is seen


@dataclass(frozen=True)
class Drawn:
    """Rates of some runs, the run first; hazards are of a month."""

    exits: Floats  # (runs, states, ages, stays)
    moves: Floats  # (runs, states, moved before, ages, spells)
    onward: Floats  # (runs, states, ages, before, states): share of each destination
    families: Floats  # (runs, families): cumulative weight of each among its stream
    coming: Floats  # (runs, streams, months): new families expected
    going: Floats  # (runs, months): what exits are multiplied by
    coming_back: Floats  # (runs, months away)
    back_to: Floats  # (runs, states): cumulative share


def drawn(fitted: Fitted, months: int, seed: int, runs: range) -> Drawn:
    """The rates of these runs: each from its own number, so that runs may be made in any parts."""
    each = [_one(fitted, months, np.random.Generator(np.random.Philox(key=(seed, run)))) for run in runs]
    return Drawn(*(np.stack([getattr(one, field.name) for one in each]) for field in fields(Drawn)))


def _one(fitted: Fitted, months: int, chance: np.random.Generator) -> Drawn:
    came, back = fitted.arrivals, fitted.returns
    again, new = back.share
    calendar = (month_of(fitted.origin) + 1 + np.arange(months)) % 12
    new_share = chance.beta(new + 1, again + 1)
    expected = [one.monthly * one.season[calendar] * np.exp(one.level.onward(chance, months)) for one in fitted.coming]
    hazards = chance.gamma(back.events + HALF) / (back.lived + HALF / _thought(back))
    leave, draw, first = np.exp(apart(chance, fitted))
    of_first = first[came.state[came.first[:-1]]]
    return Drawn(
        exits=_rates(chance, fitted.exits.shape, fitted.exits.rate / leave[:, None, None]),
        moves=_rates(chance, fitted.moves.shape, fitted.moves.rate),
        onward=_shares(chance.standard_gamma(fitted.onward) * draw),
        families=_by_stream(came.weight * of_first * chance.standard_exponential(came.families), came.stream),
        coming=(np.array(expected) * new_share).astype(np.float32),
        going=np.exp(fitted.going.onward(chance, months)).astype(np.float32),
        coming_back=hazards[bands.band(np.arange(bands.RETURNS_WITHIN), bands.AWAY)].astype(np.float32),
        back_to=_cumulative(chance.standard_gamma(back.states)),
    )


def apart(chance: np.random.Generator, fitted: Fitted) -> NDArray[np.float64]:
    """(3, states): how far kinds of one group go ways of their own in leaving, in drawing moves and arrivals.

    Logarithms; weighed by who is there they are nought together in each group, as what all do is told by the levels.
    """
    kinds = [state.group or state.name for state in fitted.states]
    same = np.array([[one == other for other in kinds] for one in kinds])
    there = same * (np.bincount(fitted.here.state, minlength=len(kinds)) + 1.0)
    own = chance.normal(0.0, 1.0, (3, len(kinds))) * np.array(KINDS)[:, None]
    apart: NDArray[np.float64] = own - own @ there.T / there.sum(axis=1)
    return apart


def _thought(back: Returns) -> NDArray[np.float64]:
    """What is thought of each band's rate of coming back before it is seen: as often as in the band before it.

    A short history has seen nobody away for long: there it must lean on what it has seen.
    """
    before = float((back.events.sum() + HALF) / max(back.lived.sum(), 1.0))
    thought = []
    for events, lived in zip(back.events, back.lived, strict=True):
        thought.append(before)
        before = float((events + HALF) / (lived + HALF / before))
    return np.array(thought)


def _rates(chance: np.random.Generator, shape: NDArray[np.float64], rate: NDArray[np.float64]) -> Floats:
    return (chance.standard_gamma(shape) / rate).astype(np.float32)


def _shares(weights: NDArray[np.float64]) -> Floats:
    total = weights.sum(axis=-1, keepdims=True)
    shares: Floats = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0).astype(np.float32)
    return shares


def _by_stream(weights: NDArray[np.float64], stream: NDArray[np.int64]) -> Floats:
    """Cumulative within each stream; families are in order of their stream."""
    return np.concatenate([_cumulative(weights[stream == one]) for one in range(stream.max() + 1)])


def _cumulative(weights: NDArray[np.float64]) -> Floats:
    total = np.cumsum(weights)
    cumulative: Floats = (total / total[-1]).astype(np.float32)
    return cumulative
