"""The social workers who hold cases now, by team, and what the children weigh: what forecasts of workers start from."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from alongside.forecasting.workers.rates import Rates, Weights, shipped_rates
from alongside.forecasting.workers.supply import Workforce
from alongside.forecasting.workers.teams import Team
from alongside.insight.ahead.models import What
from alongside.insight.cockpit.counting import gravest
from alongside.insight.cockpit.inputs import rates_on
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Allocation, Membership, Post, current
from alongside.workforce.models import Recruitment, Terms
from alongside.workforce.weights import weights_on

ROLE: Final = "social_worker"
# How the record's states, by which staff weigh their cases, are named in a forecast. Early help and care leavers are
# held by others than social workers.
_WEIGHED: Final = {
    "Child in need": "need",
    "Protection plan": "protection",
    "Fostering": "care",
    "Residential": "care",
    "Supported": "care",
    "Other": "care",
}


def rates(on: date) -> tuple[Weights, Rates]:
    """What a child in each state weighs, as staff have set it by a day, and how workers come and go, as stated."""
    shipped, _ = shipped_rates()
    staffs = weights_on(on)
    states = {**shipped.states, **{state: float(staffs[key]) for state, key in _WEIGHED.items()}}
    return replace(shipped, states=states), rates_on(on)


@dataclass(frozen=True)
class Start:
    """Who works with the children on the day from which workers are forecast, in the whole council and by team.

    A team goes by its number in the record.
    """

    on: date
    whole: Workforce
    teams: tuple[Team, ...]


def start(what: str, on: date) -> Start:
    """The social workers who hold cases on a day, and whose the work of each state is, as whoever asks sees it."""
    posts = Counter(Post.objects.filter(current(on), role=ROLE).values_list("team", flat=True))
    held = set(
        Membership.objects.filter(current(on), post__role=ROLE, post__isnull=False).values_list("team", "worker")
    )
    other, states = _work_now(what, on)
    teams = sorted({*posts, *(team for team, _ in held), *other, *(team for some in states.values() for team in some)})
    new, coming, agency = _protected(on), _coming(), _agency(on)
    found = [
        Team(
            str(team),
            _workforce(posts[team], {worker for of, worker in held if of == team}, new, coming[team], agency[team],
                       other.get(team, 0.0)),
            {state: some[team] for state, some in states.items() if team in some},
        )
        for team in teams
    ]  # fmt: skip
    everybody = {worker for _, worker in held}
    whole = _workforce(
        posts.total(), everybody, new, coming.total(), agency.total(), sum(other_work(what, on).values())
    )
    return Start(on, whole, tuple(found))


def _workforce(posts: int, workers: set[int], new: set[int], coming: int, agency: int, other: float) -> Workforce:
    return Workforce(
        posts=posts,
        permanent=len(workers - new),
        newly_qualified=len(workers & new),
        agency_most=agency,
        coming=coming,
        other_work=other,
    )


def _protected(on: date) -> set[int]:
    """Workers whose caseload is still protected."""
    return set(Terms.objects.filter(current(on), protected_until__gt=on).values_list("worker", flat=True))


def _coming() -> "Counter[int]":
    """Those found for posts who have not started, by team."""
    found = Recruitment.objects.under_way().filter(post__role=ROLE, offered_on__isnull=False, started_on__isnull=True)
    return Counter(found.values_list("post__team", flat=True))


def _agency(on: date) -> "Counter[int]":
    """Agency workers, by team."""
    through = Terms.objects.filter(current(on), agency=True).values("worker")
    return Counter(Membership.objects.filter(current(on), role=ROLE, worker__in=through).values_list("team", flat=True))


def _work_now(what: str, on: date) -> tuple[dict[int, float], dict[str, dict[int, float]]]:
    """Each team's work of which the history does not tell, and its share of the children in each state.

    A child whom the social workers of two teams hold is half of each.
    """
    holders: dict[int, set[int]] = defaultdict(set)
    for child, team in Allocation.objects.current(on).filter(role=ROLE).values_list("child", "team"):
        holders[child].add(team)
    other: Counter[int] = Counter()
    for child, weight in other_work(what, on).items():
        other.update({team: weight / len(holders[child]) for team in holders.get(child, ())})
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for child, state in gravest(on).items():
        counted[state].update({team: 1 / len(holders[child]) for team in holders.get(child, ())})
    shares = {state: {team: n / some.total() for team, n in some.items()} for state, some in counted.items() if some}
    return dict(other), shares


def other_work(what: str, on: date) -> dict[int, float]:
    """Weighted work by child that this history does not know: being assessed, and for care a plan at home."""
    staffs = weights_on(on)
    rows: list[tuple[QuerySet[Any], str]] = [(Assessment.objects.open(), "assessment")]
    if what == What.CARE:
        rows += [(ChildInNeedPlan.objects.current(on), "need"), (ProtectionPlan.objects.current(on), "protection")]
    found: Counter[int] = Counter()
    for some, key in rows:
        found.update(dict.fromkeys(some.values_list("child", flat=True), float(staffs[key])))
    return dict(found)
