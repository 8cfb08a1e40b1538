"""Recording the health of a child in care."""

from datetime import date
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.pathway.care.clocks import run, stand_down
from alongside.pathway.care.health.models import (
    Conviction,
    HealthAssessment,
    HealthCheck,
    HealthPlan,
    StrengthsAndDifficulties,
    SubstanceMisuse,
)
from alongside.people.models import Person, Worker

UNDER_FIVE, FIVE_AND_OVER = "LA24", "LA25"


@transaction.atomic
def hold_assessment(*, child: Person, kind: str, on: date, by: Worker, **told: Any) -> HealthAssessment:
    """Record a health assessment; the next is due in 6 months under the age of 5, in 12 from then on."""
    event = f"health_assessment.{kind}_held"
    require(by, event, on)
    made = HealthAssessment.objects.create(child=child, kind=kind, held_on=on, recorded_by=by, **told)
    happened(event, child=child, on=on, about=made, by=by)
    age = child.age(on)
    code, other = (UNDER_FIVE, FIVE_AND_OVER) if age is not None and age < 5 else (FIVE_AND_OVER, UNDER_FIVE)
    stand_down((other,), child=child, on=on)
    run(code, child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def make_health_plan(*, child: Person, on: date, plan: str, by: Worker, late_entry_reason: str = "") -> HealthPlan:
    """Record the health plan that follows an assessment."""
    require(by, "health_plan.made", on)
    made = HealthPlan.objects.create(
        child=child, made_on=on, plan=plan, late_entry_reason=late_entry_reason, recorded_by=by
    )
    happened("health_plan.made", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def record_check(
    *,
    child: Person,
    kind: str,
    on: date,
    by: Worker,
    up_to_date: bool = True,
    words: str = "",
    late_entry_reason: str = "",
) -> HealthCheck:
    """Record a check of teeth, of immunisations, or a young child's health surveillance."""
    require(by, "dental_check.held", on)
    made = HealthCheck.objects.create(
        child=child,
        kind=kind,
        held_on=on,
        up_to_date=up_to_date,
        words=words,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    if kind == HealthCheck.Kind.DENTAL:
        happened("dental_check.held", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def score_questionnaire(
    *,
    child: Person,
    on: date,
    by: Worker,
    score: int | None = None,
    no_score_why: str = "",
    late_entry_reason: str = "",
) -> StrengthsAndDifficulties:
    """Record the main carer's Strengths and Difficulties score (0 to 40), or the coded reason why there is none."""
    require(by, "strengths_and_difficulties.scored", on)
    made = StrengthsAndDifficulties.objects.create(
        child=child,
        scored_on=on,
        score=score,
        no_score_why=no_score_why,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("strengths_and_difficulties.scored", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def note_substance_misuse(*, child: Person, on: date, by: Worker, **facts: Any) -> SubstanceMisuse:
    """Record that a problem with drugs or alcohol was found, and whether help was offered and received."""
    return SubstanceMisuse.objects.create(child=child, identified_on=on, recorded_by=by, **facts)


@transaction.atomic
def note_conviction(*, child: Person, on: date, words: str, by: Worker, late_entry_reason: str = "") -> Conviction:
    """Record a conviction or youth caution while looked after."""
    return Conviction.objects.create(
        child=child, convicted_on=on, words=words, late_entry_reason=late_entry_reason, recorded_by=by
    )
