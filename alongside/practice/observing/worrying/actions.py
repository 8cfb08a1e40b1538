"""A guest's worry about a child goes to the front door at once, as a contact: never into an observation or a report."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from alongside.history.acting import acting
from alongside.law.due import local_day
from alongside.pathway.front_door.actions import meet, receive_contact, take_up
from alongside.pathway.front_door.models import Urgency
from alongside.people.models import Membership, Person, Team, Worker, current
from alongside.practice.agreements.models import FamilyVisit
from alongside.practice.observing.models import WorrySent
from alongside.practice.weeks.models import Guest, Visit
from alongside.practice.weeks.policies import LINE

KIND = Guest.Kind
# The referral source of the children in need census for each kind of guest; the council's own people are 5B.
SOURCES = {
    KIND.POLICE: "6",
    KIND.HEALTH: "3F",
    KIND.PROBATION: "7",
    KIND.SCHOOL_LEADER: "2A",
    KIND.DIRECTOR: "5A",
    KIND.DEPUTY_DIRECTOR: "5A",
}
OUR_COUNCIL = "5B"
SUBJECT = "A red contact waits at the front door"
BODY = "A guest of Practice Week is worried that a child is not safe now. It waits at the front door:\n\n{where}\n"


class NobodyOnTheLine(ValidationError):
    """The council has no duty line, so nothing was sent: whoever is worried must telephone."""

    def __init__(self) -> None:
        super().__init__("This was NOT sent: nobody is on the duty line. Telephone now.")


@dataclass(frozen=True)
class Line:
    """The account that carries to the front door, and the front door's team."""

    worker: Worker
    team: Team


@dataclass(frozen=True)
class Worry:
    """What a guest can say. The child's names are blank where the guest does not know them."""

    words: str
    telephone: str
    of_family: bool = False
    given_name: str = ""
    family_name: str = ""
    who: str = ""


def duty_line(on: date) -> Line | None:
    """Who carries worries to the front door on a day; None when the council has set up nobody."""
    held = Membership.objects.filter(
        current(on), role=LINE, worker__is_active=True, team__kind=Team.Kind.FRONT_DOOR
    ).select_related("worker", "team")
    member = held.first()
    return Line(member.worker, member.team) if member else None


@transaction.atomic
def tell_duty(
    *, key: UUID, guest: Guest, visit: Visit | None, worry: Worry, at: datetime, by: Worker, where: str
) -> None:
    """Bring a guest's worry to the front door, marked red, and mail its managers that one waits (`where`).

    `key` is made where it was written: sent again, it is carried once. The guest gets no sight of the child.
    Raises NobodyOnTheLine when the council has no duty line.
    """
    line = duty_line(local_day(at))
    if line is None:
        raise NobodyOnTheLine
    try:
        with transaction.atomic():
            WorrySent.objects.create(pk=key, by=by, at=at)
    except IntegrityError:
        if WorrySent.objects.filter(pk=key).exists():
            return
        raise
    with acting(line.worker.pk):
        receive_contact(
            children=[_child(line, visit, worry, local_day(at))],
            received_at=at,
            team=line.team,
            by=line.worker,
            source=SOURCES.get(Guest.Kind(guest.kind), OUR_COUNCIL),
            contacted_by=by.name,
            contacted_by_as=f"{guest.get_kind_display()}, a guest of Practice Week",
            worries=_told(visit, worry),
            urgency=Urgency.RED,
        )
    transaction.on_commit(lambda: _mail(line.team, local_day(at), where), robust=True)


def _child(line: Line, visit: Visit | None, worry: Worry, on: date) -> Person:
    """The child of the family visited, as the line alone may know; else a record of what the guest can say."""
    if visit and worry.of_family and (child := _visited(line, visit)):
        return child
    names = {"given_name": worry.given_name, "family_name": worry.family_name}
    if not any(names.values()):
        names = {"given_name": "Child", "family_name": "not yet named"}
    return meet(team=line.team, on=on, by=line.worker, **names)


def _visited(line: Line, visit: Visit) -> Person | None:
    """None when no family is visited, or its record is restricted: then the front door asks the worker."""
    family = FamilyVisit.objects.filter(slot=visit.slot_id).first()
    if family is None:
        return None
    try:
        with transaction.atomic():
            take_up(child_id=family.child_id, team=line.team, by=line.worker)
    except ProgrammingError:
        return None
    return Person.objects.filter(pk=family.child_id).first()


def _told(visit: Visit | None, worry: Worry) -> str:
    """The guest's words, who the child is, where they were and how to ring them back."""
    lines = [worry.words]
    if worry.of_family:
        lines.append("The child is of the family that was visited.")
    if worry.who:
        lines.append(f"Who the child is: {worry.who}")
    if visit:
        host = visit.slot.host
        worker = f"{host.worker.name}, {host.name}" if host.worker else host.name
        half = visit.get_half_display().lower()
        lines.append(f"The guest was with {worker}, on {visit.on.day} {visit.on:%B %Y} in the {half}.")
    lines.append(f"Ring the guest back on {worry.telephone}.")
    return "\n\n".join(lines)


def _mail(team: Team, on: date, where: str) -> None:
    """Tell the front door's managers that a contact waits: where, and neither names nor words."""
    managers = Worker.objects.filter(
        current(on, "memberships__"), memberships__team=team, memberships__role="front_door_manager", is_active=True
    ).distinct()
    for manager in managers:
        mail.send_mail(SUBJECT, BODY.format(where=where), None, [manager.email])
