"""What is owed to young people who leave care: their status, adviser's contact, plans and reviews."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.follows import Follows
from alongside.history.overlap import no_overlap
from alongside.pathway.leaving_care.living.models import Accommodation, AccommodationVisit, Activity, PlannedRelease
from alongside.people.models import Worker, current
from alongside.returns.ssda903.codes import IN_TOUCH

__all__ = [
    "Accommodation",
    "AccommodationVisit",
    "Activity",
    "DeclinedSupport",
    "InTouch",
    "LeavingCareStatus",
    "NeedsAssessment",
    "PathwayPlan",
    "PathwayReview",
    "PlannedRelease",
]


class LeavingCareStatusQuerySet(Chronicled["LeavingCareStatus"]):
    """Questions about who is owed what."""

    def current(self, on: date) -> "LeavingCareStatusQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["LeavingCareStatus", tuple[Any, ...]]:
        return lines(
            self,
            kind="leaving care status",
            when="started_on",
            title=Concat(models.Value("Leaving care: "), in_words("category", LeavingCareStatus.Category)),
            words="differs_why",
            weight=models.Value(KEY),
            route="leaving_care:status",
        )


class LeavingCareStatus(ChildFact):
    """Which duties are owed to a young person, from when to when: worked out by law, confirmed by a person."""

    part = Part.LEAVING_CARE

    class Category(models.TextChoices):
        ELIGIBLE = "eligible", "Eligible child"
        RELEVANT = "relevant", "Relevant child"
        FORMER_RELEVANT = "former_relevant", "Former relevant young person"
        QUALIFYING = "qualifying", "Qualifying person"

    category = models.CharField(max_length=15, choices=Category)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    worked_out = models.CharField("the category worked out from care periods", max_length=15, blank=True, default="")
    reasons = ArrayField(models.TextField(), default=list, blank=True)
    law = models.CharField("the law it rests on", max_length=200, blank=True, default="")
    differs_why = models.TextField("why it differs from what was worked out", blank=True, default="")
    ended_why = models.TextField(blank=True, default="")
    final_letter_on = models.DateField("when the last letter was sent, with how to ask for records", null=True)

    objects = LeavingCareStatusQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap(
                "one_leaving_care_status",
                "child",
                message="The young person already has a leaving care status on these days.",
            ),
            models.CheckConstraint(
                name="leaving_care_status_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A status cannot end before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="leaving_status_of_child")]


class NeedsAssessmentQuerySet(Chronicled["NeedsAssessment"]):
    """Questions about assessments of needs."""

    def chronology(self) -> models.QuerySet["NeedsAssessment", tuple[Any, ...]]:
        return lines(
            self,
            kind="needs assessment",
            when="completed_on",
            title=models.Value("Needs assessed for the pathway plan"),
            words="young_persons_words",
            weight=models.Value(NOTABLE),
            route="leaving_care:assessment",
        )


class NeedsAssessment(ChildFact):
    """What a young person needs in order to live well: asked for before a pathway plan (SI 2010/2571 regulation 5)."""

    part = Part.LEAVING_CARE

    started_on = models.DateField()
    completed_on = models.DateField(null=True)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    young_persons_words = models.TextField("what the young person says and wants", blank=True, default="")
    going_well = models.TextField("what is going well", blank=True, default="")
    needs = models.TextField("what they need, and from whom", blank=True, default="")
    others_views = models.TextField("what carers, family, school and health say", blank=True, default="")

    objects = NeedsAssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="needs_assessment_days_in_order",
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("started_on")),
                violation_error_message="An assessment cannot be complete before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="needs_assessment_of_child")]


class PathwayPlanQuerySet(Chronicled["PathwayPlan"]):
    """Questions about pathway plans."""

    def current(self, on: date) -> "PathwayPlanQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["PathwayPlan", tuple[Any, ...]]:
        return lines(
            self,
            kind="pathway plan",
            when="started_on",
            title=models.Value("Pathway plan made"),
            words="young_persons_words",
            weight=models.Value(KEY),
            route="leaving_care:plan",
        )


class PathwayPlan(ChildFact):
    """The young person's plan for adult life, in their words and area by area, until the next plan takes its place."""

    part = Part.LEAVING_CARE

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    young_persons_words = models.TextField("the young person's own words", blank=True, default="")
    health = models.TextField("health and how they feel", blank=True, default="")
    education_work = models.TextField("education, training and work", blank=True, default="")
    home = models.TextField("where they live", blank=True, default="")
    money = models.TextField(blank=True, default="")
    relationships = models.TextField("family, friends and people who matter", blank=True, default="")
    identity = models.TextField(blank=True, default="")
    contingency = models.TextField("what happens if this does not work out", blank=True, default="")

    objects = PathwayPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("one_pathway_plan", "child", message="There is already a pathway plan for these days."),
            models.CheckConstraint(
                name="pathway_plan_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A plan cannot end before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="pathway_plan_of_child")]


class PathwayReviewQuerySet(Chronicled["PathwayReview"]):
    """Questions about reviews of pathway plans."""

    def chronology(self) -> models.QuerySet["PathwayReview", tuple[Any, ...]]:
        return lines(
            self,
            kind="pathway plan review",
            when="held_on",
            title=models.Value("Pathway plan reviewed"),
            words="young_persons_words",
            weight=models.Value(NOTABLE),
            route="leaving_care:review",
        )


class PathwayReview(ChildFact):
    """A pathway plan was looked at with the young person (SI 2010/2571 regulation 7: at most six months apart)."""

    part = Part.LEAVING_CARE

    plan = models.ForeignKey(PathwayPlan, models.PROTECT, related_name="reviews", null=True)
    held_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    attended = models.TextField("who took part", blank=True, default="")
    young_persons_words = models.TextField(blank=True, default="")
    changed = models.TextField("what has changed", blank=True, default="")
    agreed = models.TextField("what was agreed, by whom and by when", blank=True, default="")
    next_review_on = models.DateField(null=True)

    objects = PathwayReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            Follows(
                name="pathway_review_follows_its_plan",
                day="held_on",
                after="plan",
                their_day="started_on",
                violation_error_message="A plan cannot be reviewed before it was made.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-held_on"], name="pathway_review_of_child")]


