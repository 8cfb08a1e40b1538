from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "alongside.pathway.front_door"
    label = "front_door"
    verbose_name = "Front door"
    default_auto_field = "django.db.models.BigAutoField"
