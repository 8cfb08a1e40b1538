"""Visits of a Practice Week and what was seen on them, for tests. Call inside `acting` as who is named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from alongside.history.acting import acting
from alongside.law.due import LONDON
from alongside.people.cast import Cast
from alongside.people.factories import a_child
from alongside.people.models import Person, Worker
from alongside.practice.agreements.models import FamilyVisit
from alongside.practice.observing import actions
from alongside.practice.observing.models import Observation
from alongside.practice.weeks.factories import a_guest, a_host, a_slot, a_week
from alongside.practice.weeks.models import Guest, Host, Visit, Week


def a_visit(guest: Guest, host: Host, *, by: Worker, day: int = 0, half: str = "am", activity: str = "team") -> Visit:
    """A guest's visit to a host, on the nth day of the week. As whoever leads it."""
    slot = a_slot(host, by=by, day=day, half=half, activity=activity)
    return Visit.objects.create(slot=slot, guest=guest, on=slot.on, half=slot.half, why="Both are free.")


def seen(visit: Visit, *, by: Worker, at: datetime, **said: Any) -> Observation:
    """What a guest wrote about a visit of theirs. As the guest."""
    said = {"saw": "A calm talk at the kitchen table.", "barrier": "it", "barrier_words": "The laptop froze.", **said}
    return actions.observe(key=uuid4(), visit=visit, at=at, by=by, **said)


def noon(day: date) -> datetime:
    """The middle of a day, in England."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


@dataclass
class Scene:
    """Yesterday Umar was with Elin, today he goes to a family with her; tomorrow he comes again."""

    week: Week
    guest: Guest
    host: Host
    yesterday: Visit
    with_family: Visit
    tomorrow: Visit
    child: Person


def a_scene(cast: Cast, today: date) -> Scene:
    """Umar of the police is a guest, Elin hosts him; Carys hosts somebody else. Acts as each by itself."""
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
    with acting(cast.tove.pk):
        week = a_week(by=cast.tove, starts_on=today - timedelta(days=1))
        guest = a_guest(week, cast.umar, by=cast.tove)
        host = a_host(week, by=cast.tove, worker=cast.elin, name="Family Solutions North", more_than_once=True)
        a_host(week, by=cast.tove, worker=cast.carys, name="Assessment North")
        first = a_visit(guest, host, by=cast.tove)
        second = a_visit(guest, host, by=cast.tove, day=1, activity="family")
        third = a_visit(guest, host, by=cast.tove, day=2)
    with acting(cast.elin.pk):
        FamilyVisit.objects.create(slot=second.slot, child=child)
    return Scene(week, guest, host, first, second, third, child)
