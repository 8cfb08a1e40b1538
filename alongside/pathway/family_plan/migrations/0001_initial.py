import alongside.history.follows
import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("front_door", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildInNeedPlan",
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
                ("family_views", models.TextField(blank=True, default="", verbose_name="what the family says")),
                ("must_change", models.TextField(blank=True, default="", verbose_name="what must change")),
                (
                    "safety_plan",
                    models.TextField(blank=True, default="", verbose_name="what keeps the child safe meanwhile"),
                ),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("closed", "The case closes"),
                            ("early_help", "Early help carries on"),
                            ("protection", "A child protection plan began"),
                            ("care", "The child came into care"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("ended_reason", models.TextField(blank=True, default="", verbose_name="why it ended, in words")),
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
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_in_need_plans",
                        to="front_door.referral",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-started_on"], name="cin_plan_of_child")],
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
                        name="one_child_in_need_plan",
                        violation_error_message="The child already has a child in need plan on these days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="child_in_need_plan_ends_after_start",
                        violation_error_message="A plan cannot end before it began.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildInNeedReview",
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
                (
                    "scale",
                    models.PositiveSmallIntegerField(
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="how safe and well things are now, 0 to 10",
                    ),
                ),
                (
                    "progress",
                    models.TextField(blank=True, default="", verbose_name="what has changed, and what has not"),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "The plan goes on"),
                            ("close", "The plan should end and the case close"),
                            ("step_down", "Early help should carry on instead"),
                            ("step_up", "Significant harm is suspected: a strategy discussion is needed"),
                        ],
                        default="",
                        max_length=9,
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="family_plan.childinneedplan",
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
                "indexes": [models.Index(fields=["child", "-held_on"], name="cin_review_of_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scale__isnull", True), ("scale__lte", 10), _connector="OR"),
                        name="cin_review_scale",
                        violation_error_message="The scale goes from 0 to 10.",
                    ),
                    alongside.history.follows.Follows(
                        after="plan",
                        day="held_on",
                        name="cin_review_follows_its_plan",
                        their_day="started_on",
                        violation_error_message="A plan cannot be reviewed before it began.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildInNeedVisit",
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
                ("visited_on", models.DateField()),
                ("seen", models.BooleanField(verbose_name="the child was seen")),
                ("seen_alone", models.BooleanField(null=True, verbose_name="the child was seen alone")),
                (
                    "not_seen_why",
                    models.TextField(blank=True, default="", verbose_name="why not seen, or not seen alone"),
                ),
                ("childs_words", models.TextField(blank=True, default="")),
                ("notes", models.TextField(blank=True, default="", verbose_name="what the worker saw and did")),
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
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="family_plan.childinneedplan",
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
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-visited_on"], name="cin_visit_of_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seen", False), ("seen_alone", True), _negated=True),
                        name="cin_visit_alone_when_seen",
                        violation_error_message="A child who was not seen was not seen alone.",
                    ),
                    alongside.history.follows.Follows(
                        after="plan",
                        day="visited_on",
                        name="cin_visit_follows_its_plan",
                        their_day="started_on",
                        violation_error_message="A visit under a plan cannot be made before the plan began.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyMeeting",
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
                ("attended", models.TextField(verbose_name="who came")),
                ("childs_words", models.TextField(blank=True, default="")),
                ("family_views", models.TextField(blank=True, default="")),
                ("agreed", models.TextField(verbose_name="what was agreed")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="family_plan.childinneedplan",
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
                "indexes": [models.Index(fields=["child", "-held_on"], name="family_meeting_of_child")],
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
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
                ("what", models.TextField()),
                ("who", models.CharField(max_length=120)),
                ("by_when", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("came_of_it", models.TextField(blank=True, default="", verbose_name="what came of it")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="family_plan.childinneedplan",
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
                "ordering": ["done_on", "by_when", "pk"],
            },
        ),
    ]
