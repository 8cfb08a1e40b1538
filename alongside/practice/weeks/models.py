"""Who must not go where, each run of the planner, and the visits: who goes where, and why.

The week itself, its guests, hosts and half-days stand in `offering`.
"""

from django.db import models
from django.db.models import Q

from alongside.access.policies import Policy
from alongside.people.models import Worker
from alongside.practice.weeks.offering import Guest, Half, Host, Offer, Service, Slot, Theme, Week
from alongside.practice.weeks.policies import LEADS, ON_THE_LINE

__all__ = ["Barred", "Guest", "Half", "Host", "Offer", "Plan", "Service", "Slot", "Theme", "Visit", "Week"]


class Barred(models.Model):
    """A guest who must not go to a host, and why: they know the family, inspect the home, or were asked not to."""

    class Why(models.TextChoices):
        KNOWS_FAMILY = "knows_family", "knows the family"
        INSPECTS = "inspects", "inspects or visits this home by law"
        LINE = "line", "manages or is managed by this host"
        ASKED_NOT = "asked_not", "was asked not to"

    row_policy = f"({LEADS} OR host_id IN (SELECT h.id FROM weeks_host h WHERE h.worker_id = history_actor()))"
    application_may = "INSERT, DELETE"

    guest = models.ForeignKey(Guest, models.PROTECT, related_name="barred")
    host = models.ForeignKey(Host, models.PROTECT, related_name="barred")
    why = models.CharField(max_length=12, choices=Why)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "host"], name="barred_once", violation_error_message="This is recorded already."
            )
        ]


class Plan(models.Model):
    """One run of the planner: how near it came to the best there can be, and what it could not do."""

    row_policy = LEADS
    application_may = "INSERT"

    week = models.ForeignKey(Week, models.PROTECT, related_name="plans")
    at = models.DateTimeField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    seconds = models.FloatField()
    value = models.FloatField("what it reached")
    bound = models.FloatField("the most that any plan could reach, proven")
    covered = models.PositiveSmallIntegerField("services and districts that are visited", default=0)
    coverable = models.PositiveSmallIntegerField("the most of them that any plan could visit, proven", default=0)
    unmet = models.JSONField(default=list)  # [{"guest": id, "wish": words, "why": words}, ...]
    uncovered = models.JSONField(default=list)  # [{"what": service or district, "why": words}, ...]

    class Meta:
        indexes = [models.Index(fields=["week", "-at"], name="newest_plan")]


_MY_END = (
    "guest_id IN (SELECT g.id FROM weeks_guest g WHERE g.worker_id = history_actor())"
    " OR slot_id IN (SELECT s.id FROM weeks_slot s JOIN weeks_host h ON h.id = s.host_id"
    " WHERE h.worker_id = history_actor())"
)


class VisitQuerySet(models.QuerySet["Visit"]):
    """Questions about visits."""

    def standing(self) -> "VisitQuerySet":
        return self.exclude(state=Visit.State.CANCELLED)

    def of(self, week: Week) -> "VisitQuerySet":
        return self.filter(guest__week=week)

    def in_full(self) -> "VisitQuerySet":
        """With the guest, the host and the worker of each, as pages show them."""
        return self.select_related("guest__worker", "guest__week", "slot__host__worker", "slot__host__team")


class Visit(models.Model):
    """One guest with one host on one half-day, and in plain words why these two."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        DONE = "done", "Took place"
        CANCELLED = "cancelled", "Cancelled"

    row_policy = Policy(f"({LEADS} OR {ON_THE_LINE} OR {_MY_END})", LEADS, f"({LEADS} OR {_MY_END})")
    application_may = "INSERT, UPDATE (state, cancelled_why, why, pinned)"

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="visits")
    guest = models.ForeignKey(Guest, models.PROTECT, related_name="visits")
    on = models.DateField()
    half = models.CharField(max_length=2, choices=Half)
    pinned = models.BooleanField("kept when the week is planned again", default=False)
    why = models.TextField("why these two, in plain words")
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    cancelled_why = models.TextField(blank=True, default="")

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["on", "half", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot"],
                condition=~Q(state="cancelled"),
                name="one_guest_for_a_half_day",
                violation_error_message="Another guest comes on this half-day already.",
            ),
            models.UniqueConstraint(
                fields=["guest", "on", "half"],
                condition=~Q(state="cancelled"),
                name="a_guest_in_one_place",
                violation_error_message="The guest is elsewhere on this half-day.",
            ),
            models.CheckConstraint(
                name="cancelled_with_reason",
                condition=~Q(state="cancelled") | Q(cancelled_why__regex=r"\S"),
                violation_error_message="Say why the visit is cancelled.",
            ),
        ]
