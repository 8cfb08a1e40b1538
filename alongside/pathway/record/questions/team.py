"""What a manager must know of a team: how much each carries, who waits, what is late and what was passed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet

from alongside.deadlines.models import Deadline, Departure
from alongside.pathway.record.questions.due import NAMES
from alongside.people.models import Allocation, Membership, Person, Team, Worker, current

LATELY: Final = timedelta(days=30)
MANAGE: Final = ("team_manager", "front_door_manager")


@dataclass(frozen=True, slots=True)
class Load:
    """What one worker carries: children, and how many of their clocks are overdue."""

    worker_id: int
    name: str
    children: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Late:
    """A clock that was late, or is, without its reason."""

    deadline_id: int
    child_id: int
    child: str
    what: str
    due_on: date
    met_on: date | None


def managed_by(worker: Worker, on: date) -> "QuerySet[Team]":
    """The teams that this worker manages."""
    held = Membership.objects.filter(current(on), worker=worker, role__in=MANAGE)
    return Team.objects.filter(pk__in=held.values("team"))


def loads(team: Team, on: date) -> list[Load]:
    """Every member of the team, those with most overdue first."""
    members = Worker.objects.filter(current(on, "memberships__"), memberships__team=team, is_active=True).distinct()
    held = Allocation.objects.current(on).filter(team=team, worker__isnull=False).values_list("worker", "child")
    pairs = set(held)
    late = Counter(
        Deadline.objects.overdue(on).filter(child__in={child for _, child in pairs}).values_list("child", flat=True)
    )
    found = [
        Load(
            member.pk,
            member.name,
            sum(worker == member.pk for worker, _ in pairs),
            sum(late[child] for worker, child in pairs if worker == member.pk),
        )
        for member in members
    ]
    return sorted(found, key=lambda load: (-load.overdue, -load.children, load.name))


def waiting(team: Team, on: date) -> list[tuple[Allocation, Person]]:
    """Children whom the team has taken on, and nobody by name, the longest waiting first."""
    held = Allocation.objects.current(on).filter(team=team).exclude(role="auditor")  # who only reads it
    named = held.filter(worker__isnull=False).values("child")
    rows = held.filter(worker__isnull=True).exclude(child__in=named).select_related("child").order_by("started_on")
    return [(row, row.child) for row in rows]


def late_without_reason(team: Team, on: date) -> list[Late]:
    """Clocks of the team's children that are late and nobody has said why, the oldest first."""
    children = Allocation.objects.current(on).filter(team=team).values("child")
    rows = Deadline.objects.late_without_reason(on).filter(child__in=children, due_on__gte=on - timedelta(days=365))
    return [
        Late(row.pk, row.child_id, row.child.name, NAMES.get(row.code, row.code), row.due_on, row.met_on)
        for row in rows.select_related("child").order_by("due_on")
    ]


def departures(team: Team, on: date) -> "QuerySet[Departure]":
    """Decisions of the last thirty days that were taken although something was missing."""
    children = Allocation.objects.current(on).filter(team=team).values("child")
    rows = Departure.objects.filter(child__in=children, happened_on__gt=on - LATELY)
    return rows.select_related("child", "recorded_by").order_by("-happened_on", "-pk")
