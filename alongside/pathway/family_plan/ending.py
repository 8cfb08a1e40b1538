"""How a child in need plan ends: a manager decides, and the family moves on to something."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.passing import pass_without
from alongside.pathway.early_help import actions as early_help
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Worker

Ended = ChildInNeedPlan.Ended


@transaction.atomic
def end_plan(
    *,
    plan: ChildInNeedPlan,
    ended_why: str,
    reason: str,
    on: date,
    by: Worker,
    family_feedback: str = "",
    family_agrees: bool | None = None,
    lead_worker: Worker | None = None,
    passed_why: str = "",
) -> ChildInNeedPlan:
    """End a plan: the case closes, early help carries on, or protection or care took its place.

    For early help, an episode begins the same day, led by `lead_worker`. Raises ValidationError when
    something that should be so first is not, and `passed_why` does not say why it goes on (see `missing`).
    """
    event = f"child_in_need_plan.ended_{ended_why}"
    require(by, event, on)
    if plan.ended_on:
        raise ValidationError("This plan has ended already.")
    lacks = missing(plan, ended_why, on, family_feedback, family_agrees)
    pass_without(lacks, child=plan.child, event=event, reason=passed_why, on=on, by=by)
    plan.ended_on, plan.ended_why, plan.ended_reason, plan.family_feedback = on, ended_why, reason, family_feedback
    plan.save(update_fields=["ended_on", "ended_why", "ended_reason", "family_feedback"])
    happened(event, child=plan.child, on=on, about=plan, by=by)
    if ended_why == Ended.EARLY_HELP and family_agrees:
        early_help.start(child=plan.child, reason=reason, on=on, by=by, lead_worker=lead_worker)
    return plan


@transaction.atomic
def end_plans(*, ends: Sequence[tuple[ChildInNeedPlan, str]], **shared: Any) -> list[ChildInNeedPlan]:
    """End the plans of brothers and sisters together, each with its own reason. `shared`: see `end_plan`."""
    return [end_plan(plan=plan, reason=reason, **shared) for plan, reason in ends]


def missing(
    plan: ChildInNeedPlan, ended_why: str, on: date, family_feedback: str, family_agrees: bool | None
) -> list[str]:
    """Which preconditions of ending are not met (keys of `alongside.law.pathway`)."""
    match ended_why:
        case Ended.CLOSED:
            met = {"feedback_asked": bool(family_feedback.strip())}
        case Ended.EARLY_HELP:
            met = {"outcomes_reviewed": plan.reviews.exists(), "family_agrees": bool(family_agrees)}
        case Ended.PROTECTION:
            met = {"category_recorded": ProtectionPlan.objects.current(on).filter(child=plan.child).exists()}
        case _:
            met = {}
    return [key for key, is_met in met.items() if not is_met]
