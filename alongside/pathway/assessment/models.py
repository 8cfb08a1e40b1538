"""Child and family assessments, and what stands beside them. Factors are the children in need census's codes."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.pathway.assessment.enquiry.models import Section47Enquiry, StrategyAttendance, StrategyDiscussion
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Person, Worker

__all__ = [
    "Assessment",
    "AssessmentReview",
    "CarerAssessment",
    "EmergencyAction",
    "Section47Enquiry",
    "StrategyAttendance",
    "StrategyDiscussion",
    "UnbornConcern",
]


class AssessmentQuerySet(Chronicled["Assessment"]):
    """Questions about assessments."""

    def open(self) -> "AssessmentQuerySet":
        return self.filter(authorised_on__isnull=True)

    def waiting(self) -> "AssessmentQuerySet":
        """Finished by the social worker, and waiting for a manager."""
        return self.open().filter(completed_on__isnull=False)

    def before(self, one: "Assessment") -> "AssessmentQuerySet":
        """The child's earlier assessments, the latest first."""
        earlier = Q(started_on__lt=one.started_on) | Q(started_on=one.started_on, pk__lt=one.pk)
        return self.filter(earlier, child_id=one.child_id).order_by("-started_on", "-pk")

    def chronology(self) -> models.QuerySet["Assessment", tuple[Any, ...]]:
        title = Concat(models.Value("Assessment authorised: "), in_words("outcome", Assessment.Outcome))
        return lines(
            self,
            kind="assessment",
            when="authorised_on",
            title=title,
            words="analysis",
            weight=models.Value(KEY),
            route="assessment:assessment",
        )


class Assessment(ChildFact):
    """A child and family assessment: written by a social worker, authorised by a manager who did not write it."""

    part = Part.ASSESSMENT

    class Outcome(models.TextChoices):
        CHILD_IN_NEED = "child_in_need", "The child is in need: make a plan with the family"
        EARLY_HELP = "early_help", "Early help carries the work on"
        STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion: significant harm is suspected"
        NO_FURTHER_ACTION = "no_further_action", "Nothing further"

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="assessments", null=True)
    started_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    internal_review_on = models.DateField("when worker and manager agreed to look at it together", null=True)
    child_seen_on = models.DateField(null=True)
    child_seen_alone = models.BooleanField(null=True)
    not_seen_why = models.TextField("why not seen, or not seen alone", blank=True, default="")
    childs_words = models.TextField("what the child says and wishes", blank=True, default="")
    family_views = models.TextField("what the family says", blank=True, default="")
    strengths = models.TextField("what is going well", blank=True, default="")
    risks = models.TextField("what worries us", blank=True, default="")
    analysis = models.TextField("what it means for the child", blank=True, default="")
    factors = ArrayField(models.CharField(max_length=3), default=list, blank=True)  # assessment factor codes
    proposed_outcome = models.CharField(max_length=19, choices=Outcome, blank=True, default="")
    family_copy_on = models.DateField("when the family had a copy", null=True)
    completed_on = models.DateField(null=True)
    completed_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    returned_on = models.DateField("when a manager last returned it", null=True)
    returned_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    returned_why = models.TextField(blank=True, default="")
    authorised_on = models.DateField(null=True)
    authorised_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    outcome = models.CharField(max_length=19, choices=Outcome, blank=True, default="")
    outcome_reason = models.TextField(blank=True, default="")

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assessment_authorised_with_outcome",
                condition=Q(authorised_on__isnull=True, outcome="") | Q(authorised_on__isnull=False) & ~Q(outcome=""),
                violation_error_message="An authorised assessment needs its outcome.",
            ),
            models.CheckConstraint(
                name="assessment_not_authorised_by_its_author",
                condition=Q(authorised_by__isnull=True)
                | Q(completed_by__isnull=True)
                | ~Q(authorised_by=F("completed_by")),
                violation_error_message="Somebody else must authorise this assessment: its author cannot.",
            ),
            models.CheckConstraint(
                name="assessment_days_in_order",
                condition=(Q(completed_on__isnull=True) | Q(completed_on__gte=F("started_on")))
                & (Q(authorised_on__isnull=True) | Q(authorised_on__gte=F("started_on"))),
                violation_error_message="An assessment cannot be finished before it started.",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-started_on"], name="assessment_of_child"),
            models.Index(fields=["child"], name="assessment_open", condition=Q(authorised_on__isnull=True)),
        ]


