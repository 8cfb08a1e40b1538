"""Which family is visited, its agreement and the child's, whether it is safe, and what a guest is let know."""

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat

from alongside.access.policies import Policy, seeing
from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.people.models import Person, Worker
from alongside.practice.agreements.sight import to_guest
from alongside.practice.weeks.models import Slot, Visit
from alongside.practice.weeks.policies import AS_GUEST, AS_HOST, LEADS, ON_THE_LINE

_CHILD = seeing("child_id", Part.PRACTICE)
_MY_SLOT = (
    "slot_id IN (SELECT s.id FROM weeks_slot s JOIN weeks_host h ON h.id = s.host_id"
    " WHERE h.worker_id = history_actor())"
)
_MYSELF = "guest_id IN (SELECT g.id FROM weeks_guest g WHERE g.worker_id = history_actor())"


class FamilyVisit(models.Model):
    """Which child's family a half-day is with. Those who see the child see it, and the line that carries worries."""

    row_policy = Policy(f"({_CHILD} OR {ON_THE_LINE})", f"({_CHILD} AND {_MY_SLOT})", f"({_CHILD} AND {_MY_SLOT})")
    application_may = "INSERT, UPDATE"

    slot = models.OneToOneField(Slot, models.PROTECT, related_name="family")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")


class AgreementQuerySet(Chronicled["Agreement"]):
    """Questions about what families said to a visit."""

    def newest(self) -> "AgreementQuerySet":
        """The last word of each: of a parent and of a child, for each child and half-day."""
        return self.order_by("slot_id", "child_id", "who", "-on", "-pk").distinct("slot_id", "child_id", "who")

    def chronology(self) -> models.QuerySet["Agreement", tuple[Any, ...]]:
        said = Case(
            When(
                withdrawn_on__isnull=False, then=Value(" agreed to a Practice Week visit, and the family took it back")
            ),
            When(agreed=True, then=Value(" agreed to a Practice Week visit")),
            default=Value(" said no to a Practice Week visit"),
            output_field=models.CharField(),
        )
        return lines(
            self,
            kind="agreement to a visit",
            when="on",
            title=Concat(in_words("who", Agreement.Who), said),
            words="words",
            weight=Case(When(agreed=True, withdrawn_on__isnull=True, then=Value(ROUTINE)), default=Value(NOTABLE)),
            route="agreements:agreement",
        )


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
    how = models.CharField("how they were asked", max_length=11, choices=How)
    language = models.CharField("in which language", max_length=40, blank=True, default="")
    understands = models.BooleanField("the child is old enough and understands what is asked", null=True)
    words = models.TextField("what they said about it", blank=True, default="")
    withdrawn_on = models.DateField("taken back on", null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="taken_back_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("on")),
                violation_error_message="An agreement is taken back after it was given. Check both dates.",
            ),
            models.CheckConstraint(
                name="interpreted_from_a_language",
                condition=~Q(how="interpreted") | Q(language__regex=r"\S"),
                violation_error_message="Say in which language the interpreter spoke with the family.",
            ),
        ]


class SafetyScreenQuerySet(Chronicled["SafetyScreen"]):
    """Questions about safety screens."""

    def newest_first(self) -> "SafetyScreenQuerySet":
        return self.order_by("-on", "-pk")

    def chronology(self) -> models.QuerySet["SafetyScreen", tuple[Any, ...]]:
        said = Case(
            When(safe=True, then=Value("A Practice Week visit was found safe")),
            default=Value("A Practice Week visit was found not safe"),
            output_field=models.CharField(),
        )
        return lines(
            self,
            kind="safety of a visit",
            when="on",
            title=said,
            words="why",
            weight=Case(When(safe=True, then=Value(ROUTINE)), default=Value(NOTABLE)),
            route="agreements:screen",
        )


class SafetyScreen(ChildFact):
    """The worker's own judgement whether a guest can come along safely: for the child, the family and the guest."""

    part = Part.PRACTICE

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="screens")
    on = models.DateField()
    safe = models.BooleanField("the visit is safe for everybody")
    why = models.TextField("what was weighed")
    told_first = models.TextField("what the guest must know first, without names", blank=True, default="")

    objects = SafetyScreenQuerySet.as_manager()


class GuestNamed(models.Model):
    """The family was told who comes, and what it answered. A guest never learns that a family would not have them."""

    class Answer(models.TextChoices):
        CONTENT = "content", "They do not know the guest and are content"
        KNOWS = "knows", "They know the guest"
        RATHER_NOT = "rather_not", "They would rather not have this guest"

    application_may = "INSERT"
    row_policy = Policy(f"({AS_HOST} OR ({AS_GUEST} AND answer = 'content'))", AS_HOST, "false")

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="guest_named")
    on = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer)


class Undertaking(models.Model):
    """A guest's signature under the confidentiality undertaking, and the words signed. Nobody signs for another."""

    application_may = "INSERT"
    row_policy = Policy(f"({_MYSELF} OR {LEADS})", _MYSELF, "false")

    guest = models.OneToOneField("weeks.Guest", models.PROTECT, related_name="undertaking")
    at = models.DateTimeField()
    words = models.TextField("the words that were signed")


class Briefing(models.Model):
    """What a host lets a guest know of one visit. Without names until the host shares one; gone when the week ends."""

    application_may = "INSERT, UPDATE"
    row_policy = Policy(f"({AS_HOST} OR {to_guest()})", AS_HOST, AS_HOST)

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="briefing")
    words = models.TextField("what the guest should know, without names")
    shared_name = models.CharField("a first name that the host shares", max_length=80, blank=True, default="")
    shared_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
