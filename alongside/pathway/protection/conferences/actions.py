"""The verbs of child protection conferences. What a conference decides begins, keeps or ends a plan."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened, local_settings, set_due
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.law.clocks import clock
from alongside.law.due import due, local_day
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.assessment.enquiry.actions import Attended, open_referral
from alongside.pathway.assessment.models import Section47Enquiry
from alongside.pathway.protection.models import Conference, ConferenceAttendance, ProtectionPlan
from alongside.pathway.protection.plans import begin, end, move_with
from alongside.people.actions import allocate
from alongside.people.models import Person, Worker, current

KINDS = Conference.Kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a conference decided for one child, why, and what that child says. `category` is a code of abuse."""

    conference: Conference
    decision: str
    reason: str
    category: str = ""
    childs_words: str = ""


@transaction.atomic
def arrange(
    *,
    children: Sequence[Person],
    kind: str,
    planned_for: date,
    chair: Worker,
    on: date,
    by: Worker,
    from_council: str = "",
) -> list[Conference]:
    """Set the date of a conference and its chair, who then sees the children's records."""
    require(by, "conference.arranged", on)
    act = uuid.uuid4()
    arranged = []
    for child in children:
        conference = Conference.objects.create(
            child=child,
            act=act,
            kind=kind,
            arranged_on=on,
            planned_for=planned_for,
            chair=chair,
            from_council=from_council,
            recorded_by=by,
            **_what_led_to_it(child, kind),
        )
        _let_chair_in(child, chair, on, by)
        happened("conference.arranged", child=child, on=planned_for, about=conference, by=by)
        arranged.append(conference)
    return arranged


@transaction.atomic
def arrange_anew(*, conferences: Iterable[Conference], planned_for: date, why: str, on: date, by: Worker) -> None:
    """Move a conference that was not held to another day, with the reason; the report is then due anew."""
    require(by, "conference.arranged", on)
    until = due(clock("CP08", on), planned_for, local_settings(on))
    for conference in conferences:
        correct_row(row=conference, version=conference.version, why_corrected=why, by=by, planned_for=planned_for)
        if until and not conference.report_shared_on:
            set_due("CP08", child=conference.child, on=on, due_on=local_day(until), about=conference, by=by)


@transaction.atomic
def share_report(
    *, conferences: Iterable[Conference], report: str, how: str, on: date, by: Worker, late_entry_reason: str = ""
) -> None:
    """Record that the report to a conference was shared with the family, how, and when."""
    require(by, "conference.report_shared", on)
    because(late_entry_reason)
    for conference in conferences:
        conference.report, conference.report_shared_how, conference.report_shared_on = report, how, on
        conference.save(update_fields=["report", "report_shared_how", "report_shared_on"])
        happened(
            "conference.report_shared",
            child=conference.child,
            on=on,
            about=conference,
            by=by,
            concerning=[conference],
        )


@transaction.atomic
def hold(
    *,
    outcomes: Sequence[Outcome],
    attended: Sequence[Attended],
    on: date,
    by: Worker,
    passed_why: str = "",
    **shared: Any,
) -> list[Conference]:
    """Record a conference that was held: shared facts once, a decision and a voice for each child.

    A plan begins or ends with the decision. Raises ValidationError when the database refuses the
    decision (a plan without its category), or a child's view or the quorum is missing without a reason.
    """
    return [_hold(one, attended, on=on, by=by, passed_why=passed_why, **shared) for one in outcomes]


def _hold(
    one: Outcome, attended: Sequence[Attended], *, on: date, by: Worker, passed_why: str, **shared: Any
) -> Conference:
    conference, event = one.conference, event_of(one.conference.kind, one.decision)
    require(by, event, on)
    if conference.held_on:
        raise ValidationError("This conference is recorded already. You can correct it, with a reason.")
    columns = {
        "held_on": on,
        "chair": by,
        "decision": one.decision,
        "decision_reason": one.reason,
        "category": one.category,
        "childs_words": one.childs_words,
        **shared,
    }
    for name, value in columns.items():
        setattr(conference, name, value)
    missing = [] if one.childs_words else ["childs_views_recorded"]
    pass_without(missing, child=conference.child, event=event, reason=passed_why, on=on, by=by)
    conference.save(update_fields=list(columns))
    _record_attendance(conference, attended, by)
    happened(event, child=conference.child, on=on, about=conference, by=by)
    _follow(conference, by)
    return conference


