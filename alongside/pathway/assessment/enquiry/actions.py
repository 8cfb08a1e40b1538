"""The verbs of strategy discussions and section 47 enquiries. A family's children share an act, never a decision."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened, local_settings
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.passing import pass_without
from alongside.law.clocks import clock
from alongside.law.due import due, local_day
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.assessment.models import Section47Enquiry, StrategyAttendance, StrategyDiscussion
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Agency, Person, Worker

# Working Together to Safeguard Children 2023: police, health and social care as a minimum.
MUST_ATTEND = (Agency.Kind.COUNCIL, Agency.Kind.POLICE, Agency.Kind.HEALTH)


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody who took part; `dissent` is why they disagreed, in their words, or blank."""

    name: str
    agency: Agency | None = None
    role: str = ""
    reported: bool = False  # sent a report to a conference
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class DecidedFor:
    """What a strategy discussion decided for one child, why, and what that child has said."""

    child: Person
    decision: str
    reason: str
    childs_words: str = ""


@dataclass(frozen=True, slots=True)
class ConcludedFor:
    """What an enquiry concluded for one child, and why."""

    enquiry: Section47Enquiry
    outcome: str
    reason: str


@transaction.atomic
def hold_discussion(
    *,
    children: Sequence[DecidedFor],
    attended: Sequence[Attended],
    on: date,
    by: Worker,
    passed_why: str = "",
    **shared: Any,
) -> list[StrategyDiscussion]:
    """Record a strategy discussion: shared facts once, and a decision for each child.

    Raises ValidationError when police, health or social care took no part and `passed_why` does not say why.
    """
    act = uuid.uuid4()
    held = []
    for one in children:
        event = event_of(one.decision)
        require(by, event, on)
        pass_without(missing_partners(attended), child=one.child, event=event, reason=passed_why, on=on, by=by)
        discussion = StrategyDiscussion.objects.create(
            child=one.child,
            act=act,
            referral=open_referral(one.child),
            held_on=on,
            decision=one.decision,
            decision_reason=one.reason,
            childs_words=one.childs_words,
            decided_by=by,
            recorded_by=by,
            **shared,
        )
        _record_attendance(discussion, attended, by)
        happened(event, child=one.child, on=on, about=discussion, by=by)
        held.append(discussion)
    return held


def event_of(decision: str) -> str:
    """The event that a strategy discussion with this decision is."""
    none = decision == StrategyDiscussion.Decision.NONE
    return "strategy_discussion.held_no_section_47" if none else "strategy_discussion.held_section_47"


def missing_partners(attended: Sequence[Attended]) -> list[str]:
    """The precondition that police, health and social care took part, when it is missed."""
    present = {person.agency.kind for person in attended if person.agency}
    return [] if present.issuperset(MUST_ATTEND) else ["partners_present"]


def open_referral(child: Person) -> Referral | None:
    """The episode of need that a child's new fact belongs to."""
    return Referral.objects.open().filter(child=child).order_by("-received_on", "-pk").first()


@transaction.atomic
def start_enquiries(
    *,
    discussions: Sequence[StrategyDiscussion],
    worker: Worker,
    on: date,
    by: Worker,
    late_entry_reason: str = "",
) -> list[Section47Enquiry]:
    """Begin the enquiry of each child for whom a discussion decided on one, in one act."""
    act = uuid.uuid4()
    begun = []
    for discussion in discussions:
        require(by, "section_47.started", on)
        enquiry = Section47Enquiry.objects.create(
            child=discussion.child,
            act=act,
            strategy_discussion=discussion,
            referral=discussion.referral,
            worker=worker,
            started_on=on,
            conference_due_on=conference_due(discussion.held_on),
            late_entry_reason=late_entry_reason,
            recorded_by=by,
        )
        happened("section_47.started", child=enquiry.child, on=on, about=enquiry, by=by)
        begun.append(enquiry)
    return begun


def conference_due(held_on: date) -> date | None:
    """The census's InitialCPCtarget: clock CP01 from the strategy discussion that began the enquiry."""
    until = due(clock("CP01", held_on), held_on, local_settings(held_on))
    return local_day(until) if until else None


@transaction.atomic
def write(*, enquiry: Section47Enquiry, version: int, by: Worker, **columns: Any) -> None:
    """Write on an enquiry under way: whom it saw, what they said, what it found. Raises ChangedMeanwhile."""
    if enquiry.concluded_on:
        raise ValidationError("This enquiry is concluded. You can correct it, with a reason.")
    correct_row(row=enquiry, version=version, why_corrected="Written on", by=by, **columns)


@transaction.atomic
def conclude(
    *, concluded: Sequence[ConcludedFor], on: date, by: Worker, passed_why: str = ""
) -> list[Section47Enquiry]:
    """A manager concludes the enquiries of a family, each child with an outcome and its reason."""
    return [_conclude(one, on=on, by=by, passed_why=passed_why) for one in concluded]


def _conclude(one: ConcludedFor, *, on: date, by: Worker, passed_why: str) -> Section47Enquiry:
    enquiry, event = one.enquiry, f"section_47.concluded_{one.outcome}"
    require(by, event, on)
    if by == enquiry.worker:
        raise ValidationError("You made this enquiry, so somebody else must conclude it.")
    pass_without(missing_to_conclude(enquiry), child=enquiry.child, event=event, reason=passed_why, on=on, by=by)
    enquiry.outcome, enquiry.outcome_reason = one.outcome, one.reason
    enquiry.concluded_on, enquiry.concluded_by = on, by
    enquiry.save(update_fields=["outcome", "outcome_reason", "concluded_on", "concluded_by"])
    begun_by = [enquiry.strategy_discussion] if enquiry.strategy_discussion else []
    happened(event, child=enquiry.child, on=on, about=enquiry, by=by, concerning=[enquiry, *begun_by])
    return enquiry


def missing_to_conclude(enquiry: Section47Enquiry) -> list[str]:
    """Which preconditions of concluding are not met."""
    return [] if enquiry.child_seen_alone or enquiry.not_seen_why else ["child_seen_alone"]


@transaction.atomic
def correct(
    *, row: StrategyDiscussion | Section47Enquiry, version: int, why_corrected: str, by: Worker, **columns: Any
) -> None:
    """Correct what is recorded of a discussion or an enquiry; what stood before is kept.

    Where the day of a discussion moves, its clocks do, and the day by which its enquiry's conference is due.
    """
    days = {"held_on": event_of(row.decision)} if isinstance(row, StrategyDiscussion) else {}
    correct_with_clocks(row=row, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    if isinstance(row, StrategyDiscussion) and "held_on" in columns:
        for enquiry in Section47Enquiry.objects.filter(strategy_discussion=row):
            enquiry.conference_due_on = conference_due(columns["held_on"])
            enquiry.save(update_fields=["conference_due_on"])


def _record_attendance(discussion: StrategyDiscussion, attended: Sequence[Attended], by: Worker) -> None:
    StrategyAttendance.objects.bulk_create(
        StrategyAttendance(
            child=discussion.child,
            act=discussion.act,
            discussion=discussion,
            agency=person.agency,
            name=person.name,
            role=person.role,
            dissented=bool(person.dissent),
            dissent=person.dissent,
            recorded_by=by,
        )
        for person in attended
    )
