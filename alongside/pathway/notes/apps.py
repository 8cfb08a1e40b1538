from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NotesConfig(AppConfig):
    name = "alongside.pathway.notes"
    label = "notes"
    verbose_name = "Notes and documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from alongside.pathway.notes.search.filing import file_everything

        post_migrate.connect(file_everything, sender=self, dispatch_uid="notes.file_everything")
