"""When a child was looked after, and under which law."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.pathway.care.inside import Inside
from alongside.people.models import current
from alongside.returns.ssda903.codes import LEGAL_STATUS, NEED

CARE_ORDERS = ("C1", "C2")
POLICE_PROTECTION, EMERGENCY_ORDER = "L1", "L2"
SHORT_BREAKS = ("V3", "V4")
REMAND = "J1"


class PeriodOfCareQuerySet(Chronicled["PeriodOfCare"]):
    """Questions about periods of care."""

    def on(self, day: date) -> "PeriodOfCareQuerySet":
        """The periods that hold this day: who was looked after then."""
        return self.filter(current(day))

    def chronology(self) -> models.QuerySet["PeriodOfCare", tuple[Any, ...]]:
        title = Concat(Value("Came into care: "), in_words("need", NEED))
        return lines(
            self,
            kind="care_started",
            when="started_on",
            title=title,
            words="why",
            weight=Value(KEY),
            route="care:period",
        )


class PeriodOfCare(ChildFact):
    """An unbroken time in which a child is looked after (Children Act 1989, section 22(1)).

    `ended_on` is the day on which care ceased (the 903's DEC), the first day not counted.
    """

    part = Part.CARE

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=3, blank=True, default="")  # reason episode ceased codes, never X1
    need = models.CharField("main need", max_length=2, blank=True, default="")  # need codes, the 903's CIN
    # A loaded return may begin in the midst of a period: then not S, but what its first episode says.
    first_reason = models.CharField(max_length=1, default="S", editable=False)  # reason for new episode codes
    emergency = models.BooleanField("the child came into care in an emergency", default=False)
    why = models.TextField("why the child came into care", blank=True, default="")
    childs_words = models.TextField("what the child says about coming into care", blank=True, default="")
    consent = models.TextField("who agreed, and that they understood", blank=True, default="")
    ended_words = models.TextField("how care ended, and what follows", blank=True, default="")
    ended_childs_words = models.TextField("what the child says about care ending", blank=True, default="")

    objects = PeriodOfCareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="care_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Care cannot end before it began.",
            ),
            models.CheckConstraint(
                name="care_ends_for_a_reason",
                condition=~Q(ended_why="X1") & (Q(ended_on__isnull=False) | Q(ended_why="")),
                violation_error_message="Care ends for a reason of its own; X1 only joins two episodes of one period.",
            ),
            no_overlap(
                "one_period_of_care",
                "child",
                message="The child is already looked after on these days. A period of care ends before another begins.",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-started_on"], name="period_of_child"),
            models.Index(fields=["child"], name="period_open", condition=Q(ended_on__isnull=True)),
        ]


class LegalStatusQuerySet(Chronicled["LegalStatus"]):
    """Questions about legal statuses."""

    def on(self, day: date) -> "LegalStatusQuerySet":
        return self.filter(current(day))

    def chronology(self) -> models.QuerySet["LegalStatus", tuple[Any, ...]]:
        title = Concat(Value("Legal status: "), in_words("code", LEGAL_STATUS))
        return lines(self, kind="legal_status", when="started_on", title=title, words="words", weight=Value(KEY))


class LegalStatus(ChildFact):
    """Under which law a child is looked after, from when to when; times where the law counts hours."""

    part = Part.CARE

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="legal_statuses")
    code = models.CharField(max_length=2)  # legal status codes
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    started_at = models.DateTimeField("the time, for police protection and emergency orders", null=True)
    words = models.TextField("the order, the court, the officer or who agreed", blank=True, default="")

    objects = LegalStatusQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="legal_status_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A legal status cannot end before it began.",
            ),
            no_overlap(
                "one_legal_status",
                "child",
                message="The child already has a legal status on these days. One follows another; they do not overlap.",
            ),
            Inside(
                name="legal_status_inside_care",
                parent="period",
                violation_error_message="A legal status lies within the period of care that it belongs to.",
            ),
        ]
        indexes = [models.Index(fields=["child", "started_on"], name="legal_status_of_child")]
