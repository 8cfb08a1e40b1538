
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                ("person_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("names", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("born_on", models.DateField(null=True)),
                ("postcodes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("numbers", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("keys", django.contrib.postgres.search.SearchVectorField(null=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="searchkey_keys"),
                    models.Index(
                        condition=models.Q(("keys__isnull", True)), fields=["person_id"], name="searchkey_waiting"
                    ),
                ],
            },
        ),
    ]
