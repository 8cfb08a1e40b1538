"""A load from beginning to end: read everything, match children, write them, file them for finding."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from alongside.council.load.report import Entry, entries, refusals
from alongside.council.load.sending import Sent, read
from alongside.council.load.staff import Staff, loader
from alongside.council.load.who import Child, match
from alongside.council.load.writing import Writer, Written
from alongside.council.models import Origin
from alongside.council.past import OWNER
from alongside.deadlines.actions import local_settings
from alongside.people.finding.filing import file_waiting

Progress = Callable[[Iterable[int], int], Iterable[int]]


@dataclass
class Loaded:
    """What a load did."""

    sent: Sent
    children: list[Child]
    written: Written
    lines: list[Entry]

    @property
    def exit_code(self) -> int:
        """0 when everything was loaded, 1 when a child or a row was refused, 2 when a file cannot be read."""
        if self.sent.unreadable:
            return 2
        return int(any(one.severity == "refused" for one in self.lines))


def load(
    paths: Sequence[Path], *, now: datetime, today: date, made_up: bool, only_check: bool, progress: Progress
) -> Loaded:
    """Load these files. Nothing at all is written when one of them cannot be read, or when only checking."""
    sent = read(paths, today)
    if sent.unreadable:
        return Loaded(sent, [], Written(), entries(sent, []))
    children = match(sent.tolds)
    taken = [child for child in children if not refusals(child)]
    written = Written(children_refused=len(children) - len(taken))
    if not only_check:
        written = _write(taken, paths, written, now=now, today=today, made_up=made_up, progress=progress)
    return Loaded(sent, children, written, entries(sent, children))


def _write(
    children: Sequence[Child],
    paths: Sequence[Path],
    written: Written,
    *,
    now: datetime,
    today: date,
    made_up: bool,
    progress: Progress,
) -> Written:
    origin = _origin(paths, now, made_up)
    with transaction.atomic(using=OWNER):
        staff = Staff(told for child in children for told in child.tolds)
    writer = Writer(staff, loader(), now, local_settings(today), written)
    for _ in progress(writer.write(children), len(children)):
        pass
    file_waiting()
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")
    if not origin.report.get("whole"):
        origin.report = {**origin.report, "whole": True, "made": dict(written.made)}
        origin.save(using=OWNER)
    return written


def _origin(paths: Sequence[Path], now: datetime, made_up: bool) -> Origin:
    """That these files came in is noted first, so that nobody can pick a person to be once real children are there."""
    digests: dict[str, Any] = {path.name: sha256(path.read_bytes()).hexdigest() for path in paths}
    rows = Origin.objects.using(OWNER).filter(kind=Origin.Kind.FILES, made_up=made_up)
    standing = next((row for row in rows if row.report.get("files") == digests), None)
    return standing or Origin.objects.using(OWNER).create(
        kind=Origin.Kind.FILES, made_up=made_up, at=now, report={"files": digests}
    )
