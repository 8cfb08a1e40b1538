"""Which family is visited, its agreement and the child's, and whether the worker finds the visit safe."""

from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy, seeing
from alongside.access.roles import Part
from alongside.history.facts import ChildFact
from alongside.people.models import Person, Worker
from alongside.practice.weeks.models import Slot, Visit
from alongside.practice.weeks.policies import AS_GUEST, AS_HOST, ON_THE_LINE

_CHILD = seeing("child_id", Part.PRACTICE)


class FamilyVisit(models.Model):
    """Which child's family a half-day is with. Those who see the child see it, and the line that carries worries."""

    row_policy = Policy(f"({_CHILD} OR {ON_THE_LINE})", _CHILD, _CHILD)
    application_may = "INSERT"

    slot = models.OneToOneField(Slot, models.PROTECT, related_name="family")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Agreement(ChildFact):
    """Somebody of the family agreed to a visit, or did not. It can be taken back at any time, without a reason."""

    part = Part.PRACTICE

    class Who(models.TextChoices):
        PARENT = "parent", "A parent or carer"
        CHILD = "child", "The child or young person"

    class How(models.TextChoices):
        SPOKEN = "spoken", "In conversation"
        WRITTEN = "written", "In writing"
        INTERPRETED = "interpreted", "Through an interpreter"

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="agreements")
    who = models.CharField(max_length=6, choices=Who)
    agreed = models.BooleanField()
    on = models.DateField("asked on")
    how = models.CharField(max_length=11, choices=How)
    understands = models.BooleanField("the child is old enough and understands what is asked", null=True)
    words = models.TextField("what they said about it", blank=True, default="")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="taken_back_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("on")),
                violation_error_message="An agreement is taken back after it was given. Check both dates.",
            ),
        ]


class SafetyScreen(ChildFact):
    """The worker's own judgement whether a guest can come along safely: for the child, the family and the guest."""

    part = Part.PRACTICE

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="screens")
    on = models.DateField()
    safe = models.BooleanField("the visit is safe for everybody")
    why = models.TextField("what was weighed")
    told_first = models.TextField("what the guest must know first, without names", blank=True, default="")


class Undertaking(models.Model):
    """A guest's signature under the confidentiality undertaking, and the words that were signed."""

    application_may = "INSERT"
    row_policy = (
        "guest_id IN (SELECT g.id FROM weeks_guest g WHERE g.worker_id = history_actor())"
        " OR EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ('practice_lead', 'director'))"
    )

    guest = models.OneToOneField("weeks.Guest", models.PROTECT, related_name="undertaking")
    at = models.DateTimeField()
    words = models.TextField("the words that were signed")


class Briefing(models.Model):
    """What a host lets a guest know of one visit. Without names until the host shares one; gone when the week ends."""

    application_may = "INSERT, UPDATE"
    row_policy = Policy(f"({AS_GUEST} OR {AS_HOST})", AS_HOST, AS_HOST)

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="briefing")
    words = models.TextField("what the guest should know, without names")
    shared_name = models.CharField("a first name that the host shares", max_length=80, blank=True, default="")
    shared_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
