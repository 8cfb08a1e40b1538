"""Who could go where in a Practice Week, and the answer of the planner: plain data, no names of people.

A guest, a host and a slot are numbers here; what is said of a match speaks of services, districts and miles, so
that a reason can stand on any page. `solving.solve` turns a `Problem` into a `Solution`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# Metres east and north on the national grid, as postcodes are placed.
Place = tuple[int, int]
# A day and "am" or "pm".
HalfDay = tuple[date, str]


@dataclass(frozen=True)
class Guest:
    """One guest: what they can give, what they wish, and where they do not belong."""

    key: int
    offers: frozenset[HalfDay]
    districts: frozenset[str]  # that they can reach
    wishes: tuple[str, ...] = ()  # services, as in `Slot.service`
    most_visits: int = 3
    elected: bool = False  # a councillor or the cabinet member: never where a family's record is named
    went_last_time: bool = False
    line: frozenset[str] = frozenset()  # teams and services that they manage or belong to, as in `Slot.line`
    place: Place | None = None  # where they set out from


@dataclass(frozen=True)
class Slot:
    """One half-day that a host can show. A slot with a family is given only once the family agreed."""

    key: int
    host: int
    service: str
    district: str
    on: date
    half: str
    with_family: bool = False
    host_more_than_once: bool = False
    line: frozenset[str] = frozenset()  # the team and the service that it belongs to
    place: Place | None = None

    @property
    def half_day(self) -> HalfDay:
        return self.on, self.half


@dataclass(frozen=True)
class Problem:
    """A week to plan. `services` and `districts` are those to be covered, whether a host came forward or not.

    `barred` says why a guest must not go to a host ("knows the family"); `names` is how a service is spoken of in a
    sentence ("leaving care"). A pin is a guest and a slot that stay together whatever else changes.
    """

    guests: tuple[Guest, ...]
    slots: tuple[Slot, ...]
    services: tuple[str, ...]
    districts: tuple[str, ...]
    barred: Mapping[tuple[int, int], str] = field(default_factory=dict)  # (guest, host): why
    pins: frozenset[tuple[int, int]] = frozenset()  # (guest, slot)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """A guest goes to a slot, and in plain words why these two."""

    guest: int
    slot: int
    why: str
    pinned: bool = False


@dataclass(frozen=True)
class BrokenPin:
    """A pinned match that can be kept no longer, and why."""

    guest: int
    slot: int
    why: str


@dataclass(frozen=True)
class Unmet:
    """What a guest wished and does not get ("leaving care", or "any visit"), and why."""

    guest: int
    wish: str
    why: str


@dataclass(frozen=True)
class Uncovered:
    """A service or a district that nobody visits, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Solution:
    """A plan, what it could not do, and how near it is to the best that any plan could be.

    `covered` of at most `coverable` services and districts, which is proven; `value` of at most `bound` points
    (`points`), proven too, among the plans that cover as much. `gap` is the share that may still be missing.
    """

    matches: tuple[Match, ...]
    broken_pins: tuple[BrokenPin, ...]
    unmet: tuple[Unmet, ...]
    uncovered: tuple[Uncovered, ...]
    covered: int
    coverable: int
    value: int
    bound: int
    seconds: float

    @property
    def gap(self) -> float:
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0
