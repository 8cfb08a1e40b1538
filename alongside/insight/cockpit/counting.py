"""Children counted by what the council does for them, by team, late clocks and who waits: each one question in SQL.

A child is counted once, in the gravest state that holds. Everything is counted as whoever asks sees it.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Case, IntegerField, QuerySet, Value, When

from alongside.deadlines.models import Deadline
from alongside.forecasting.histories.looked_after import state_of
from alongside.insight.extracts.journey import EARLY_HELP, EDGE, GRAVEST, IN_NEED, LEAVING, PROTECTION
from alongside.pathway.care.models import LegalStatus, Placement
from alongside.pathway.care.periods.models import SHORT_BREAKS
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.leaving_care.models import LeavingCareStatus
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.questions.prepared import DAY, PEOPLE, Prepared
from alongside.people.models import Allocation, Person
from alongside.returns.ssda903.codes import PLACEMENT

IN_CARE: Final = ("Fostering", "Residential", "Supported", "Other")
STATES: Final = (EARLY_HELP, IN_NEED, PROTECTION, EDGE, *IN_CARE, LEAVING)
"""In the order in which a family may meet them."""

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Late:
    """A team's clocks that are overdue, of how many children, and of how many nobody has said why."""

    clocks: int = 0
    children: int = 0
    unexplained: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Children whom a team has taken on and nobody by name, and since when the first of them waits."""

    children: int = 0
    since: date | None = None


def by_state(on: date) -> Counts:
    """Every child whom the acting worker reaches, by state."""
    return _named(_BY_STATE.rows(day=on))


def gravest(on: date) -> dict[int, str]:
    """The state of every child whom the acting worker reaches and who is in any."""
    return {child: GRAVEST[rank] for child, rank in _EACH.rows(day=on)}


def of_teams(teams: Collection[int], on: date) -> Counts:
    """The children with whom any of these teams worked on a day, each once, by state."""
    return _named(_OF_TEAMS.rows(day=on, people=list(teams)))


def by_state_and_age(on: date) -> dict[str, tuple[int, ...]]:
    """Children by state, each as those under 5, of 5 to 10, of 11 to 15, and of 16 and over; unborn are under 5."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for rank, band, children in _BY_AGE.rows(day=on):
        found[GRAVEST[rank]][band] = children
    return {state: tuple(counts) for state, counts in found.items()}


def by_team(on: date) -> dict[int, Counts]:
    """Each team's children by state. A child with whom two teams work is counted in both."""
    found: dict[int, Counts] = defaultdict(dict)
    for team, rank, children in _BY_TEAM.rows(day=on):
        found[team][GRAVEST[rank]] = children
    return dict(found)


def late_by_team(on: date) -> dict[int | None, Late]:
    """Each team's late clocks; under None those of everybody, each once."""
    return {None if whole else team: Late(*counts) for whole, team, *counts in _LATE.rows(day=on)}


def waiting_by_team(on: date) -> dict[int, Waiting]:
    """Who waits for a worker in each team."""
    return {team: Waiting(children, since) for team, children, since in _WAITING.rows(day=on)}


def _named(rows: list[tuple[Any, ...]]) -> Counts:
    return {GRAVEST[rank]: children for rank, children in rows}


def held_by_teams() -> "QuerySet[Allocation]":
    """Who works with whom on a day; an auditor reads, and works with nobody."""
    return Allocation.objects.current(DAY).exclude(role="auditor")


def _ranked(rows: "QuerySet[Any]", state: str) -> "QuerySet[Any, Any]":
    return rows.annotate(rank=Value(GRAVEST.index(state))).values_list("child_id", "rank").order_by()


