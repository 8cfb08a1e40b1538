"""Support to a child at the edge of care, and its reviews. It stands beside the child's plan; no return asks for it."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.follows import Follows
from alongside.history.overlap import no_overlap
from alongside.people.models import current


class EdgeOfCareSupportQuerySet(Chronicled["EdgeOfCareSupport"]):
    """Questions about support at the edge of care."""

    def current(self, on: date) -> "EdgeOfCareSupportQuerySet":
        return self.filter(current(on))

    def open(self) -> "EdgeOfCareSupportQuerySet":
        return self.filter(ended_on__isnull=True)

    def chronology(self) -> models.QuerySet["EdgeOfCareSupport", tuple[Any, ...]]:
        service = in_words("service", EdgeOfCareSupport.Service)
        return lines(
            self,
            kind="edge of care",
            when="started_on",
            title=Concat(models.Value("Edge of care support began: "), service),
            words="reason",
            weight=models.Value(KEY),
            route="edge_of_care:support",
        )


class EdgeOfCareSupport(ChildFact):
    """Why a child may come into care, which service works to prevent it, and what came of that."""

    part = Part.FAMILY_PLAN

    class Service(models.TextChoices):
        TEAM = "team", "Edge of care team"
        CONFERENCE = "conference", "Family group conference"
        RESPITE = "respite", "Short-term respite"
        INTENSIVE = "intensive", "Intensive family support"
        OTHER = "other", "Another service"

    class Outcome(models.TextChoices):
        HOME = "home", "The child stays at home with the family"
        WIDER_FAMILY = "wider_family", "The child lives with wider family or friends"
        CARE = "care", "The child came into care"
        MOVED = "moved", "The child moved away"
        OTHER = "other", "Something else"

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    childs_words = models.TextField("what the child says and wants", blank=True, default="")
    reason = models.TextField("why the child may come into care")
    family_views = models.TextField("what the family says", blank=True, default="")
    service = models.CharField("which service gives the support", max_length=10, choices=Service)
    service_name = models.CharField("which one", max_length=120, blank=True, default="")
    must_change = models.TextField("what must change for the child to stay", blank=True, default="")
    family_meeting_offered = models.BooleanField("a family group meeting was offered", null=True)
    outcome = models.CharField("what came of it", max_length=12, choices=Outcome, blank=True, default="")
    ended_reason = models.TextField("what came of it, in words", blank=True, default="")
    ended_childs_words = models.TextField("what the child says at the end", blank=True, default="")

    objects = EdgeOfCareSupportQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap(
                "one_edge_of_care_support", "child", message="The child already has edge of care support on these days."
            ),
            models.CheckConstraint(
                name="edge_of_care_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Edge of care support cannot end before it began.",
            ),
            models.CheckConstraint(
                name="edge_of_care_ends_with_outcome",
                condition=Q(ended_on__isnull=True, outcome="") | (Q(ended_on__isnull=False) & ~Q(outcome="")),
                violation_error_message="Edge of care support ends with what came of it, and not before.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="edge_of_care_of_child")]


class EdgeOfCareReviewQuerySet(Chronicled["EdgeOfCareReview"]):
    """Questions about reviews of support at the edge of care."""

    def chronology(self) -> models.QuerySet["EdgeOfCareReview", tuple[Any, ...]]:
        decision = in_words("decision", EdgeOfCareReview.Decision)
        return lines(
            self,
            kind="edge of care review",
            when="held_on",
            title=Concat(models.Value("Edge of care support reviewed: "), decision),
            words="progress",
            weight=models.Value(NOTABLE),
            route="edge_of_care:review",
        )


class EdgeOfCareReview(ChildFact):
    """The support was looked at again: what has changed, and what should happen next. It decides nothing itself."""

    part = Part.FAMILY_PLAN

    class Decision(models.TextChoices):
        CONTINUE = "continue", "The support goes on"
        END = "end", "The support has done its work and should end"
        CARE = "care", "The child should come into care"

    support = models.ForeignKey(EdgeOfCareSupport, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    attended = models.TextField("who came", blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    family_views = models.TextField(blank=True, default="")
    progress = models.TextField("what has changed, and what has not")
    decision = models.CharField("what should happen", max_length=8, choices=Decision)
    next_review_on = models.DateField(null=True)

    objects = EdgeOfCareReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            Follows(
                name="edge_of_care_review_follows_support",
                day="held_on",
                after="support",
                their_day="started_on",
                violation_error_message="Edge of care support cannot be reviewed before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-held_on"], name="edge_of_care_review_of_child")]
