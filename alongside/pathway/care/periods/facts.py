"""Further facts of a child in care that the 903 asks for: liberty, asylum, earlier permanence, adoption, motherhood."""

from typing import Any

from django.db import models
from django.db.models import F, Q, Value

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, Chronicled, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.returns.ssda903.codes import PREVIOUS_PERMANENCE


class DeprivationOfLibertyQuerySet(Chronicled["DeprivationOfLiberty"]):
    """Questions about deprivations of liberty."""

    def chronology(self) -> models.QuerySet["DeprivationOfLiberty", tuple[Any, ...]]:
        return lines(
            self,
            kind="deprivation_of_liberty",
            when="started_on",
            title=Value("Deprivation of liberty authorised"),
            words="words",
            weight=Value(KEY),
        )


class DeprivationOfLiberty(ChildFact):
    """A court's authority to deprive the child of liberty, from when to when (903 of 2026-27: DoLo)."""

    part = Part.CARE

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    words = models.TextField("what the court authorised, and how it is kept under review", blank=True, default="")

    objects = DeprivationOfLibertyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="liberty_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="An authority to deprive of liberty cannot end before it began.",
            ),
            no_overlap("one_deprivation_of_liberty", "child"),
        ]


class UnaccompaniedStatusQuerySet(Chronicled["UnaccompaniedStatus"]):
    """Questions about unaccompanied asylum-seeking children."""

    def chronology(self) -> models.QuerySet["UnaccompaniedStatus", tuple[Any, ...]]:
        return lines(
            self,
            kind="unaccompanied",
            when="started_on",
            title=Value("Unaccompanied asylum-seeking child"),
            words="words",
            weight=Value(NOTABLE),
        )


class UnaccompaniedStatus(ChildFact):
    """The child is an unaccompanied asylum-seeking child, from when to when; `ended_on` is the 903's DUC."""

    part = Part.CARE

    started_on = models.DateField()
    ended_on = models.DateField("when the status ceased or will cease", null=True)
    words = models.TextField(blank=True, default="")

    objects = UnaccompaniedStatusQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="unaccompanied_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="The status cannot end before it began.",
            ),
            no_overlap("one_unaccompanied_status", "child"),
        ]


class PreviousPermanence(ChildFact):
    """A permanence arrangement before this time in care. Of its date the day, month or year may be unknown."""

    part = Part.CARE

    kind = models.CharField(max_length=2)  # previous permanence codes
    authority = models.CharField("which council, as the 903 names it", max_length=10, blank=True, default="")
    year = models.PositiveSmallIntegerField(null=True)
    month = models.PositiveSmallIntegerField(null=True)
    day = models.PositiveSmallIntegerField(null=True)

    def in_words(self) -> str:
        """The arrangement in plain words."""
        return PREVIOUS_PERMANENCE.label(self.kind)


class AdoptionDecisionQuerySet(Chronicled["AdoptionDecision"]):
    """Questions about decisions that children should be placed for adoption."""

    def chronology(self) -> models.QuerySet["AdoptionDecision", tuple[Any, ...]]:
        return lines(
            self,
            kind="adoption_decision",
            when="started_on",
            title=Value("Decided: the child should be placed for adoption"),
            words="words",
            weight=Value(KEY),
        )


class AdoptionDecision(ChildFact):
    """The decision that a child should be placed for adoption, until adoption is no longer planned (PlacedAdoption)."""

    part = Part.CARE

    started_on = models.DateField("when it was decided")
    ended_on = models.DateField("when adoption was no longer planned", null=True)
    ended_why = models.CharField(max_length=3, blank=True, default="")  # reason adoption ceased codes
    words = models.TextField("why", blank=True, default="")

    objects = AdoptionDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="adoption_decision_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Adoption cannot stop being planned before it was decided.",
            ),
        ]


class AdoptionQuerySet(Chronicled["Adoption"]):
    """Questions about matches and adoptions."""

    def chronology(self) -> models.QuerySet["Adoption", tuple[Any, ...]]:
        return lines(
            self,
            kind="adoption_match",
            when="matched_on",
            title=Value("Matched with adopters"),
            weight=Value(KEY),
        )


class Adoption(ChildFact):
    """An adoption: the decision, the match and who the adopters are, as AD1 asks."""

    part = Part.CARE

    decided_on = models.DateField("decided that the child should be placed for adoption", null=True)
    matched_on = models.DateField("matched with the adopters", null=True)
    by_foster_carers = models.BooleanField("adopted by the child's foster carers", null=True)
    number_of_adopters = models.CharField(max_length=1, blank=True, default="")  # number of adopters codes
    sex_of_adopters = models.CharField(max_length=2, blank=True, default="")  # sex of adopters codes
    status_of_adopters = models.CharField(max_length=3, blank=True, default="")  # legal status of adopters codes

    objects = AdoptionQuerySet.as_manager()


class MotherhoodQuerySet(Chronicled["Motherhood"]):
    """Questions about girls in care who are mothers."""

    def chronology(self) -> models.QuerySet["Motherhood", tuple[Any, ...]]:
        return lines(self, kind="motherhood", when="baby_born_on", title=Value("Became a mother"), weight=Value(KEY))


class Motherhood(ChildFact):
    """The child is the mother of a child (the 903's MOTHER and MC_DOB)."""

    part = Part.CARE

    baby_born_on = models.DateField(null=True)

    objects = MotherhoodQuerySet.as_manager()
