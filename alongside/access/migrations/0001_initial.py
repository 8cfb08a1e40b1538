from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RoleReach",
            fields=[
                ("role", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("reach", models.CharField(max_length=10)),
                ("searches_all", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="RolePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                ("part", models.CharField(max_length=20)),
                ("records", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("role", "part"), name="one_line_for_role_and_part")],
            },
        ),
    ]
