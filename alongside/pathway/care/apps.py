from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "alongside.pathway.care"
    label = "care"
    verbose_name = "Children looked after"
    default_auto_field = "django.db.models.BigAutoField"
