from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Origin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("council", "The made-up council"), ("files", "Files of a council")], max_length=7
                    ),
                ),
                ("made_up", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("seed", models.BigIntegerField(null=True)),
                ("cast", models.JSONField(default=list, verbose_name="whom one can be")),
                ("report", models.JSONField(default=dict)),
            ],
        ),
    ]
