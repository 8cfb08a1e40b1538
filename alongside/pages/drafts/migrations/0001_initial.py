import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("where", models.CharField(max_length=200, verbose_name="the form's address, which holds ids alone")),
                ("opening", models.UUIDField(verbose_name="which opening of the form: two tabs keep two drafts")),
                ("fields", models.JSONField(default=dict, verbose_name="each box's name with all it sends, as typed")),
                ("saved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("sent", models.BooleanField(default=False)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("worker", "where", "opening"), name="one_draft_of_an_opening")
                ],
            },
        ),
    ]
