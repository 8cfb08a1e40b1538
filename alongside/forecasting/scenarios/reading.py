"""Scenarios as people write them, in a small TOML or JSON file, and as they are kept."""

import json
from dataclasses import asdict, fields
from datetime import date
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any, Final, cast

from alongside.forecasting.entries import Entry, WrittenError, parse
from alongside.forecasting.scenarios.effects import (
    AS_NOW,
    GROUPS,
    JOURNEY,
    TOGETHER,
    WHATS,
    Effect,
    PlacesAdded,
    PriceChange,
    Reported,
    Scenario,
    Spending,
    What,
)

STATES: Final = (*TOGETHER, *JOURNEY)
TENTH: Final = 1.2815515655446004
"""How many standard deviations the middle four fifths of a normal spread reach to either side."""

_START: Final = ("starts_on", "starts_after_months")
_END: Final = ("ends_on", "ends_after_months")
_HOW_MUCH: Final = ("multiplier", "spread", "between", "ramp_months")


def shipped(origin: date) -> dict[str, Scenario]:
    """The scenarios that come with Alongside, by name, as now first; their days counted from the forecast's first."""
    text = files(__package__).joinpath("data/shipped.toml").read_text("utf-8")
    found = [_scenario(name, entry, origin) for name, entry in parse(text, "shipped.toml").named()]
    return {AS_NOW.name: AS_NOW} | {scenario.name: scenario for scenario in found}


def read(text: str, where: str, origin: date) -> Scenario:
    """One scenario from a TOML or JSON text; WrittenError says in which part what is wrong."""
    entry = parse(text, where)
    return _scenario(entry.text("name"), entry, origin)


def find(name_or_file: str, origin: date) -> Scenario:
    """A shipped scenario by its name, or one from a file by its path. WrittenError names what there is."""
    known = shipped(origin)
    if name_or_file in known:
        return known[name_or_file]
    path = Path(name_or_file)
    if not path.is_file():
        raise WrittenError(f"There is no scenario and no file '{name_or_file}'. Scenarios: {', '.join(known)}.")
    return read(path.read_text("utf-8"), path.name, origin)


def write(scenario: Scenario) -> str:
    """The scenario as JSON that `read` reads back to the same."""
    return json.dumps(asdict(scenario), indent=1, default=date.isoformat, ensure_ascii=False)


def _scenario(name: str, entry: Entry, origin: date) -> Scenario:
    entry.only(*(field.name for field in fields(Scenario)))
    if not name or name.strip("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise entry.refuse(f"the name '{name}' may have small letters, digits and hyphens only.")
    return Scenario(
        name=name,
        title=entry.text("title"),
        sentence=entry.text("sentence"),
        effects=tuple(_effect(part, origin) for part in entry.parts("effects")),
        places=tuple(_places(part, origin) for part in entry.parts("places")),
        prices=tuple(_price(part, origin) for part in entry.parts("prices")),
        spending=tuple(_spending(part, origin) for part in entry.parts("spending")),
        reported=tuple(_reported(part) for part in entry.parts("reported")),
        reason=entry.text("reason", ""),
        source=entry.text("source", ""),
        verified=entry.yes("verified"),
    )


def _effect(entry: Entry, origin: date) -> Effect:
    entry.only("what", "state", "to", "group", "unless", *_START, *_HOW_MUCH)
    what = cast(What, entry.choice("what", WHATS))
    if what != "moves" and entry.text("to", ""):
        raise entry.refuse("'to' is for moves only.")
    return Effect(
        what=what,
        state=entry.choice("state", STATES, ""),
        to=entry.choice("to", STATES, ""),
        group=entry.choice("group", GROUPS, ""),
        unless=entry.choice("unless", STATES, ""),
        starts_on=_day(entry, "starts", origin),
        **_how_much(entry),
    )


def _places(entry: Entry, origin: date) -> PlacesAdded:
    entry.only("state", "places", "takes_from", "ramp_months", "fill_months", "sure", "spread", *_START)
    return PlacesAdded(
        state=entry.choice("state", JOURNEY),
        places=entry.whole("places", least=1, most=10_000),
        takes_from=entry.choice("takes_from", STATES, ""),
        starts_on=_day(entry, "starts", origin),
        ramp_months=entry.whole("ramp_months", 0, most=600),
        fill_months=entry.number("fill_months", 3.0, least=0.1, most=600),
        sure=entry.number("sure", 1.0, most=1),
        spread=entry.number("spread", 0.0, most=1),
    )


def _price(entry: Entry, origin: date) -> PriceChange:
    entry.only("state", "up_to", *_START, *_HOW_MUCH)
    up_to = entry.whole("up_to", least=1, most=10_000) if entry.has("up_to") else None
    return PriceChange(
        state=entry.choice("state", STATES), starts_on=_day(entry, "starts", origin), up_to=up_to, **_how_much(entry)
    )


def _spending(entry: Entry, origin: date) -> Spending:
    entry.only("line", "pence_a_year", *_START, *_END)
    ends_on = _day(entry, "ends", origin) if entry.has("ends_on") or entry.has("ends_after_months") else None
    starts_on = _day(entry, "starts", origin)
    if ends_on and ends_on <= starts_on:
        raise entry.refuse(f"it would end on {ends_on}, not after it starts on {starts_on}.")
    pence = entry.whole("pence_a_year", least=-(10**12))
    return Spending(line=entry.text("line"), pence_a_year=pence, starts_on=starts_on, ends_on=ends_on)


def _reported(entry: Entry) -> Reported:
    entry.only("what", "said", "source")
    return Reported(what=entry.text("what"), said=entry.text("said"), source=entry.text("source"))


def _day(entry: Entry, which: str, origin: date) -> date:
    """A day, or so many whole months after the forecast's origin: then the first of the month."""
    day, months = f"{which}_on", f"{which}_after_months"
    if entry.has(day) == entry.has(months):
        raise entry.refuse(f"say when it {which}: either '{day}' (a date) or '{months}' (a number).")
    return entry.day(day) if entry.has(day) else month_after(origin, entry.whole(months, most=600))


def month_after(origin: date, months: int) -> date:
    """The first day of the month that begins so many months after the next one: 0 is the month after the origin's."""
    year, month = divmod(origin.year * 12 + origin.month + months, 12)
    return date(year, month + 1, 1)


def _how_much(entry: Entry) -> dict[str, Any]:
    """The multiplier and how sure it is: as a spread, or as the two numbers that four in five cases lie between."""
    multiplier = entry.number("multiplier", most=100)
    if entry.has("spread") and entry.has("between"):
        raise entry.refuse("say how sure it is once: either 'between' or 'spread'.")
    spread = entry.number("spread", 0.0, most=3)
    if entry.has("between"):
        lower, upper = entry.pair("between")
        if not 0 < lower <= multiplier <= upper:
            raise entry.refuse(f"'between' must hold the multiplier {multiplier:g} and lie above 0.")
        spread = log(upper / lower) / (2 * TENTH)
    return {
        "multiplier": multiplier,
        "spread": spread,
        "ramp_months": entry.whole("ramp_months", 0, most=600),
    }
