"""The verbs of a child in need plan. A family's children share an act; each has a voice of their own."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.pathway.family_plan.models import (
    ChildInNeedPlan,
    ChildInNeedReview,
    ChildInNeedVisit,
    FamilyMeeting,
    PlanAction,
)
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Person, Worker


@dataclass(frozen=True, slots=True)
class Voice:
    """A child, and what that child says."""

    child: Person
    childs_words: str = ""


@dataclass(frozen=True, slots=True)
class Seen(Voice):
    """A child who was visited: whether seen, and alone or why not."""

    seen: bool = True
    seen_alone: bool | None = None
    not_seen_why: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed(Voice):
    """A child whose plan was looked at: how safe and well things are now (0 to 10), and what should happen."""

    decision: str = ChildInNeedReview.Decision.CONTINUE
    scale: int | None = None


@transaction.atomic
def start_plan(*, children: Sequence[Voice], on: date, by: Worker, **shared: Any) -> list[ChildInNeedPlan]:
    """Begin a child in need plan for each child; it belongs to the child's open referral.

    `shared` are columns of the plan: `family_views`, `must_change`, `safety_plan`, `late_entry_reason`.
    """
    require(by, "child_in_need_plan.started", on)
    act = uuid.uuid4()
    plans = []
    for one in children:
        referral = Referral.objects.open().filter(child=one.child).order_by("-received_on").first()
        plan = ChildInNeedPlan.objects.create(
            child=one.child,
            act=act,
            referral=referral,
            started_on=on,
            childs_words=one.childs_words,
            recorded_by=by,
            **shared,
        )
        happened("child_in_need_plan.started", child=one.child, on=on, about=plan, by=by)
        plans.append(plan)
    return plans


@transaction.atomic
def hold_meeting(*, children: Sequence[Voice], on: date, by: Worker, **shared: Any) -> list[FamilyMeeting]:
    """Record that the family and those who help it met. It may have met before the plan was written.

    `shared` are columns of the meeting: `attended`, `family_views`, `agreed`, `late_entry_reason`.
    """
    require(by, "child_in_need_meeting.held", on)
    act = uuid.uuid4()
    meetings = []
    for one in children:
        meeting = FamilyMeeting.objects.create(
            child=one.child,
            act=act,
            plan=open_plan(one.child),
            held_on=on,
            childs_words=one.childs_words,
            recorded_by=by,
            **shared,
        )
        happened("child_in_need_meeting.held", child=one.child, on=on, about=meeting, by=by)
        meetings.append(meeting)
    return meetings


@transaction.atomic
def visit(
    *,
    children: Sequence[Seen],
    on: date,
    by: Worker,
    notes: str = "",
    worker: Worker | None = None,
    late_entry_reason: str = "",
) -> list[ChildInNeedVisit]:
    """Record a visit. It meets the clock of those children alone who were seen.

    `worker` is who went, when it was not `by`.
    """
    require(by, "child_in_need_visit.made", on)
    act = uuid.uuid4()
    visits = []
    for one in children:
        made = ChildInNeedVisit.objects.create(
            child=one.child,
            act=act,
            plan=plan_on(one.child, on),
            visited_on=on,
            worker=worker or by,
            seen=one.seen,
            seen_alone=one.seen_alone,
            not_seen_why=one.not_seen_why,
            childs_words=one.childs_words,
            notes=notes,
            late_entry_reason=late_entry_reason,
            recorded_by=by,
        )
        if one.seen:
            happened("child_in_need_visit.made", child=one.child, on=on, about=made, by=by)
        visits.append(made)
    return visits


@transaction.atomic
def review(*, children: Sequence[Reviewed], on: date, by: Worker, **shared: Any) -> list[ChildInNeedReview]:
    """Record a review, with what should happen for each child. A manager then ends a plan that should end.

    `shared` are columns of the review: `attended`, `family_views`, `progress`, `next_review_on`,
    `late_entry_reason`.
    """
    require(by, "child_in_need_review.held", on)
    act = uuid.uuid4()
    reviews = []
    for one in children:
        held = ChildInNeedReview.objects.create(
            child=one.child,
            act=act,
            plan=plan_on(one.child, on),
            held_on=on,
            childs_words=one.childs_words,
            decision=one.decision,
            scale=one.scale,
            recorded_by=by,
            **shared,
        )
        happened("child_in_need_review.held", child=one.child, on=on, about=held, by=by)
        reviews.append(held)
    return reviews


@transaction.atomic
def agree_action(*, plan: ChildInNeedPlan, what: str, who: str, by_when: date | None, by: Worker) -> PlanAction:
    """Add one thing that somebody will do under a plan."""
    if plan.ended_on:
        raise ValidationError("This plan has ended: nothing can be added to it.")
    return PlanAction.objects.create(child=plan.child, plan=plan, what=what, who=who, by_when=by_when, recorded_by=by)


@transaction.atomic
def finish_action(*, action: PlanAction, came_of_it: str, on: date, by: Worker) -> PlanAction:
    """Record that something was done, and what came of it."""
    action.done_on, action.came_of_it = on, came_of_it
    action.save(update_fields=["done_on", "came_of_it"])
    return action


Corrected = ChildInNeedPlan | FamilyMeeting | ChildInNeedVisit | ChildInNeedReview
_EVENTS: dict[type, str] = {
    ChildInNeedPlan: "child_in_need_plan.started",
    FamilyMeeting: "child_in_need_meeting.held",
    ChildInNeedVisit: "child_in_need_visit.made",
    ChildInNeedReview: "child_in_need_review.held",
}


def correct(*, row: Corrected, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> Corrected:
    """Correct a row of the plan; whoever may record it may correct it. What stood before is kept.

    Clocks move with its day; that of a visit on which the child was not seen met none.
    """
    event = _EVENTS[type(row)]
    require(by, event, today)
    told = not isinstance(row, ChildInNeedVisit) or row.seen
    days = dict.fromkeys(("started_on", "held_on", "visited_on"), event if told else "")
    correct_with_clocks(row=row, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    return row


def plan_on(child: Person, on: date) -> ChildInNeedPlan:
    """The child's plan on a day. Raises ValidationError when there was none."""
    plan = ChildInNeedPlan.objects.current(on).filter(child=child).first()
    if plan is None:
        raise ValidationError(f"{child.name} had no child in need plan on that day. Start the plan first.")
    return plan


def open_plan(child: Person) -> ChildInNeedPlan:
    """The child's plan that has not ended. Raises ValidationError when there is none."""
    plan = ChildInNeedPlan.objects.filter(child=child, ended_on__isnull=True).first()
    if plan is None:
        raise ValidationError(f"{child.name} has no child in need plan. Start the plan first.")
    return plan


def with_open_plan(children: Iterable[Person]) -> list[Person]:
    """Those of these children who have a plan now."""
    ids = [child.pk for child in children]
    held = set(ChildInNeedPlan.objects.filter(child__in=ids, ended_on__isnull=True).values_list("child", flat=True))
    return [child for child in children if child.pk in held]
