"""Spells: which child was in which state from when to when, as typed rows and as columns of numbers."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.months import first_after, month_end_before

ADULT = 18
OPEN = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class State:
    """Where a child can be. A stay lasts while a child goes from state to state of one `group`.

    Whoever turns eighteen in a state that `ends_at_18` leaves it that day: to the state `after_18`, or to outside.
    """

    name: str
    group: str = ""
    ends_at_18: bool = True
    after_18: str = ""


IN_CARE = tuple(State(name, "In care") for name in ("Fostering", "Residential", "Supported", "Other"))


@dataclass(frozen=True, slots=True)
class Spell:
    """One child in one state, from a day up to but not including another; None is still there.

    `arrived` says that the child came from outside when the spell began: without it, a child's first spell has begun
    before the history did, or in a state that it does not hold. Children of one `family` who arrive on one day
    arrive together.
    """

    child: str
    state: str
    starts_on: date
    ends_on: date | None
    born_on: date
    arrived: bool = True
    sex: str = ""
    unaccompanied: bool = False
    family: str = ""


@dataclass(frozen=True)
class Columns:
    """The spells as columns, ordered by child and start. Days are ordinals, states their place in the history's."""

    child: NDArray[np.int64]
    state: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]  # OPEN where the spell has not ended
    born: NDArray[np.int64]
    arrived: NDArray[np.bool_]
    alone: NDArray[np.bool_]  # unaccompanied
    family: NDArray[np.int64]


@dataclass(frozen=True)
class LeftOut:
    """Rows that could not be used: why, how many, and where the first of them stand."""

    why: str
    count: int
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """What is known of the children between two days: every spell that touched them, and what was left out."""

    states: tuple[State, ...]
    columns: Columns
    opens_on: date  # the first day on which every spell is known
    origin: date  # the last, a month's end
    left_out: tuple[LeftOut, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(state.name for state in self.states)

    def known_until(self, day: date) -> "History":
        """The same history as it stood at the month's end on or before a day: later ends are not yet known."""
        origin = month_end_before(day)
        known = self.columns.start < first_after(origin)
        kept = {name: column[known] for name, column in vars(self.columns).items()}
        kept["end"] = np.where(kept["end"] < first_after(origin), kept["end"], OPEN)
        return History(self.states, Columns(**kept), self.opens_on, origin, self.left_out)

    def since(self, day: date) -> "History":
        """The same history without what had ended before a day."""
        known = self.columns.end >= day.toordinal()
        kept = {name: column[known] for name, column in vars(self.columns).items()}
        return History(self.states, Columns(**kept), max(day, self.opens_on), self.origin, self.left_out)


def history_of(
    spells: Iterable[Spell],
    *,
    states: Sequence[State],
    opens_on: date,
    origin: date,
    left_out: Iterable[LeftOut] = (),
) -> History:
    """A history from spells in any order.

    A spell that ends before it starts, overlaps the child's next or names no state is a mistake of whoever made it:
    ValueError says which. `histories.unfit` sets such aside first.
    """
    ordered = sorted(spells, key=lambda spell: (spell.child, spell.starts_on))
    _refuse_faults(ordered, {state.name for state in states})
    whole = History(tuple(states), _columns(ordered, states), opens_on, month_end_before(origin), tuple(left_out))
    return whole.known_until(origin)


def _refuse_faults(ordered: Sequence[Spell], names: set[str]) -> None:
    for spell in ordered:
        if spell.state not in names:
            raise ValueError(f"The spell from {spell.starts_on} is in {spell.state!r}, which is no state here.")
        if spell.ends_on is not None and spell.ends_on < spell.starts_on:
            raise ValueError(f"The spell from {spell.starts_on} ends before it starts.")
    for one, other in itertools.pairwise(ordered):
        if one.child == other.child and (one.ends_on is None or one.ends_on > other.starts_on):
            raise ValueError(f"The spell from {one.starts_on} overlaps the child's next, from {other.starts_on}.")


def _columns(ordered: Sequence[Spell], states: Sequence[State]) -> Columns:
    place = {state.name: at for at, state in enumerate(states)}
    children = _numbered(spell.child for spell in ordered)
    families = _numbered(spell.family or f"\0{spell.child}" for spell in ordered)
    return Columns(
        child=children,
        state=np.array([place[spell.state] for spell in ordered], dtype=np.int64),
        start=np.array([spell.starts_on.toordinal() for spell in ordered], dtype=np.int64),
        end=_days(spell.ends_on for spell in ordered),
        born=np.array([spell.born_on.toordinal() for spell in ordered], dtype=np.int64),
        arrived=np.array([spell.arrived for spell in ordered], dtype=np.bool_),
        alone=np.array([spell.unaccompanied for spell in ordered], dtype=np.bool_),
        family=families,
    )


def _days(days: Iterable[date | None]) -> NDArray[np.int64]:
    return np.array([day.toordinal() if day else OPEN for day in days], dtype=np.int64)


def _numbered(names: Iterable[str]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
