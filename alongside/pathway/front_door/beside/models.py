"""What comes to the front door beside contacts: alarm about a child, and children who move between councils."""

from typing import Any

from django.db import models
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import KEY, Chronicled, lines
from alongside.history.facts import ChildFact


class HarmSuspicionQuerySet(Chronicled["HarmSuspicion"]):
    """Questions about suspicions of significant harm."""

    def chronology(self) -> models.QuerySet["HarmSuspicion", tuple[Any, ...]]:
        return lines(
            self,
            kind="harm suspected",
            when="suspected_at",
            title=models.Value("Significant harm suspected"),
            words="cause",
            weight=models.Value(KEY),
            route="front_door:harm",
        )


class HarmSuspicion(ChildFact):
    """Reasonable cause to suspect significant harm: a strategy discussion must follow at once (section 47(1)(b))."""

    part = Part.FRONT_DOOR

    suspected_at = models.DateTimeField()
    cause = models.TextField("what gives reasonable cause to suspect significant harm")
    childs_words = models.TextField("what the child says", blank=True, default="")
    safe_now = models.TextField("how the child is kept safe until then", blank=True, default="")

    objects = HarmSuspicionQuerySet.as_manager()


class TransferQuerySet(Chronicled["Transfer"]):
    """Questions about children who move between councils."""

    def chronology(self) -> models.QuerySet["Transfer", tuple[Any, ...]]:
        arrived = models.When(direction=Transfer.Direction.IN, then=models.Value("Moved here from "))
        title = Concat(
            models.Case(arrived, default=models.Value("Moved to ")), "council", output_field=models.TextField()
        )
        return lines(
            self,
            kind="transfer",
            when="on",
            title=title,
            words="words",
            weight=models.Value(KEY),
            route="front_door:transfer",
        )


class Transfer(ChildFact):
    """A child with a plan moved here from another council, or another council accepted the child's case."""

    part = Part.FRONT_DOOR

    class Direction(models.TextChoices):
        IN = "in", "Moved here"
        OUT = "out", "Moved away"

    direction = models.CharField(max_length=3, choices=Direction)
    on = models.DateField()
    council = models.CharField("the other council", max_length=120)
    words = models.TextField("what was passed on, by whom, and what the plan says")
    childs_words = models.TextField("what the child says about moving", blank=True, default="")

    objects = TransferQuerySet.as_manager()
