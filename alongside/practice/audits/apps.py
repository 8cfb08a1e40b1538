from importlib.resources import files
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Audits(AppConfig):
    """The room `audits` of Practice Week."""

    name = "alongside.practice.audits"
    verbose_name = "Audits"

    def ready(self) -> None:
        post_migrate.connect(make_functions, sender=self, dispatch_uid="audits.make_functions")


def make_functions(using: str = "owner", **_: Any) -> None:
    """After each migration: the function with which an auditor's sight of one record ends."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "audits_fileof" in connection.introspection.table_names(cursor):
            cursor.execute(files(__package__).joinpath("functions.sql").read_text())
