"""Appointing the reviewing officer, arranging and holding reviews, and doing what they decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.history.acting import because
from alongside.pathway.care.clocks import run
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.reviews.models import CareReview, ReviewDecision
from alongside.pathway.care.visits.clocks import set_next_visit
from alongside.people.actions import hand_over
from alongside.people.models import Allocation, Person, Team, Worker

OFFICER = "reviewing_officer"
UNDER_FOUR = "PN0"


@dataclass(frozen=True)
class Decided:
    """One thing that a review decides: what, which role answers for it, by when."""

    what: str
    due_on: date | None = None
    responsible_role: str = "social_worker"


@transaction.atomic
def appoint_officer(
    *, child: Person, officer: Worker, team: Team, on: date, by: Worker, why: str = "", late_entry_reason: str = ""
) -> Allocation:
    """Appoint an independent reviewing officer (Children Act 1989, section 25A); an earlier one ends."""
    require(by, "reviewing_officer.appointed", on)
    made = hand_over(
        child=child,
        role=OFFICER,
        to_team=team,
        to_worker=officer,
        on=on,
        by=by,
        why=why,
        late_entry_reason=late_entry_reason,
    )
    happened("reviewing_officer.appointed", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def arrange_review(*, period: PeriodOfCare, on: date, officer: Worker | None, by: Worker) -> CareReview:
    """Give the next review a day, or another day."""
    require(by, "care_review.arranged", on)
    review = CareReview.objects.arranged().filter(period=period).first()
    if review is None:
        review = CareReview(child=period.child, period=period, recorded_by=by)
    review.arranged_for, review.officer = on, officer
    review.save()
    happened("care_review.arranged", child=period.child, on=on, about=review, by=by)
    run("LA09", child=period.child, on=on, about=review, by=by)  # a review moved to another day moves its papers
    return review


@transaction.atomic
def send_papers(*, review: CareReview, on: date, by: Worker, late_entry_reason: str = "") -> CareReview:
    """Record that the reviewing officer has the updated care plan before the review."""
    return _note(review, "care_review.papers_sent", "papers_sent_on", on, by, late_entry_reason)


@transaction.atomic
def hold_review(
    *,
    period: PeriodOfCare,
    on: date,
    participation: str,
    by: Worker,
    decisions: Sequence[Decided] = (),
    officer: Worker | None = None,
    **told: Any,
) -> CareReview:
    """Record a review held, with how the child took part and what it decided.

    `told` are columns of CareReview (childs_words, parents_words, discussion, late_entry_reason). The one
    that was arranged becomes the one held. Raises ValidationError for a code that does not fit the age.
    """
    event = _event_of(period, on)
    require(by, event, on)
    _refuse_wrong_age(period.child, on, participation)
    review = CareReview.objects.arranged().filter(period=period).first()
    review = review or CareReview(child=period.child, period=period, recorded_by=by)
    review.held_on, review.participation, review.officer = on, participation, officer or by
    for column, value in told.items():
        setattr(review, column, value)
    review.save()
    for decided in decisions:
        decide(review=review, decided=decided, by=by)
    happened(event, child=period.child, on=on, about=review, by=by)
    if period.ended_on is None:
        set_next_visit(period, on, by)
    return review


def _event_of(period: PeriodOfCare, on: date) -> str:
    """Whether a review on this day is the first of the period, the second or a later one."""
    earlier = CareReview.objects.held().filter(period=period, held_on__lt=on).count()
    return f"care_review.{('first', 'second')[earlier] if earlier < 2 else 'later'}_held"


def _refuse_wrong_age(child: Person, on: date, participation: str) -> None:
    age = child.age(on)
    if age is not None and (age < 4) != (participation == UNDER_FOUR):
        raise ValidationError("PN0 is for a child under 4 at the review, and only for such a child.")


@transaction.atomic
def decide(*, review: CareReview, decided: Decided, by: Worker) -> ReviewDecision:
    """Add one decision of a review to the tasks."""
    return ReviewDecision.objects.create(
        child=review.child,
        review=review,
        what=decided.what,
        due_on=decided.due_on,
        responsible_role=decided.responsible_role,
        recorded_by=by,
    )


@transaction.atomic
def finish_decision(
    *, decision: ReviewDecision, on: date, words: str, by: Worker, late_entry_reason: str = ""
) -> ReviewDecision:
    """Record that what a review decided is done, and how."""
    because(late_entry_reason)
    decision.done_on, decision.done_words = on, words
    decision.save(update_fields=["done_on", "done_words"])
    return decision


@transaction.atomic
def circulate_decisions(*, review: CareReview, on: date, by: Worker, late_entry_reason: str = "") -> CareReview:
    """Record that the decisions were sent to those who must have them."""
    return _note(review, "care_review.decisions_circulated", "decisions_sent_on", on, by, late_entry_reason)


@transaction.atomic
def write_record(*, review: CareReview, on: date, by: Worker, late_entry_reason: str = "") -> CareReview:
    """Record that the full record of the review is written."""
    return _note(review, "care_review.record_written", "record_written_on", on, by, late_entry_reason)


@transaction.atomic
def send_record(*, review: CareReview, on: date, by: Worker, late_entry_reason: str = "") -> CareReview:
    """Record that the full record of the review was sent out."""
    return _note(review, "care_review.record_distributed", "record_sent_on", on, by, late_entry_reason)


@transaction.atomic
def correct_review(*, review: CareReview, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct what was recorded of a review; clocks move with the day on which it was held."""
    require(by, "care_review.later_held", review.held_on or review.recorded_at.date())
    days = {"held_on": _event_of(review.period, review.held_on)} if review.held_on else {}
    correct_with_clocks(row=review, version=version, why_corrected=why_corrected, by=by, days=days, **columns)


def _note(review: CareReview, event: str, column: str, on: date, by: Worker, late: str) -> CareReview:
    require(by, event, on)
    because(late)
    setattr(review, column, on)
    review.save(update_fields=[column])
    happened(event, child=review.child, on=on, about=review, by=by, concerning=[review])
    return review
