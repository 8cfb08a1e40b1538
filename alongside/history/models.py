"""What stood before a correction, and who opened what. Written by the database alone."""

from django.db import models

from alongside.history.facts import ChildFact, Fact, PersonFact

__all__ = ["ChildFact", "Fact", "Opening", "PersonFact", "Version"]


class Version(models.Model):
    """A row as it stood from `known_from` until it was corrected at `known_to`.

    No foreign keys: history outlives what it describes. The application's role may only read it,
    and only about people whom its user may see.
    """

    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    child_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    row = models.JSONField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField()
    written_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["table_name", "row_id"], name="version_of_row"),
            models.Index(fields=["child_id", "table_name"], name="version_of_child"),
            models.Index(fields=["person_id", "table_name"], name="version_of_person"),
        ]


class Opening(models.Model):
    """Somebody opened a part of somebody's record (or was refused). Written by `history_note_opening` alone."""

    at = models.DateTimeField()
    worker_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    part = models.CharField(max_length=30)
    page = models.CharField(max_length=80)
    reason = models.TextField(blank=True, default="")
    refused = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-at"], name="opening_of_person"),
            models.Index(fields=["worker_id", "-at"], name="opening_by_worker"),
        ]
