"""The verbs of edge of care support. A family's children share an act; each has a voice and an end of its own."""

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
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.edge_of_care.models import EdgeOfCareReview, EdgeOfCareSupport
from alongside.pathway.family_plan.actions import Voice
from alongside.people.models import Person, Worker


@dataclass(frozen=True, slots=True)
class AtTheEdge(Voice):
    """A child who may come into care, and why."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed(Voice):
    """A child whose support was looked at, and what should happen."""

    decision: str = EdgeOfCareReview.Decision.CONTINUE


@dataclass(frozen=True, slots=True)
class Ended(Voice):
    """A child whose support ends: what came of it, as a code and in words."""

    outcome: str = ""
    reason: str = ""


@transaction.atomic
def start(
    *,
    children: Sequence[AtTheEdge],
    on: date,
    by: Worker,
    family_meeting_offered: bool | None = None,
    passed_why: str = "",
    **shared: Any,
) -> list[EdgeOfCareSupport]:
    """Begin support for each child. `shared` are further columns of the support, and `late_entry_reason`.

    Raises ValidationError where the family was offered no family group meeting and `passed_why` is blank.
    """
    require(by, "edge_of_care.started", on)
    act, lacks = uuid.uuid4(), [] if family_meeting_offered else ["family_meeting_offered"]
    supports = []
    for one in children:
        pass_without(lacks, child=one.child, event="edge_of_care.started", reason=passed_why, on=on, by=by)
        support = EdgeOfCareSupport.objects.create(
            child=one.child,
            act=act,
            started_on=on,
            childs_words=one.childs_words,
            reason=one.reason,
            family_meeting_offered=family_meeting_offered,
            recorded_by=by,
            **shared,
        )
        happened("edge_of_care.started", child=one.child, on=on, about=support, by=by)
        supports.append(support)
    return supports


@transaction.atomic
def review(*, children: Sequence[Reviewed], on: date, by: Worker, **shared: Any) -> list[EdgeOfCareReview]:
    """Record a review, with what should happen for each child. It moves nothing: people then decide.

    `shared` are columns of the review: `attended`, `family_views`, `progress`, `next_review_on`,
    `late_entry_reason`. Raises ValidationError for a child who had no support that day.
    """
    act = uuid.uuid4()
    return [
        EdgeOfCareReview.objects.create(
            child=one.child,
            act=act,
            support=support_on(one.child, on),
            held_on=on,
            childs_words=one.childs_words,
            decision=one.decision,
            recorded_by=by,
            **shared,
        )
        for one in children
    ]


@transaction.atomic
def end(*, children: Sequence[Ended], on: date, by: Worker, late_entry_reason: str = "") -> list[EdgeOfCareSupport]:
    """End the support of each child with what came of it. Raises ValidationError for a child who has none."""
    require(by, "edge_of_care.ended", on)
    because(late_entry_reason)
    return [_end(open_support(one.child), one, on, by) for one in children]


def _end(support: EdgeOfCareSupport, told: Ended, on: date, by: Worker) -> EdgeOfCareSupport:
    support.ended_on, support.outcome, support.ended_reason = on, told.outcome, told.reason
    support.ended_childs_words = told.childs_words
    support.save(update_fields=["ended_on", "outcome", "ended_reason", "ended_childs_words"])
    happened("edge_of_care.ended", child=support.child, on=on, about=support, by=by)
    return support


def correct(
    *, support: EdgeOfCareSupport, version: int, why_corrected: str, today: date, by: Worker, **columns: Any
) -> EdgeOfCareSupport:
    """Correct what is recorded of support; who may begin it may correct it. What stood before is kept."""
    require(by, "edge_of_care.started", today)
    days = {"started_on": "edge_of_care.started", "ended_on": "edge_of_care.ended"}
    correct_with_clocks(row=support, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    return support


def correct_review(
    *, review: EdgeOfCareReview, version: int, why_corrected: str, by: Worker, **columns: Any
) -> EdgeOfCareReview:
    """Correct a review; whoever may record it may correct it. What stood before is kept."""
    correct_row(row=review, version=version, why_corrected=why_corrected, by=by, **columns)
    return review


def support_on(child: Person, on: date) -> EdgeOfCareSupport:
    """The child's support on a day. Raises ValidationError when there was none."""
    support = EdgeOfCareSupport.objects.current(on).filter(child=child).first()
    if support is None:
        raise ValidationError(f"{child.name} had no edge of care support on that day. Check the date.")
    return support


def open_support(child: Person) -> EdgeOfCareSupport:
    """The child's support that has not ended. Raises ValidationError when there is none."""
    support = EdgeOfCareSupport.objects.open().filter(child=child).first()
    if support is None:
        raise ValidationError(f"{child.name} has no edge of care support now. It may have ended already.")
    return support


def with_open_support(children: Iterable[Person]) -> list[Person]:
    """Those of these children who have support now."""
    some = list(children)
    held = set(EdgeOfCareSupport.objects.open().filter(child__in=some).values_list("child", flat=True))
    return [child for child in some if child.pk in held]
