"""`bin/alongside due`: the same list as the page My week, in the terminal."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pages.words import ago, day
from alongside.pathway.record.questions import due, week
from alongside.people.models import Team, Worker


class Command(BaseCommand):
    """Lists what is overdue or due within the week, as one worker may see it."""

    help = (
        "List what is overdue or due within the week: of a worker (as on the page My week), of a team, or of every "
        "child whom the worker reaches. It is read as that worker, so it shows what they may see and no more."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--worker", required=True, metavar="EMAIL", help="read as this worker")
        whose = parser.add_mutually_exclusive_group()
        whose.add_argument("--team", metavar="NAME", help="everything due for this team's children")
        whose.add_argument("--all", action="store_true", help="everything due for everybody whom the worker reaches")
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, metavar="DATE", help="on another day than today"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker.objects.filter(email__iexact=options["worker"]).first()
        if worker is None:
            raise CommandError("No worker has this e-mail address. Check its spelling.")
        on = options["on"] or timezone.localdate()
        with acting(worker.pk):
            lines = _asked(worker, options["team"], options["all"], on)
        for line in lines:
            self.stdout.write(
                "\t".join((line.risk.words, day(line.due_on), ago(line.due_on, on), line.child, line.what))
            )
        self.stdout.write(f"{len(lines)} due, {sum(line.due_on < on for line in lines)} overdue")


def _asked(worker: Worker, team_name: str | None, everybody: bool, on: date) -> list[due.Due]:
    if team_name:
        team = Team.objects.filter(name__iexact=team_name).first()
        if team is None:
            raise CommandError("There is no team of this name. `bin/alongside due` wants it as the team page shows it.")
        return due.of_team(team, on)
    return due.of_everybody(on) if everybody else week.of_worker(worker, on)
