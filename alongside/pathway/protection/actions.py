"""The verbs that carry a child protection plan: what it says, core groups and visits."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.history.acting import because
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.protection.models import CoreGroup, PlanAction, ProtectionPlan, ProtectionVisit
from alongside.people.models import Worker


@dataclass(frozen=True, slots=True)
class VoiceAtGroup:
    """What one child says at a core group, and what has changed for that child."""

    plan: ProtectionPlan
    progress: str
    childs_words: str = ""


@dataclass(frozen=True, slots=True)
class SeenOnVisit:
    """How one child was found on a visit. `seen_alone` is None when the child was not seen."""

    plan: ProtectionPlan
    seen: bool
    seen_alone: bool | None = None
    not_seen_why: str = ""
    bedroom_seen: bool | None = None
    childs_words: str = ""
    concerns: str = ""


@transaction.atomic
def write_plan(
    *, plan: ProtectionPlan, version: int, by: Worker, why_corrected: str = "Written on", **columns: Any
) -> None:
    """Write what must change, the safety plan and what happens otherwise. Raises ChangedMeanwhile."""
    correct_row(row=plan, version=version, why_corrected=why_corrected, by=by, **columns)


@transaction.atomic
def add_action(*, plan: ProtectionPlan, what: str, who: str, by_when: date | None, by: Worker) -> PlanAction:
    """Add one thing that somebody will do, and by when."""
    return PlanAction.objects.create(child=plan.child, plan=plan, what=what, who=who, by_when=by_when, recorded_by=by)


@transaction.atomic
def finish_action(
    *, action: PlanAction, came_of_it: str, on: date, by: Worker, late_entry_reason: str = ""
) -> PlanAction:
    """Record that something was done, and what came of it."""
    because(late_entry_reason)
    action.done_on, action.came_of_it = on, came_of_it
    action.save(update_fields=["done_on", "came_of_it"])
    return action


@transaction.atomic
def hold_core_group(
    *, voices: Sequence[VoiceAtGroup], attended: str, on: date, by: Worker, **shared: Any
) -> list[CoreGroup]:
    """Record a core group for the children of a family: who came once, progress and voice for each."""
    require(by, "core_group.held", on)
    act = uuid.uuid4()
    groups = []
    for one in voices:
        group = CoreGroup.objects.create(
            child=one.plan.child,
            act=act,
            plan=one.plan,
            held_on=on,
            attended=attended,
            progress=one.progress,
            childs_words=one.childs_words,
            recorded_by=by,
            **shared,
        )
        happened("core_group.held", child=group.child, on=on, about=group, by=by)
        groups.append(group)
    return groups


@transaction.atomic
def visit(*, seen: Sequence[SeenOnVisit], notes: str, on: date, by: Worker, **shared: Any) -> list[ProtectionVisit]:
    """Record a visit to one child or several. Only a child who was seen has been visited as the plan asks."""
    require(by, "protection_visit.made", on)
    act = uuid.uuid4()
    return [_visit(one, act, notes, on=on, by=by, **shared) for one in seen]


def _visit(one: SeenOnVisit, act: uuid.UUID, notes: str, *, on: date, by: Worker, **shared: Any) -> ProtectionVisit:
    visit = ProtectionVisit.objects.create(
        child=one.plan.child,
        act=act,
        plan=one.plan,
        visited_on=on,
        worker=by,
        seen=one.seen,
        seen_alone=one.seen_alone,
        not_seen_why=one.not_seen_why,
        bedroom_seen=one.bedroom_seen,
        childs_words=one.childs_words,
        concerns=one.concerns,
        notes=notes,
        recorded_by=by,
        **shared,
    )
    if visit.seen:
        happened("protection_visit.made", child=visit.child, on=on, about=visit, by=by)
    return visit


@transaction.atomic
def correct(*, row: ProtectionVisit | CoreGroup, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct what is recorded of a visit or a core group; what stood before is kept, and clocks move with its day."""
    days = {"visited_on": "protection_visit.made"}
    if isinstance(row, CoreGroup):
        days = {"held_on": "core_group.held"}
    elif not row.seen:
        days = {}
    correct_with_clocks(row=row, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
