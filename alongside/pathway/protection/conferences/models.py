"""Child protection conferences and who took part."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.pathway.assessment.models import Section47Enquiry
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Agency, Worker


class ConferenceQuerySet(Chronicled["Conference"]):
    """Questions about conferences."""

    def planned(self) -> "ConferenceQuerySet":
        """Arranged, and not held yet."""
        return self.filter(held_on__isnull=True)

    def held(self) -> "ConferenceQuerySet":
        return self.filter(held_on__isnull=False)

    def chronology(self) -> models.QuerySet["Conference", tuple[Any, ...]]:
        title = Concat(in_words("kind", Conference.Kind), models.Value(": "), in_words("decision", Conference.Decision))
        return lines(
            self,
            kind="conference",
            when="held_on",
            title=title,
            words="decision_reason",
            weight=models.Value(KEY),
            route="protection:conference",
        )


class Conference(ChildFact):
    """A child protection conference: arranged, reported to, held, decided, and its decisions sent out."""

    part = Part.PROTECTION

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial child protection conference"
        TRANSFER_IN = "transfer_in", "Transfer-in child protection conference"
        REVIEW = "review", "Review child protection conference"

    class Decision(models.TextChoices):
        PLAN = "plan", "Child protection plan"
        NO_PLAN = "no_plan", "No child protection plan"
        CONTINUES = "continues", "The plan continues"
        ENDS = "ends", "The plan ends"

    kind = models.CharField(max_length=11, choices=Kind)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="conferences", null=True)
    enquiry = models.ForeignKey(Section47Enquiry, models.PROTECT, related_name="conferences", null=True)
    plan = models.ForeignKey("ProtectionPlan", models.PROTECT, related_name="reviews", null=True)  # what it reviews
    from_council = models.CharField("where the child moved from", max_length=120, blank=True, default="")
    arranged_on = models.DateField("the day on which its date was set", null=True)
    planned_for = models.DateField(null=True)
    chair = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    report = models.TextField("the social worker's report", blank=True, default="")
    report_shared_on = models.DateField(null=True)
    report_shared_how = models.TextField(blank=True, default="")
    held_on = models.DateField(null=True)
    quorate = models.BooleanField(null=True)
    not_quorate_why = models.TextField("why it went on without a quorum", blank=True, default="")
    childs_words = models.TextField("what the child says", blank=True, default="")
    parents_views = models.TextField("what the parents say", blank=True, default="")
    decision = models.CharField(max_length=9, choices=Decision, blank=True, default="")
    decision_reason = models.TextField(blank=True, default="")
    category = models.CharField(max_length=3, blank=True, default="")  # category of abuse codes
    circulated_on = models.DateField("when the decisions were sent out", null=True)
    circulated_to = models.TextField(blank=True, default="")

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conference_held_with_decision",
                condition=Q(held_on__isnull=True, decision="") | Q(held_on__isnull=False) & ~Q(decision=""),
                violation_error_message="A conference that was held needs its decision.",
            ),
            models.CheckConstraint(
                name="conference_plan_has_category",
                condition=~Q(decision="plan", category=""),
                violation_error_message="A child protection plan needs its category of harm.",
            ),
            models.CheckConstraint(
                name="conference_decides_what_it_may",
                condition=Q(decision="")
                | Q(kind="review", decision__in=["continues", "ends"])
                | Q(kind__in=["initial", "transfer_in"], decision__in=["plan", "no_plan"]),
                violation_error_message=(
                    "An initial conference decides whether there is a plan; a review, whether it continues."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-held_on"], name="conference_of_child"),
            models.Index(fields=["planned_for"], name="conference_planned", condition=Q(held_on__isnull=True)),
        ]


class ConferenceAttendance(ChildFact):
    """Somebody asked to a conference: whether they came, whether they reported, and where they disagreed."""

    part = Part.PROTECTION

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="attendances")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)  # none for family
    name = models.CharField(max_length=120)
    role = models.CharField("their job, or what they are to the child", max_length=120, blank=True, default="")
    attended = models.BooleanField(default=True)
    reported = models.BooleanField("sent a report", default=False)
    dissented = models.BooleanField("disagreed with the decision", default=False)
    dissent = models.TextField("why they disagreed", blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conference_dissent_in_words",
                condition=Q(dissented=False) | ~Q(dissent=""),
                violation_error_message="Say in their words why somebody disagreed.",
            )
        ]
