"""Placing a child, moving them, and telling those who must know."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.correcting import day_moved
from alongside.deadlines.passing import pass_without
from alongside.pages.words import day
from alongside.pathway.care.clocks import run
from alongside.pathway.care.neighbours import moving_along
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.placements.models import TEMPORARY, Placement, PlacementNotice, PlacementPlan
from alongside.pathway.care.visits.clocks import set_next_visit
from alongside.people.models import Worker


def place(*, period: PeriodOfCare, on: date, by: Worker, **home: Any) -> Placement:
    """Write where the child lives from a day on, and start its clocks. Coming into care and a move both end here."""
    placement = Placement.objects.create(child=period.child, period=period, started_on=on, recorded_by=by, **home)
    happened("placement.started", child=period.child, on=on, about=placement, by=by)
    if placement.kind in TEMPORARY:
        run(TEMPORARY[placement.kind], child=period.child, on=on, about=placement, by=by)
    if placement.parent_not_assessed:
        run("LA35", child=period.child, on=on, about=placement, by=by)
    return placement


def end_placement(placement: Placement, on: date, by: Worker, *, reason: str = "", words: str = "") -> None:
    """Write that the child left a home. A move and the end of care both go through here."""
    placement.ended_on, placement.change_reason, placement.ended_words = on, reason, words
    placement.save(update_fields=["ended_on", "change_reason", "ended_words"])
    happened("placement.ended", child=placement.child, on=on, about=placement, by=by)


@transaction.atomic
def move(
    *,
    period: PeriodOfCare,
    on: date,
    by: Worker,
    reason: str = "",
    ended_words: str = "",
    reviewed_first: bool = True,
    not_reviewed_why: str = "",
    told: str = "",
    **home: Any,
) -> Placement:
    """Move a child in care to another home: the one before ends that day, for a coded reason.

    A temporary move needs neither reason (the 903 refuses one around T-codes) nor a review first. Raises
    ValidationError when a reason is missing, when the case was not reviewed first and nobody says why, or
    when the day lies before the present placement began.
    """
    require(by, "placement.started", on)
    standing = period.placements.filter(ended_on__isnull=True).first()
    if standing and on < standing.started_on:
        raise ValidationError(f"The present placement began on {day(standing.started_on)}. Correct that one first.")
    temporary = is_temporary(home.get("kind", "")) or (standing is not None and is_temporary(standing.kind))
    if standing and not reason and not temporary:
        raise ValidationError("Say why the child moves: the return asks for the reason.")
    if standing:
        end_placement(standing, on, by, reason="" if temporary else reason, words=ended_words)
    missing = [] if reviewed_first or temporary else ["review_before_move"]
    pass_without(missing, child=period.child, event="placement.started", reason=not_reviewed_why, on=on, by=by)
    placement = place(period=period, on=on, by=by, **home)
    if told:
        tell(placement=placement, on=on, whom=told, by=by)
    set_next_visit(period, on, by)
    return placement


@transaction.atomic
def move_together(
    *, moving: Sequence[tuple[PeriodOfCare, str]], on: date, by: Worker, **shared: Any
) -> list[Placement]:
    """Move brothers and sisters to the same home in one act; each period comes with that child's own words.

    `shared` is what `move` takes. Raises ValidationError as `move` does, and then nobody has moved.
    """
    act = uuid.uuid4()
    return [move(period=period, childs_words=words, act=act, on=on, by=by, **shared) for period, words in moving]


def is_temporary(kind: str) -> bool:
    """Whether a kind of placement is one of the 903's temporary ones, T0 to T4."""
    return kind.startswith("T")


def tell(*, placement: Placement, on: date, whom: str, by: Worker, late_entry_reason: str = "") -> PlacementNotice:
    """Write who was told of a placement."""
    notice = PlacementNotice.objects.create(
        child=placement.child,
        placement=placement,
        told_on=on,
        whom=whom,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("placement.notified", child=placement.child, on=on, about=placement, by=by)
    return notice


@transaction.atomic
def tell_of_placement(
    *, placement: Placement, on: date, whom: str, by: Worker, late_entry_reason: str = ""
) -> PlacementNotice:
    """Record that those who must know of a placement were told (2010 Regulations, regulation 13)."""
    require(by, "placement.notified", on)
    return tell(placement=placement, on=on, whom=whom, by=by, late_entry_reason=late_entry_reason)


@transaction.atomic
def make_placement_plan(*, placement: Placement, on: date, by: Worker, **plan: Any) -> PlacementPlan:
    """Make the placement plan (2010 Regulations, regulation 9)."""
    require(by, "placement_plan.made", on)
    made = PlacementPlan.objects.create(child=placement.child, placement=placement, made_on=on, recorded_by=by, **plan)
    happened("placement_plan.made", child=placement.child, on=on, about=placement, by=by)
    return made


DAYS = {"started_on": "placement.started", "ended_on": "placement.ended"}


def move_clocks(placement: Placement, column: str, was: date | None) -> None:
    """Where the first or last day of a home has moved along with the period's, its clocks move too."""
    day_moved(DAYS[column], row=placement, column=column, was=was)


@transaction.atomic
def correct_placement(*, placement: Placement, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct a placement. Where its first day moves, the last day of the one before moves along."""
    require(by, "placement.started", placement.started_on)
    to = columns.get("started_on", placement.started_on)
    with moving_along(placement, to):
        correct_with_clocks(row=placement, version=version, why_corrected=why_corrected, by=by, days=DAYS, **columns)
    if placement.period.ended_on is None:
        set_next_visit(placement.period, to, by)
