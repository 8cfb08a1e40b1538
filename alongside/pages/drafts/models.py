"""Words typed into a form and not saved yet. They are their writer's alone, and no part of the record."""

from django.db import models
from django.db.models.functions import Now

from alongside.people.models import Worker


class Draft(models.Model):
    """What one opening of a form held last. Once the form is saved the words go, and `sent` refuses late ones."""

    row_policy = "worker_id = history_actor()"
    application_may = "INSERT, UPDATE, DELETE"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="+")
    where = models.CharField("the form's address, which holds ids alone", max_length=200)
    opening = models.UUIDField("which opening of the form: two tabs keep two drafts")
    fields = models.JSONField("each box's name with all it sends, as typed", default=dict)
    saved_at = models.DateTimeField(db_default=Now())
    sent = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_draft_of_an_opening", fields=["worker", "where", "opening"])]
