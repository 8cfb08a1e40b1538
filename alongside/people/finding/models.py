"""What the database keeps so that a person can be found. Read through the functions of `functions.sql` alone."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


class SearchKey(models.Model):
    """What one person is filed under. Not part of the record: it can be made anew from it.

    Triggers copy names, date of birth, postcodes and numbers here whatever writes them (`functions.sql`);
    `filing` then works out the keys. A row whose keys are still to come is looked at in every
    search, so nobody is ever lost between the two. A hidden address's postcode is left out.
    The application's role may not read the table: its rows are of people whom the user may not see.
    """

    row_policy = "false"

    person_id = models.BigIntegerField(primary_key=True)
    names = ArrayField(models.TextField())  # "given, tab, family"; today's first
    born_on = models.DateField(null=True)
    postcodes = ArrayField(models.TextField())  # today's first
    numbers = ArrayField(models.TextField())  # the council's own, NHS, pupil's and former pupil's
    keys = SearchVectorField(null=True)

    class Meta:
        app_label = "people"
        indexes = [
            GinIndex(fields=["keys"], name="searchkey_keys", fastupdate=False),
            models.Index(fields=["person_id"], name="searchkey_waiting", condition=Q(keys__isnull=True)),
        ]
