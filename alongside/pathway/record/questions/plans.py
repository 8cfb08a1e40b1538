"""The plans that hold for a child on a day, with what keeps her safe meanwhile, in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from alongside.pathway.care.models import CarePlan
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.leaving_care.models import PathwayPlan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.questions.prepared import CHILD, DAY, Prepared


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that holds: what it is, since when, what must change, what keeps the child safe; its page's name."""

    called: str
    row_id: int
    since: date
    must_change: str
    safety: str
    route: str


def plans_of(child_id: int, on: date) -> list[Plan]:
    """The child's plans on a day, gravest first."""
    rows = _OF_CHILD.rows(child=child_id, day=on)
    return sorted((Plan(*row) for row in rows), key=lambda plan: list(_ROUTES).index(plan.called))


def _written() -> Any:
    first, *others = (
        _rows(ProtectionPlan.objects.current(DAY), "started_on", "must_change", "safety_plan", _PROTECTION),
        _rows(EdgeOfCareSupport.objects.current(DAY), "started_on", "must_change", "", _EDGE),
        _rows(ChildInNeedPlan.objects.current(DAY), "started_on", "must_change", "safety_plan", _NEED),
        _rows(_care_plans(DAY), "made_on", "permanence_words", "", _CARE),
        _rows(PathwayPlan.objects.current(DAY), "started_on", "home", "contingency", _PATHWAY),
        _rows(EarlyHelpEpisode.objects.current(DAY), "started_on", "reason", "", _HELP),
    )
    return first.filter(child_id=CHILD).union(*(each.filter(child_id=CHILD) for each in others), all=True)


_OF_CHILD: Final = Prepared(_written)
_PROTECTION, _NEED, _CARE = "Child protection plan", "Child in need plan", "Care plan"
_EDGE, _PATHWAY, _HELP = "Edge of care support", "Pathway plan", "Early help"
_ROUTES: Final = {
    _PROTECTION: "protection:plan",
    _EDGE: "edge_of_care:support",
    _NEED: "family_plan:plan",
    _CARE: "care:care_plan",
    _PATHWAY: "leaving_care:plan",
    _HELP: "early_help:episode",
}


def _care_plans(on: date) -> "QuerySet[CarePlan]":
    """The newest care plan of a period of care that holds this day."""
    newest = CarePlan.objects.filter(made_on__lte=on).order_by("period", "-made_on", "-pk").distinct("period")
    open_now = CarePlan.objects.filter(period__started_on__lte=on, period__ended_on__isnull=True)
    return open_now.filter(pk__in=newest.values("pk"))


def _rows(plans: Any, since: str, change: str, safety: str, called: str) -> Any:
    return plans.order_by().values_list(
        Value(called, output_field=TextField()),
        "pk",
        since,
        Cast(change, TextField()),
        Cast(safety, TextField()) if safety else Value("", output_field=TextField()),
        Value(_ROUTES[called], output_field=TextField()),
    )
