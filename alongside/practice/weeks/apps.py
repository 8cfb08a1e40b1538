from django.apps import AppConfig


class Weeks(AppConfig):
    """The room `weeks` of Practice Week."""

    name = "alongside.practice.weeks"
    verbose_name = "Practice Weeks"
