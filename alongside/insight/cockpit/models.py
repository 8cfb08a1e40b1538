"""What the council says of its own prices and workers, dated; and the figures that councillors were given."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy
from alongside.people.models import Worker

_DIRECT: Final = "EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role = 'director')"
# Staff see the numbers that their work is planned by; the director answers for them.
_STATED: Final = Policy("true", _DIRECT, "false")


class OwnPrice(models.Model):
    """What one of a line of the budget costs from a day on: the council's own, in place of the one that was shipped.

    A row is never changed. Of two for one day the one stated last holds.
    """

    row_policy = _STATED
    application_may = "INSERT"

    line = models.CharField("the line of the budget", max_length=80)
    holds_from = models.DateField()
    pence = models.BigIntegerField(validators=[MinValueValidator(0), MaxValueValidator(10**12)])
    spread = models.FloatField("standard deviation of its logarithm", default=0.0)
    source = models.CharField(max_length=300)
    verified = models.BooleanField("somebody saw the number in the source")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["line", "holds_from", "at"], name="own_price_in_force")]


class OwnInflation(models.Model):
    """By how much everything rises each April from a day on. Never changed; of two for a day the last holds."""

    row_policy = _STATED
    application_may = "INSERT"

    holds_from = models.DateField()
    percent = models.FloatField("in a hundred", validators=[MinValueValidator(-50), MaxValueValidator(100)])
    spread = models.FloatField("standard deviation, in a hundred", default=0.0)
    reason = models.TextField()
    source = models.CharField(max_length=300)
    verified = models.BooleanField("somebody saw the number in the source")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["holds_from", "at"], name="own_inflation_in_force")]


class OwnLine(models.Model):
    """A line of the budget as the council keeps it: what it is paid for, from when until when, and how fast it rises.

    A row is never changed: a line is as the row that was stated last says, else as it was shipped. Its price stands in
    `OwnPrice`.
    """

    row_policy = _STATED
    application_may = "INSERT"

    line = models.CharField("what it is called", max_length=80)
    per = models.CharField("what it is paid by", max_length=12)
    of = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    percent = models.FloatField("rises in a hundred above inflation", default=0.0)
    spread = models.FloatField("standard deviation of that, in a hundred", default=0.0)
    reason = models.TextField()
    source = models.CharField(max_length=300)
    verified = models.BooleanField("somebody saw it in the source")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="budget_line_ends_after_start",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                violation_error_message="A line must end after it starts. Check both dates.",
            )
        ]
        indexes = [models.Index(fields=["line", "at"], name="own_line_in_force")]


class OwnRate(models.Model):
    """How workers come, go and are away, as the council knows it from a day on. A row is never changed."""

    row_policy = _STATED
    application_may = "INSERT"

    rate = models.CharField(max_length=16)
    holds_from = models.DateField()
    value = models.FloatField()
    spread = models.FloatField("standard deviation of its logarithm", default=0.0)
    source = models.CharField(max_length=300)
    verified = models.BooleanField("somebody saw the number in the source")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["rate", "holds_from", "at"], name="own_rate_in_force")]


class CouncillorsFigures(models.Model):
    """What councillors were given of a month's end, for good: later figures are held against its tables.

    Councillors reach no child's record, so nothing is counted when they look.
    """

    row_policy = Policy("true", _DIRECT, "false")
    application_may = "INSERT"

    on = models.DateField("the month's end that was counted", unique=True)
    tables = models.JSONField("the tables, with what is hidden left out")
    ahead = models.JSONField("years ahead: children in care, money and workers, with their ranges")
    doing = models.TextField("what the council does about it")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on"]
