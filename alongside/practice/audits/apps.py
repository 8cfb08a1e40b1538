from django.apps import AppConfig


class Audits(AppConfig):
    """The room `audits` of Practice Week."""

    name = "alongside.practice.audits"
    verbose_name = "Audits"
