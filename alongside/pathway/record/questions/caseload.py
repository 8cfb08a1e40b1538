"""The children whom a worker works with, and what a list says of each: one query, however many they are."""

from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from psycopg import sql

from alongside.deadlines.models import Deadline
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import CareVisit
from alongside.pathway.family_plan.models import ChildInNeedVisit
from alongside.pathway.leaving_care.models import AccommodationVisit
from alongside.pathway.protection.models import ProtectionVisit
from alongside.pathway.record.questions.due import NAMES as CLOCK_NAMES
from alongside.pathway.record.questions.prepared import DAY, WORKER, Prepared
from alongside.pathway.record.questions.standing import AS_NUMBER, OF_STATUS, STATUSES, standings, statuses_of_number
from alongside.people.models import Allocation, Person, Worker


class Case(NamedTuple):
    """One child of a list, as the database answers; days are None where there is none."""

    child_id: int
    name: str
    born_on: date | None
    expected_on: date | None
    since: date
    seen_on: date | None
    due_on: date | None
    code: str | None
    standing: int

    @property
    def status(self) -> tuple[str, ...]:
        """Keys of STATUSES, gravest first."""
        return statuses_of_number(self.standing)[0]

    @property
    def in_words(self) -> str:
        return statuses_of_number(self.standing)[1]

    @property
    def due(self) -> str:
        """What is due next; blank when nothing is."""
        return CLOCK_NAMES.get(self.code, self.code) if self.code else ""


def of_worker(worker: Worker, on: date) -> list[Case]:
    """The children allocated to a worker by name."""
    return [Case._make(row) for row in _OF_WORKER.rows(worker=worker.pk, day=on)]


_PERSON: Final = ("pk", "known_as", "given_name", "family_name", "number", "born_on", "expected_on")
_HELD: Final = Allocation.objects.current(DAY).filter(worker=WORKER).exclude(role="auditor")  # who only reads it


def _children() -> "QuerySet[Person, tuple[Any, ...]]":
    mine = _HELD.filter(child=OuterRef("pk")).order_by("child")
    everyone = Person.objects.filter(pk__in=_HELD.values("child"), merged_into__isnull=True)
    people = standings(everyone, DAY, OF_STATUS).annotate(
        since=Subquery(mine.values("child").annotate(since=Min("started_on")).values("since")),
        seen_on=_last_seen(),
    )
    return people.values_list(*_PERSON, "since", "seen_on", *(f"is_{name}" for name in OF_STATUS))


def _first_due() -> "QuerySet[Deadline, tuple[Any, ...]]":
    clocks = Deadline.objects.open().filter(child__in=_HELD.values("child")).order_by("child", "due_on")
    return clocks.distinct("child").values_list("child_id", "due_on", "code")


# The name as `Person.name` has it.
_OF_WORKER: Final = Prepared(
    _children,
    "SELECT pk, coalesce(nullif(btrim(coalesce(nullif(known_as, ''), given_name) || ' ' || family_name), ''),"
    " 'Child ' || number, 'Person ' || pk), born_on, expected_on, since, seen_on, due_on, code, {standing}"
    " FROM ({}) child LEFT JOIN ({due}) due ON due.child_id = child.pk",
    standing=sql.SQL(AS_NUMBER),
    due=_first_due,
)


# Visits at which the child was seen, by the column of their day.
_SEEN: Final = (
    (ProtectionVisit, "visited_on", Q(seen=True)),
    (ChildInNeedVisit, "visited_on", Q(seen=True)),
    (CareVisit, "visited_on", Q(seen=True)),
    (AccommodationVisit, "visited_on", Q(seen=True)),
    (Assessment, "child_seen_on", Q(child_seen_on__isnull=False)),
)


def _last_seen() -> Greatest:
    """The last day on which somebody saw the child, whichever visit it was."""
    days = [
        Subquery(
            model._default_manager.filter(seen, child=OuterRef("pk")).order_by(F(column).desc()).values(column)[:1]
        )
        for model, column, seen in _SEEN
    ]
    return Greatest(*days)


SORTS: Final = ("name", "age", "status", "due", "seen", "since")


def arranged(cases: list[Case], *, status: str = "", overdue: bool = False, sort: str = "due", on: date) -> list[Case]:
    """The cases of one status, or only those overdue, in the order asked for; no due day comes last."""
    kept = [c for c in cases if (not status or status in c.status) and (not overdue or (c.due_on and c.due_on < on))]
    never, always = date.max, date.min
    keys: dict[str, Any] = {
        "name": lambda c: c.name.lower(),
        "age": lambda c: c.born_on or c.expected_on or never,
        "status": lambda c: list(STATUSES).index(c.status[0]),
        "due": lambda c: c.due_on or never,
        "seen": lambda c: c.seen_on or always,
        "since": lambda c: c.since,
    }
    return sorted(kept, key=lambda case: (keys.get(sort, keys["due"])(case), case.name.lower()))
