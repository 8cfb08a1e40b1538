from django.apps import AppConfig


class Learning(AppConfig):
    """The room `learning` of Practice Week."""

    name = "alongside.practice.learning"
    verbose_name = "Learning"
