"""Whose record a page is about, always in sight: what the identity bar says."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from alongside.people.models import Address, Person, Restriction, current

Alert = dict[str, str]


def identity(request: HttpRequest) -> dict[str, Any]:
    """The identity bar of the child whose record was opened; nothing on a page about nobody."""
    child = getattr(request, "child", None)
    if child is None:
        return {}
    return {"identity": bar(child)}


def bar(child: Person) -> dict[str, Any]:
    """Who the child is and what must not be missed, in one query whatever there is to say."""
    on = timezone.localdate()
    row = (
        Person.objects.filter(pk=child.pk)
        .annotate(
            is_hidden=Exists(Address.objects.filter(current(on), person=OuterRef("pk"), hidden=True)),
            is_restricted=Exists(Restriction.objects.filter(current(on), person=OuterRef("pk"))),
        )
        .values("is_hidden", "is_restricted")
        .first()
    ) or {}
    return {
        "name": child.name,
        "also_known_as": child.given_name if child.known_as and child.given_name != child.known_as else "",
        "born": child.born_on,
        "expected": child.expected_on,
        "sex": child.get_sex_display(),
        "numbers": [("Record", child.number or child.pk)]
        + ([("NHS number", child.nhs_number)] if child.nhs_number else []),
        "alerts": alerts(child, row),
        "href": reverse("record:child", args=[child.pk]),
    }


def alerts(child: Person, row: dict[str, Any]) -> list[Alert]:
    """What must not be missed, gravest first."""
    found: list[Alert] = []
    if row.get("is_hidden"):
        found.append({"kind": "bad", "text": "Do not tell anybody where she lives"})
    if row.get("is_restricted"):
        found.append({"kind": "bad", "text": "Restricted record: only those named may know of it"})
    if child.interpreter_needed:
        found.append({"kind": "warn", "text": f"Interpreter needed: {child.language or 'language not recorded'}"})
    return found
