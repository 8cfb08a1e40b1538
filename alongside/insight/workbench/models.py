"""The runs of the rules over the whole council, and what the last of them found."""

from django.db import models

from alongside.access.policies import seeing
from alongside.insight.workbench.kinds import KINDS
from alongside.people.models import Person, Worker


class CheckRun(models.Model):
    """One return of one year held against its rules once; `at` is the same for all that were run together."""

    application_may = "INSERT"

    at = models.DateTimeField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField("the year in which the collection year ends")
    children = models.PositiveIntegerField("how many children the return holds")
    errors = models.PositiveIntegerField()
    queries = models.PositiveIntegerField()
    unplaced = models.PositiveIntegerField("faults of children who have no number of the council", default=0)
    crashes = models.PositiveIntegerField("places at which a rule failed", default=0)
    seconds = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["kind", "year", "-at"], name="last_run")]


class Fault(models.Model):
    """What one rule says of one row of a child, in the last run of its return. It says no more than the rule does.

    It is worked out from the record's facts and no fact itself: nobody corrects it, and the next run replaces it.
    Whoever sees all parts of the child's record that the return is made of sees it, by row-level security.
    """

    row_policy = " OR ".join(f"(kind = '{kind.key}' AND {seeing('child_id', *kind.parts)})" for kind in KINDS.values())
    application_may = "INSERT, DELETE"

    run = models.ForeignKey(CheckRun, models.CASCADE, related_name="faults")
    child = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    rule = models.CharField(max_length=12)
    severity = models.CharField(max_length=5)
    table = models.CharField("the return's table or block", max_length=30)
    field = models.CharField("the column to mend", max_length=120)
    on = models.DateField("the day of what is wrong", null=True)


class Explanation(models.Model):
    """Why what a query asks about is right after all, in somebody's words. It is never erased; the newest stands.

    It is about one rule and the day of one fact in one return's year, so that it outlives the next run.
    """

    row_policy = Fault.row_policy
    application_may = "INSERT"

    child = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField("the year in which the collection year ends")
    rule = models.CharField(max_length=12)
    on = models.DateField("the day of what is asked about", null=True)
    words = models.TextField("why it is right")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["child", "kind", "year"], name="explained_of_child")]
