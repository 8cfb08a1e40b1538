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
        ("assessment", "0001_initial"),
        ("front_door", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "Initial child protection conference"),
                            ("transfer_in", "Transfer-in child protection conference"),
                            ("review", "Review child protection conference"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "from_council",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="where the child moved from"),
                ),
                ("arranged_on", models.DateField(null=True, verbose_name="the day on which its date was set")),
                ("planned_for", models.DateField(null=True)),
                ("report", models.TextField(blank=True, default="", verbose_name="the social worker's report")),
                ("report_shared_on", models.DateField(null=True)),
                ("report_shared_how", models.TextField(blank=True, default="")),
                ("held_on", models.DateField(null=True)),
                ("quorate", models.BooleanField(null=True)),
                (
                    "not_quorate_why",
                    models.TextField(blank=True, default="", verbose_name="why it went on without a quorum"),
                ),
                ("childs_words", models.TextField(blank=True, default="", verbose_name="what the child says")),
                ("parents_views", models.TextField(blank=True, default="", verbose_name="what the parents say")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("plan", "Child protection plan"),
                            ("no_plan", "No child protection plan"),
                            ("continues", "The plan continues"),
                            ("ends", "The plan ends"),
                        ],
                        default="",
                        max_length=9,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True, default="")),
                ("category", models.CharField(blank=True, default="", max_length=3)),
                ("circulated_on", models.DateField(null=True, verbose_name="when the decisions were sent out")),
                ("circulated_to", models.TextField(blank=True, default="")),
                (
                    "chair",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
                    "enquiry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="assessment.section47enquiry",
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
                        related_name="conferences",
                        to="front_door.referral",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["child", "-held_on"], name="conference_of_child"),
                    models.Index(
                        condition=models.Q(("held_on__isnull", True)), fields=["planned_for"], name="conference_planned"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), ("held_on__isnull", True)),
                            models.Q(("held_on__isnull", False), models.Q(("decision", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="conference_held_with_decision",
                        violation_error_message="A conference that was held needs its decision.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProtectionPlan",
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
                ("initial_category", models.CharField(max_length=3)),
                ("latest_category", models.CharField(max_length=3)),
                (
                    "previous_plans",
                    models.PositiveSmallIntegerField(default=0, verbose_name="child protection plans before this one"),
                ),
                (
                    "childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child wants to change"),
                ),
                ("must_change", models.TextField(blank=True, default="", verbose_name="what must change")),
                ("safety_plan", models.TextField(blank=True, default="", verbose_name="what keeps the child safe now")),
                (
                    "contingency",
                    models.TextField(blank=True, default="", verbose_name="what happens if it does not change"),
                ),
                ("ended_why", models.TextField(blank=True, default="")),
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
                    "conference",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_begun",
                        to="protection.conference",
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
                        related_name="protection_plans",
                        to="front_door.referral",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-started_on"], name="protection_plan_of_child")],
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
                        name="one_protection_plan",
                        violation_error_message="The child already has a child protection plan then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="protection_plan_ends_after_start",
                        violation_error_message="A plan cannot end before it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("initial_category", ""), _negated=True),
                            models.Q(("latest_category", ""), _negated=True),
                        ),
                        name="protection_plan_has_category",
                        violation_error_message="A child protection plan needs its category of harm.",
                    ),
                    alongside.history.follows.Follows(
                        after="conference",
                        day="started_on",
                        name="plan_follows_its_conference",
                        their_day="held_on",
                        violation_error_message="A child protection plan cannot begin before its conference.",
                    ),
                ],
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="protection.protectionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["done_on", "by_when", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CoreGroup",
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
                ("progress", models.TextField(verbose_name="what has changed, and what has not")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="core_groups",
                        to="protection.protectionplan",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-held_on"], name="core_group_of_child")],
                "constraints": [
                    alongside.history.follows.Follows(
                        after="plan",
                        day="held_on",
                        name="core_group_follows_its_plan",
                        their_day="started_on",
                        violation_error_message="A core group cannot meet before its plan began.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="conference",
            name="plan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="protection.protectionplan",
            ),
        ),
        migrations.CreateModel(
            name="ProtectionVisit",
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
                ("seen", models.BooleanField()),
                ("seen_alone", models.BooleanField(null=True)),
                (
                    "not_seen_why",
                    models.TextField(blank=True, default="", verbose_name="why not seen, or not seen alone"),
                ),
                ("bedroom_seen", models.BooleanField(null=True, verbose_name="saw where the child sleeps")),
                ("childs_words", models.TextField(blank=True, default="")),
                ("notes", models.TextField(blank=True, default="", verbose_name="what the worker saw and did")),
                ("concerns", models.TextField(blank=True, default="")),
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
                        related_name="visits",
                        to="protection.protectionplan",
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
                "indexes": [models.Index(fields=["child", "-visited_on"], name="protection_visit_of_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seen", False), ("seen_alone", True), _negated=True),
                        name="protection_visit_alone_when_seen",
                        violation_error_message="A child who was not seen was not seen alone.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceAttendance",
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
                ("name", models.CharField(max_length=120)),
                (
                    "role",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="their job, or what they are to the child"
                    ),
                ),
                ("attended", models.BooleanField(default=True)),
                ("reported", models.BooleanField(default=False, verbose_name="sent a report")),
                ("dissented", models.BooleanField(default=False, verbose_name="disagreed with the decision")),
                ("dissent", models.TextField(blank=True, default="", verbose_name="why they disagreed")),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
                    ),
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
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="protection.conference",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dissented", False), models.Q(("dissent", ""), _negated=True), _connector="OR"
                        ),
                        name="conference_dissent_in_words",
                        violation_error_message="Say in their words why somebody disagreed.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="conference",
            constraint=models.CheckConstraint(
                condition=models.Q(("category", ""), ("decision", "plan"), _negated=True),
                name="conference_plan_has_category",
                violation_error_message="A child protection plan needs its category of harm.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision", ""),
                    models.Q(("decision__in", ["continues", "ends"]), ("kind", "review")),
                    models.Q(("decision__in", ["plan", "no_plan"]), ("kind__in", ["initial", "transfer_in"])),
                    _connector="OR",
                ),
                name="conference_decides_what_it_may",
                violation_error_message="An initial conference decides whether there is a plan; a review, whether it continues.",
            ),
        ),
    ]
