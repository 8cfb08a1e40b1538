"""The verbs of a child and family assessment. Its author never authorises it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.assessment.models import Assessment, AssessmentReview, UnbornConcern
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Worker

WORDS = ("childs_words", "family_views", "strengths", "risks", "analysis")
WRITTEN = "Written on"


@transaction.atomic
def start(
    *,
    referral: Referral,
    worker: Worker,
    on: date,
    by: Worker,
    internal_review_on: date | None = None,
    late_entry_reason: str = "",
) -> Assessment:
    """Begin an assessment on a referral. Its 45 working days have run since the referral came."""
    require(by, "assessment.started", on)
    assessment = Assessment.objects.create(
        child=referral.child,
        referral=referral,
        worker=worker,
        started_on=on,
        internal_review_on=internal_review_on,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("assessment.started", child=assessment.child, on=on, about=assessment, by=by)
    return assessment


@transaction.atomic
def see_child(
    *,
    assessment: Assessment,
    alone: bool,
    on: date,
    by: Worker,
    childs_words: str = "",
    not_seen_why: str = "",
    late_entry_reason: str = "",
) -> Assessment:
    """Record that the child was seen, alone or why not, and what the child said."""
    require(by, "assessment.child_seen", on)
    because(late_entry_reason)
    first_seen = min(on, assessment.child_seen_on or on)
    assessment.child_seen_on, assessment.child_seen_alone = first_seen, alone or bool(assessment.child_seen_alone)
    assessment.not_seen_why = not_seen_why or assessment.not_seen_why
    assessment.childs_words = "\n\n".join(filter(None, (assessment.childs_words, childs_words)))
    assessment.save(update_fields=["child_seen_on", "child_seen_alone", "not_seen_why", "childs_words"])
    happened("assessment.child_seen", child=assessment.child, on=on, about=assessment, by=by, concerning=[assessment])
    return assessment


@transaction.atomic
def write(*, assessment: Assessment, version: int, by: Worker, **columns: Any) -> None:
    """Write on an assessment that is not finished. Raises ChangedMeanwhile when somebody else wrote meanwhile."""
    if assessment.completed_on:
        raise ValidationError("This assessment is finished. A manager can return it, or you can correct it.")
    correct_row(row=assessment, version=version, why_corrected=WRITTEN, by=by, **columns)


@transaction.atomic
def give_copy(*, assessment: Assessment, on: date, by: Worker, late_entry_reason: str = "") -> Assessment:
    """Record that the family has a copy of the assessment."""
    because(late_entry_reason)
    assessment.family_copy_on = on
    assessment.save(update_fields=["family_copy_on"])
    return assessment


@transaction.atomic
def review(
    *, assessment: Assessment, comment: str, on: date, by: Worker, late_entry_reason: str = ""
) -> AssessmentReview:
    """The manager looks at an assessment under way, and says what they see."""
    require(by, "assessment.reviewed_by_manager", on)
    looked = AssessmentReview.objects.create(
        child=assessment.child,
        assessment=assessment,
        held_on=on,
        comment=comment,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    concerned = _concerned(assessment)
    happened(
        "assessment.reviewed_by_manager", child=assessment.child, on=on, about=assessment, by=by, concerning=concerned
    )
    return looked


@transaction.atomic
def complete(
    *, assessment: Assessment, proposed_outcome: str, on: date, by: Worker, passed_why: str = ""
) -> Assessment:
    """The social worker has finished, proposes an outcome, and asks for it to be authorised."""
    require(by, "assessment.completed", on)
    if not assessment.analysis:
        raise ValidationError("Write what it means for the child before you finish the assessment.")
    pass_without(
        missing_to_complete(assessment),
        child=assessment.child,
        event="assessment.completed",
        reason=passed_why,
        on=on,
        by=by,
    )
    assessment.proposed_outcome, assessment.completed_on, assessment.completed_by = proposed_outcome, on, by
    assessment.save(update_fields=["proposed_outcome", "completed_on", "completed_by"])
    happened(
        "assessment.completed",
        child=assessment.child,
        on=on,
        about=assessment,
        by=by,
        concerning=_concerned(assessment),
    )
    return assessment


@transaction.atomic
def give_back(*, assessment: Assessment, why: str, on: date, by: Worker) -> Assessment:
    """The manager returns an assessment to its author with a comment; the clock runs on."""
    require(by, "assessment.reviewed_by_manager", on)
    assessment.completed_on = None
    assessment.returned_on, assessment.returned_by, assessment.returned_why = on, by, why
    assessment.save(update_fields=["completed_on", "returned_on", "returned_by", "returned_why"])
    return assessment


@transaction.atomic
def authorise(
    *, assessment: Assessment, outcome: str, reason: str, on: date, by: Worker, passed_why: str = ""
) -> Assessment:
    """A manager authorises an assessment with its outcome. Raises ValidationError for whoever wrote it."""
    event = f"assessment.authorised_{outcome}"
    require(by, event, on)
    if by in (assessment.completed_by, assessment.worker):
        raise ValidationError("You wrote this assessment, so somebody else must authorise it.")
    if assessment.completed_on is None:
        raise ValidationError("The social worker has not finished this assessment yet.")
    pass_without(
        missing_to_authorise(assessment, outcome), child=assessment.child, event=event, reason=passed_why, on=on, by=by
    )
    assessment.outcome, assessment.outcome_reason = outcome, reason
    assessment.authorised_on, assessment.authorised_by = on, by
    assessment.save(update_fields=["outcome", "outcome_reason", "authorised_on", "authorised_by"])
    happened(event, child=assessment.child, on=on, about=assessment, by=by, concerning=_concerned(assessment))
    return assessment


@transaction.atomic
def correct(*, assessment: Assessment, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct what an assessment says and its days; what stood before is kept, and clocks move with the days.

    The day of its authorising is for whoever may authorise.
    """
    authorised = f"assessment.authorised_{assessment.outcome}" if assessment.outcome else ""
    if authorised and columns.get("authorised_on", assessment.authorised_on) != assessment.authorised_on:
        require(by, authorised, columns["authorised_on"])
    days = {
        "started_on": "assessment.started",
        "child_seen_on": "assessment.child_seen",
        "completed_on": "assessment.completed",
        "authorised_on": authorised,
    }
    correct_with_clocks(row=assessment, version=version, why_corrected=why_corrected, by=by, days=days, **columns)


def missing_to_complete(assessment: Assessment) -> list[str]:
    """Which preconditions of finishing are not met (keys of `alongside.law.pathway`)."""
    seen = assessment.child_seen_alone or assessment.not_seen_why
    return [] if seen else ["child_seen_alone"]


def missing_to_authorise(assessment: Assessment, outcome: str) -> list[str]:
    """Which preconditions of authorising with this outcome are not met."""
    missing = [] if assessment.factors else ["factors_recorded"]
    if outcome == Assessment.Outcome.CHILD_IN_NEED and not assessment.family_copy_on:
        missing.append("copy_given")
    return missing


def _concerned(assessment: Assessment) -> list[Model]:
    """What the clocks of an assessment are about: itself, its referral, and a concern before birth."""
    concerns = UnbornConcern.objects.filter(child=assessment.child)
    return [assessment, *([assessment.referral] if assessment.referral else []), *concerns]
