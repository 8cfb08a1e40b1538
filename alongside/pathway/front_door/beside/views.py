"""The pages for suspected harm and for moves between councils."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_fact, open_to_record
from alongside.access.roles import Part
from alongside.history.facts import ChildFact
from alongside.law.due import local_day
from alongside.pages.asking import Request, ask, draw
from alongside.pages.words import day
from alongside.pathway.front_door.beside import actions, forms
from alongside.pathway.front_door.beside.models import HarmSuspicion, Transfer


def suspect_harm(request: Request, child_id: int) -> HttpResponse:
    """Say what gives cause to suspect significant harm; the strategy discussion is next."""
    opened = open_to_record(request.user, child_id, part=Part.FRONT_DOOR, page="front_door.suspect_harm")
    return ask(
        request,
        forms.HarmForm(request.POST or None),
        lambda **told: actions.suspect_harm(child=opened.child, at=timezone.now(), by=request.user, **told),
        then=reverse("assessment:hold_strategy", args=[child_id]),
        said="It is recorded. Hold the strategy discussion now.",
        opened=opened,
        heading="Significant harm is suspected",
        button="Save and go to the strategy discussion",
    )


def harm(request: Request, suspicion_id: int) -> HttpResponse:
    """One suspicion of significant harm."""
    opened, row = open_fact(request.user, HarmSuspicion, suspicion_id, page="front_door.harm")
    rows = [("What gives cause", row.cause), ("How the child is kept safe until then", row.safe_now)]
    heading = f"Significant harm suspected on {day(local_day(row.suspected_at))}"
    return _show(request, opened, row, heading, rows, "front_door:correct_harm")


def transfer(request: Request, transfer_id: int) -> HttpResponse:
    """One move between councils."""
    opened, row = open_fact(request.user, Transfer, transfer_id, page="front_door.transfer")
    rows = [("The other council", row.council), ("What was passed on", row.words)]
    heading = f"{row.get_direction_display()} on {day(row.on)}"
    return _show(request, opened, row, heading, rows, "front_door:correct_transfer")


def _show(
    request: Request, opened: Opened, row: ChildFact, heading: str, rows: list[tuple[str, str]], route: str
) -> HttpResponse:
    return draw(
        request,
        "front_door/fact.html",
        opened,
        row=row,
        heading=heading,
        rows=[{"label": label, "value": value} for label, value in rows],
        correct_url=reverse(route, args=[row.pk]),
    )


def move_in(request: Request, child_id: int) -> HttpResponse:
    """A child with a protection plan elsewhere has moved here."""
    return _move(request, child_id, actions.move_in, "The child moved here from another council", "front_door.move_in")


def move_out(request: Request, child_id: int) -> HttpResponse:
    """Another council has accepted the child's case."""
    return _move(request, child_id, actions.move_out, "Another council takes the case on", "front_door.move_out")


def _move(request: Request, child_id: int, verb: Any, heading: str, page: str) -> HttpResponse:
    opened = open_to_record(request.user, child_id, part=Part.FRONT_DOOR, page=page)
    return ask(
        request,
        forms.TransferForm(request.POST or None, today=timezone.localdate()),
        lambda **told: verb(child=opened.child, by=request.user, **told),
        then=reverse("record:my_week"),
        said="The move is recorded.",
        opened=opened,
        heading=heading,
    )
