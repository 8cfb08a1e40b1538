"""Contacts, the checks made about them, and referrals. Codes are the children in need census's."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.law.due import add_months
from alongside.pathway.front_door.beside.models import HarmSuspicion, Transfer
from alongside.people.models import Agency, Worker
from alongside.returns.cin.codes import REFERRAL_SOURCE

__all__ = ["Check", "Contact", "HarmSuspicion", "Referral", "Transfer", "Urgency"]


class Urgency(models.TextChoices):
    """How soon somebody must look (local habit: within hours, by tomorrow, within days)."""

    RED = "red", "Red: a child may be in danger today"
    AMBER = "amber", "Amber: by tomorrow"
    GREEN = "green", "Green: within three working days"


class ContactQuerySet(Chronicled["Contact"]):
    """Questions about contacts."""

    def waiting(self) -> "ContactQuerySet":
        return self.filter(decision="")

    def chronology(self) -> models.QuerySet["Contact", tuple[Any, ...]]:
        title = Concat(models.Value("Contact: "), in_words("source", REFERRAL_SOURCE))
        return lines(
            self,
            kind="contact",
            when="received_at",
            title=title,
            words="worries",
            weight=models.Value(NOTABLE),
            route="front_door:contact",
        )


class Contact(ChildFact):
    """Somebody told the council something about a child. One decision is taken about it, with its reason."""

    part = Part.FRONT_DOOR

    class Decision(models.TextChoices):
        NO_FURTHER_ACTION = "no_further_action", "Advice given, or nothing further"
        EARLY_HELP = "early_help", "Early help, and the family agrees"
        REFERRAL = "referral", "Referral to children's social care"

    received_at = models.DateTimeField()
    source = models.CharField(max_length=2)  # referral source codes
    contacted_by = models.CharField("who made contact", max_length=120, blank=True, default="")
    contacted_by_as = models.CharField("their job or relationship to the child", max_length=120, blank=True, default="")
    worries = models.TextField("what they are worried about, in their words")
    going_well = models.TextField("what is going well", blank=True, default="")
    childs_words = models.TextField("what the child says", blank=True, default="")
    urgency = models.CharField(max_length=5, choices=Urgency, default=Urgency.AMBER)
    family_told = models.BooleanField("the family knows of this contact", null=True)
    family_not_told_why = models.TextField(blank=True, default="")
    decision = models.CharField(max_length=17, choices=Decision, blank=True, default="")
    decision_reason = models.TextField(blank=True, default="")
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    referrer_told_on = models.DateField(null=True)
    referrer_told_how = models.TextField(blank=True, default="")

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_decided_with_reason",
                condition=Q(decision="") | (~Q(decision_reason="") & Q(decided_on__isnull=False)),
                violation_error_message="A decision about a contact needs its reason and its date.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-received_at"], name="contact_of_child")]


class Check(ChildFact):
    """What a partner was asked about a child, on what lawful basis, and what it answered."""

    part = Part.FRONT_DOOR

    class Basis(models.TextChoices):
        PUBLIC_TASK = "public_task", "Public task: safeguarding a child (UK GDPR article 6(1)(e))"
        LEGAL_OBLIGATION = "legal_obligation", "Legal obligation (UK GDPR article 6(1)(c))"
        VITAL_INTERESTS = "vital_interests", "Life or limb at risk (UK GDPR article 6(1)(d))"
        CONSENT = "consent", "The family's consent (seldom the right basis for safeguarding)"

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="checks")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    question = models.TextField("what was asked, and why it is needed")
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.PUBLIC_TASK)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True, default="")
    refused = models.BooleanField(default=False)


class ReferralQuerySet(Chronicled["Referral"]):
    """Questions about referrals, and the episodes of need that they begin."""

    def open(self) -> "ReferralQuerySet":
        return self.filter(closed_on__isnull=True)

    def within_year_before(self, child_id: int, on: date) -> "ReferralQuerySet":
        """The child's earlier referrals in the twelve months before a day: this one is then a re-referral."""
        return self.filter(child_id=child_id, received_on__lt=on, received_on__gte=add_months(on, -12))

    def chronology(self) -> models.QuerySet["Referral", tuple[Any, ...]]:
        title = Concat(models.Value("Referral: "), in_words("source", REFERRAL_SOURCE))
        return lines(
            self,
            kind="referral",
            when="received_on",
            title=title,
            words="decision_reason",
            weight=models.Value(KEY),
            route="front_door:referral",
        )


class Referral(ChildFact):
    """A request for a statutory service, the decision on it, and the episode of need until the case closes."""

    part = Part.FRONT_DOOR

    class Decision(models.TextChoices):
        ASSESSMENT = "assessment", "Child and family assessment"
        STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
        EARLY_HELP = "early_help", "Early help, and the family agrees"
        NO_FURTHER_ACTION = "no_further_action", "Nothing further"

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="referrals", null=True)
    received_on = models.DateField()
    source = models.CharField(max_length=2)  # referral source codes
    primary_need = models.CharField(max_length=2, blank=True, default="")  # primary need codes
    decision = models.CharField(max_length=19, choices=Decision, blank=True, default="")
    decision_reason = models.TextField(blank=True, default="")
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    referrer_told_on = models.DateField(null=True)
    referrer_told_how = models.TextField(blank=True, default="")
    closed_on = models.DateField(null=True)
    closed_why = models.CharField(max_length=3, blank=True, default="")  # reason for closure codes
    closing_summary = models.TextField(blank=True, default="")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_closes_after_it_came",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                violation_error_message="A case cannot close before its referral came.",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-received_on"], name="referral_of_child"),
            models.Index(fields=["child"], name="referral_open", condition=Q(closed_on__isnull=True)),
        ]
