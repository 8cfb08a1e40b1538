"""The social workers who hold cases now, and what the children weigh: what the forecast of workers starts from."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from alongside.forecasting.workers.rates import Rates, Weights, shipped_rates
from alongside.forecasting.workers.supply import Workforce
from alongside.insight.ahead.models import What
from alongside.insight.cockpit.inputs import rates_on
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Membership, Post, Worker, current
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


def workforce(what: str, on: date) -> Workforce:
    """Posts of case-holding social workers, who fills them, and work that this history does not tell of."""
    held = Membership.objects.filter(current(on), post__role=ROLE, post__isnull=False)
    workers = set(held.values_list("worker", flat=True))
    posts = Post.objects.filter(current(on), role=ROLE).count()
    new = Terms.objects.filter(current(on), worker__in=workers, protected_until__gt=on).count()
    coming = Recruitment.objects.under_way().filter(post__role=ROLE, offered_on__isnull=False, started_on__isnull=True)
    agency = Membership.objects.filter(current(on), role=ROLE, worker__in=_through_an_agency(on)).count()
    return Workforce(
        posts=posts,
        permanent=max(len(workers) - new, 0),
        newly_qualified=new,
        agency_most=agency,
        coming=coming.count(),
        other_work=other_work(what, on),
    )


def _through_an_agency(on: date) -> set[int]:
    return set(
        Worker.objects.filter(terms__in=Terms.objects.filter(current(on), agency=True)).values_list("pk", flat=True)
    )


def other_work(what: str, on: date) -> float:
    """Weighted work with children whom this history does not know: those being assessed, and for care those at home."""
    staffs = weights_on(on)
    rows: list[tuple[QuerySet[Any], str]] = [(Assessment.objects.open(), "assessment")]
    if what == What.CARE:
        rows += [(ChildInNeedPlan.objects.current(on), "need"), (ProtectionPlan.objects.current(on), "protection")]
    return float(sum(found.values("child").distinct().count() * staffs[key] for found, key in rows))