def _in_care() -> "QuerySet[Any, Any]":
    """Where each child in care lives, as the forecast tells places apart; short breaks are not care."""
    breaks = LegalStatus.objects.filter(code__in=SHORT_BREAKS).values("period")
    kinds: dict[str, list[str]] = defaultdict(list)
    for code in PLACEMENT:
        kinds[state_of(code.code)].append(code.code)
    whens = [When(kind__in=codes, then=Value(GRAVEST.index(state))) for state, codes in kinds.items()]
    where = Case(*whens, default=Value(GRAVEST.index("Other")), output_field=IntegerField())
    rows = Placement.objects.on(DAY).exclude(period__in=breaks)
    return rows.annotate(rank=where).values_list("child_id", "rank").order_by()


def _states() -> "QuerySet[Any, Any]":
    leavers = LeavingCareStatus.objects.current(DAY).exclude(category=LeavingCareStatus.Category.ELIGIBLE)
    return _in_care().union(
        _ranked(ProtectionPlan.objects.current(DAY), PROTECTION),
        _ranked(EdgeOfCareSupport.objects.current(DAY), EDGE),
        _ranked(ChildInNeedPlan.objects.current(DAY), IN_NEED),
        _ranked(EarlyHelpEpisode.objects.current(DAY), EARLY_HELP),
        _ranked(leavers, LEAVING),
        all=True,
    )


# The lowest rank is the gravest state.
_GRAVEST: Final = "WITH child AS (SELECT child_id, min(rank) AS rank FROM ({}) held (child_id, rank) GROUP BY child_id)"
_BY_STATE: Final = Prepared(_states, f"{_GRAVEST} SELECT rank, count(*) FROM child GROUP BY rank")  # noqa: S608
_EACH: Final = Prepared(_states, f"{_GRAVEST} SELECT child_id, rank FROM child")  # noqa: S608
_OF_TEAMS: Final = Prepared(
    _states,
    f"{_GRAVEST} SELECT rank, count(*) FROM child"  # noqa: S608 (no text of anybody's)
    " WHERE child_id IN ({theirs}) GROUP BY rank",
    theirs=lambda: held_by_teams().filter(team=PEOPLE).values("child_id"),
)
_BY_TEAM: Final = Prepared(
    _states,
    f"{_GRAVEST} SELECT team_id, rank, count(*)"  # noqa: S608
    " FROM child JOIN (SELECT DISTINCT child_id, team_id FROM ({held}) a (child_id, team_id)) held USING (child_id)"
    " GROUP BY team_id, rank",
    held=lambda: held_by_teams().values_list("child_id", "team_id"),
)
_BY_AGE: Final = Prepared(
    _states,
    f"{_GRAVEST} SELECT rank, coalesce(width_bucket("  # noqa: S608
    "date_part('year', age(%(day)s::date, born_on)), ARRAY[5, 11, 16]::float8[]), 0) AS band, count(*)"
    " FROM child JOIN ({people}) person (id, born_on) ON person.id = child_id GROUP BY rank, band",
    people=lambda: Person.objects.values_list("pk", "born_on").order_by(),
)
_LATE: Final = Prepared(
    lambda: Deadline.objects.overdue(DAY).values_list("pk", "child_id", "late_reason"),
    "SELECT grouping(team_id), team_id, count(DISTINCT clock), count(DISTINCT child_id),"
    " count(DISTINCT clock) FILTER (WHERE why = '')"
    " FROM ({}) late (clock, child_id, why)"
    " LEFT JOIN (SELECT DISTINCT child_id, team_id FROM ({held}) a (child_id, team_id)) held USING (child_id)"
    " GROUP BY GROUPING SETS ((team_id), ()) HAVING grouping(team_id) = 1 OR team_id IS NOT NULL",
    held=lambda: held_by_teams().values_list("child_id", "team_id"),
)
_WAITING: Final = Prepared(
    lambda: held_by_teams().values_list("child_id", "team_id", "worker_id", "started_on"),
    "SELECT team_id, count(*), min(since) FROM (SELECT child_id, team_id, min(started_on) AS since"
    " FROM ({}) held (child_id, team_id, worker_id, started_on)"
    " GROUP BY child_id, team_id HAVING bool_and(worker_id IS NULL)) waiting GROUP BY team_id",
)
