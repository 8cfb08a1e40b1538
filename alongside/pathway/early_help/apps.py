from django.apps import AppConfig


class EarlyHelpConfig(AppConfig):
    name = "alongside.pathway.early_help"
    label = "early_help"
    verbose_name = "Early help"
    default_auto_field = "django.db.models.BigAutoField"
