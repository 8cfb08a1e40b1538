import alongside.history.follows
import django.contrib.postgres.fields
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
            name="Assessment",
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
                (
                    "internal_review_on",
                    models.DateField(null=True, verbose_name="when worker and manager agreed to look at it together"),
                ),
                ("child_seen_on", models.DateField(null=True)),
                ("child_seen_alone", models.BooleanField(null=True)),
                (
                    "not_seen_why",
                    models.TextField(blank=True, default="", verbose_name="why not seen, or not seen alone"),
                ),
                (
                    "childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child says and wishes"),
                ),
                ("family_views", models.TextField(blank=True, default="", verbose_name="what the family says")),
                ("strengths", models.TextField(blank=True, default="", verbose_name="what is going well")),
                ("risks", models.TextField(blank=True, default="", verbose_name="what worries us")),
                ("analysis", models.TextField(blank=True, default="", verbose_name="what it means for the child")),
                (
                    "factors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), blank=True, default=list, size=None
                    ),
                ),
                (
                    "proposed_outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("child_in_need", "The child is in need: make a plan with the family"),
                            ("early_help", "Early help carries the work on"),
                            ("strategy_discussion", "Strategy discussion: significant harm is suspected"),
                            ("no_further_action", "Nothing further"),
                        ],
                        default="",
                        max_length=19,
                    ),
                ),
                ("family_copy_on", models.DateField(null=True, verbose_name="when the family had a copy")),
                ("completed_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True, verbose_name="when a manager last returned it")),
                ("returned_why", models.TextField(blank=True, default="")),
                ("authorised_on", models.DateField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("child_in_need", "The child is in need: make a plan with the family"),
                            ("early_help", "Early help carries the work on"),
                            ("strategy_discussion", "Strategy discussion: significant harm is suspected"),
                            ("no_further_action", "Nothing further"),
                        ],
                        default="",
                        max_length=19,
                    ),
                ),
                ("outcome_reason", models.TextField(blank=True, default="")),
                (
                    "authorised_by",
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
                    "completed_by",
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
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="front_door.referral",
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        null=True,
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
                "indexes": [
                    models.Index(fields=["child", "-started_on"], name="assessment_of_child"),
                    models.Index(
                        condition=models.Q(("authorised_on__isnull", True)), fields=["child"], name="assessment_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("authorised_on__isnull", True), ("outcome", "")),
                            models.Q(("authorised_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="assessment_authorised_with_outcome",
                        violation_error_message="An authorised assessment needs its outcome.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("authorised_by__isnull", True),
                            ("completed_by__isnull", True),
                            models.Q(("authorised_by", models.F("completed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="assessment_not_authorised_by_its_author",
                        violation_error_message="Somebody else must authorise this assessment: its author cannot.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("completed_on__isnull", True),
                                ("completed_on__gte", models.F("started_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("authorised_on__isnull", True),
                                ("authorised_on__gte", models.F("started_on")),
                                _connector="OR",
                            ),
                        ),
                        name="assessment_days_in_order",
                        violation_error_message="An assessment cannot be finished before it started.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentReview",
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
                ("comment", models.TextField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="assessment.assessment"
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CarerAssessment",
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
                        choices=[("young_carer", "Young carer"), ("parent_carer", "Parent carer")], max_length=12
                    ),
                ),
                ("requested_on", models.DateField()),
                ("asked_for", models.TextField(verbose_name="what they do for whom, and what they asked for")),
                ("completed_on", models.DateField(null=True)),
                ("carers_words", models.TextField(blank=True, default="")),
                ("needs", models.TextField(blank=True, default="", verbose_name="what they need")),
                ("support", models.TextField(blank=True, default="", verbose_name="what was agreed")),
                (
                    "carer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_on__isnull", True),
                            ("completed_on__gte", models.F("requested_on")),
                            _connector="OR",
                        ),
                        name="carer_assessment_days_in_order",
                        violation_error_message="An assessment cannot be complete before it was asked for.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmergencyAction",
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
                ("taken_at", models.DateTimeField()),
                ("what_happened", models.TextField()),
                ("done", models.TextField(verbose_name="what was done, and who is where now")),
                ("childs_words", models.TextField(blank=True, default="")),
                ("handed_over_on", models.DateField(null=True)),
                ("handover_note", models.TextField(blank=True, default="", verbose_name="what the day team must do")),
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
                    "handed_over_by",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategyDiscussion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("meeting", "Meeting"), ("call", "By telephone or video")],
                        default="call",
                        max_length=7,
                        verbose_name="how it was held",
                    ),
                ),
                ("reasons", models.TextField(blank=True, default="", verbose_name="why significant harm is suspected")),
                ("shared_facts", models.TextField(blank=True, default="", verbose_name="what each agency knows")),
                ("childs_words", models.TextField(blank=True, default="", verbose_name="what the child has said")),
                ("safety_now", models.TextField(blank=True, default="", verbose_name="how the child is kept safe now")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("section_47_single", "Section 47 enquiry by social care alone"),
                            ("section_47_joint", "Section 47 enquiry jointly with the police"),
                            ("no_section_47", "No section 47 enquiry"),
                        ],
                        max_length=17,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True, default="")),
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
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategy_discussions",
                        to="front_door.referral",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "-held_on"], name="strategy_of_child")],
            },
        ),
        migrations.CreateModel(
            name="StrategyAttendance",
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
                ("role", models.CharField(blank=True, default="", max_length=120, verbose_name="their job")),
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
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="assessment.strategydiscussion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dissented", False), models.Q(("dissent", ""), _negated=True), _connector="OR"
                        ),
                        name="strategy_dissent_in_words",
                        violation_error_message="Say in their words why somebody disagreed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Section47Enquiry",
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
                (
                    "conference_due_on",
                    models.DateField(null=True, verbose_name="15 working days after the strategy discussion"),
                ),
                ("child_seen_on", models.DateField(null=True)),
                ("child_seen_alone", models.BooleanField(null=True)),
                (
                    "not_seen_why",
                    models.TextField(blank=True, default="", verbose_name="why not seen, or not seen alone"),
                ),
                ("childs_words", models.TextField(blank=True, default="")),
                ("family_views", models.TextField(blank=True, default="")),
                ("findings", models.TextField(blank=True, default="", verbose_name="what the enquiry found")),
                ("concluded_on", models.DateField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conference", "Initial child protection conference"),
                            ("child_in_need", "No conference: the child is in need"),
                            ("no_further_action", "Nothing further"),
                        ],
                        default="",
                        max_length=17,
                    ),
                ),
                ("outcome_reason", models.TextField(blank=True, default="")),
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
                    "concluded_by",
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
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="front_door.referral",
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
                (
                    "strategy_discussion",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiry",
                        to="assessment.strategydiscussion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["child", "-started_on"], name="enquiry_of_child"),
                    models.Index(
                        condition=models.Q(("concluded_on__isnull", True)), fields=["child"], name="enquiry_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_on__isnull", True), ("outcome", "")),
                            models.Q(("concluded_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="enquiry_concluded_with_outcome",
                        violation_error_message="A concluded enquiry needs its outcome.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concluded_on__isnull", True),
                            ("concluded_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="enquiry_days_in_order",
                        violation_error_message="An enquiry cannot be concluded before it began.",
                    ),
                    alongside.history.follows.Follows(
                        after="strategy_discussion",
                        day="started_on",
                        name="enquiry_follows_its_discussion",
                        their_day="held_on",
                        violation_error_message="An enquiry cannot begin before the strategy discussion that decided on it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnbornConcern",
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
                ("raised_on", models.DateField()),
                (
                    "raised_by",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="who is concerned"),
                ),
                ("concern", models.TextField()),
                ("parents_words", models.TextField(blank=True, default="")),
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
