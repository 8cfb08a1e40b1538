"""What every row of the record carries: who recorded it, when, and which version it is.

A fact has three times: when it happened (a column of the step's own), when it was recorded
(`recorded_at`, true also for a loaded or made-up past), and when the database wrote it (the
trigger's own time, kept with each superseded version).
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Fact(models.Model):
    """A row of the record. It is added or corrected, never erased: each correction keeps what stood before.

    Triggers stamp author, time and version when the application's role writes; nothing the
    application sends for those columns counts. `part` names the part of the record it belongs to
    (see `alongside.access.roles`).
    """

    part: ClassVar[str]
    subject: ClassVar[str]

    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, db_index=False
    )
    changed_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        null=True,
        db_index=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    late_entry_reason = models.TextField("why it is recorded late", blank=True, default="")
    came_from = models.CharField(
        "where it came from, when nobody typed it",
        max_length=80,
        blank=True,
        default="",
        editable=False,
    )

    class Meta:
        abstract = True


class ChildFact(Fact):
    """A fact about one child. Rows made in one act for several siblings share `act`."""

    subject: ClassVar[str] = "child_id"

    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    act = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class PersonFact(Fact):
    """A fact about who somebody is, child or adult: a name, an address, a relationship."""

    subject: ClassVar[str] = "person_id"
    part: ClassVar[str] = "people"

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


def fact_models() -> list[type[Fact]]:
    """Every concrete kind of fact there is, in a stable order."""
    from django.apps import apps

    return sorted(
        (m for m in apps.get_models() if issubclass(m, Fact) and m._meta.managed),
        key=lambda m: m._meta.db_table,
    )
