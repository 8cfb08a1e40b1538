"""Work out under which keys people are found: after a load, or for everybody when the rules of spelling change."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.people.finding.filing import file_waiting


class Command(BaseCommand):
    """Runs as the owner. Everybody can be found all the while."""

    help = "Work out the search keys that are still to come, or with --anew everybody's."

    def add_arguments(self, parser: CommandParser) -> None:
        """One choice: those still to come, or everybody's anew."""
        parser.add_argument("--anew", action="store_true", help="everybody's, after a change to the rules of spelling")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how many."""
        self.stdout.write(f"Search keys worked out for {file_waiting(anew=options['anew'])} people.")
