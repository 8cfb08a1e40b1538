"""The table of roles as the database reads it (written by `alongside.access.guards` alone), and emergencies."""

from django.db import models
from django.db.models import F, Q

from alongside.people.models import Worker


class RoleReach(models.Model):
    """How far a role's sight goes: "named", "team", "service" or "all"; and whether it may search everybody.

    `emergency` says what it may open in an emergency: nothing (""), "ordinary" records or "restricted" ones
    too. `answers` says whether it is told of what others opened so.
    """

    role = models.CharField(max_length=40, primary_key=True)
    reach = models.CharField(max_length=10)
    searches_all = models.BooleanField(default=False)
    emergency = models.CharField(max_length=10, blank=True, default="")
    answers = models.BooleanField(default=False)


class RolePart(models.Model):
    """Whether a role sees, and may record in, a part of the record of a child within its reach."""

    role = models.CharField(max_length=40)
    part = models.CharField(max_length=20)
    records = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_line_for_role_and_part", fields=["role", "part"])]


class EmergencyTerm(models.Model):
    """How many hours an emergency opening lasts, from a day on. A council adds its own; see `law.emergency_access`."""

    holds_from = models.DateField(primary_key=True)
    hours = models.PositiveSmallIntegerField()
    force = models.CharField(max_length=30)
    source = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="emergency_lasts", condition=Q(hours__gte=1))]


class EmergencyOpening(models.Model):
    """A worker opened a record outside their reach in an emergency, why, and until when they see it.

    Written by `access_open_in_emergency` alone. No foreign key to the person: it outlives what it describes.
    """

    person_id = models.BigIntegerField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.TextField()
    restricted = models.BooleanField("whether the record was restricted")

    class Meta:
        constraints = [
            models.CheckConstraint(name="emergency_ends", condition=Q(until__gt=F("at"))),
            models.CheckConstraint(name="emergency_has_reason", condition=Q(reason__regex=r"\S")),
        ]
        indexes = [
            models.Index(fields=["worker", "until"], name="emergency_of_worker"),
            models.Index(fields=["person_id", "-at"], name="emergency_of_person"),
        ]


class EmergencyLook(models.Model):
    """A manager looked at an emergency opening, and what they say of it. Written by `access_look_at` alone."""

    opening = models.ForeignKey(EmergencyOpening, models.PROTECT, related_name="looks")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="look_has_words", condition=Q(words__regex=r"\S"))]
