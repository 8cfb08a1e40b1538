"""A scenario built sentence by sentence: what somebody answers in plain words, as the library's typed changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import log
from typing import Any, Final

from alongside.forecasting.scenarios.effects import Effect, PlacesAdded, PriceChange, Scenario, Spending
from alongside.forecasting.scenarios.reading import TENTH, month_after, read, write
from alongside.forecasting.scenarios.sentences import said_of_effect, said_of_places, said_of_price, said_of_spending

KINDS: Final = {
    "flow": "Children come, leave or move",
    "places": "New places open",
    "price": "A price changes",
    "spending": "The change itself costs, or saves",
}
# How sure somebody is, as the share of the change by which it is thought to lie off, four times in five.
SURE: Final = {
    "certain": ("We take it as certain", 0.0),
    "fairly": ("We are fairly sure: it may be a quarter larger or smaller", 0.25),
    "unsure": ("We are unsure: it may be half as large again, or half", 0.5),
    "very_unsure": ("We are very unsure: it may be nothing, or twice as large", 1.0),
}
_HELD: Final = {"flow": "effects", "places": "places", "price": "prices", "spending": "spending"}
_SAYS: Final[dict[str, Callable[[Any], str]]] = {
    "flow": said_of_effect,
    "places": said_of_places,
    "price": said_of_price,
    "spending": said_of_spending,
}
LEAST: Final = 0.01  # of a rate: none at all cannot be doubted, and is said as "no"


@dataclass(frozen=True)
class Said:
    """One sentence of a scenario, and how it is named when it is to be taken out."""

    kind: str
    number: int
    text: str


def said(scenario: Scenario) -> Iterator[Said]:
    """Each sentence of a scenario, in order."""
    for kind, field in _HELD.items():
        for number, change in enumerate(getattr(scenario, field)):
            yield Said(kind, number, _SAYS[kind](change))


def without(scenario: Scenario, kind: str, number: int) -> Scenario:
    """The scenario without one of its sentences; as it is where there is no such sentence."""
    held = getattr(scenario, _HELD[kind])
    return _with(scenario, kind, (*held[:number], *held[number + 1 :]))


def added(scenario: Scenario, kind: str, answers: dict[str, Any]) -> Scenario:
    """The scenario with one sentence more."""
    return _with(scenario, kind, (*getattr(scenario, _HELD[kind]), _CHANGE[kind](**answers)))


def _with(scenario: Scenario, kind: str, changes: tuple[Any, ...]) -> Scenario:
    told: dict[str, Any] = {_HELD[kind]: changes}
    return replace(scenario, **told)


def spread(multiplier: float, sure: str) -> float:
    """The standard deviation of the logarithm that says how sure somebody is of a change."""
    off = SURE[sure][1] * abs(multiplier - 1)
    if not off or not multiplier:
        return 0.0
    return log((multiplier + off) / max(multiplier - off, LEAST)) / (2 * TENTH)


def flow(
    *, starts: date, does: str, state: str, to: str, group: str, percent: int, way: str, ramp_months: int, sure: str
) -> Effect:
    """From a month on, so many in a hundred fewer or more of some children come, leave or move."""
    multiplier = _times(percent, way)
    return Effect(
        what=does,  # type: ignore[arg-type]  # the form offers the three there are
        state=state,
        to=to if does == "moves" else "",
        group=group,
        starts_on=starts,
        ramp_months=ramp_months,
        multiplier=multiplier,
        spread=spread(multiplier, sure),
    )


def places(
    *, starts: date, state: str, number: int, takes_from: str, ramp_months: int, fill_months: int, percent: int
) -> PlacesAdded:
    """New places from a month on, of which so many in a hundred are expected to open."""
    share = percent / 100
    return PlacesAdded(
        state=state,
        places=number,
        takes_from=takes_from,
        starts_on=starts,
        ramp_months=ramp_months,
        fill_months=float(fill_months),
        sure=share,
        spread=min(share, 1 - share) / TENTH / 2,
    )


def price(
    *, starts: date, state: str, percent: int, way: str, up_to: int | None, ramp_months: int, sure: str
) -> PriceChange:
    """A week in a placement costs so many in a hundred less or more."""
    multiplier = _times(percent, way)
    return PriceChange(
        state=state,
        starts_on=starts,
        multiplier=multiplier,
        spread=spread(multiplier, sure),
        ramp_months=ramp_months,
        up_to=up_to,
    )


def spending(*, starts: date, ends: date | None, line: str, pounds: int, way: str) -> Spending:
    """What the change costs or saves a year, from one month until another."""
    pence = pounds * 100 * (-1 if way == "saves" else 1)
    return Spending(line=line, pence_a_year=pence, starts_on=starts, ends_on=ends)


_CHANGE: Final[dict[str, Callable[..., Any]]] = {"flow": flow, "places": places, "price": price, "spending": spending}


def _times(percent: int, way: str) -> float:
    return 1 + percent / 100 * (-1 if way in ("fewer", "lower") else 1)


def months_from(origin: date, count: int = 61) -> list[date]:
    """The first days of the months to come."""
    return [month_after(origin, months) for months in range(count)]


def kept(scenario: Scenario) -> str:
    """A scenario under way as text, to be read again with `begun`."""
    return write(scenario)


def begun(text: str, origin: date) -> Scenario:
    """The scenario under way."""
    return read(text, "the scenario under way", origin)
