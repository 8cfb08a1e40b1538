from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "alongside.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside.access.guards import guard_everything

        post_migrate.connect(guard_everything, sender=self, dispatch_uid="access.guard_everything")
