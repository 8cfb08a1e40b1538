"""Child protection plans, their actions, core groups and visits. Categories are the census's codes of abuse."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.follows import Follows
from alongside.history.overlap import no_overlap
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.conferences.models import Conference, ConferenceAttendance
from alongside.people.models import Worker, current
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE

__all__ = [
    "Conference",
    "ConferenceAttendance",
    "CoreGroup",
    "PlanAction",
    "ProtectionPlan",
    "ProtectionVisit",
]


class ProtectionPlanQuerySet(Chronicled["ProtectionPlan"]):
    """Questions about child protection plans."""

    def current(self, on: date) -> "ProtectionPlanQuerySet":
        return self.filter(current(on))

    def open(self) -> "ProtectionPlanQuerySet":
        return self.filter(ended_on__isnull=True)

    def chronology(self) -> models.QuerySet["ProtectionPlan", tuple[Any, ...]]:
        title = Concat(models.Value("Child protection plan began: "), in_words("initial_category", CATEGORY_OF_ABUSE))
        return lines(
            self,
            kind="protection plan",
            when="started_on",
            title=title,
            words="must_change",
            weight=models.Value(KEY),
            route="protection:plan",
        )


class ProtectionPlan(ChildFact):
    """What must change for a child to be safe, from the conference that began it to the one that ended it."""

    part = Part.PROTECTION

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="protection_plans", null=True)
    conference = models.OneToOneField(Conference, models.PROTECT, related_name="plan_begun", null=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    initial_category = models.CharField(max_length=3)  # category of abuse codes
    latest_category = models.CharField(max_length=3)  # category of abuse codes
    previous_plans = models.PositiveSmallIntegerField("child protection plans before this one", default=0)
    childs_words = models.TextField("what the child wants to change", blank=True, default="")
    must_change = models.TextField("what must change", blank=True, default="")
    safety_plan = models.TextField("what keeps the child safe now", blank=True, default="")
    contingency = models.TextField("what happens if it does not change", blank=True, default="")
    ended_why = models.TextField(blank=True, default="")

    objects = ProtectionPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("one_protection_plan", "child", message="The child already has a child protection plan then."),
            models.CheckConstraint(
                name="protection_plan_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A plan cannot end before it began.",
            ),
            models.CheckConstraint(
                name="protection_plan_has_category",
                condition=~Q(initial_category="") & ~Q(latest_category=""),
                violation_error_message="A child protection plan needs its category of harm.",
            ),
            Follows(
                name="plan_follows_its_conference",
                day="started_on",
                after="conference",
                their_day="held_on",
                violation_error_message="A child protection plan cannot begin before its conference.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="protection_plan_of_child")]


class PlanAction(ChildFact):
    """One thing that somebody will do under a plan, by when, and what came of it."""

    part = Part.PROTECTION

    plan = models.ForeignKey(ProtectionPlan, models.PROTECT, related_name="actions")
    what = models.TextField()
    who = models.CharField(max_length=120)
    by_when = models.DateField(null=True)
    done_on = models.DateField(null=True)
    came_of_it = models.TextField("what came of it", blank=True, default="")

    class Meta:
        ordering = ["done_on", "by_when", "pk"]


class CoreGroupQuerySet(Chronicled["CoreGroup"]):
    """Questions about core groups."""

    def chronology(self) -> models.QuerySet["CoreGroup", tuple[Any, ...]]:
        return lines(
            self,
            kind="core group",
            when="held_on",
            title=models.Value("Core group"),
            words="progress",
            weight=models.Value(NOTABLE),
            route="protection:core_group",
        )


class CoreGroup(ChildFact):
    """The people who carry the plan met: who came, what moved, what the child says."""

    part = Part.PROTECTION

    plan = models.ForeignKey(ProtectionPlan, models.PROTECT, related_name="core_groups")
    held_on = models.DateField()
    attended = models.TextField("who came")
    childs_words = models.TextField(blank=True, default="")
    family_views = models.TextField(blank=True, default="")
    progress = models.TextField("what has changed, and what has not")

    objects = CoreGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            Follows(
                name="core_group_follows_its_plan",
                day="held_on",
                after="plan",
                their_day="started_on",
                violation_error_message="A core group cannot meet before its plan began.",
            )
        ]
        indexes = [models.Index(fields=["child", "-held_on"], name="core_group_of_child")]


class ProtectionVisitQuerySet(Chronicled["ProtectionVisit"]):
    """Questions about visits to children who have a child protection plan."""

    def chronology(self) -> models.QuerySet["ProtectionVisit", tuple[Any, ...]]:
        seen = models.Case(
            models.When(seen=False, then=models.Value("Child protection visit: the child was not seen")),
            models.When(seen_alone=True, then=models.Value("Child protection visit: seen alone")),
            default=models.Value("Child protection visit: seen, not alone"),
            output_field=models.TextField(),
        )
        return lines(
            self,
            kind="protection visit",
            when="visited_on",
            title=seen,
            words="childs_words",
            weight=models.Value(ROUTINE),
            route="protection:visit",
        )


class ProtectionVisit(ChildFact):
    """A visit to a child who has a child protection plan (asked by the census and by Annex A)."""

    part = Part.PROTECTION

    plan = models.ForeignKey(ProtectionPlan, models.PROTECT, related_name="visits")
    visited_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    seen = models.BooleanField()
    seen_alone = models.BooleanField(null=True)
    not_seen_why = models.TextField("why not seen, or not seen alone", blank=True, default="")
    bedroom_seen = models.BooleanField("saw where the child sleeps", null=True)
    childs_words = models.TextField(blank=True, default="")
    notes = models.TextField("what the worker saw and did", blank=True, default="")
    concerns = models.TextField(blank=True, default="")

    objects = ProtectionVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="protection_visit_alone_when_seen",
                condition=~Q(seen=False, seen_alone=True),
                violation_error_message="A child who was not seen was not seen alone.",
            )
        ]
        indexes = [models.Index(fields=["child", "-visited_on"], name="protection_visit_of_child")]
