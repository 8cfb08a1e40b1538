"""Where a child in care lives, from when to when, and what was arranged and told about it."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.pathway.care.inside import Inside
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.people.models import current
from alongside.returns.ssda903.codes import PLACEMENT, PLACEMENT_PROVIDER, REASON_PLACE_CHANGE

WITH_PARENTS = "P1"
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
# How long a temporary placement may last (SSDA903 guide, as its validation rules check it): clock by kind.
TEMPORARY = {"T1": "LA47", "T3": "LA46", "T4": "LA45"}


class PlacementQuerySet(Chronicled["Placement"]):
    """Questions about placements."""

    def on(self, day: date) -> "PlacementQuerySet":
        return self.filter(current(day))

    def chronology(self) -> models.QuerySet["Placement", tuple[Any, ...]]:
        title = Concat(Value("Placement: "), in_words("kind", PLACEMENT))
        return lines(
            self,
            kind="placement",
            when="started_on",
            title=title,
            words="why",
            weight=Value(KEY),
            route="care:placement",
        )


class Placement(ChildFact):
    """One home that a child in care lives in. `change_reason` says why it ended, where another followed."""

    part = Part.CARE

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="placements")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    kind = models.CharField(max_length=3)  # placement codes
    provider = models.CharField(max_length=3, blank=True, default="")  # placement provider codes
    same_carer = models.BooleanField("with the carer of the placement before", default=False)
    change_reason = models.CharField(max_length=6, blank=True, default="")  # reason for place change codes
    carer = models.CharField("the carer or home", max_length=120, blank=True, default="")
    postcode = models.CharField(max_length=8, blank=True, default="")
    home_postcode = models.CharField("postcode of the child's own home", max_length=8, blank=True, default="")
    urn = models.CharField("the inspector's number", max_length=10, blank=True, default="")
    authority = models.CharField("which council's area it is in", max_length=9, blank=True, default="")
    location = models.CharField("inside or outside the council's area", max_length=3, blank=True, default="")
    distance = models.DecimalField("miles from home", max_digits=6, decimal_places=2, null=True)
    long_term = models.BooleanField("intended to last until the child is 18", default=False)
    fewer_visits_agreed = models.BooleanField("the child agrees to fewer visits, long term", default=False)
    carer_temporary = models.BooleanField("the connected carer is approved for a time (regulation 24)", default=False)
    parent_not_assessed = models.BooleanField("with a parent not yet assessed (regulation 19)", default=False)
    why = models.TextField("why this home", blank=True, default="")
    childs_words = models.TextField("what the child says about it", blank=True, default="")
    ended_words = models.TextField("how it ended", blank=True, default="")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="placement_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A placement cannot end before it began.",
            ),
            no_overlap(
                "one_placement",
                "child",
                message="The child already has a placement on these days. One follows another; they do not overlap.",
            ),
            Inside(
                name="placement_inside_care",
                parent="period",
                violation_error_message=(
                    "A child is placed only while looked after: the placement lies outside the period of care. "
                    "Check its dates, or start or correct the period of care first."
                ),
            ),
        ]
        indexes = [models.Index(fields=["child", "started_on"], name="placement_of_child")]

    def kind_in_words(self) -> str:
        return PLACEMENT.label(self.kind)

    def provider_in_words(self) -> str:
        return PLACEMENT_PROVIDER.label(self.provider)

    def change_in_words(self) -> str:
        return REASON_PLACE_CHANGE.label(self.change_reason)


class PlacementPlanQuerySet(Chronicled["PlacementPlan"]):
    """Questions about placement plans."""

    def chronology(self) -> models.QuerySet["PlacementPlan", tuple[Any, ...]]:
        return lines(
            self,
            kind="placement_plan",
            when="made_on",
            title=Value("Placement plan made"),
            words="childs_words",
            weight=Value(NOTABLE),
        )


class PlacementPlan(ChildFact):
    """How the child is cared for there from day to day, and what the carer may decide (2010 Regulations, reg 9)."""

    part = Part.CARE

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="plans")
    made_on = models.DateField()
    childs_words = models.TextField("what the child wants the carer to know", blank=True, default="")
    day_to_day = models.TextField("how the child is cared for from day to day", blank=True, default="")
    carer_may_decide = models.TextField("what the carer may decide", blank=True, default="")

    objects = PlacementPlanQuerySet.as_manager()


class PlacementNoticeQuerySet(Chronicled["PlacementNotice"]):
    """Questions about who was told of a placement."""

    def chronology(self) -> models.QuerySet["PlacementNotice", tuple[Any, ...]]:
        return lines(
            self,
            kind="placement_notice",
            when="told_on",
            title=Value("Told of the placement"),
            words="whom",
            weight=Value(ROUTINE),
        )


class PlacementNotice(ChildFact):
    """Who was told of a placement and when: the area council, health, parents, GP (2010 Regulations, reg 13)."""

    part = Part.CARE

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="notices")
    told_on = models.DateField()
    whom = models.TextField("who was told, and how")

    objects = PlacementNoticeQuerySet.as_manager()
