from django.apps import AppConfig


class Agreements(AppConfig):
    """The room `agreements` of Practice Week."""

    name = "alongside.practice.agreements"
    verbose_name = "Agreement and safety"
