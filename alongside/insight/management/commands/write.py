"""`bin/alongside write ssda903 --year 2025-26 --to FOLDER`: a statutory return from the record's own rows."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside.access.roles import ROLES, Reach
from alongside.history.acting import acting
from alongside.insight.extracts.writing import WRITERS, Order
from alongside.people.models import Worker
from alongside.returns.command import year_of
from alongside.returns.dfe_api import HeldBack
from alongside.returns.kit.checking import Outcome
from alongside.returns.kit.problems import Unreadable

DAILY = "dfe-api"


class Command(BaseCommand):
    help = (
        "Write a return from the record and check it with every rule of its year. Ends with 0 where it has no error, "
        "1 where it has (it is written all the same), 2 where it could not be written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=list(WRITERS), metavar="|".join(WRITERS))
        parser.add_argument("--year", type=year_of, required=True, help="such as 2025-26")
        parser.add_argument("--to", type=Path, required=True, metavar="PATH", help="a folder, or the file of a return")
        parser.add_argument(
            "--since",
            type=Path,
            nargs="+",
            default=[],
            metavar="FOLDER",
            help="dfe-api: what changed since these, the folder with everything first and then each accepted since",
        )
        parser.add_argument("--as", dest="number", default="", metavar="NUMBER", help="whose sight it is written with")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["since"] and options["kind"] != DAILY:
            raise CommandError(
                f"--since is of {DAILY} alone: the other returns are always written whole.", returncode=2
            )
        worker = _worker(options["number"])
        order = Order(options["year"], options["to"], timezone.localdate(), options["since"])
        try:
            with acting(worker.pk, reason="A statutory return was written."):
                written = WRITERS[options["kind"]](order)
        except (OSError, Unreadable) as error:
            raise CommandError(f"The return could not be written: {error}", returncode=2) from None
        self.stdout.write(f"Written to {options['to']}, with the sight of {worker.name}.")
        wrong = bool(written.outcome and self._tell(written.outcome))
        if self._tell_held_back(written.held_back) or wrong:
            raise SystemExit(1)

    def _tell_held_back(self, children: Sequence[HeldBack]) -> bool:
        """Whom the department would refuse, and why: by the council's number alone."""
        for child in children:
            for problem in child.problems.refused:
                self.stdout.write(f"child {child.number or 'without a number'}: {problem.where}: {problem.message}")
        if children:
            self.stdout.write(f"{len(children):,} children were held back, as the department would refuse them.")
        return bool(children)

    def _tell(self, outcome: Outcome) -> bool:
        times = Counter(one.rule for one in outcome.findings)
        for rule in (*outcome.broken, *outcome.crashed):
            self.stdout.write(f"{rule.code:>9} {times[rule]:>7,} {rule.severity}  {rule.means}")
        errors = sum(count for rule, count in times.items() if rule.severity == "error")
        self.stdout.write(f"{errors:,} errors and {sum(times.values()) - errors:,} queries.")
        return bool(errors or outcome.crashes)


def _worker(number: str) -> Worker:
    """Whoever makes the returns: a data officer, else somebody else who reaches every child."""
    workers = Worker.objects.using("owner").filter(is_active=True).order_by("pk")
    if number:
        found = workers.filter(number=number).first()
    else:
        reaching = [role for role, access in ROLES.items() if access.reach is Reach.ALL]
        able = workers.filter(memberships__role__in=reaching, memberships__ended_on__isnull=True)
        found = able.filter(memberships__role="data").first() or able.first()
    if found is None:
        raise CommandError("Nobody who reaches every child has an account: make one with bin/alongside account.")
    return found
