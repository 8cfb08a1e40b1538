"""Whose record a page is about, always in sight: what the identity bar says."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened
from alongside.pages.words import clock_time, day
from alongside.pathway.record.pages import parts
from alongside.pathway.record.questions.standing import Standing, alerts, standing_of
from alongside.people.models import Person


def identity(request: HttpRequest) -> dict[str, Any]:
    """The identity bar of the child whose record was opened, and the way to its other pages; nothing for nobody."""
    child: Person | None = getattr(request, "child", None)
    if child is None:
        return {}
    now: Standing | None = getattr(request, "standing", None)
    opened: Opened | None = getattr(request, "opened", None)
    here = request.resolver_match.view_name if request.resolver_match else ""
    until = opened.until if opened else None
    return {
        "identity": bar(child, now or standing_of(child.pk, timezone.localdate()), until),
        "record_parts": parts(opened, here) if opened else [],
    }


def bar(child: Person, now: Standing, until: datetime | None = None) -> dict[str, Any]:
    """Who the child is and what must not be missed; until when, where the record was opened in an emergency."""
    numbers = [("Record", child.number or child.pk)]
    if child.nhs_number:
        numbers.append(("NHS number", nhs_in_threes(child.nhs_number)))
    return {
        "name": child.name,
        "also_known_as": child.given_name if child.known_as and child.given_name != child.known_as else "",
        "born": child.born_on,
        "expected": child.expected_on,
        "sex": child.get_sex_display() if child.sex != Person.Sex.UNKNOWN else "",
        "numbers": numbers,
        "alerts": [*_emergency(until), *alerts(child, now, day)],
        "href": reverse("record:child", args=[child.pk]),
    }


def _emergency(until: datetime | None) -> list[dict[str, str]]:
    if until is None:
        return []
    ends = f"{clock_time(until)} on {day(until)}"
    return [{"kind": "warn", "text": f"Opened in an emergency, until {ends}. Hidden addresses are not shown to you"}]


def nhs_in_threes(number: str) -> str:
    """An NHS number as it is read out: 999 000 0018."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"
