"""Pages that explain the rules to whoever works by them: clocks, who sees what, and what a return must hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.access.roles import ROLES as ACCESS
from alongside.access.roles import Emergency, Part, Reach
from alongside.law.clocks import Clock, Limit, clocks_on
from alongside.law.roles import ROLES
from alongside.returns.documenting import BOOKS, TITLES, years_of

PARTS = {
    Part.PEOPLE: "Who she is and her family",
    Part.ALLOCATION: "Who works with her",
    Part.CLOCKS: "What is due",
    Part.FRONT_DOOR: "Contacts and referrals",
    Part.ASSESSMENT: "Assessments and enquiries",
    Part.PROTECTION: "Child protection",
    Part.FAMILY_PLAN: "Early help and child in need plans",
    Part.CARE: "Care",
    Part.HEALTH: "Health",
    Part.EDUCATION: "Education",
    Part.LEAVING_CARE: "Leaving care",
    Part.NOTES: "Case notes",
    Part.DOCUMENTS: "Documents",
    Part.HISTORY: "History and who opened",
}
REACH = {
    Reach.NAMED: "Children allocated to them by name",
    Reach.TEAM: "Their team's children",
    Reach.SERVICE: "Their service's children",
    Reach.ALL: "Every child; each opening is shown",
}
EMERGENCY = {
    Emergency.NOTHING: "",
    Emergency.ORDINARY: "Opens any record but restricted ones",
    Emergency.RESTRICTED: "Opens any record",
}


@dataclass(frozen=True)
class Shown:
    """A clock as the page shows it."""

    clock: Clock
    limit: str
    responsible: str
    tag: tuple[str, str]


def clocks(request: HttpRequest) -> HttpResponse:
    """Every clock that holds today, by area: how long, from what, who answers, on what authority, checked or not."""
    today = sorted(clocks_on(timezone.localdate()), key=lambda clock: clock.area)
    areas = [(area.replace("_", " ").capitalize(), [_shown(c) for c in of]) for area, of in groupby(today, _area)]
    return render(request, "clocks.html", {"areas": areas, "help_text": "The clocks that the law and the council set."})


def roles(request: HttpRequest) -> HttpResponse:
    """Which role reaches which children, what it opens in an emergency, which parts it sees and records in."""
    rows = [
        (ROLES[key].name, REACH[access.reach], [EMERGENCY[access.emergency], *(_may(part, key) for part in PARTS)])
        for key, access in ACCESS.items()
    ]
    shown = {
        "rows": rows,
        "parts": ["In an emergency", *PARTS.values()],
        "help_text": "Who sees which parts of a record.",
    }
    return render(request, "roles.html", shown)


def rules(request: HttpRequest, name: str = "ssda903") -> HttpResponse:
    """Every rule of a statutory return: what it means, its fields and years, its source, what breaks it."""
    if name not in BOOKS:
        raise Http404
    book = BOOKS[name]
    shown = {
        "title": TITLES[name],
        "others": [(key, title, key == name) for key, title in TITLES.items()],
        "rules": [(rule, years_of(rule), rule.source if rule.source != book.source else "") for rule in book],
        "source": book.source,
        "help_text": "What each statutory return must hold, rule by rule.",
    }
    return render(request, "rules.html", shown)


def _area(clock: Clock) -> str:
    return clock.area


def _may(part: Part, role: str) -> str:
    access = ACCESS[role]
    return "Records" if part in access.records else "Sees" if part in access.sees else ""


def _shown(clock: Clock) -> Shown:
    tag = {"verified": ("good", "Checked"), "partly verified": ("warn", "Partly checked")}
    return Shown(
        clock,
        _how_long(clock),
        ROLES[clock.responsible].name,
        tag.get(clock.verification, ("bad", "Not checked: ask before relying on it")),
    )


def _how_long(clock: Clock) -> str:
    if clock.yearly_on:
        return f"Each year by {clock.yearly_on[1]}/{clock.yearly_on[0]}"
    first = _in_words(clock.limit) if clock.limit else "As soon as it can be"
    again = _repeats(clock.repeats.limits) if clock.repeats else ""
    return f"{first}{again}"


def _repeats(limits: Sequence[Limit]) -> str:
    return ", then every " + ", then every ".join(_length(limit) for limit in limits)


def _in_words(limit: Limit) -> str:
    if limit.unit == "age":
        return f"At the age of {limit.value}"
    if limit.value == 0:
        return "The same day"
    return f"{_length(limit)} {limit.direction}" if limit.direction == "before" else f"Within {_length(limit)}"


def _length(limit: Limit) -> str:
    kind = "" if limit.day_type == "calendar" else f"{limit.day_type} "
    return f"{limit.value} {kind}{limit.unit}{'' if limit.value == 1 else 's'}"
