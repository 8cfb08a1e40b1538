"""How much weighted work a team has and each of its workers carries, beside what they can carry."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet, Value

from alongside.insight.cockpit.counting import held_by_teams
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.models import MissingEpisode, PeriodOfCare
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.leaving_care.models import LeavingCareStatus
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.questions.prepared import DAY, Prepared
from alongside.people.models import Membership, Team, current
from alongside.workforce.models import Terms
from alongside.workforce.questions import HOLD_CASES
from alongside.workforce.weights import capacity, weights_on

ROLE: Final = "social_worker"


@dataclass(frozen=True, slots=True)
class Work:
    """Children and their weighted work: one is a child in need plan of ordinary size."""

    children: int = 0
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Carries:
    """A worker of a team: what they have of its work, and what they can carry.

    Of a reviewing officer or an adviser nobody has said how much that is: None.
    """

    worker_id: int
    name: str
    work: Work
    can_carry: float | None

    @property
    def share(self) -> int:
        """How full, in a hundred."""
        return round(100 * self.work.weight / self.can_carry) if self.can_carry else 0


@dataclass(frozen=True, slots=True)
class Carried:
    """The weighted work of a day: by team, whoever holds it; by team and worker; and all that social workers hold."""

    by_team: dict[int, Work]
    by_worker: dict[tuple[int, int], Work]
    of_social_workers: Work


def carried(on: date) -> Carried:
    """The work of every child whom the acting worker reaches, by the weights that staff have set by a day."""
    weights = {key: float(weight) for key, weight in weights_on(on).items()}
    teams: dict[int, Work] = {}
    workers: dict[tuple[int, int], Work] = {}
    whole = Work()
    for by, team, worker, children, weight in _CARRIED.rows(day=on, weights=json.dumps(weights), role=ROLE):
        work = Work(children, float(weight or 0))
        if by == "team":
            teams[team] = work
        elif by == "worker":
            workers[team, worker] = work
        else:
            whole = work
    return Carried(teams, workers, whole)


def of_team(team: Team, on: date, held: Carried) -> list[Carries]:
    """What each worker of the team who holds cases carries of its work, the fullest first."""
    members = Membership.objects.filter(current(on), team=team, role__in=HOLD_CASES, worker__is_active=True)
    who = {worker: (name, role) for worker, name, role in members.values_list("worker", "worker__name", "role")}
    terms = {row.worker_id: row for row in Terms.objects.current(on).filter(worker__in=who)}
    found = [
        Carries(
            key,
            name,
            held.by_worker.get((team.pk, key), Work()),
            float(capacity(terms.get(key), on)) if role == ROLE else None,
        )
        for key, (name, role) in who.items()
    ]
    return sorted(found, key=lambda one: (-one.share, -one.work.weight, one.name))


def _standing() -> "QuerySet[Any, Any]":
    """Each child with each of the record's states that holds (`record.questions.standing.STATUSES`)."""
    held: dict[str, QuerySet[Any]] = {
        "missing": MissingEpisode.objects.away(),
        "protection": ProtectionPlan.objects.current(DAY),
        "care": PeriodOfCare.objects.on(DAY),
        "enquiry": Section47Enquiry.objects.open(),
        "need": ChildInNeedPlan.objects.current(DAY),
        "assessment": Assessment.objects.open(),
        "early_help": EarlyHelpEpisode.objects.current(DAY),
        "leaver": LeavingCareStatus.objects.current(DAY),
        "referral": Referral.objects.open(),
    }
    first, *others = (
        rows.annotate(state=Value(key)).values_list("child_id", "state").order_by() for key, rows in held.items()
    )
    return first.union(*others, all=True)


# A child weighs what the gravest state does, as in `insight.allocating`; with nothing open what "none" weighs.
_CARRIED: Final = Prepared(
    _standing,
    "WITH weight AS (SELECT key, value::float AS weight FROM json_each_text(%(weights)s::json)),"
    " child AS (SELECT child_id, max(weight) AS weight FROM ({}) held (child_id, state)"
    " JOIN weight ON weight.key = held.state GROUP BY child_id),"
    " weighed AS (SELECT held.*, coalesce(child.weight, (SELECT weight FROM weight WHERE key = 'none')) AS weight"
    " FROM ({held}) held (child_id, team_id, worker_id, role) LEFT JOIN child USING (child_id))"
    " SELECT 'team', team_id, NULL::bigint, count(*), sum(weight)"
    " FROM (SELECT DISTINCT child_id, team_id, weight FROM weighed) once GROUP BY team_id"
    " UNION ALL SELECT 'worker', team_id, worker_id, count(*), sum(weight)"
    " FROM (SELECT DISTINCT child_id, team_id, worker_id, weight FROM weighed WHERE worker_id IS NOT NULL) once"
    " GROUP BY team_id, worker_id"
    " UNION ALL SELECT 'role', NULL, NULL, count(*), sum(weight)"
    " FROM (SELECT DISTINCT child_id, weight FROM weighed WHERE role = %(role)s) once",
    held=lambda: held_by_teams().values_list("child_id", "team_id", "worker_id", "role"),
)
