"""Coming into care, changes of legal status, and leaving care: each in one act, with all that hangs on it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.pages.words import day
from alongside.pathway.care.clocks import run
from alongside.pathway.care.inside import settled_together
from alongside.pathway.care.neighbours import moving_along
from alongside.pathway.care.periods.models import EMERGENCY_ORDER, POLICE_PROTECTION, REMAND, LegalStatus, PeriodOfCare
from alongside.pathway.care.placements.actions import end_placement, move_clocks, place, tell
from alongside.pathway.care.placements.models import Placement
from alongside.pathway.care.reviews.models import CareReview
from alongside.pathway.care.visits.clocks import set_next_visit
from alongside.people.models import Person, Worker

AGREEMENT = "V2"  # accommodated under section 20, which rests on a parent's informed consent
JOINS_EPISODES = "X1"


@dataclass(frozen=True)
class Coming:
    """One child who comes into care: where to (Placement's columns), the main need, and the child's own words."""

    child: Person
    home: dict[str, Any] = field(default_factory=dict)
    need: str = ""
    childs_words: str = ""


@transaction.atomic
def start_care(
    *,
    children: Sequence[Coming],
    on: date,
    status: str,
    by: Worker,
    at: datetime | None = None,
    status_words: str = "",
    no_consent_why: str = "",
    told: str = "",
    **shared: Any,
) -> list[PeriodOfCare]:
    """Start a period of care, its legal status and its first placement in one act, for brothers and sisters too.

    `shared` are columns of PeriodOfCare (why, emergency, consent, late_entry_reason). `at` is the time,
    for police protection and emergency orders, whose clocks count hours. Raises ValidationError where
    section 20 has neither `consent` nor `no_consent_why`.
    """
    require(by, "care.started", on)
    missing = ["consent_informed"] if status == AGREEMENT and not shared.get("consent") else []
    act = uuid.uuid4()
    periods = []
    for one in children:
        period = PeriodOfCare.objects.create(
            child=one.child,
            act=act,
            started_on=on,
            need=one.need,
            childs_words=one.childs_words,
            recorded_by=by,
            **shared,
        )
        happened("care.started", child=one.child, on=on, about=period, by=by)
        pass_without(missing, child=one.child, event="care.started", reason=no_consent_why, on=on, by=by)
        _begin_status(period, status, on, at, status_words, by)
        _run_clocks_of_coming(period, by)
        home = place(period=period, on=on, by=by, act=act, **one.home)
        if told:
            tell(placement=home, on=on, whom=told, by=by)
        set_next_visit(period, on, by)
        periods.append(period)
    return periods


def _run_clocks_of_coming(period: PeriodOfCare, by: Worker) -> None:
    age = period.child.age(period.started_on)
    if period.emergency:
        run("LA28", child=period.child, on=period.started_on, about=period, by=by)
    if age is not None and 4 <= age <= 16:
        run("LA26", child=period.child, on=period.started_on, about=period, by=by)


@transaction.atomic
def change_legal_status(
    *,
    period: PeriodOfCare,
    code: str,
    on: date,
    words: str,
    by: Worker,
    at: datetime | None = None,
    late_entry_reason: str = "",
) -> LegalStatus:
    """Record another legal basis from a day on; the one before ends that day.

    Raises ValidationError when the day lies before the present status began.
    """
    require(by, "legal_status.changed", on)
    standing = period.legal_statuses.filter(ended_on__isnull=True).first()
    if standing and on < standing.started_on:
        raise ValidationError(f"The present legal status began on {day(standing.started_on)}. Correct that one first.")
    if standing:
        _end_status(standing, on, at, by)
    status = _begin_status(period, code, on, at, words, by, late_entry_reason)
    happened("legal_status.changed", child=period.child, on=on, about=status, by=by)
    set_next_visit(period, on, by)
    return status


@transaction.atomic
def correct_legal_status(*, status: LegalStatus, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct a legal status. Where its first day moves, the last day of the one before moves along."""
    require(by, "legal_status.changed", status.started_on)
    to = columns.get("started_on", status.started_on)
    days = {"started_on": "legal_status.changed"}
    with moving_along(status, to):
        correct_with_clocks(row=status, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    if status.period.ended_on is None:
        set_next_visit(status.period, to, by)


def _begin_status(
    period: PeriodOfCare, code: str, on: date, at: datetime | None, words: str, by: Worker, late: str = ""
) -> LegalStatus:
    status = LegalStatus.objects.create(
        child=period.child,
        period=period,
        act=period.act,
        code=code,
        started_on=on,
        started_at=at,
        words=words,
        late_entry_reason=late,
        recorded_by=by,
    )
    event = {
        POLICE_PROTECTION: "police_protection.taken",
        EMERGENCY_ORDER: "emergency_protection_order.made",
        REMAND: "remand.started",
    }.get(code)
    if event:
        happened(event, child=period.child, on=at or on, about=status, by=by)
    return status


def _end_status(status: LegalStatus, on: date, at: datetime | None, by: Worker) -> None:
    status.ended_on = on
    status.save(update_fields=["ended_on"])
    event = {
        POLICE_PROTECTION: "police_protection.ended",
        EMERGENCY_ORDER: "emergency_protection_order.ended",
        REMAND: "remand.ended",
    }.get(status.code)
    if event:
        happened(event, child=status.child, on=at or on, about=status, by=by)


@transaction.atomic
def end_care(
    *,
    period: PeriodOfCare,
    on: date,
    why: str,
    words: str,
    by: Worker,
    childs_words: str = "",
    not_reviewed_why: str = "",
    late_entry_reason: str = "",
) -> PeriodOfCare:
    """End a period of care for a coded reason: legal status, placement and clocks end the same day.

    Raises ValidationError when no review of this period was held and no reason is given.
    """
    require(by, "care.ended", on)
    if why == JOINS_EPISODES:
        raise ValidationError("X1 joins two episodes of one period. Choose why care ends.")
    missing = [] if was_reviewed(period) else ["review_considered_ending"]
    pass_without(missing, child=period.child, event="care.ended", reason=not_reviewed_why, on=on, by=by)
    because(late_entry_reason)  # the period's own reason, why its start came late, stays
    for status in period.legal_statuses.filter(ended_on__isnull=True):
        _end_status(status, on, None, by)
    for home in period.placements.filter(ended_on__isnull=True):
        end_placement(home, on, by)
    period.ended_on, period.ended_why = on, why
    period.ended_words, period.ended_childs_words = words, childs_words
    period.save(update_fields=["ended_on", "ended_why", "ended_words", "ended_childs_words"])
    happened("care.ended", child=period.child, on=on, about=period, by=by)
    return period


def was_reviewed(period: PeriodOfCare) -> bool:
    """Whether any review was held in this period of care."""
    return CareReview.objects.held().filter(period=period).exists()


@transaction.atomic
def correct_period(*, period: PeriodOfCare, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct a period of care; where its first or last day moves, what began or ended with it moves along."""
    require(by, "care.started", columns.get("started_on", period.started_on))
    with settled_together():
        for name in ("started_on", "ended_on"):
            if name in columns and columns[name] != getattr(period, name):
                _move_along(period, name, columns[name])
        days = {"started_on": "care.started", "ended_on": "care.ended"}
        correct_with_clocks(row=period, version=version, why_corrected=why_corrected, by=by, days=days, **columns)


def _move_along(period: PeriodOfCare, edge: str, to: date | None) -> None:
    was = getattr(period, edge)
    for kind in (LegalStatus, Placement):
        for row in kind._default_manager.filter(period=period, **{edge: was}).select_related("child"):
            setattr(row, edge, to)
            row.save(update_fields=[edge])
            if isinstance(row, Placement):
                move_clocks(row, edge, was)
