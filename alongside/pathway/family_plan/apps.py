from django.apps import AppConfig


class FamilyPlanConfig(AppConfig):
    name = "alongside.pathway.family_plan"
    label = "family_plan"
    verbose_name = "Child in need plan"
    default_auto_field = "django.db.models.BigAutoField"
