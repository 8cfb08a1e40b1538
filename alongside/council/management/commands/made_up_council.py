"""Fill an empty database with the made-up council."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside.council.made_up.building import SEED, build, finish
from alongside.people.models import Person


class Command(BaseCommand):
    """Runs as the owner. The same seed and day give the same council."""

    help = "Fill an empty database with the made-up council: 780 children in care, and everybody round them."

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, from which seed, as of which day."""
        size = parser.add_mutually_exclusive_group()
        size.add_argument("--scale", type=float, default=1.0, help="how many times the usual size (0.05 for tests)")
        size.add_argument("--children", type=int, help="how many children in care, instead of --scale")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--today", type=date.fromisoformat, help="the council's today (default: this day)")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there are people already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it, or say why not."""
        if Person.objects.using("owner").exists():
            if options["if_empty"]:
                finish()
                return
            raise CommandError("There are people in this database already. The made-up council needs an empty one.")
        scale = options["children"] / 780 if options["children"] else options["scale"]
        build(options["seed"], options["today"] or timezone.localdate(), scale)
