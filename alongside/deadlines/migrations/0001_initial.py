import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "changed_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("late_entry_reason", models.TextField(blank=True, default="", verbose_name="why it is recorded late")),
                (
                    "came_from",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=80,
                        verbose_name="where it came from, when nobody typed it",
                    ),
                ),
                ("act", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("event", models.CharField(max_length=60)),
                ("missing", models.CharField(max_length=200, verbose_name="what was missing")),
                ("reason", models.TextField()),
                ("happened_on", models.DateField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=8)),
                ("value", models.PositiveIntegerField()),
                ("unit", models.CharField(max_length=10)),
                ("day_type", models.CharField(default="calendar", max_length=10)),
                ("holds_from", models.DateField()),
                ("reason", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "holds_from"), name="one_setting_from_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "changed_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("late_entry_reason", models.TextField(blank=True, default="", verbose_name="why it is recorded late")),
                (
                    "came_from",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        max_length=80,
                        verbose_name="where it came from, when nobody typed it",
                    ),
                ),
                ("act", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=8)),
                ("about_table", models.CharField(blank=True, default="", max_length=63)),
                ("about_id", models.BigIntegerField(null=True)),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("due_at", models.DateTimeField(null=True, verbose_name="when the clock counts hours")),
                ("first_started_on", models.DateField(verbose_name="when the first of these repeats started")),
                ("turn", models.PositiveSmallIntegerField(default=1, verbose_name="which repeat this is, from 1")),
                ("met_on", models.DateField(null=True)),
                ("stopped_on", models.DateField(null=True, verbose_name="when it no longer applied")),
                (
                    "stopped_by",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="the event that stopped it"),
                ),
                (
                    "late_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "Family or child not available"),
                            ("worker", "Worker absent or post vacant"),
                            ("capacity", "Too much work at once"),
                            ("partner", "Waiting for a partner agency"),
                            ("court", "Waiting for a court"),
                            ("safety", "Not safe or not in the child's interest at the time"),
                            ("recording", "Done in time, recorded late"),
                            ("other", "Another reason"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("late_note", models.TextField(blank=True, default="")),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("met_on__isnull", True), ("stopped_on__isnull", True)),
                        fields=["child", "due_on"],
                        name="deadline_open",
                    ),
                    models.Index(fields=["child", "code"], name="deadline_of_child"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("met_on__isnull", True), ("stopped_on__isnull", True), _connector="OR"),
                        name="deadline_met_or_stopped_once",
                        violation_error_message="What is done cannot also have stopped applying.",
                    )
                ],
            },
        ),
    ]
