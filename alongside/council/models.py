"""Where the records in this database come from. Written by the owner alone."""

from django.db import models


class Origin(models.Model):
    """One coming-in of records: the made-up council, or files that were loaded.

    `made_up` says that nobody in it is real; while that holds of every origin, one may sign in by
    picking a person to be.
    """

    class Kind(models.TextChoices):
        COUNCIL = "council", "The made-up council"
        FILES = "files", "Files of a council"

    kind = models.CharField(max_length=7, choices=Kind)
    made_up = models.BooleanField()
    at = models.DateTimeField()
    seed = models.BigIntegerField(null=True)
    cast = models.JSONField("whom one can be", default=list)  # [[worker id, "what the page says"], ...]
    report = models.JSONField(default=dict)
