"""What is due for a child, what was met, what was late and why; and where a step was passed with a reason."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value

from alongside.history.chronology import NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.law.clocks import CLOCKS, met_by_hand
from alongside.returns.kit.codes import code_list


class LateReason(models.TextChoices):
    """The one reason asked when a clock is late. A short list, counted on a dashboard, not a telling-off."""

    FAMILY = "family", "Family or child not available"
    WORKER = "worker", "Worker absent or post vacant"
    CAPACITY = "capacity", "Too much work at once"
    PARTNER = "partner", "Waiting for a partner agency"
    COURT = "court", "Waiting for a court"
    SAFETY = "safety", "Not safe or not in the child's interest at the time"
    RECORDING = "recording", "Done in time, recorded late"
    OTHER = "other", "Another reason"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Questions about clocks. Overdue is worked out from due and met; it is never stored."""

    def open(self) -> "DeadlineQuerySet":
        return self.filter(met_on__isnull=True, stopped_on__isnull=True)

    def overdue(self, today: date) -> "DeadlineQuerySet":
        return self.open().filter(due_on__lt=today)

    def due_by(self, day: date) -> "DeadlineQuerySet":
        return self.open().filter(due_on__lte=day)

    def late_without_reason(self, today: date) -> "DeadlineQuerySet":
        late = Q(met_on__gt=F("due_on")) | Q(met_on__isnull=True, stopped_on__isnull=True, due_on__lt=today)
        return self.filter(late, late_reason="")


class Deadline(ChildFact):
    """One running of one clock for one child. `code` is the clock in `alongside.law.clocks`."""

    part = "clocks"

    code = models.CharField(max_length=8)
    about_table = models.CharField(max_length=63, blank=True, default="")
    about_id = models.BigIntegerField(null=True)
    started_on = models.DateField()
    due_on = models.DateField()
    due_at = models.DateTimeField("when the clock counts hours", null=True)
    first_started_on = models.DateField("when the first of these repeats started")
    turn = models.PositiveSmallIntegerField("which repeat this is, from 1", default=1)
    met_on = models.DateField(null=True)
    stopped_on = models.DateField("when it no longer applied", null=True)
    stopped_by = models.CharField("the event that stopped it", max_length=60, blank=True, default="")
    late_reason = models.CharField(max_length=10, choices=LateReason, blank=True, default="")
    late_note = models.TextField(blank=True, default="")

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="deadline_met_or_stopped_once",
                condition=Q(met_on__isnull=True) | Q(stopped_on__isnull=True),
                violation_error_message="What is done cannot also have stopped applying.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["child", "due_on"],
                name="deadline_open",
                condition=Q(met_on__isnull=True, stopped_on__isnull=True),
            ),
            models.Index(fields=["child", "code"], name="deadline_of_child"),
        ]


class DoneQuerySet(Chronicled["Done"]):
    """What was said to be done."""

    def chronology(self) -> "models.QuerySet[Done, tuple[Any, ...]]":
        names = {clock.code: clock.name for clock in CLOCKS if met_by_hand(clock.code)}
        return lines(
            self,
            kind="done",
            when="happened_on",
            title=in_words("code", code_list("what was due", *names.items())),
            words="note",
            weight=Value(NOTABLE),
        )


class Done(ChildFact):
    """Something due is done, in a worker's words, where no page of the pathway records it (`clocks.met_by_hand`)."""

    part = "clocks"

    deadline = models.OneToOneField(Deadline, models.PROTECT, related_name="done")
    code = models.CharField(max_length=8)
    happened_on = models.DateField()
    note = models.TextField()

    objects = DoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="done_in_words",
                condition=Q(note__regex=r"\S"),
                violation_error_message="Say what was done.",
            ),
        ]


class Departure(ChildFact):
    """A decision taken although something it should rest on was missing, with the decider's written reason.

    Urgency is never blocked; the exceptions list shows these to managers and auditors.
    """

    part = "clocks"

    event = models.CharField(max_length=60)
    missing = models.CharField("what was missing", max_length=200)
    reason = models.TextField()
    happened_on = models.DateField()


class LocalSetting(models.Model):
    """A council's own number for a clock that is local practice, not law, from a day on."""

    code = models.CharField(max_length=8)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=10)
    day_type = models.CharField(max_length=10, default="calendar")
    holds_from = models.DateField()
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_setting_from_a_day", fields=["code", "holds_from"])]
