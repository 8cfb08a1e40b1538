from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="mending",
            name="mended_how",
            field=models.TextField(blank=True, default="", verbose_name="how it was mended"),
        ),
        migrations.AddConstraint(
            model_name="mending",
            constraint=models.CheckConstraint(
                condition=models.Q(("mended_on__isnull", True), ("mended_how__regex", "\\S"), _connector="OR"),
                name="mended_in_words",
                violation_error_message="Say how it was mended.",
            ),
        ),
    ]
