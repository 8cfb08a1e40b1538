from importlib.resources import files
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Learning(AppConfig):
    """The room `learning` of Practice Week."""

    name = "alongside.practice.learning"
    verbose_name = "Learning"

    def ready(self) -> None:
        post_migrate.connect(make_functions, sender=self, dispatch_uid="learning.make_functions")


def make_functions(using: str = "owner", **_: Any) -> None:
    """After each migration: the function that says whether a text holds a name of the record's, and not whose."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "learning_publication" in connection.introspection.table_names(cursor):
            cursor.execute(files(__package__).joinpath("functions.sql").read_text())
