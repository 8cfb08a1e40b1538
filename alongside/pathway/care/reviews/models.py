"""Reviews of a child's case in care, and what they decided."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, Value

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, Chronicled, lines
from alongside.history.facts import ChildFact
from alongside.pathway.care.inside import Inside
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.people.models import Worker
from alongside.returns.ssda903.codes import REVIEW_PARTICIPATION


class CareReviewQuerySet(Chronicled["CareReview"]):
    """Questions about reviews."""

    def held(self) -> "CareReviewQuerySet":
        return self.filter(held_on__isnull=False)

    def arranged(self) -> "CareReviewQuerySet":
        return self.filter(held_on__isnull=True)

    def chronology(self) -> models.QuerySet["CareReview", tuple[Any, ...]]:
        return lines(
            self,
            kind="care_review",
            when="held_on",
            title=Value("Review in care"),
            words="childs_words",
            weight=Value(NOTABLE),
            route="care:review",
        )


class CareReview(ChildFact):
    """A review of the child's case (2010 Regulations, reg 32 to 38), arranged and then held."""

    part = Part.CARE

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="reviews")
    arranged_for = models.DateField(null=True)
    held_on = models.DateField(null=True)
    participation = models.CharField(max_length=3, blank=True, default="")  # review participation codes
    officer = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    childs_words = models.TextField("what the child said or sent", blank=True, default="")
    parents_words = models.TextField("what the parents said", blank=True, default="")
    discussion = models.TextField("what was talked about", blank=True, default="")
    papers_sent_on = models.DateField(null=True)
    decisions_sent_on = models.DateField(null=True)
    record_written_on = models.DateField(null=True)
    record_sent_on = models.DateField(null=True)

    objects = CareReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            Inside(
                name="review_inside_care",
                parent="period",
                start="held_on",
                end="held_on",
                violation_error_message="A review is held while the child is looked after, not before care began.",
            ),
            models.UniqueConstraint(
                name="one_review_on_a_day",
                fields=["child", "held_on"],
                violation_error_message="There is already a review on this day.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-held_on"], name="review_of_child")]

    def participation_in_words(self) -> str:
        return REVIEW_PARTICIPATION.label(self.participation)


class ReviewDecisionQuerySet(models.QuerySet["ReviewDecision"]):
    """Questions about what reviews decided."""

    def open(self) -> "ReviewDecisionQuerySet":
        return self.filter(done_on__isnull=True)

    def overdue(self, today: date) -> "ReviewDecisionQuerySet":
        return self.open().filter(due_on__lt=today)


class ReviewDecision(ChildFact):
    """One thing that a review decided: who does it, by when, and when it was done."""

    part = Part.CARE

    review = models.ForeignKey(CareReview, models.PROTECT, related_name="decisions")
    what = models.TextField()
    responsible_role = models.CharField(max_length=40, default="social_worker")
    responsible = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_words = models.TextField("what was done", blank=True, default="")

    objects = ReviewDecisionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["child", "due_on"], name="decision_open", condition=Q(done_on__isnull=True)),
            models.Index(fields=["responsible"], name="decision_of_worker", condition=Q(done_on__isnull=True)),
        ]
