import django.contrib.postgres.constraints
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
            name="EarlyHelpEpisode",
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
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True, default="", verbose_name="what the family wants help with")),
                ("childs_words", models.TextField(blank=True, default="")),
                ("assessment_started_on", models.DateField(null=True)),
                ("assessment_completed_on", models.DateField(null=True)),
                (
                    "organisation",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="who completes the assessment"
                    ),
                ),
                (
                    "assessment_summary",
                    models.TextField(blank=True, default="", verbose_name="what the assessment found"),
                ),
                ("ended_why", models.TextField(blank=True, default="")),
                (
                    "family_feedback",
                    models.TextField(blank=True, default="", verbose_name="what the family thought of the help"),
                ),
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
                    "lead_agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
                ),
                (
                    "lead_worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "indexes": [models.Index(fields=["child", "-started_on"], name="early_help_of_child")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("child"), models.F("child"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("started_on"),
                                    models.F("ended_on"),
                                    models.Value("[)"),
                                    function="daterange",
                                ),
                                "&&",
                            ),
                        ],
                        name="one_early_help_episode",
                        violation_error_message="The family already has early help on these days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                            ),
                            models.Q(
                                ("assessment_completed_on__isnull", True),
                                ("assessment_started_on__isnull", True),
                                ("assessment_completed_on__gte", models.F("assessment_started_on")),
                                _connector="OR",
                            ),
                        ),
                        name="early_help_days_in_order",
                        violation_error_message="Early help, or its assessment, cannot end before it began.",
                    ),
                ],
            },
        ),
    ]
