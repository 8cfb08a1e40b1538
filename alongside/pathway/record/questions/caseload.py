"""The children whom a worker works with, and what a list says of each: two queries, however many they are."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from alongside.deadlines.models import Deadline
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import CareVisit
from alongside.pathway.family_plan.models import ChildInNeedVisit
from alongside.pathway.leaving_care.models import AccommodationVisit
from alongside.pathway.protection.models import ProtectionVisit
from alongside.pathway.record.questions.due import NAMES as CLOCK_NAMES
from alongside.pathway.record.questions.due import shown_name
from alongside.pathway.record.questions.prepared import DAY, TEAM, WORKER, Prepared
from alongside.pathway.record.questions.standing import NAMES, STATUSES, Standing, standings, statuses
from alongside.people.models import Allocation, Person, Team, Worker


@dataclass(frozen=True, slots=True)
class Case:
    """One child of a list. `status` are keys of STATUSES; days are None where there is none."""

    child_id: int
    name: str
    born_on: date | None
    expected_on: date | None
    status: list[str]
    due_on: date | None
    due: str
    seen_on: date | None
    since: date
    worker: str

    @property
    def in_words(self) -> str:
        return ", ".join(STATUSES[key] for key in self.status)


def of_worker(worker: Worker, on: date) -> list[Case]:
    """The children allocated to a worker by name."""
    return _cases(_OF_WORKER.rows(worker=worker.pk, day=on), _first_due(Q(worker=worker), on))


def of_team(team: Team, on: date) -> list[Case]:
    """The children allocated to a team, with a named worker or none."""
    return _cases(_OF_TEAM.rows(team=team.pk, day=on), _first_due(Q(team=team), on))


_PERSON: Final = ("pk", "known_as", "given_name", "family_name", "number", "born_on", "expected_on")


def _written(whose: Q) -> "QuerySet[Person, tuple[Any, ...]]":
    held = Allocation.objects.current(DAY).filter(whose)
    mine = held.filter(child=OuterRef("pk")).order_by("child")
    people = standings(Person.objects.filter(pk__in=held.values("child"), merged_into__isnull=True), DAY).annotate(
        since=Subquery(mine.values("child").annotate(since=Min("started_on")).values("since")),
        with_worker=Subquery(mine.values("child").annotate(name=Max("worker__name")).values("name")),
        seen_on=_last_seen(),
    )
    return people.values_list(*_PERSON, "since", "with_worker", "seen_on", *(f"is_{name}" for name in NAMES))


_OF_WORKER: Final = Prepared(lambda: _written(Q(worker=WORKER)))
_OF_TEAM: Final = Prepared(lambda: _written(Q(team=TEAM)))


def _cases(rows: list[tuple[Any, ...]], first: dict[int, tuple[date, str]]) -> list[Case]:
    return [_case(row, first) for row in rows]


def _case(row: tuple[Any, ...], first: dict[int, tuple[date, str]]) -> Case:
    pk, known_as, given, family, number, born, expected, since, worker, seen, *standing = row
    due_on, code = first.get(pk, (None, ""))
    return Case(
        child_id=pk,
        name=shown_name(pk, known_as, given, family, number),
        born_on=born,
        expected_on=expected,
        status=statuses(Standing(*standing)),
        due_on=due_on,
        due=CLOCK_NAMES.get(code, code),
        seen_on=seen,
        since=since,
        worker=worker or "",
    )


def _first_due(whose: Q, on: date) -> dict[int, tuple[date, str]]:
    held = Allocation.objects.current(on).filter(whose)
    clocks = Deadline.objects.open().filter(child__in=held.values("child")).order_by("child", "due_on")
    rows = clocks.distinct("child").values_list("child_id", "due_on", "code")
    return {child: (due_on, code) for child, due_on, code in rows}


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
