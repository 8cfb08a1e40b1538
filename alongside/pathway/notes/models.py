"""Case notes: what was said and done between the steps, in the worker's words and the child's."""

from datetime import date, time
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.pathway.notes.documents.models import Document
from alongside.pathway.notes.search.models import Words

__all__ = ["CaseNote", "Document", "Words"]


class CaseNoteQuerySet(Chronicled["CaseNote"]):
    """Questions about case notes."""

    def newest_first(self) -> "CaseNoteQuerySet":
        return self.order_by("-happened_at", "-pk")

    def chronology(self) -> models.QuerySet["CaseNote", tuple[Any, ...]]:
        weight = Case(When(significant=True, then=Value(NOTABLE)), default=Value(ROUTINE))
        return lines(
            self,
            kind="case note",
            when="happened_at",
            title=in_words("kind", CaseNote.Kind),
            words=Case(When(words="", then=F("childs_words")), default=F("words")),
            weight=weight,
            route="notes:note",
        )


class CaseNote(ChildFact):
    """Something said or done about one child. Written for several siblings it is one act, with each child's words."""

    part = Part.NOTES

    class Kind(models.TextChoices):
        TELEPHONE_CALL = "telephone_call", "Telephone call"
        VISIT = "visit", "Visit"
        MEETING = "meeting", "Meeting"
        EMAIL = "email", "Email or message"
        DIRECT_WORK = "direct_work", "Direct work with the child"
        SUPERVISION = "supervision", "Supervision"
        MANAGEMENT_OVERSIGHT = "management_oversight", "Management oversight"
        OTHER = "other", "Something else"

    happened_at = models.DateTimeField("when it happened")
    kind = models.CharField("what it was", max_length=20, choices=Kind)
    with_whom = models.CharField("with whom", max_length=200, blank=True, default="")
    childs_words = models.TextField("what the child said, word for word", blank=True, default="")
    words = models.TextField("what was said and done", blank=True, default="")
    significant = models.BooleanField("it stands out in the child's story", default=False)

    objects = CaseNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_note_says_something",
                condition=~Q(words="") | ~Q(childs_words=""),
                violation_error_message="Write what was said or done, or what the child said.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-happened_at"], name="case_note_of_child")]

    @property
    def on(self) -> date:
        """The day it happened."""
        return timezone.localtime(self.happened_at).date()

    @property
    def at(self) -> time | None:
        """The time of day; None when nobody noted it, which is kept as midnight."""
        at = timezone.localtime(self.happened_at).time()
        return at if at != time.min else None
