"""Children missing from where they should be, and what they say when they are back."""

from typing import Any

from django.db import models
from django.db.models import F, Q, Value

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.returns.ssda903.codes import MISSING


class MissingEpisodeQuerySet(Chronicled["MissingEpisode"]):
    """Questions about missing episodes."""

    def away(self) -> "MissingEpisodeQuerySet":
        """Those that have not ended: the child is away now."""
        return self.filter(ended_on__isnull=True)

    def chronology(self) -> models.QuerySet["MissingEpisode", tuple[Any, ...]]:
        return lines(
            self,
            kind="missing",
            when="started_on",
            title=in_words("kind", MISSING),
            words="last_seen",
            weight=Value(NOTABLE),
            route="care:missing",
        )


class MissingEpisode(ChildFact):
    """One time that a child was missing (M), or away without authorisation (A). Times where they are known."""

    part = Part.CARE

    kind = models.CharField(max_length=1, default="M")  # missing codes
    started_on = models.DateField()
    ended_on = models.DateField("when the child returned or was found", null=True)
    started_at = models.DateTimeField("when the child was last seen", null=True)
    reported_at = models.DateTimeField("when the police were told", null=True)
    returned_at = models.DateTimeField("when the child returned or was found", null=True)
    police_reference = models.CharField(max_length=40, blank=True, default="")
    last_seen = models.TextField("where and with whom the child was last seen", blank=True, default="")
    risks = models.TextField("what is feared", blank=True, default="")
    found = models.TextField("where the child was, and how they are", blank=True, default="")

    objects = MissingEpisodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="back_after_going",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message="A child cannot be back before going missing.",
            ),
            no_overlap(
                "missing_once_at_a_time", "child", message="The child is already recorded as missing on these days."
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-started_on"], name="missing_of_child"),
            models.Index(fields=["child"], name="missing_now", condition=Q(ended_on__isnull=True)),
        ]

    def kind_in_words(self) -> str:
        return MISSING.label(self.kind)


class ReturnInterviewQuerySet(Chronicled["ReturnInterview"]):
    """Questions about return interviews."""

    def chronology(self) -> models.QuerySet["ReturnInterview", tuple[Any, ...]]:
        words = {True: "Return interview declined", False: "Return interview held"}
        title = models.Case(models.When(declined=True, then=Value(words[True])), default=Value(words[False]))
        return lines(
            self,
            kind="return_interview",
            when="held_on",
            title=title,
            words="childs_words",
            weight=Value(NOTABLE),
        )


class ReturnInterview(ChildFact):
    """What a child said after being missing, to somebody independent; or that the child declined."""

    part = Part.CARE

    episode = models.ForeignKey(MissingEpisode, models.PROTECT, related_name="interviews")
    offered_on = models.DateField(null=True)
    held_on = models.DateField("when it was held or declined")
    declined = models.BooleanField(default=False)
    independent = models.BooleanField("the interviewer was independent", null=True)
    interviewer = models.CharField(max_length=120, blank=True, default="")
    childs_words = models.TextField("what the child said, in the child's words", blank=True, default="")
    why_away = models.TextField("what drew or drove the child away", blank=True, default="")
    actions = models.TextField("what will be done", blank=True, default="")

    objects = ReturnInterviewQuerySet.as_manager()
