from django.apps import AppConfig


class LeavingCareConfig(AppConfig):
    name = "alongside.pathway.leaving_care"
    label = "leaving_care"
    verbose_name = "Leaving care"
    default_auto_field = "django.db.models.BigAutoField"
