"""What happens to a child in care and needs no more than its day and some words."""

from typing import Any

from django.db import models
from django.db.models import Value

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.law.events import EVENTS
from alongside.returns.kit.codes import code_list

# Every one of these has its clocks in alongside.law; none has further facts of its own yet.
PLAIN = (
    "care_visit.requested",
    "care_review.early_requested",
    "reviewing_officer.dispute_raised",
    "reviewing_officer.dispute_resolved",
    "independent_visitor.offered",
    "connected_carer.approved_temporarily",
    "connected_carer.extended",
    "connected_carer.approved",
    "connected_carer.ended",
    "placement_with_parent.assessed",
    "placement.termination_planned",
    "placement.termination_notified",
    "school.disrupted",
    "school.place_found",
    "short_break.started",
    "short_break.ended",
    "short_breaks.ended",
    "detention_placement_plan.made",
    "former_care_custody.started",
    "former_care_custody.visited",
    "former_care_custody.ended",
    "long_stay.started",
    "long_stay.notified",
    "national_transfer.referred",
    "national_transfer.completed",
)
PLAIN_EVENTS = code_list("what happened", *((name, EVENTS[name].meaning) for name in PLAIN))


class CareEventQuerySet(Chronicled["CareEvent"]):
    """Questions about such events."""

    def chronology(self) -> models.QuerySet["CareEvent", tuple[Any, ...]]:
        return lines(
            self,
            kind="care_event",
            when="happened_on",
            title=in_words("event", PLAIN_EVENTS),
            words="words",
            weight=Value(NOTABLE),
        )


class CareEvent(ChildFact):
    """An event of `alongside.law.events` that happened to a child in care on a day, in words."""

    part = Part.CARE

    event = models.CharField(max_length=60)
    happened_on = models.DateField()
    words = models.TextField(blank=True, default="")

    objects = CareEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="care_event_is_known",
                condition=models.Q(event__in=PLAIN),
                violation_error_message="This kind of event has its own page.",
            ),
        ]

    def in_words(self) -> str:
        return PLAIN_EVENTS.label(self.event)
