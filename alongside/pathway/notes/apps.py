from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "alongside.pathway.notes"
    label = "notes"
    verbose_name = "Notes and documents"
    default_auto_field = "django.db.models.BigAutoField"