def event_of(kind: str, decision: str) -> str:
    """The event that a conference of this kind with this decision is. KeyError when it may not decide so."""
    return {
        (KINDS.INITIAL, "plan"): "conference.initial_held_plan",
        (KINDS.INITIAL, "no_plan"): "conference.initial_held_no_plan",
        (KINDS.TRANSFER_IN, "plan"): "conference.transfer_in_held",
        (KINDS.TRANSFER_IN, "no_plan"): "conference.transfer_in_held_no_plan",
        (KINDS.REVIEW, "continues"): "conference.review_held_continues",
        (KINDS.REVIEW, "ends"): "conference.review_held_ends",
    }[KINDS(kind), decision]


def _follow(conference: Conference, by: Worker) -> None:
    """Begin, keep or end the plan that the conference decided on."""
    assert conference.held_on is not None
    plan = conference.plan
    if conference.decision == Conference.Decision.PLAN:
        begin(conference=conference, on=conference.held_on, by=by)
    elif plan and conference.decision == Conference.Decision.ENDS:
        end(plan=plan, why=conference.decision_reason, on=conference.held_on, by=by)
    elif plan and conference.category:
        plan.latest_category = conference.category
        plan.save(update_fields=["latest_category"])


@transaction.atomic
def circulate(*, conferences: Iterable[Conference], to: str, on: date, by: Worker, late_entry_reason: str = "") -> None:
    """Record that a conference's decisions were sent to those who must have them."""
    require(by, "conference.decisions_circulated", on)
    because(late_entry_reason)
    for conference in conferences:
        conference.circulated_to, conference.circulated_on = to, on
        conference.save(update_fields=["circulated_to", "circulated_on"])
        happened(
            "conference.decisions_circulated",
            child=conference.child,
            on=on,
            about=conference,
            by=by,
            concerning=[conference],
        )


@transaction.atomic
def correct(*, conference: Conference, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct what is recorded of a conference; what stood before is kept.

    Where its day moves, the clocks move with it, and the plan that began or ended with it.
    """
    was = conference.held_on
    to = columns.get("held_on") or was
    days = {"held_on": event_of(conference.kind, conference.decision)} if conference.decision else {}
    if was and to and to > was:  # a plan never begins before its conference, not even for a moment
        move_with(conference, was=was, to=to, why=why_corrected, by=by)
    correct_with_clocks(row=conference, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    if was and to and to < was:
        move_with(conference, was=was, to=to, why=why_corrected, by=by)


def _what_led_to_it(child: Person, kind: str) -> dict[str, Any]:
    """The plan that a review reviews, or the enquiry that an initial conference follows."""
    led: dict[str, Any] = {"referral": open_referral(child)}
    if kind == KINDS.REVIEW:
        led["plan"] = ProtectionPlan.objects.open().filter(child=child).first()
        if led["plan"] is None:
            raise ValidationError(f"{child.name} has no child protection plan to review.")
    if kind == KINDS.INITIAL:
        led["enquiry"] = (
            Section47Enquiry.objects.filter(child=child, outcome=Section47Enquiry.Outcome.CONFERENCE)
            .order_by("-started_on")
            .first()
        )
    return led


def _let_chair_in(child: Person, chair: Worker, on: date, by: Worker) -> None:
    member = chair.memberships.filter(current(on), role="conference_chair").select_related("team").first()
    if member is None:
        raise ValidationError(f"{chair.name} is not a conference chair.")
    allocate(child=child, team=member.team, worker=chair, role="conference_chair", on=on, by=by)


def _record_attendance(conference: Conference, attended: Sequence[Attended], by: Worker) -> None:
    ConferenceAttendance.objects.bulk_create(
        ConferenceAttendance(
            child=conference.child,
            act=conference.act,
            conference=conference,
            agency=person.agency,
            name=person.name,
            role=person.role,
            reported=person.reported,
            dissented=bool(person.dissent),
            dissent=person.dissent,
            recorded_by=by,
        )
        for person in attended
    )
