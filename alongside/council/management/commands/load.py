"""`bin/alongside load FILE…`: load a council's returns into the record."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from alongside.council.load import report
from alongside.council.load.loading import Loaded, load
from alongside.council.load.sending import files_of

NO_ACCOUNTS = """Picking a person to be is closed now: the records are taken for those of real children.
Make an account for whoever is to see them all, such as the director:
  bin/alongside account --email NAME@COUNCIL --name "NAME" --role director --team Leadership --kind leadership"""


class Command(BaseCommand):
    help = (
        "Load a children in need census (XML), SSDA903 tables (CSV) and Annex A workbooks (XLSX), or folders of them. "
        "Ends with 0 when all was loaded, 1 when children were refused, 2 when a file cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--check", action="store_true", help="read and match, but write nothing")
        parser.add_argument("--report", type=Path, metavar="OUT.csv", help="where to write every line not simply taken")
        parser.add_argument("--made-up", action="store_true", help="nobody in these files is real")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = files_of(options["files"])
        missing = [path for path in paths if not path.is_file()]
        if missing or not paths:
            raise CommandError(f"There is no file {missing[0] if missing else 'to load in that folder'}.", returncode=2)
        call_command("migrate", verbosity=0, interactive=False)
        loaded = load(
            paths,
            now=timezone.now(),
            today=timezone.localdate(),
            made_up=options["made_up"],
            only_check=options["check"],
            progress=_progress,
        )
        self._tell(loaded, options)
        if loaded.exit_code:
            raise SystemExit(loaded.exit_code)

    def _tell(self, loaded: Loaded, options: dict[str, Any]) -> None:
        if options["report"]:
            report.write_csv(options["report"], loaded.lines)
        for line in report.counts(loaded.sent, loaded.written, loaded.lines):
            self.stdout.write(line)
        for one in loaded.lines[: report.SHOWN]:
            self.stderr.write(str(one))
        if len(loaded.lines) > report.SHOWN:
            self.stderr.write(f"and {len(loaded.lines) - report.SHOWN:,} more lines: --report OUT.csv writes them all")
        if loaded.sent.unreadable:
            self.stderr.write("Nothing was loaded: every file must be readable before any of them is.")
        elif not options["made_up"] and not options["check"]:
            self.stdout.write(NO_ACCOUNTS)


def _progress(done: Iterable[int], total: int) -> Iterator[int]:
    """A bar on a terminal, silence elsewhere."""
    with tqdm(total=total, unit=" children", disable=not sys.stderr.isatty()) as bar:
        for count in done:
            bar.update(count)
            yield count
