"""Making the care plan, agreeing permanence, and the personal education plan."""

from datetime import date
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.history.acting import because
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.plans.models import CarePlan, PersonalEducationPlan
from alongside.people.models import Person, Worker


@transaction.atomic
def make_care_plan(*, period: PeriodOfCare, on: date, by: Worker, **plan: Any) -> CarePlan:
    """Make the care plan, or make it anew after a review; the newest is the plan that holds."""
    require(by, "care_plan.made", on)
    made = CarePlan.objects.create(child=period.child, period=period, made_on=on, recorded_by=by, **plan)
    happened("care_plan.made", child=period.child, on=on, about=made, by=by)
    return made


@transaction.atomic
def agree_permanence(*, plan: CarePlan, on: date, by: Worker, late_entry_reason: str = "") -> CarePlan:
    """Agree the plan for permanence that a care plan proposes."""
    require(by, "permanence_plan.agreed", on)
    because(late_entry_reason)
    plan.permanence_agreed_on = on
    plan.save(update_fields=["permanence_agreed_on"])
    happened("permanence_plan.agreed", child=plan.child, on=on, about=plan, by=by)
    return plan


@transaction.atomic
def correct_care_plan(*, plan: CarePlan, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct a care plan's words."""
    require(by, "care_plan.made", plan.made_on)
    days = {"made_on": "care_plan.made"}
    correct_with_clocks(row=plan, version=version, why_corrected=why_corrected, by=by, days=days, **columns)


@transaction.atomic
def make_education_plan(*, child: Person, on: date, by: Worker, **plan: Any) -> PersonalEducationPlan:
    """Record a personal education plan, made or reviewed."""
    require(by, "personal_education_plan.made", on)
    made = PersonalEducationPlan.objects.create(child=child, made_on=on, recorded_by=by, **plan)
    happened("personal_education_plan.made", child=child, on=on, about=made, by=by)
    return made
