"""A "what if" as small typed data: what it changes, of whom, from which day, by how much, and how sure we are.

The simulation reads `reaches` (which steps from state to state an effect touches) and `strength` (by how much, on
a day, in a run). Effects on the same step multiply.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from typing import Final, Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

What = Literal["entries", "exits", "moves"]
WHATS: Final = ("entries", "exits", "moves")

PLACEMENTS: Final = ("Fostering", "Residential", "Supported", "Other")
"""The states of a child in care, by where the child lives: those of an SSDA903 history."""

JOURNEY: Final = ("Early help", "Child in need", "Protection plan", "Edge of care", *PLACEMENTS, "Leaving care")
"""The states of the whole journey. Closed is outside, as is a child not yet known."""

TOGETHER: Final = {"": JOURNEY, "In care": PLACEMENTS}
"""Names that stand for several states at once. The empty one is every state there is."""

GROUPS: Final = {
    "": "children",
    "uasc": "unaccompanied children",
    "not_uasc": "children who did not arrive alone",
    "under_12": "children under 12 who did not arrive alone",
    "12_and_over": "children of 12 and over who did not arrive alone",
}
"""Of whom an effect speaks. Ages are those at the day the spell in question began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change to how often children come, go or move.

    `entries`: coming into `state` from anywhere outside it. `exits`: leaving `state` for anywhere outside it.
    `moves`: going from `state` to `to`. A state may be one of TOGETHER: entries into "In care" are those from
    outside and those from the edge of care alike. `multiplier` is the median of what the rate is multiplied by
    once the ramp is over; `spread` the standard deviation of its logarithm, drawn once a run. An effect that stands
    in for an earlier one holds only where the history does not know that state: `unless`.
    """

    what: What
    starts_on: date
    state: str = ""
    to: str = ""
    group: str = ""
    unless: str = ""
    multiplier: float = 1.0
    spread: float = 0.0
    ramp_months: int = 0

    @property
    def key(self) -> int:
        """Tells this effect's draws apart: the same in every scenario that holds it, on every machine."""
        said = (self.what, self.starts_on.isoformat(), self.state, self.to, self.group)
        return crc32("|".join(said).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesAdded:
    """New places in `state` from a day, opening evenly over the ramp, filled from `takes_from` ("" is any state).

    While some of them stand free, children move from `takes_from` into `state` beside those who would have moved
    anyway: at most as many as there are free new places, each free place being filled in `fill_months` on average.
    A place whose child leaves is free again. `sure` is the share of the planned places expected to open, and
    `spread` the standard deviation of that share, drawn once a run and kept between 0 and 1.
    """

    state: str
    places: int
    starts_on: date
    takes_from: str = ""
    ramp_months: int = 0
    fill_months: float = 3.0
    sure: float = 1.0
    spread: float = 0.0

    @property
    def key(self) -> int:
        return crc32("|".join(("places", self.starts_on.isoformat(), self.state, self.takes_from)).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """The price of a child's week in `state` is multiplied from a day. `up_to` children at most; None is all."""

    state: str
    starts_on: date
    multiplier: float
    spread: float = 0.0
    ramp_months: int = 0
    up_to: int | None = None

    @property
    def key(self) -> int:
        return crc32("|".join(("price", self.starts_on.isoformat(), self.state, str(self.up_to))).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What the change itself costs (or, below nothing, saves) on a line of the budget: pence a year, from a day."""

    line: str
    pence_a_year: int
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A figure that somebody published: shown beside the scenario as reported, and used by nothing."""

    what: str
    said: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What if: changes with their reason and source. `verified` says whether the numbers were seen in the source."""

    name: str
    title: str
    sentence: str
    effects: tuple[Effect, ...] = ()
    places: tuple[PlacesAdded, ...] = ()
    prices: tuple[PriceChange, ...] = ()
    spending: tuple[Spending, ...] = ()
    reported: tuple[Reported, ...] = ()
    reason: str = ""
    source: str = ""
    verified: bool = False


AS_NOW: Final = Scenario(
    name="as-now",
    title="As now",
    sentence="Nothing is changed.",
    reason="What the others are compared with.",
    source="The council's own history.",
    verified=True,
)


def reached(starts_on: date, ramp_months: int, on: date) -> float:
    """How much of a change has been reached on a day: 0 before it starts, 1 once its ramp is over."""
    if on < starts_on:
        return 0.0
    if not ramp_months:
        return 1.0
    months = (on.year - starts_on.year) * 12 + on.month - starts_on.month + (on.day - starts_on.day) / 31
    return min(1.0, months / ramp_months)


def strength(change: Effect | PriceChange, on: date, draw: float = 0.0) -> float:
    """What the rate (or the price) is multiplied by on a day, in the run whose standard normal draw is `draw`."""
    if not change.multiplier:
        return 1.0 - reached(change.starts_on, change.ramp_months, on)
    full = log(change.multiplier) + change.spread * draw
    return exp(full * reached(change.starts_on, change.ramp_months, on))


def strengths(change: Effect | PriceChange, days: Sequence[date], draws: NDArray[np.float64]) -> NDArray[np.float64]:
    """(runs, days): `strength` for many days and runs at once."""
    share = np.array([reached(change.starts_on, change.ramp_months, day) for day in days])
    if not change.multiplier:
        return np.tile(1 - share, (len(draws), 1))
    times: NDArray[np.float64] = np.exp((log(change.multiplier) + change.spread * draws)[:, None] * share)
    return times


def standing_for(name: str, states: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which of the states a name stands for; all of them for "", none for a name not among them."""
    if not name:
        return np.ones(len(states), dtype=np.bool_)
    meant = TOGETHER.get(name, (name,))
    return np.array([state in meant for state in states], dtype=np.bool_)


def reaches(effect: Effect, states: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which steps it touches: (from, to), each of len(states) + 1, the last row and column being outside.

    All false where this history knows no such state: then the effect changes nothing, and is to be told.
    """
    outside = np.array([False])
    inside = np.append(standing_for(effect.state, states), outside)
    if effect.unless in states or not inside.any():
        return np.zeros((len(inside), len(inside)), dtype=np.bool_)
    if effect.what == "entries":
        return np.outer(~inside, inside)
    if effect.what == "exits":
        return np.outer(inside, ~inside)
    touched = np.outer(inside, np.append(standing_for(effect.to, states), outside))
    np.fill_diagonal(touched, False)
    return touched
