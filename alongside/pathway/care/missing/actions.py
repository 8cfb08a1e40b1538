"""A child goes missing, comes back, and is asked why."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.history.acting import because
from alongside.law.due import local_day
from alongside.pages import correcting
from alongside.pathway.care.missing.models import MissingEpisode, ReturnInterview
from alongside.people.models import Person, Worker


@transaction.atomic
def report_missing(
    *,
    children: Sequence[Person],
    started_at: datetime,
    by: Worker,
    reported_at: datetime | None = None,
    **told: Any,
) -> list[MissingEpisode]:
    """Record that a child, or several together, went missing (M) or was away without authorisation (A).

    `started_at` is when the child was last seen, `reported_at` when the police were told.
    """
    require(by, "missing.started", local_day(started_at))
    act = uuid.uuid4()
    episodes = []
    for child in children:
        episode = MissingEpisode.objects.create(
            child=child, act=act, started_on=local_day(started_at), started_at=started_at, recorded_by=by, **told
        )
        happened("missing.started", child=child, on=started_at, about=episode, by=by)
        if reported_at:
            tell_police(episode=episode, at=reported_at, reference=episode.police_reference, by=by)
        episodes.append(episode)
    return episodes


@transaction.atomic
def tell_police(
    *, episode: MissingEpisode, at: datetime, reference: str, by: Worker, late_entry_reason: str = ""
) -> MissingEpisode:
    """Record when the police were told, and their reference."""
    require(by, "missing.reported", local_day(at))
    because(late_entry_reason)
    episode.reported_at, episode.police_reference = at, reference
    episode.save(update_fields=["reported_at", "police_reference"])
    happened("missing.reported", child=episode.child, on=at, about=episode, by=by, concerning=[episode])
    return episode


@transaction.atomic
def come_back(
    *, episode: MissingEpisode, returned_at: datetime, found: str, by: Worker, late_entry_reason: str = ""
) -> MissingEpisode:
    """Record that the child returned or was found; the 72 hours for the return interview start then."""
    require(by, "missing.returned", local_day(returned_at))
    because(late_entry_reason)
    episode.returned_at, episode.ended_on, episode.found = returned_at, local_day(returned_at), found
    episode.save(update_fields=["returned_at", "ended_on", "found"])
    happened("missing.returned", child=episode.child, on=returned_at, about=episode, by=by, concerning=[episode])
    return episode


@transaction.atomic
def interview(*, episode: MissingEpisode, on: date, declined: bool, by: Worker, **told: Any) -> ReturnInterview:
    """Record the return interview, or that the child declined it."""
    event = f"return_interview.{'declined' if declined else 'held'}"
    require(by, event, on)
    made = ReturnInterview.objects.create(
        child=episode.child, episode=episode, held_on=on, declined=declined, recorded_by=by, **told
    )
    happened(event, child=episode.child, on=on, about=episode, by=by, concerning=[episode])
    return made


@transaction.atomic
def correct_missing(*, episode: MissingEpisode, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct what was recorded of a missing episode."""
    require(by, "missing.started", episode.started_on)
    correcting.correct(row=episode, version=version, why_corrected=why_corrected, by=by, **columns)
