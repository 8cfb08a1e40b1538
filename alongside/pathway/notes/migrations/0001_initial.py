import alongside.pathway.notes.documents.models
import django.contrib.postgres.indexes
import django.contrib.postgres.search
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
            name="Words",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table_name", models.CharField(max_length=63)),
                ("row_id", models.BigIntegerField()),
                ("child_id", models.BigIntegerField()),
                ("part", models.CharField(max_length=20)),
                ("happened_at", models.DateTimeField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], gin_pending_list_limit=1024, name="words_by_word"
                    ),
                    models.Index(fields=["-happened_at", "-id"], name="words_by_day"),
                ],
                "constraints": [models.UniqueConstraint(fields=("table_name", "row_id"), name="words_of_one_fact")],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
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
                ("happened_at", models.DateTimeField(verbose_name="when it happened")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("telephone_call", "Telephone call"),
                            ("visit", "Visit"),
                            ("meeting", "Meeting"),
                            ("email", "Email or message"),
                            ("direct_work", "Direct work with the child"),
                            ("supervision", "Supervision"),
                            ("management_oversight", "Management oversight"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="what it was",
                    ),
                ),
                ("with_whom", models.CharField(blank=True, default="", max_length=200, verbose_name="with whom")),
                (
                    "childs_words",
                    models.TextField(blank=True, default="", verbose_name="what the child said, word for word"),
                ),
                ("words", models.TextField(blank=True, default="", verbose_name="what was said and done")),
                ("significant", models.BooleanField(default=False, verbose_name="it stands out in the child's story")),
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
                "indexes": [models.Index(fields=["child", "-happened_at"], name="case_note_of_child")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("childs_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="case_note_says_something",
                        violation_error_message="Write what was said or done, or what the child said.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "Letter or email"),
                            ("report", "Report from a professional"),
                            ("court", "Court document"),
                            ("minutes", "Minutes of a meeting"),
                            ("childs_work", "Something the child made, drew or wrote"),
                            ("photograph", "Photograph"),
                            ("identity", "Proof of who somebody is"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="what it is",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="the date on it")),
                ("description", models.TextField(blank=True, default="", verbose_name="what it says, in short")),
                (
                    "file",
                    models.FileField(editable=False, upload_to=alongside.pathway.notes.documents.models.random_place),
                ),
                ("content_type", models.CharField(editable=False, max_length=40)),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="bytes")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                (
                    "text",
                    models.TextField(
                        blank=True, default="", editable=False, verbose_name="the words in it, to be searched"
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
                "indexes": [models.Index(fields=["child", "-happened_on"], name="document_of_child")],
            },
        ),
    ]
