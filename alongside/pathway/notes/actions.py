"""Writing case notes. No clock hangs on one: what the law asks for has a page of its own in its step."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.access.door import NotAllowed, roles_of
from alongside.pages import correcting
from alongside.pathway.notes.models import CaseNote
from alongside.people.models import Person, Worker

# Who may note supervision and management oversight: it says that somebody other than the worker looked.
OVERSEERS = frozenset(
    {"team_manager", "service_manager", "front_door_manager", "director", "conference_chair", "reviewing_officer"}
)
OVERSIGHT = frozenset({CaseNote.Kind.SUPERVISION, CaseNote.Kind.MANAGEMENT_OVERSIGHT})


@transaction.atomic
def write(
    *,
    children: Sequence[tuple[Person, dict[str, Any]]],
    kind: str,
    on: date,
    by: Worker,
    at: time | None = None,
    **shared: Any,
) -> list[CaseNote]:
    """Write a note about one child, or about brothers and sisters in one act, each with their own words.

    Each child comes with what is their own (`childs_words`); `shared` are columns that hold for all.
    Raises NotAllowed when a worker who oversees nobody notes oversight.
    """
    _refuse_own_oversight(kind, on, by)
    act = uuid.uuid4()
    happened_at = _moment(on, at)
    return [
        CaseNote.objects.create(
            child=child, act=act, kind=kind, happened_at=happened_at, recorded_by=by, **{**shared, **own}
        )
        for child, own in children
    ]


@transaction.atomic
def correct(
    *,
    note: CaseNote,
    version: int,
    why_corrected: str,
    kind: str,
    on: date,
    by: Worker,
    at: time | None = None,
    **columns: Any,
) -> CaseNote:
    """Correct a note; what stood before is kept. Raises ChangedMeanwhile when somebody else did so first."""
    if kind != note.kind:
        _refuse_own_oversight(kind, on, by)
    columns |= {"kind": kind, "happened_at": _moment(on, at)}
    correcting.correct(row=note, version=version, why_corrected=why_corrected, by=by, **columns)
    return note


def _refuse_own_oversight(kind: str, on: date, by: Worker) -> None:
    if kind in OVERSIGHT and roles_of(by, on).isdisjoint(OVERSEERS):
        raise NotAllowed("Supervision and management oversight are noted by whoever gives them.")


def _moment(on: date, at: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(on, at or time.min))
