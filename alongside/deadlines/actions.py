"""Sets, meets and stops clocks as things happen; takes the one reason for lateness."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from alongside.access.door import NotAllowed, roles_of
from alongside.deadlines.engine import About, Played, Running, met, play
from alongside.deadlines.models import Deadline, Departure, Done, LateReason, LocalSetting
from alongside.law.clocks import Limit, clock, met_by_hand
from alongside.law.due import local_day
from alongside.law.events import EVENTS
from alongside.law.roles import ROLES
from alongside.pages.words import day
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
    _store(played, rows, child, by)
    return played


def _store(played: Played, rows: Mapping[int, Deadline], child: Person, by: Worker) -> None:
    """Write what was closed of these rows, and what was started."""
    for running in played.closed:
        assert running.key is not None
        row = rows[running.key]
        row.met_on, row.stopped_on, row.stopped_by = running.met_on, running.stopped_on, running.stopped_by
        row.save(update_fields=["met_on", "stopped_on", "stopped_by"])
    Deadline.objects.bulk_create([row_of(running, child, by) for running in played.started])


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


def may_finish(by: Worker, code: str, on: date) -> bool:
    """Whether the worker may say that what a clock asks for is done, where no page records it.

    Whoever answers for it may, and the director; any who record the clocks, where somebody outside the
    council answers.
    """
    answers = clock(code, on).responsible
    return ROLES[answers].group != "council" or not roles_of(by, on).isdisjoint({answers, "director"})


@transaction.atomic
def finish(*, deadline: Deadline, on: date, note: str, by: Worker, late_entry_reason: str = "") -> Done:
    """Say that what a clock asks for is done, where no page of the pathway records it, and what was done.

    Raises ValidationError for a clock that a page meets, that is no longer open, or had not begun that day;
    NotAllowed for whoever does not answer for it.
    """
    standing = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if not met_by_hand(standing.code) or standing.met_on or standing.stopped_on:
        raise ValidationError("This is done already, or it has a page of its own. Look at what is due.")
    if on < standing.started_on:
        raise ValidationError(f"It became due only on {day(standing.started_on)}. Check the date.")
    if not may_finish(by, standing.code, on):
        raise NotAllowed(f"This is for the {ROLES[clock(standing.code, on).responsible].name.lower()} to say.")
    played = met(running_of(standing), on, local_settings(on))
    _store(played, {standing.pk: standing}, standing.child, by)
    return Done.objects.create(
        child=standing.child,
        deadline=standing,
        code=standing.code,
        happened_on=on,
        note=note,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )


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
