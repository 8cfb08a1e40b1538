"""Documents in a child's record. The files lie outside the pages' reach and are given out through the door alone."""

import secrets
from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.functions import Concat

from alongside.access.roles import Part
from alongside.history.chronology import ROUTINE, Chronicled, lines
from alongside.history.facts import ChildFact


def random_place(document: "Document", filename: str) -> str:
    """Where a file is laid: nothing of its own name, which may hold a child's, is kept."""
    token = secrets.token_hex(20)
    return f"documents/{token[:2]}/{token}"


class DocumentQuerySet(Chronicled["Document"]):
    """Questions about documents."""

    def newest_first(self) -> "DocumentQuerySet":
        return self.order_by("-happened_on", "-pk")

    def chronology(self) -> models.QuerySet["Document", tuple[Any, ...]]:
        return lines(
            self,
            kind="document",
            when="happened_on",
            title=Concat(models.Value("Document: "), F("title"), output_field=models.TextField()),
            words="description",
            weight=models.Value(ROUTINE),
            route="notes:document",
        )


class Document(ChildFact):
    """A letter, report, picture or drawing about one child, checked and made anew when it came in."""

    part = Part.DOCUMENTS

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter or email"
        REPORT = "report", "Report from a professional"
        COURT = "court", "Court document"
        MINUTES = "minutes", "Minutes of a meeting"
        CHILDS_WORK = "childs_work", "Something the child made, drew or wrote"
        PHOTOGRAPH = "photograph", "Photograph"
        IDENTITY = "identity", "Proof of who somebody is"
        OTHER = "other", "Something else"

    title = models.CharField(max_length=200)
    kind = models.CharField("what it is", max_length=20, choices=Kind)
    happened_on = models.DateField("the date on it")
    description = models.TextField("what it says, in short", blank=True, default="")
    file = models.FileField(upload_to=random_place, editable=False)
    content_type = models.CharField(max_length=40, editable=False)
    size = models.PositiveIntegerField("bytes", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    text = models.TextField("the words in it, to be searched", blank=True, default="", editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "-happened_on"], name="document_of_child")]
