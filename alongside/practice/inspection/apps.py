from django.apps import AppConfig


class Inspection(AppConfig):
    """The room `inspection` of Practice Week."""

    name = "alongside.practice.inspection"
    verbose_name = "Inspection"
