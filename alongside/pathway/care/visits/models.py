"""Visits to children in care."""

from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, ROUTINE, Chronicled, lines
from alongside.history.facts import ChildFact
from alongside.pathway.care.placements.models import Placement
from alongside.people.models import Worker


class CareVisitQuerySet(Chronicled["CareVisit"]):
    """Questions about visits."""

    def seen(self) -> "CareVisitQuerySet":
        """Visits that count: the child was there."""
        return self.filter(seen=True)

    def chronology(self) -> models.QuerySet["CareVisit", tuple[Any, ...]]:
        title = Case(When(seen=True, then=Value("Visit")), default=Value("Visit: the child was not seen"))
        weight = Case(When(seen=True, then=Value(ROUTINE)), default=Value(NOTABLE))
        return lines(
            self,
            kind="care_visit",
            when="visited_on",
            title=title,
            words="childs_words",
            weight=weight,
            route="care:visit",
        )


class CareVisit(ChildFact):
    """The council's representative visited the child where the child lives (2010 Regulations, reg 28 and 29)."""

    part = Part.CARE

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="visits", null=True)
    visited_on = models.DateField()
    visited_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    seen = models.BooleanField("the child was seen")
    not_seen_why = models.TextField(blank=True, default="")
    seen_alone = models.BooleanField("the child was seen alone", null=True)
    not_alone_why = models.TextField(blank=True, default="")
    bedroom_seen = models.BooleanField("where the child sleeps was seen", null=True)
    childs_words = models.TextField("what the child said, in the child's words", blank=True, default="")
    observed = models.TextField("how the child is, and what was seen", blank=True, default="")
    carers_words = models.TextField("what the carer said", blank=True, default="")
    to_do = models.TextField("what happens next", blank=True, default="")
    rule = models.CharField("the clock that asked for it", max_length=8, blank=True, default="")

    objects = CareVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="not_seen_with_reason",
                condition=Q(seen=True) | ~Q(not_seen_why=""),
                violation_error_message="Say why the child was not seen.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-visited_on"], name="care_visit_of_child")]
