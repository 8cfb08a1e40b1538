"""Child in need plans (Children Act 1989 section 17), their actions, meetings, visits and reviews."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.follows import Follows
from alongside.history.overlap import no_overlap
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Worker, current


class ChildInNeedPlanQuerySet(Chronicled["ChildInNeedPlan"]):
    """Questions about child in need plans."""

    def current(self, on: date) -> "ChildInNeedPlanQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["ChildInNeedPlan", tuple[Any, ...]]:
        return lines(
            self,
            kind="child in need plan",
            when="started_on",
            title=models.Value("Child in need plan began"),
            words="must_change",
            weight=models.Value(KEY),
            route="family_plan:plan",
        )


class ChildInNeedPlan(ChildFact):
    """What must change for a child in need, agreed with the family, from the day it began until it ends."""

    part = Part.FAMILY_PLAN

    class Ended(models.TextChoices):
        CLOSED = "closed", "The case closes"
        EARLY_HELP = "early_help", "Early help carries on"
        PROTECTION = "protection", "A child protection plan began"
        CARE = "care", "The child came into care"

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="child_in_need_plans", null=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    childs_words = models.TextField("what the child says and wants", blank=True, default="")
    family_views = models.TextField("what the family says", blank=True, default="")
    must_change = models.TextField("what must change", blank=True, default="")
    safety_plan = models.TextField("what keeps the child safe meanwhile", blank=True, default="")
    ended_why = models.CharField(max_length=10, choices=Ended, blank=True, default="")
    ended_reason = models.TextField("why it ended, in words", blank=True, default="")
    family_feedback = models.TextField("what the family thought of the help", blank=True, default="")

    objects = ChildInNeedPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap(
                "one_child_in_need_plan", "child", message="The child already has a child in need plan on these days."
            ),
            models.CheckConstraint(
                name="child_in_need_plan_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A plan cannot end before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="cin_plan_of_child")]


class PlanAction(ChildFact):
    """One thing that somebody will do under a plan, by when, and what came of it."""

    part = Part.FAMILY_PLAN

    plan = models.ForeignKey(ChildInNeedPlan, models.PROTECT, related_name="actions")
    what = models.TextField()
    who = models.CharField(max_length=120)
    by_when = models.DateField(null=True)
    done_on = models.DateField(null=True)
    came_of_it = models.TextField("what came of it", blank=True, default="")

    class Meta:
        ordering = ["done_on", "by_when", "pk"]


class FamilyMeetingQuerySet(Chronicled["FamilyMeeting"]):
    """Questions about meetings of a family and those who help it."""

    def chronology(self) -> models.QuerySet["FamilyMeeting", tuple[Any, ...]]:
        return lines(
            self,
            kind="family meeting",
            when="held_on",
            title=models.Value("The family and those who help it met"),
            words="agreed",
            weight=models.Value(NOTABLE),
            route="family_plan:meeting",
        )


class FamilyMeeting(ChildFact):
    """The family and those who help it met to make the plan: who came, what each says, what was agreed."""

    part = Part.FAMILY_PLAN

    plan = models.ForeignKey(ChildInNeedPlan, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    attended = models.TextField("who came")
    childs_words = models.TextField(blank=True, default="")
    family_views = models.TextField(blank=True, default="")
    agreed = models.TextField("what was agreed")

    objects = FamilyMeetingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "-held_on"], name="family_meeting_of_child")]


class ChildInNeedVisitQuerySet(Chronicled["ChildInNeedVisit"]):
    """Questions about visits to children in need."""

    def chronology(self) -> models.QuerySet["ChildInNeedVisit", tuple[Any, ...]]:
        seen = models.Case(
            models.When(seen=False, then=models.Value("Visit: the child was not seen")),
            models.When(seen_alone=True, then=models.Value("Visit: seen alone")),
            default=models.Value("Visit: seen, not alone"),
            output_field=models.TextField(),
        )
        return lines(
            self,
            kind="child in need visit",
            when="visited_on",
            title=seen,
            words="childs_words",
            weight=models.Value(ROUTINE),
            route="family_plan:visit",
        )


class ChildInNeedVisit(ChildFact):
    """A visit to a child in need. A loaded visit may stand without a plan (Annex A list 6: last seen)."""

    part = Part.FAMILY_PLAN

    plan = models.ForeignKey(ChildInNeedPlan, models.PROTECT, related_name="visits", null=True)
    visited_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    seen = models.BooleanField("the child was seen")
    seen_alone = models.BooleanField("the child was seen alone", null=True)
    not_seen_why = models.TextField("why not seen, or not seen alone", blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    notes = models.TextField("what the worker saw and did", blank=True, default="")

    objects = ChildInNeedVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cin_visit_alone_when_seen",
                condition=~Q(seen=False, seen_alone=True),
                violation_error_message="A child who was not seen was not seen alone.",
            ),
            Follows(
                name="cin_visit_follows_its_plan",
                day="visited_on",
                after="plan",
                their_day="started_on",
                violation_error_message="A visit under a plan cannot be made before the plan began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-visited_on"], name="cin_visit_of_child")]


class ChildInNeedReviewQuerySet(Chronicled["ChildInNeedReview"]):
    """Questions about reviews of child in need plans."""

    def chronology(self) -> models.QuerySet["ChildInNeedReview", tuple[Any, ...]]:
        return lines(
            self,
            kind="child in need review",
            when="held_on",
            title=Concat(models.Value("Plan reviewed: "), in_words("decision", ChildInNeedReview.Decision)),
            words="progress",
            weight=models.Value(NOTABLE),
            route="family_plan:review",
        )


class ChildInNeedReview(ChildFact):
    """The plan was looked at with the family: what has moved, and what should happen next."""

    part = Part.FAMILY_PLAN

    class Decision(models.TextChoices):
        CONTINUE = "continue", "The plan goes on"
        CLOSE = "close", "The plan should end and the case close"
        STEP_DOWN = "step_down", "Early help should carry on instead"
        STEP_UP = "step_up", "Significant harm is suspected: a strategy discussion is needed"

    plan = models.ForeignKey(ChildInNeedPlan, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    attended = models.TextField("who came", blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    family_views = models.TextField(blank=True, default="")
    scale = models.PositiveSmallIntegerField(
        "how safe and well things are now, 0 to 10", null=True, validators=[MaxValueValidator(10)]
    )
    progress = models.TextField("what has changed, and what has not", blank=True, default="")
    decision = models.CharField(max_length=9, choices=Decision, blank=True, default="")
    next_review_on = models.DateField(null=True)

    objects = ChildInNeedReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cin_review_scale",
                condition=Q(scale__isnull=True) | Q(scale__lte=10),
                violation_error_message="The scale goes from 0 to 10.",
            ),
            Follows(
                name="cin_review_follows_its_plan",
                day="held_on",
                after="plan",
                their_day="started_on",
                violation_error_message="A plan cannot be reviewed before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-held_on"], name="cin_review_of_child")]
