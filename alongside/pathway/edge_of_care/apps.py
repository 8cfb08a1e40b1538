from django.apps import AppConfig


class EdgeOfCareConfig(AppConfig):
    name = "alongside.pathway.edge_of_care"
    label = "edge_of_care"
    verbose_name = "Edge of care"
    default_auto_field = "django.db.models.BigAutoField"
