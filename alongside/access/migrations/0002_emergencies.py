import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rolereach",
            name="answers",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="rolereach",
            name="emergency",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.CreateModel(
            name="EmergencyOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("reason", models.TextField()),
                ("restricted", models.BooleanField(verbose_name="whether the record was restricted")),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EmergencyLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("words", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="access.emergencyopening"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EmergencyTerm",
            fields=[
                ("holds_from", models.DateField(primary_key=True, serialize=False)),
                ("hours", models.PositiveSmallIntegerField()),
                ("force", models.CharField(max_length=30)),
                ("source", models.TextField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("hours__gte", 1)), name="emergency_lasts")],
            },
        ),
        migrations.AddIndex(
            model_name="emergencyopening",
            index=models.Index(fields=["worker", "until"], name="emergency_of_worker"),
        ),
        migrations.AddIndex(
            model_name="emergencyopening",
            index=models.Index(fields=["person_id", "-at"], name="emergency_of_person"),
        ),
        migrations.AddConstraint(
            model_name="emergencyopening",
            constraint=models.CheckConstraint(condition=models.Q(("until__gt", models.F("at"))), name="emergency_ends"),
        ),
        migrations.AddConstraint(
            model_name="emergencyopening",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="emergency_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencylook",
            constraint=models.CheckConstraint(condition=models.Q(("words__regex", "\\S")), name="look_has_words"),
        ),
    ]
