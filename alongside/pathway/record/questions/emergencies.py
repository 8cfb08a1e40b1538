"""Records that somebody opened in an emergency: by whom, when, why and until when, and what managers say of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from alongside.access.emergencies import answered
from alongside.access.models import EmergencyLook, EmergencyOpening
from alongside.people.models import Membership, Person, Worker, current

LISTED: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening. `child` is None where the reader may not see the child themselves."""

    row: EmergencyOpening
    child: Person | None
    teams: tuple[str, ...]
    looks: tuple[EmergencyLook, ...]


def to_look_at() -> int:
    """How many emergency openings wait for the acting manager or another to look at them."""
    return EmergencyOpening.objects.filter(pk__in=answered(), looks__isnull=True).count()


def told_of(now: datetime) -> list[Opened]:
    """The openings of the last ninety days that the acting manager is told of, those not looked at first."""
    rows = EmergencyOpening.objects.filter(pk__in=answered(), at__gt=now - LISTED)
    found = list(rows.select_related("worker").prefetch_related("looks__by").order_by("-at"))
    children = Person.objects.in_bulk({row.person_id for row in found})
    teams = _teams({row.worker_id for row in found}, now)
    opened = [
        Opened(row, children.get(row.person_id), tuple(teams.get(row.worker_id, ())), tuple(row.looks.all()))
        for row in found
    ]
    return sorted(opened, key=lambda one: bool(one.looks))


def _teams(workers: set[int], now: datetime) -> dict[int, list[str]]:
    held = Membership.objects.filter(current(now.date()), worker__in=workers).values_list("worker", "team__name")
    found: dict[int, list[str]] = {}
    for worker, team in held.order_by("team__name").distinct():
        found.setdefault(worker, []).append(team)
    return found


def open_to(worker: Worker, now: datetime) -> list[tuple[EmergencyOpening, Person]]:
    """The records that the acting worker has open now because of an emergency, the last opened first."""
    rows = list(EmergencyOpening.objects.filter(worker=worker, until__gt=now).order_by("-at"))
    children = Person.objects.in_bulk({row.person_id for row in rows})
    return [(row, children[row.person_id]) for row in rows if row.person_id in children]
