from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("worker_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField()),
                ("part", models.CharField(max_length=30)),
                ("page", models.CharField(max_length=80)),
                ("reason", models.TextField(blank=True, default="")),
                ("refused", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "-at"], name="opening_of_person"),
                    models.Index(fields=["worker_id", "-at"], name="opening_by_worker"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table_name", models.CharField(max_length=63)),
                ("row_id", models.BigIntegerField()),
                ("child_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("row", models.JSONField()),
                ("known_from", models.DateTimeField()),
                ("known_to", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("reason", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["table_name", "row_id"], name="version_of_row"),
                    models.Index(fields=["child_id", "table_name"], name="version_of_child"),
                    models.Index(fields=["person_id", "table_name"], name="version_of_person"),
                ],
            },
        ),
    ]
