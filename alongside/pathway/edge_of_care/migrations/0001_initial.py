import alongside.history.follows
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_why_this_worker"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EdgeOfCareSupport",
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
                (
                    "childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child says and wants"),
                ),
                ("reason", models.TextField(verbose_name="why the child may come into care")),
                ("family_views", models.TextField(blank=True, default="", verbose_name="what the family says")),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("team", "Edge of care team"),
                            ("conference", "Family group conference"),
                            ("respite", "Short-term respite"),
                            ("intensive", "Intensive family support"),
                            ("other", "Another service"),
                        ],
                        max_length=10,
                        verbose_name="which service gives the support",
                    ),
                ),
                ("service_name", models.CharField(blank=True, default="", max_length=120, verbose_name="which one")),
                (
                    "must_change",
                    models.TextField(blank=True, default="", verbose_name="what must change for the child to stay"),
                ),
                (
                    "family_meeting_offered",
                    models.BooleanField(null=True, verbose_name="a family group meeting was offered"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "The child stays at home with the family"),
                            ("wider_family", "The child lives with wider family or friends"),
                            ("care", "The child came into care"),
                            ("moved", "The child moved away"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("ended_reason", models.TextField(blank=True, default="", verbose_name="what came of it, in words")),
                (
                    "ended_childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child says at the end"),
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
        ),
        migrations.CreateModel(
            name="EdgeOfCareReview",
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
                ("held_on", models.DateField()),
                ("attended", models.TextField(blank=True, default="", verbose_name="who came")),
                ("childs_words", models.TextField(blank=True, default="")),
                ("family_views", models.TextField(blank=True, default="")),
                ("progress", models.TextField(verbose_name="what has changed, and what has not")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("continue", "The support goes on"),
                            ("end", "The support has done its work and should end"),
                            ("care", "The child should come into care"),
                        ],
                        max_length=8,
                        verbose_name="what should happen",
                    ),
                ),
                ("next_review_on", models.DateField(null=True)),
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
                (
                    "support",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="edge_of_care.edgeofcaresupport",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="edgeofcaresupport",
            index=models.Index(fields=["child", "-started_on"], name="edge_of_care_of_child"),
        ),
        migrations.AddConstraint(
            model_name="edgeofcaresupport",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.Func(models.F("child"), models.F("child"), models.Value("[]"), function="int8range"), "&&"),
                    (
                        models.Func(
                            models.F("started_on"), models.F("ended_on"), models.Value("[)"), function="daterange"
                        ),
                        "&&",
                    ),
                ],
                name="one_edge_of_care_support",
                violation_error_message="The child already has edge of care support on these days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="edgeofcaresupport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="edge_of_care_ends_after_start",
                violation_error_message="Edge of care support cannot end before it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="edgeofcaresupport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", True), ("outcome", "")),
                    models.Q(("ended_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="edge_of_care_ends_with_outcome",
                violation_error_message="Edge of care support ends with what came of it, and not before.",
            ),
        ),
        migrations.AddIndex(
            model_name="edgeofcarereview",
            index=models.Index(fields=["child", "-held_on"], name="edge_of_care_review_of_child"),
        ),
        migrations.AddConstraint(
            model_name="edgeofcarereview",
            constraint=alongside.history.follows.Follows(
                after="support",
                day="held_on",
                name="edge_of_care_review_follows_support",
                their_day="started_on",
                violation_error_message="Edge of care support cannot be reviewed before it began.",
            ),
        ),
    ]