class InTouchQuerySet(Chronicled["InTouch"]):
    """Questions about keeping in touch."""

    def reached(self) -> "InTouchQuerySet":
        return self.filter(in_touch="YES")

    def chronology(self) -> models.QuerySet["InTouch", tuple[Any, ...]]:
        return lines(
            self.exclude(how=InTouch.How.VISIT),  # the visit has its own line
            kind="in touch",
            when="happened_on",
            title=Concat(in_words("how", InTouch.How), models.Value(": "), in_words("in_touch", IN_TOUCH)),
            words="young_persons_words",
            weight=models.Value(ROUTINE),
            route="leaving_care:touch",
        )


class InTouch(ChildFact):
    """The council was in touch with a young person, or tried to be and how."""

    part = Part.LEAVING_CARE

    class How(models.TextChoices):
        VISIT = "visit", "Visit"
        MET = "met", "Met somewhere else"
        CALL = "call", "Telephone or video call"
        MESSAGE = "message", "Message that was answered"
        OTHERS = "others", "Through somebody who knows them"
        UNANSWERED = "unanswered", "Tried, with no answer"

    happened_on = models.DateField()
    how = models.CharField(max_length=10, choices=How, blank=True, default="")
    in_touch = models.CharField(max_length=4)  # codes of the 903's IN_TOUCH
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    young_persons_words = models.TextField(blank=True, default="")
    notes = models.TextField("what was talked about, or tried", blank=True, default="")

    objects = InTouchQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "-happened_on"], name="in_touch_of_child")]


class DeclinedSupportQuerySet(Chronicled["DeclinedSupport"]):
    """Questions about support that was declined."""

    def current(self, on: date) -> "DeclinedSupportQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["DeclinedSupport", tuple[Any, ...]]:
        return lines(
            self,
            kind="support declined",
            when="started_on",
            title=models.Value("Said no to support for now"),
            words="young_persons_words",
            weight=models.Value(NOTABLE),
            route="leaving_care:declined",
        )


class DeclinedSupport(ChildFact):
    """A young person said no to support for now. It is not the end: the adviser keeps trying."""

    part = Part.LEAVING_CARE

    started_on = models.DateField()
    ended_on = models.DateField("when they took up support again", null=True)
    young_persons_words = models.TextField(blank=True, default="")
    in_writing = models.BooleanField("they said so in writing", null=True)
    keep_trying = models.TextField("how we keep trying, and how they can come back", blank=True, default="")
    resumed_words = models.TextField("what brought them back", blank=True, default="")

    objects = DeclinedSupportQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("declined_once", "child", message="It is already recorded that support was declined then."),
            models.CheckConstraint(
                name="declined_support_days_in_order",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Support cannot be taken up again before it was declined.",
            ),
        ]
