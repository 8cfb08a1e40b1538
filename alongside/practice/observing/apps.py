from django.apps import AppConfig


class Observing(AppConfig):
    """The room `observing` of Practice Week."""

    name = "alongside.practice.observing"
    verbose_name = "Observing"
