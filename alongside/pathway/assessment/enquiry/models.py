"""Strategy discussions and section 47 enquiries."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.follows import Follows
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Agency, Worker


class StrategyDiscussionQuerySet(Chronicled["StrategyDiscussion"]):
    """Questions about strategy discussions."""

    def leading_to_section_47(self) -> "StrategyDiscussionQuerySet":
        return self.exclude(decision=StrategyDiscussion.Decision.NONE)

    def without_enquiry(self) -> "StrategyDiscussionQuerySet":
        """Those that decided on an enquiry which nobody has begun yet."""
        return self.leading_to_section_47().filter(enquiry__isnull=True)

    def chronology(self) -> models.QuerySet["StrategyDiscussion", tuple[Any, ...]]:
        title = Concat(models.Value("Strategy discussion: "), in_words("decision", StrategyDiscussion.Decision))
        return lines(
            self,
            kind="strategy discussion",
            when="held_on",
            title=title,
            words="decision_reason",
            weight=models.Value(KEY),
            route="assessment:strategy",
        )


class StrategyDiscussion(ChildFact):
    """Police, health and social care share what they know and decide whether to enquire under section 47."""

    part = Part.ASSESSMENT

    class Kind(models.TextChoices):
        MEETING = "meeting", "Meeting"
        CALL = "call", "By telephone or video"

    class Decision(models.TextChoices):
        SINGLE = "section_47_single", "Section 47 enquiry by social care alone"
        JOINT = "section_47_joint", "Section 47 enquiry jointly with the police"
        NONE = "no_section_47", "No section 47 enquiry"

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="strategy_discussions", null=True)
    held_on = models.DateField()
    kind = models.CharField("how it was held", max_length=7, choices=Kind, default=Kind.CALL)
    reasons = models.TextField("why significant harm is suspected", blank=True, default="")
    shared_facts = models.TextField("what each agency knows", blank=True, default="")
    childs_words = models.TextField("what the child has said", blank=True, default="")
    safety_now = models.TextField("how the child is kept safe now", blank=True, default="")
    decision = models.CharField(max_length=17, choices=Decision)
    decision_reason = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)

    objects = StrategyDiscussionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "-held_on"], name="strategy_of_child")]

    @property
    def section_47(self) -> bool:
        return self.decision != self.Decision.NONE


class StrategyAttendance(ChildFact):
    """Somebody who took part in a strategy discussion, and where they disagreed."""

    part = Part.ASSESSMENT

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="attendances")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=120)
    role = models.CharField("their job", max_length=120, blank=True, default="")
    dissented = models.BooleanField("disagreed with the decision", default=False)
    dissent = models.TextField("why they disagreed", blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="strategy_dissent_in_words",
                condition=Q(dissented=False) | ~Q(dissent=""),
                violation_error_message="Say in their words why somebody disagreed.",
            )
        ]


class Section47EnquiryQuerySet(Chronicled["Section47Enquiry"]):
    """Questions about section 47 enquiries."""

    def open(self) -> "Section47EnquiryQuerySet":
        return self.filter(concluded_on__isnull=True)

    def chronology(self) -> models.QuerySet["Section47Enquiry", tuple[Any, ...]]:
        title = Concat(
            models.Value("Section 47 enquiry"),
            models.Case(
                models.When(outcome="", then=models.Value(" begun")),
                default=Concat(models.Value(": "), in_words("outcome", Section47Enquiry.Outcome)),
            ),
            output_field=models.TextField(),
        )
        return lines(
            self,
            kind="section 47",
            when="started_on",
            title=title,
            words="outcome_reason",
            weight=models.Value(KEY),
            route="assessment:enquiry",
        )


class Section47Enquiry(ChildFact):
    """The council's enquiry where a child is suspected to suffer significant harm (Children Act 1989, section 47)."""

    part = Part.ASSESSMENT

    class Outcome(models.TextChoices):
        CONFERENCE = "conference", "Initial child protection conference"
        CHILD_IN_NEED = "child_in_need", "No conference: the child is in need"
        NO_FURTHER_ACTION = "no_further_action", "Nothing further"

    strategy_discussion = models.OneToOneField(StrategyDiscussion, models.PROTECT, related_name="enquiry", null=True)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="enquiries", null=True)
    started_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    conference_due_on = models.DateField("15 working days after the strategy discussion", null=True)
    child_seen_on = models.DateField(null=True)
    child_seen_alone = models.BooleanField(null=True)
    not_seen_why = models.TextField("why not seen, or not seen alone", blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    family_views = models.TextField(blank=True, default="")
    findings = models.TextField("what the enquiry found", blank=True, default="")
    concluded_on = models.DateField(null=True)
    concluded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    outcome = models.CharField(max_length=17, choices=Outcome, blank=True, default="")
    outcome_reason = models.TextField(blank=True, default="")

    objects = Section47EnquiryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="enquiry_concluded_with_outcome",
                condition=Q(concluded_on__isnull=True, outcome="") | Q(concluded_on__isnull=False) & ~Q(outcome=""),
                violation_error_message="A concluded enquiry needs its outcome.",
            ),
            models.CheckConstraint(
                name="enquiry_days_in_order",
                condition=Q(concluded_on__isnull=True) | Q(concluded_on__gte=F("started_on")),
                violation_error_message="An enquiry cannot be concluded before it began.",
            ),
            Follows(
                name="enquiry_follows_its_discussion",
                day="started_on",
                after="strategy_discussion",
                their_day="held_on",
                violation_error_message="An enquiry cannot begin before the strategy discussion that decided on it.",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-started_on"], name="enquiry_of_child"),
            models.Index(fields=["child"], name="enquiry_open", condition=Q(concluded_on__isnull=True)),
        ]

    @property
    def icpc_not_required(self) -> bool:
        """The census's ICPCnotRequired: the enquiry is concluded and no conference is needed."""
        return self.outcome not in ("", self.Outcome.CONFERENCE)
