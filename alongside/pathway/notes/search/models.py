"""What the database keeps so that words can be found. Read through `notes_search` alone (`functions.sql`)."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Words(models.Model):
    """The words of one fact about a child. Not part of the record: triggers keep it in step with the facts.

    The application's role may not read the table: it holds words about children whom the user may not see.
    """

    row_policy = "false"

    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    child_id = models.BigIntegerField()
    part = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    words = SearchVectorField()

    class Meta:
        app_label = "notes"
        constraints = [models.UniqueConstraint(name="words_of_one_fact", fields=["table_name", "row_id"])]
        indexes = [
            GinIndex(fields=["words"], name="words_by_word", gin_pending_list_limit=1024),
            models.Index(fields=["-happened_at", "-id"], name="words_by_day"),
        ]