class AssessmentReview(ChildFact):
    """A point at which the manager looked at an assessment under way, with what they said."""

    part = Part.ASSESSMENT

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    comment = models.TextField()


class CarerAssessmentQuerySet(Chronicled["CarerAssessment"]):
    """Questions about assessments of young carers and parent carers."""

    def chronology(self) -> models.QuerySet["CarerAssessment", tuple[Any, ...]]:
        return lines(
            self,
            kind="carer assessment",
            when="completed_on",
            title=Concat(models.Value("Assessment of a "), in_words("kind", CarerAssessment.Kind)),
            words="needs",
            weight=models.Value(NOTABLE),
            route="assessment:carer",
        )


class CarerAssessment(ChildFact):
    """What a child who cares for somebody, or a parent who cares for a disabled child, needs (section 17ZA to 17ZF)."""

    part = Part.ASSESSMENT

    class Kind(models.TextChoices):
        YOUNG_CARER = "young_carer", "Young carer"
        PARENT_CARER = "parent_carer", "Parent carer"

    kind = models.CharField(max_length=12, choices=Kind)
    carer = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)  # the parent, for a parent carer
    requested_on = models.DateField()
    asked_for = models.TextField("what they do for whom, and what they asked for")
    completed_on = models.DateField(null=True)
    carers_words = models.TextField(blank=True, default="")
    needs = models.TextField("what they need", blank=True, default="")
    support = models.TextField("what was agreed", blank=True, default="")

    objects = CarerAssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="carer_assessment_days_in_order",
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("requested_on")),
                violation_error_message="An assessment cannot be complete before it was asked for.",
            )
        ]


class UnbornConcernQuerySet(Chronicled["UnbornConcern"]):
    """Questions about concerns for children not yet born."""

    def chronology(self) -> models.QuerySet["UnbornConcern", tuple[Any, ...]]:
        return lines(
            self,
            kind="concern before birth",
            when="raised_on",
            title=models.Value("Concern about a child not yet born"),
            words="concern",
            weight=models.Value(NOTABLE),
            route="assessment:unborn",
        )


class UnbornConcern(ChildFact):
    """A concern about a child not yet born."""

    part = Part.ASSESSMENT

    raised_on = models.DateField()
    raised_by = models.CharField("who is concerned", max_length=120, blank=True, default="")
    concern = models.TextField()
    parents_words = models.TextField(blank=True, default="")

    objects = UnbornConcernQuerySet.as_manager()


class EmergencyActionQuerySet(Chronicled["EmergencyAction"]):
    """Questions about what was done out of hours."""

    def waiting(self) -> "EmergencyActionQuerySet":
        return self.filter(handed_over_on__isnull=True)

    def chronology(self) -> models.QuerySet["EmergencyAction", tuple[Any, ...]]:
        return lines(
            self,
            kind="emergency duty",
            when="taken_at",
            title=models.Value("Out of hours: the emergency duty team acted"),
            words="done",
            weight=models.Value(NOTABLE),
            route="assessment:emergency",
        )


class EmergencyAction(ChildFact):
    """What the emergency duty team did out of hours, and when the day team took over."""

    part = Part.ASSESSMENT

    taken_at = models.DateTimeField()
    what_happened = models.TextField()
    done = models.TextField("what was done, and who is where now")
    childs_words = models.TextField(blank=True, default="")
    handed_over_on = models.DateField(null=True)
    handed_over_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    handover_note = models.TextField("what the day team must do", blank=True, default="")

    objects = EmergencyActionQuerySet.as_manager()
