from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "alongside.pathway.protection"
    label = "protection"
    verbose_name = "Child protection"
    default_auto_field = "django.db.models.BigAutoField"
