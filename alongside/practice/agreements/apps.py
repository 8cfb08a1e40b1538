from importlib.resources import files
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Agreements(AppConfig):
    """The room `agreements` of Practice Week."""

    name = "alongside.practice.agreements"
    verbose_name = "Agreement and safety"

    def ready(self) -> None:
        post_migrate.connect(make_functions, sender=self, dispatch_uid="agreements.make_functions")


def make_functions(using: str = "owner", **_: Any) -> None:
    """After each migration: the function that notes in a child's log that a briefing was opened."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "agreements_familyvisit" in connection.introspection.table_names(cursor):
            cursor.execute(files(__package__).joinpath("functions.sql").read_text())
