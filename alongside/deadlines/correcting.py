"""Correcting a fact whose day started, met or stopped a clock: the clock moves with the day, in the same act."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast

from django.db import transaction

from alongside.deadlines.actions import about_of, local_settings, running_of
from alongside.deadlines.models import Deadline
from alongside.deadlines.shifting import Moved, shifted
from alongside.history.facts import ChildFact
from alongside.pages.correcting import correct as correct_row
from alongside.people.models import Worker

F = TypeVar("F", bound=ChildFact)
MOVES = ("started_on", "first_started_on", "due_on", "due_at", "met_on", "stopped_on")


@transaction.atomic
def correct(*, row: F, version: int, why_corrected: str, by: Worker, days: Mapping[str, str], **columns: Any) -> F:
    """Change columns of a fact, as `pages.correcting.correct` does, and move the clocks with its days.

    `days` names, for each column that says when an event happened, that event; it is blank where none was told.
    """
    was = {column: getattr(row, column) for column in days if column in columns}
    standing = cast(F, correct_row(row=row, version=version, why_corrected=why_corrected, by=by, **columns))
    for column, day in was.items():
        if days[column]:
            day_moved(days[column], row=standing, column=column, was=day)
    return standing


@transaction.atomic
def day_moved(event: str, *, row: ChildFact, column: str, was: date | None) -> None:
    """Move the child's clocks that an event of this row started, met or stopped, from the day that stood before.

    A day that was blank, or is now, moves nothing: that something happened at all is not a correction of its day.
    """
    now: date | None = getattr(row, column)
    if was is None or now is None or was == now:
        return
    others = type(row)._default_manager.filter(child=row.child_id, **{column: was}).exclude(pk=row.pk)
    moved = Moved(event, about_of(row), was, now, alone=not others.exists())
    rows = {each.pk: each for each in Deadline.objects.filter(child=row.child_id)}
    born = row.child.born_on or row.child.expected_on
    runnings = [running_of(each) for each in rows.values()]
    for running in shifted(runnings, moved, born=born, settings=local_settings(now)):
        assert running.key is not None
        standing = rows[running.key]
        for name in MOVES:
            setattr(standing, name, getattr(running, name))
        standing.save(update_fields=list(MOVES))
