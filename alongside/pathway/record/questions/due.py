"""What is due: one list by risk, then date, for a worker, a team or a child. Pages and the command share it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from django.db.models import Q, QuerySet

from alongside.access.roles import ROLES as ACCESS
from alongside.access.roles import Reach
from alongside.deadlines.models import Deadline
from alongside.law.clocks import CLOCKS, met_by_hand
from alongside.law.roles import ROLES
from alongside.pathway.record.questions.prepared import CHILD, Prepared
from alongside.pathway.record.routes import page_for
from alongside.people.models import Allocation, Membership, Team, Worker, current

AHEAD = timedelta(days=7)
# Those who hold a child's case answer between them for what any of them should do.
KEY_WORKERS: Final = frozenset({"social_worker", "lead_practitioner", "early_help_worker"})


class Risk(IntEnum):
    """What a clock is about, the gravest first. No more kinds than these five are shown (local habit)."""

    MISSING = 0
    PROTECTION = 1
    FRONT_DOOR = 2
    CARE = 3
    PLANS = 4

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS: Final = {
    Risk.MISSING: "Missing",
    Risk.PROTECTION: "Child protection",
    Risk.FRONT_DOOR: "Front door",
    Risk.CARE: "In care",
    Risk.PLANS: "Assessment and plans",
}
_BY_PREFIX: Final = {"CP": Risk.PROTECTION, "FD": Risk.FRONT_DOOR, "LA": Risk.CARE}
_BY_CODE: Final = {"LA39": Risk.MISSING, "LA40": Risk.MISSING, "FD03": Risk.PROTECTION}
NAMES: Final = {clock.code: clock.name for clock in CLOCKS}
_ANSWERS: Final = {clock.code: clock.responsible for clock in CLOCKS}
_BY_HAND: Final = frozenset(code for code in NAMES if met_by_hand(code))


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: about what, for whom, by when, whose it is, and the page that does it (blank for none).

    `unexplained` is the clock's id while nobody has given the reason why it is late; `by_hand` its id and code
    where no page records what meets it.
    """

    risk: Risk
    due_on: date
    due_at: datetime | None
    what: str
    child_id: int
    child: str
    whose: str
    href: str
    unexplained: int | None = None
    by_hand: tuple[int, str] | None = None


def risk_of(code: str) -> Risk:
    """How grave the matter is that this clock is about."""
    return _BY_CODE[code] if code in _BY_CODE else _BY_PREFIX.get(code[:2], Risk.PLANS)


def of_worker(worker: Worker, on: date, ahead: timedelta = AHEAD) -> list[Due]:
    """What this worker answers for and is overdue, or due within `ahead`."""
    return _listed(Deadline.objects.due_by(on + ahead).filter(_answered_for_by(worker, on)))


def of_team(team: Team, on: date, ahead: timedelta = AHEAD) -> list[Due]:
    """What is overdue or due for the children of a team, whoever answers for it."""
    children = Allocation.objects.current(on).filter(team=team).values("child")
    return _listed(Deadline.objects.due_by(on + ahead).filter(child__in=children))


def of_child(child_id: int) -> list[Due]:
    """Everything that is due for a child, however far ahead; soonest first."""
    return sorted((_due(*row) for row in _OF_CHILD.rows(child=child_id)), key=lambda due: (due.due_on, due.risk))


def of_everybody(on: date, ahead: timedelta = AHEAD) -> list[Due]:
    """What is overdue or due for every child whom the acting worker reaches."""
    return _listed(Deadline.objects.due_by(on + ahead))


def codes_of(roles: Iterable[str]) -> list[str]:
    """The clocks that these roles answer for."""
    return [code for code, role in _ANSWERS.items() if role in roles]


def _answered_for_by(worker: Worker, on: date) -> Q:
    held = Membership.objects.filter(current(on), worker=worker).values_list("role", "team", "team__service")
    roles = {role for role, _, _ in held}
    named = Allocation.objects.current(on).filter(worker=worker).exclude(role="auditor").values("child")
    mine = Q(child__in=named, code__in=codes_of(_and_those_chased(roles)))
    for role, team, service in held:
        reach = ACCESS[role].reach if role in ACCESS else Reach.NAMED
        if reach in (Reach.TEAM, Reach.SERVICE):
            whose = Q(team=team) if reach == Reach.TEAM else Q(team__service=service)
            children = Allocation.objects.current(on).filter(whose).values("child")
            mine |= Q(child__in=children, code__in=codes_of({role}))
    return mine


def _and_those_chased(roles: set[str]) -> set[str]:
    """With a worker's own roles, those outside the council whose part a key worker has to chase."""
    if roles.isdisjoint(KEY_WORKERS):
        return roles
    return roles | KEY_WORKERS | {key for key, role in ROLES.items() if role.group != "council"}


_COLUMNS: Final = (
    "pk",
    "late_reason",
    "code",
    "due_on",
    "due_at",
    "about_table",
    "about_id",
    "child_id",
    "child__known_as",
    "child__given_name",
    "child__family_name",
    "child__number",
)


_OF_CHILD: Final = Prepared(lambda: Deadline.objects.open().filter(child=CHILD).values_list(*_COLUMNS))


def _listed(clocks: "QuerySet[Deadline]") -> list[Due]:
    rows = [_due(*row) for row in clocks.values_list(*_COLUMNS)]
    return sorted(rows, key=lambda due: (due.risk, due.due_on, due.child))


def _due(
    pk: int,
    late_reason: str,
    code: str,
    due_on: date,
    due_at: datetime | None,
    about_table: str,
    about_id: int | None,
    child_id: int,
    known_as: str,
    given_name: str,
    family_name: str,
    number: str | None,
) -> Due:
    return Due(
        risk=risk_of(code),
        due_on=due_on,
        due_at=due_at,
        what=NAMES.get(code, code),
        child_id=child_id,
        child=shown_name(child_id, known_as, given_name, family_name, number),
        whose=ROLES[_ANSWERS[code]].name if code in _ANSWERS else "",
        href=page_for(code, child_id, about_table, about_id),
        unexplained=None if late_reason else pk,
        by_hand=(pk, code) if code in _BY_HAND else None,
    )


def shown_name(person_id: int, known_as: str, given_name: str, family_name: str, number: str | None) -> str:
    """`Person.name` of columns, for lists too long to make objects of."""
    called = f"{known_as or given_name} {family_name}".strip()
    return called or (f"Child {number}" if number else f"Person {person_id}")
