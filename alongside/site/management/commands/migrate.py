"""Migrating, as the owner, with the application's role made before and kept small after."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from alongside.site import database


class Command(migrate.Command):
    """Django's own command through the owner's address."""

    def add_arguments(self, parser: CommandParser) -> None:
        """As Django's, but meaning the owner where no address is named."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the application's role and what it is let into, then migrate."""
        owner, application = database.owner_address(), database.application_address()
        database.before_migrating(owner, application)
        super().handle(*args, **options)
        database.after_migrating(owner, application)
