"""Where a young person who leaves care lives, what they do, and who visits. Codes are the 903's (table OC3)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.people.models import Address, Worker, current
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.ssda903.codes import ACTIVITY


class AccommodationQuerySet(Chronicled["Accommodation"]):
    """Questions about where young people live."""

    def current(self, on: date) -> "AccommodationQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["Accommodation", tuple[Any, ...]]:
        return lines(
            self,
            kind="accommodation",
            when="started_on",
            title=Concat(models.Value("Moved: "), in_words("kind", ACCOMMODATION_KIND)),
            words="young_persons_words",
            weight=models.Value(NOTABLE),
            route="leaving_care:accommodation",
        )


class Accommodation(ChildFact):
    """Where a young person lives, from when to when, and whether it suits them."""

    part = Part.LEAVING_CARE

    class Suitability(models.TextChoices):
        SUITABLE = "1", "Suitable"
        UNSUITABLE = "2", "Not suitable"

    kind = models.CharField(max_length=1)  # letters of the 903's ACCOM
    suitability = models.CharField(max_length=1, choices=Suitability, blank=True, default="")
    not_suitable_why = models.TextField("why it is not suitable", blank=True, default="")
    address = models.ForeignKey(Address, models.PROTECT, related_name="+", null=True)
    arranged = models.BooleanField("the council provided or arranged it", default=True)
    regulated = models.BooleanField("it is inspected: a home, a foster home, supported accommodation", default=False)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    young_persons_words = models.TextField("what the young person says about it", blank=True, default="")

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("one_accommodation", "child", message="The young person already lives somewhere on these days."),
            models.CheckConstraint(
                name="accommodation_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="Somebody cannot leave a place before they moved in.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="accommodation_of_child")]

    @property
    def code(self) -> str:
        """The 903's code: the letter and the digit for suitability; the letter alone while nobody has judged it."""
        return self.kind + self.suitability


class AccommodationVisitQuerySet(Chronicled["AccommodationVisit"]):
    """Questions about visits to young people at home."""

    def chronology(self) -> models.QuerySet["AccommodationVisit", tuple[Any, ...]]:
        return lines(
            self,
            kind="adviser's visit",
            when="visited_on",
            title=models.Case(
                models.When(seen=False, then=models.Value("Visited at home: not seen")),
                default=models.Value("Visited at home"),
                output_field=models.TextField(),
            ),
            words="young_persons_words",
            weight=models.Value(ROUTINE),
            route="leaving_care:visit",
        )


class AccommodationVisit(ChildFact):
    """A visit to a young person where they live (SI 2010/2571 regulation 8)."""

    part = Part.LEAVING_CARE

    accommodation = models.ForeignKey(Accommodation, models.PROTECT, related_name="visits", null=True)
    visited_on = models.DateField()
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    seen = models.BooleanField("the young person was seen", default=True)
    not_seen_why = models.TextField(blank=True, default="")
    young_persons_words = models.TextField(blank=True, default="")
    notes = models.TextField("what the worker saw and did", blank=True, default="")

    objects = AccommodationVisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "-visited_on"], name="leaver_visit_of_child")]


class ActivityQuerySet(Chronicled["Activity"]):
    """Questions about education, employment and training."""

    def current(self, on: date) -> "ActivityQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["Activity", tuple[Any, ...]]:
        return lines(
            self,
            kind="education, employment or training",
            when="started_on",
            title=in_words("code", ACTIVITY),
            words="what",
            weight=models.Value(NOTABLE),
            route="leaving_care:activity",
        )


class Activity(ChildFact):
    """What a young person does, from when to when. Two may run side by side: college, and an evening job."""

    part = Part.LEAVING_CARE

    code = models.CharField(max_length=2)  # codes of the 903's ACTIV
    what = models.TextField("what it is, and where", blank=True, default="")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_why = models.TextField(blank=True, default="")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                name="activity_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="This cannot end before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="activity_of_child")]


class PlannedReleaseQuerySet(Chronicled["PlannedRelease"]):
    """Questions about releases from custody."""

    def chronology(self) -> models.QuerySet["PlannedRelease", tuple[Any, ...]]:
        return lines(
            self,
            kind="release from custody",
            when="release_on",
            title=models.Value("Release from custody planned"),
            words="young_persons_words",
            weight=models.Value(NOTABLE),
            route="leaving_care:release",
        )


class PlannedRelease(ChildFact):
    """The day on which a young person is to leave custody, so that the plan is looked at before they come out."""

    part = Part.LEAVING_CARE

    release_on = models.DateField()
    custody = models.CharField("where they are held", max_length=120, blank=True, default="")
    young_persons_words = models.TextField(blank=True, default="")
    arrangements = models.TextField("who meets them, and where they will live", blank=True, default="")

    objects = PlannedReleaseQuerySet.as_manager()
