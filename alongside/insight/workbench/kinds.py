"""The returns checked while the record is kept: which parts of a record each is made of, and when it is due."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from alongside.access.roles import Part

# A return is sent after its year has ended: until the end of July that year may still have to be mended.
SENT_BY: Final = 7
ON_REQUEST: Final = "Asked for at an inspection: it is of the day on which it is asked for"


@dataclass(frozen=True, slots=True)
class Kind:
    """A return: its name in addresses and tables, its title, and the parts of a record that it is made of.

    Whoever does not see all of them is shown none of it: with a part out of sight the rest looks wrong.
    One that is sent `on_request` has no day by which it is due, and is of the day on which it is asked for.
    """

    key: str
    title: str
    parts: tuple[Part, ...]
    on_request: bool = False


KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind(
            "ssda903",
            "Children looked after (SSDA903)",
            (Part.PEOPLE, Part.ALLOCATION, Part.CARE, Part.HEALTH, Part.LEAVING_CARE),
        ),
        Kind(
            "cin",
            "Children in need census",
            (Part.PEOPLE, Part.FRONT_DOOR, Part.ASSESSMENT, Part.PROTECTION, Part.FAMILY_PLAN),
        ),
        Kind(
            "annex_a",
            "Ofsted's Annex A lists",
            (
                *(Part.PEOPLE, Part.ALLOCATION, Part.FRONT_DOOR, Part.ASSESSMENT, Part.PROTECTION, Part.FAMILY_PLAN),
                *(Part.CARE, Part.HEALTH, Part.LEAVING_CARE),
            ),
            on_request=True,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which a return is to be sent, as far as it is known; None where it is sent on request."""

    kind: Kind
    year: int
    on: date | None
    source: str
    verified: bool


@cache
def _rules_of_due() -> list[dict[str, object]]:
    text = files("alongside.insight.workbench").joinpath("data/due.toml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["due"]
    return found


def years_on(today: date) -> list[int]:
    """The collection years that a return may still be made of, by the year in which each ends; the nearest due first.

    The year that runs; from April to July the year just ended too.
    """
    running = today.year + (today.month > 3)
    return [running - 1, running] if 3 < today.month <= SENT_BY else [running]


def open_on(today: date) -> list[tuple[Kind, int]]:
    """Each return with the years that it may still be made of; one that is sent on request is of the year that runs."""
    years = years_on(today)
    return [(kind, year) for kind in KINDS.values() for year in (years[-1:] if kind.on_request else years)]


def due_on(today: date) -> list[Due]:
    """Each return still open, the nearest due first. Raises LookupError where no day is written down."""
    return sorted((due(kind, year) for kind, year in open_on(today)), key=lambda one: one.on or date.max)


def due(kind: Kind, year: int) -> Due:
    """When the return of a year is to be sent."""
    if kind.on_request:
        return Due(kind, year, None, ON_REQUEST, verified=True)
    for rule in _rules_of_due():
        first, month, day = rule["first_year"], rule["month"], rule["day"]
        assert isinstance(first, int) and isinstance(month, int) and isinstance(day, int)  # noqa: PT018
        if rule["kind"] == kind.key and first <= year:
            verified = rule["verification"] == "verified"
            return Due(kind, year, date(year, month, day), str(rule["source"]), verified)
    raise LookupError(f"data/due.toml does not say when the {kind.title} of {year} is due.")


def in_words(year: int) -> str:
    """A collection year as a person says it: 2026 is "2025-26"."""
    return f"{year - 1}-{year % 100:02}"
