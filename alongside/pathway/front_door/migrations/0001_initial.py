import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                ("received_at", models.DateTimeField()),
                ("source", models.CharField(max_length=2)),
                (
                    "contacted_by",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="who made contact"),
                ),
                (
                    "contacted_by_as",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="their job or relationship to the child"
                    ),
                ),
                ("worries", models.TextField(verbose_name="what they are worried about, in their words")),
                ("going_well", models.TextField(blank=True, default="", verbose_name="what is going well")),
                ("childs_words", models.TextField(blank=True, default="", verbose_name="what the child says")),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("red", "Red: a child may be in danger today"),
                            ("amber", "Amber: by tomorrow"),
                            ("green", "Green: within three working days"),
                        ],
                        default="amber",
                        max_length=5,
                    ),
                ),
                ("family_told", models.BooleanField(null=True, verbose_name="the family knows of this contact")),
                ("family_not_told_why", models.TextField(blank=True, default="")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_further_action", "Advice given, or nothing further"),
                            ("early_help", "Early help, and the family agrees"),
                            ("referral", "Referral to children's social care"),
                        ],
                        default="",
                        max_length=17,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True, default="")),
                ("decided_on", models.DateField(null=True)),
                ("referrer_told_on", models.DateField(null=True)),
                ("referrer_told_how", models.TextField(blank=True, default="")),
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
                    "decided_by",
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
                "indexes": [models.Index(fields=["child", "-received_at"], name="contact_of_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", ""),
                            models.Q(models.Q(("decision_reason", ""), _negated=True), ("decided_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_decided_with_reason",
                        violation_error_message="A decision about a contact needs its reason and its date.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
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
                ("question", models.TextField(verbose_name="what was asked, and why it is needed")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task: safeguarding a child (UK GDPR article 6(1)(e))"),
                            ("legal_obligation", "Legal obligation (UK GDPR article 6(1)(c))"),
                            ("vital_interests", "Life or limb at risk (UK GDPR article 6(1)(d))"),
                            ("consent", "The family's consent (seldom the right basis for safeguarding)"),
                        ],
                        default="public_task",
                        max_length=16,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.TextField(blank=True, default="")),
                ("refused", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="front_door.contact"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HarmSuspicion",
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
                ("suspected_at", models.DateTimeField()),
                ("cause", models.TextField(verbose_name="what gives reasonable cause to suspect significant harm")),
                ("childs_words", models.TextField(blank=True, default="", verbose_name="what the child says")),
                (
                    "safe_now",
                    models.TextField(blank=True, default="", verbose_name="how the child is kept safe until then"),
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
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                ("received_on", models.DateField()),
                ("source", models.CharField(max_length=2)),
                ("primary_need", models.CharField(blank=True, default="", max_length=2)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("assessment", "Child and family assessment"),
                            ("strategy_discussion", "Strategy discussion"),
                            ("early_help", "Early help, and the family agrees"),
                            ("no_further_action", "Nothing further"),
                        ],
                        default="",
                        max_length=19,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True, default="")),
                ("decided_on", models.DateField(null=True)),
                ("referrer_told_on", models.DateField(null=True)),
                ("referrer_told_how", models.TextField(blank=True, default="")),
                ("closed_on", models.DateField(null=True)),
                ("closed_why", models.CharField(blank=True, default="", max_length=3)),
                ("closing_summary", models.TextField(blank=True, default="")),
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
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="front_door.contact",
                    ),
                ),
                (
                    "decided_by",
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
                "indexes": [
                    models.Index(fields=["child", "-received_on"], name="referral_of_child"),
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)), fields=["child"], name="referral_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("received_on")), _connector="OR"
                        ),
                        name="referral_closes_after_it_came",
                        violation_error_message="A case cannot close before its referral came.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
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
                ("direction", models.CharField(choices=[("in", "Moved here"), ("out", "Moved away")], max_length=3)),
                ("on", models.DateField()),
                ("council", models.CharField(max_length=120, verbose_name="the other council")),
                ("words", models.TextField(verbose_name="what was passed on, by whom, and what the plan says")),
                (
                    "childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child says about moving"),
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
            options={
                "abstract": False,
            },
        ),
    ]
