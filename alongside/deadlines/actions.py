"""Sets, meets and stops clocks as things happen; takes the one reason for lateness."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model

from alongside.deadlines.engine import About, Played, Running, play
from alongside.deadlines.models import Deadline, Departure, LateReason, LocalSetting
from alongside.law.clocks import Limit
from alongside.law.due import local_day
from alongside.law.events import EVENTS
from alongside.people.models import Person, Worker


def about_of(row: Model | None) -> About:
    """How a clock names the row that it is about."""
    return (row._meta.db_table, row.pk) if row is not None else ("", None)


@transaction.atomic
def happened(
    event: str,
    *,
    child: Person,
    on: date | datetime,
    about: Model | None,
    by: Worker,
    concerning: Iterable[Model] | None = None,
) -> Played:
    """Tell the child's clocks that an event of `alongside.law.events` happened: some are met, stopped or started.

    `concerning` limits what is met or stopped to clocks about those rows. Raises KeyError for an
    event that is not on the list.
    """
    EVENTS[event]
    rows = {row.pk: row for row in Deadline.objects.open().filter(child=child)}
    played = play(
        [running_of(row) for row in rows.values()],
        event,
        on,
        about_of(about),
        concerning=None if concerning is None else frozenset(about_of(row) for row in concerning),
        born=child.born_on or child.expected_on,
        settings=local_settings(local_day(on)),
    )
    for running in played.closed:
        assert running.key is not None
        row = rows[running.key]
        row.met_on, row.stopped_on, row.stopped_by = running.met_on, running.stopped_on, running.stopped_by
        row.save(update_fields=["met_on", "stopped_on", "stopped_by"])
    Deadline.objects.bulk_create([row_of(running, child, by) for running in played.started])
    return played


@transaction.atomic
def set_due(code: str, *, child: Person, on: date, due_on: date, about: Model | None, by: Worker) -> Deadline | None:
    """Set a clock whose day a step works out itself (visits in care); one already open for it is moved.

    Returns the row, or None when the day already stood.
    """
    standing = Deadline.objects.open().filter(child=child, code=code).first()
    if standing and standing.due_on == due_on:
        return None
    if standing:
        standing.stopped_on, standing.stopped_by = on, "moved"
        standing.save(update_fields=["stopped_on", "stopped_by"])
    table, row_id = about_of(about)
    return Deadline.objects.create(
        child=child,
        code=code,
        about_table=table,
        about_id=row_id,
        started_on=on,
        first_started_on=on,
        due_on=due_on,
        recorded_by=by,
    )


@transaction.atomic
def give_reason(*, deadline: Deadline, reason: LateReason, note: str, by: Worker) -> Deadline:
    """Record the one reason why a clock was late."""
    deadline.late_reason, deadline.late_note = reason, note
    deadline.save(update_fields=["late_reason", "late_note"])
    return deadline


@transaction.atomic
def depart(*, child: Person, event: str, missing: str, reason: str, on: date, by: Worker) -> Departure:
    """Record that a decision was taken although `missing` was missing, with the decider's reason."""
    return Departure.objects.create(
        child=child, event=event, missing=missing, reason=reason, happened_on=on, recorded_by=by
    )


def local_settings(on: date) -> dict[str, Limit]:
    """The council's own numbers that hold on a day, by clock."""
    rows = LocalSetting.objects.filter(holds_from__lte=on).order_by("holds_from")
    return {row.code: Limit(row.value, row.unit, row.day_type) for row in rows}  # type: ignore[arg-type]


def running_of(row: Deadline) -> Running:
    """A stored clock as the engine knows it."""
    return Running(
        row.code,
        (row.about_table, row.about_id),
        row.started_on,
        row.due_on,
        row.due_at,
        row.first_started_on,
        row.turn,
        row.met_on,
        row.stopped_on,
        row.stopped_by,
        row.pk,
    )


def row_of(running: Running, child: Person, by: Worker) -> Deadline:
    """A running of the engine as a row to store."""
    return Deadline(
        child=child,
        recorded_by=by,
        code=running.code,
        about_table=running.about[0],
        about_id=running.about[1],
        started_on=running.started_on,
        due_on=running.due_on,
        due_at=running.due_at,
        first_started_on=running.first_started_on,
        turn=running.turn,
        met_on=running.met_on,
        stopped_on=running.stopped_on,
        stopped_by=running.stopped_by,
    )
