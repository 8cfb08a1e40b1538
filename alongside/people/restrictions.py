"""Records whose very existence is hidden from everybody but those named."""

from django.db import models

from alongside.history.facts import PersonFact
from alongside.history.overlap import ends_after_start
from alongside.people.workers import Worker


class Restriction(PersonFact):
    """A record whose very existence is hidden from everybody but those named."""

    reason = models.TextField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [ends_after_start("restriction_ends_after_start")]


class RestrictionNamed(models.Model):
    """A worker who may see a restricted record."""

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="named")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="named_once", fields=["restriction", "worker"]),
        ]
