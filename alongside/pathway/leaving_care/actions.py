"""The verbs of leaving care: status, adviser, assessment, plan, keeping in touch. They speak of the young person."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from alongside.access.door import require
from alongside.deadlines.actions import happened, local_settings, set_due
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.law.clocks import clock
from alongside.law.due import due, local_day
from alongside.pathway.leaving_care.models import (
    Accommodation,
    DeclinedSupport,
    InTouch,
    LeavingCareStatus,
    NeedsAssessment,
    PathwayPlan,
    PathwayReview,
)
from alongside.pathway.leaving_care.questions import work_out
from alongside.people.actions import end_allocations, hand_over
from alongside.people.models import Allocation, Person, Team, Worker

ADVISER = "personal_adviser"
WITH_THIRTEEN_WEEKS = ("eligible", "relevant", "former_relevant")
Category = LeavingCareStatus.Category


@transaction.atomic
def confirm_status(
    *,
    child: Person,
    category: str,
    on: date,
    by: Worker,
    differs_why: str = "",
    passed_why: str = "",
    late_entry_reason: str = "",
) -> LeavingCareStatus:
    """Confirm which duties are owed from a day on; the status before ends that day.

    What the law gives for the care on record is kept beside the decision. Raises ValidationError when the
    decision differs and `differs_why` is blank, or a precondition is missed and `passed_why` is blank.
    """
    event = f"{category}.confirmed"
    require(by, event, on)
    worked_out = work_out(child, on)
    if (worked_out is None or worked_out.category != category) and not differs_why.strip():
        raise ValidationError("This differs from what the law gives for the care on record. Say why.")
    lacks = missing_for(child, category, on)
    pass_without(lacks, child=child, event=event, reason=passed_why, on=on, by=by)
    end_standing(child, on, f"Became: {Category(category).label}")
    status = LeavingCareStatus.objects.create(
        child=child,
        category=category,
        started_on=on,
        confirmed_on=on,
        confirmed_by=by,
        worked_out=worked_out.category if worked_out else "",
        reasons=list(worked_out.reasons) if worked_out else [],
        law=worked_out.source if worked_out else "",
        differs_why=differs_why,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened(event, child=child, on=on, about=status, by=by)
    if category == Category.RELEVANT and "pathway_plan_current" in lacks:
        start_clock("LV02", child=child, on=on, about=status, by=by)
    return status


def start_clock(code: str, *, child: Person, on: date, about: Model, by: Worker) -> None:
    """Start a clock that applies to some only, as its step has judged that it does here."""
    until = due(clock(code, on), on, local_settings(on), born=child.born_on)
    if until is not None:
        set_due(code, child=child, on=on, due_on=local_day(until), about=about, by=by)


def missing_for(child: Person, category: str, on: date) -> list[str]:
    """Which preconditions of this status are not met (keys of `alongside.law.pathway`).

    That the thirteen weeks are shown is judged with the decision itself, which says why it differs.
    """
    has_plan = PathwayPlan.objects.current(on).filter(child=child).exists()
    has_home = Accommodation.objects.current(on).filter(child=child).exists()
    needed = {
        Category.RELEVANT: {"pathway_plan_current": has_plan},
        Category.FORMER_RELEVANT: {"pathway_plan_current": has_plan, "accommodation_settled": has_home},
    }
    return [key for key, met in needed.get(Category(category), {}).items() if not met]


def end_standing(child: Person, on: date, why: str) -> None:
    """End the status that stands."""
    for status in LeavingCareStatus.objects.filter(child=child, ended_on__isnull=True):
        status.ended_on, status.ended_why = on, why
        status.save(update_fields=["ended_on", "ended_why"])


@transaction.atomic
def appoint_adviser(*, child: Person, worker: Worker, team: Team, on: date, by: Worker, why: str = "") -> Allocation:
    """Appoint the personal adviser; an adviser before goes as the new one comes."""
    require(by, "personal_adviser.appointed", on)
    made = hand_over(child=child, role=ADVISER, to_team=team, to_worker=worker, on=on, by=by, why=why)
    happened("personal_adviser.appointed", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def complete_needs_assessment(
    *, child: Person, started_on: date, on: date, by: Worker, **written: Any
) -> NeedsAssessment:
    """Record what the young person needs. `written` are columns of the assessment."""
    require(by, "needs_assessment.completed", on)
    made = NeedsAssessment.objects.create(
        child=child, started_on=started_on, completed_on=on, worker=by, recorded_by=by, **written
    )
    happened("needs_assessment.completed", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def make_plan(*, child: Person, on: date, by: Worker, **written: Any) -> PathwayPlan:
    """Make a pathway plan; the one before ends that day. `written` are columns of the plan."""
    require(by, "pathway_plan.made", on)
    for plan in PathwayPlan.objects.filter(child=child, ended_on__isnull=True):
        plan.ended_on = on
        plan.save(update_fields=["ended_on"])
    made = PathwayPlan.objects.create(child=child, started_on=on, recorded_by=by, **written)
    happened("pathway_plan.made", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def review_plan(*, plan: PathwayPlan, on: date, by: Worker, **written: Any) -> PathwayReview:
    """Record that a plan was looked at with the young person. `written` are columns of the review."""
    require(by, "pathway_plan.reviewed", on)
    made = PathwayReview.objects.create(child=plan.child, plan=plan, held_on=on, worker=by, recorded_by=by, **written)
    happened("pathway_plan.reviewed", child=plan.child, on=on, about=made, by=by)
    return made


@transaction.atomic
def keep_in_touch(
    *, child: Person, how: str, in_touch: str, on: date, by: Worker, worker: Worker | None = None, **written: Any
) -> InTouch:
    """Record contact with a young person, or the attempt. Only being in touch meets the clock.

    `in_touch` is a code of the 903's IN_TOUCH. Raises ValidationError when nobody answered and it says yes.
    """
    require(by, "leaver.in_touch", on)
    if how == InTouch.How.UNANSWERED and in_touch == "YES":
        raise ValidationError("Nobody answered, so you were not in touch. Choose how you were, or that you were not.")
    made = InTouch.objects.create(
        child=child, how=how, in_touch=in_touch, happened_on=on, worker=worker or by, recorded_by=by, **written
    )
    if in_touch == "YES":
        happened("leaver.in_touch", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def decline_support(*, child: Person, on: date, by: Worker, passed_why: str = "", **written: Any) -> DeclinedSupport:
    """Record that the young person says no to support for now. We keep trying: the eight weeks run on.

    Raises ValidationError when their own words, or how we keep trying, are missing and `passed_why` is blank.
    """
    require(by, "support.declined", on)
    told = written.get("young_persons_words") and written.get("keep_trying")
    lacks = [] if told else ["declined_in_writing"]
    pass_without(lacks, child=child, event="support.declined", reason=passed_why, on=on, by=by)
    made = DeclinedSupport.objects.create(child=child, started_on=on, recorded_by=by, **written)
    happened("support.declined", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def resume_support(
    *, declined: DeclinedSupport, resumed_words: str, on: date, by: Worker, late_entry_reason: str = ""
) -> DeclinedSupport:
    """Record that the young person takes up support again."""
    require(by, "support.resumed", on)
    because(late_entry_reason)
    declined.ended_on, declined.resumed_words = on, resumed_words
    declined.save(update_fields=["ended_on", "resumed_words"])
    happened("support.resumed", child=declined.child, on=on, about=declined, by=by)
    return declined


@transaction.atomic
def end_duties(
    *,
    status: LeavingCareStatus,
    ended_why: str,
    on: date,
    by: Worker,
    final_letter_on: date | None = None,
    passed_why: str = "",
    late_entry_reason: str = "",
) -> LeavingCareStatus:
    """End the council's duties to a young person. Raises ValidationError without a last letter or `passed_why`."""
    require(by, "leaving_care.ended", on)
    lacks = [] if final_letter_on else ["final_letter_sent"]
    pass_without(lacks, child=status.child, event="leaving_care.ended", reason=passed_why, on=on, by=by)
    because(late_entry_reason)
    status.ended_on, status.ended_why, status.final_letter_on = on, ended_why, final_letter_on
    status.save(update_fields=["ended_on", "ended_why", "final_letter_on"])
    happened("leaving_care.ended", child=status.child, on=on, about=status, by=by)
    end_allocations(Allocation.objects.current(on).filter(child=status.child, role=ADVISER), on=on, by=by)
    return status
