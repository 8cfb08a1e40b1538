"""What happened to a child, as the events that the verbs would have announced, from the child's own rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.history.facts import ChildFact
from alongside.law.due import add_months, local_day
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.care.models import (
    CarePlan,
    CareReview,
    CareVisit,
    DeprivationOfLiberty,
    HealthAssessment,
    HealthCheck,
    LegalStatus,
    MissingEpisode,
    PeriodOfCare,
    Placement,
)
from alongside.pathway.care.periods.models import EMERGENCY_ORDER, POLICE_PROTECTION, REMAND
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.leaving_care.models import Accommodation, InTouch, LeavingCareStatus, PathwayReview
from alongside.pathway.protection.conferences.actions import event_of
from alongside.pathway.protection.models import Conference, ProtectionPlan, ProtectionVisit
from alongside.people.models import Allocation

Rows = dict[type[ChildFact], list[Any]]
STATUS = {
    POLICE_PROTECTION: ("police_protection.taken", "police_protection.ended"),
    EMERGENCY_ORDER: ("emergency_protection_order.made", "emergency_protection_order.ended"),
    REMAND: ("remand.started", "remand.ended"),
}
MONTHS_TO_SECOND = 5  # 20 working days, then three months, and some lateness (2010 Regulations, regulation 33)
ENDINGS = ("placement.ended", "police_protection.ended", "emergency_protection_order.ended", "remand.ended")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on a day, the row it is about, and the rows that the clocks it meets are about (None: any)."""

    event: str
    on: date | datetime
    about: ChildFact
    concerning: tuple[ChildFact, ...] | None = None

    @property
    def day(self) -> date:
        return local_day(self.on)


def happenings(rows: Rows) -> list[Happening]:
    """Every event of a child's rows, in the order in which they happened."""
    found = [one for teller in TELLERS for one in teller(rows) if one.on is not None]
    return [one for _, one in sorted(enumerate(found), key=lambda pair: (pair[1].day, _rank(pair[1]), pair[0]))]


def _rank(one: Happening) -> int:
    """On one day, what ends comes before what begins, unless it began that day; a case closes last."""
    began = next((getattr(one.about, name, None) for name in ("started_on", "received_on")), None)
    if one.event in ("case.closed", "care.ended") or (one.event.endswith("ended") and began == one.day):
        return 2
    return 0 if one.event in ENDINGS else 1


def _front_door(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(Contact, ()):
        yield Happening("contact.received", local_day(row.received_at), row)
        if row.decision:
            yield Happening(f"contact.decided_{row.decision}", row.decided_on, row, (row,))
    referrals = rows.get(Referral, ())
    for row in referrals:
        yield Happening("referral.received", row.received_on, row)
        since = add_months(row.received_on, -12)
        if any(since <= other.received_on < row.received_on for other in referrals):
            yield Happening("referral.re_referred", row.received_on, row)
        if row.decision:
            yield Happening(f"referral.decided_{row.decision}", row.decided_on, row, (row,))


def _closing(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(Referral, ()):
        if row.closed_on and row.decision not in ("no_further_action", "early_help"):
            yield Happening("case.closed", row.closed_on, row)


def _early_help(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(EarlyHelpEpisode, ()):
        yield Happening("early_help.consented", row.started_on, row)
        if row.assessment_completed_on:
            yield Happening("early_help_assessment.completed", row.assessment_completed_on, row)
        if row.ended_on:
            yield Happening("early_help.ended", row.ended_on, row)


def _assessment(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(Assessment, ()):
        concerned = (row, *([row.referral] if row.referral else []))
        yield Happening("assessment.started", row.started_on, row)
        if row.child_seen_on:
            yield Happening("assessment.child_seen", row.child_seen_on, row, (row,))
        if row.completed_on:
            yield Happening("assessment.completed", row.completed_on, row, concerned)
        if row.authorised_on:
            yield Happening(f"assessment.authorised_{row.outcome}", row.authorised_on, row, concerned)


def _enquiry(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(StrategyDiscussion, ()):
        held = "held_no_section_47" if row.decision == StrategyDiscussion.Decision.NONE else "held_section_47"
        yield Happening(f"strategy_discussion.{held}", row.held_on, row)
    for row in rows.get(Section47Enquiry, ()):
        begun_by = [row.strategy_discussion] if row.strategy_discussion else []
        yield Happening("section_47.started", row.started_on, row)
        if row.outcome:
            yield Happening(f"section_47.concluded_{row.outcome}", row.concluded_on, row, (row, *begun_by))


def _protection(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(Conference, ()):
        if row.held_on:
            yield Happening(event_of(row.kind, row.decision), row.held_on, row)
    for row in rows.get(ProtectionPlan, ()):
        yield Happening("protection_plan.started", row.started_on, row)
    for row in rows.get(ProtectionVisit, ()):
        if row.seen:
            yield Happening("protection_visit.made", row.visited_on, row)
    for row in rows.get(ProtectionPlan, ()):
        if row.ended_on:
            yield Happening("protection_plan.ended", row.ended_on, row)


def _need(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(ChildInNeedPlan, ()):
        yield Happening("child_in_need_plan.started", row.started_on, row)
    for row in rows.get(ChildInNeedVisit, ()):
        if row.seen:
            yield Happening("child_in_need_visit.made", row.visited_on, row)
    for row in rows.get(ChildInNeedPlan, ()):
        if row.ended_on:
            yield Happening(f"child_in_need_plan.ended_{row.ended_why or 'closed'}", row.ended_on, row)


def _care(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(PeriodOfCare, ()):
        yield Happening("care.started", row.started_on, row)
    yield from _statuses(rows)
    for row in rows.get(Placement, ()):
        yield Happening("placement.started", row.started_on, row)
        if row.ended_on:
            yield Happening("placement.ended", row.ended_on, row)
    for row in rows.get(PeriodOfCare, ()):
        if row.ended_on:
            yield Happening("care.ended", row.ended_on, row)


def _statuses(rows: Rows) -> Iterator[Happening]:
    starts = {row.started_on for row in rows.get(PeriodOfCare, ())}
    for row in rows.get(LegalStatus, ()):
        taken, ended = STATUS.get(row.code, ("", ""))
        if taken:
            yield Happening(taken, row.started_at or row.started_on, row)
        if row.started_on not in starts:
            yield Happening("legal_status.changed", row.started_on, row)
        if ended and row.ended_on:
            yield Happening(ended, row.ended_on, row)


def _life_in_care(rows: Rows) -> Iterator[Happening]:
    yield from _reviews(rows.get(CareReview, ()))
    for row in rows.get(CareVisit, ()):
        if row.seen:
            yield Happening("care_visit.made", row.visited_on, row.placement or row)
    for row in rows.get(CarePlan, ()):
        yield Happening("care_plan.made", row.made_on, row)
    yield from _away(rows)
    yield from _health(rows)


def _away(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(MissingEpisode, ()):
        yield Happening("missing.started", row.started_at or row.started_on, row)
        if row.ended_on:
            yield Happening("missing.returned", row.returned_at or row.ended_on, row, (row,))
    for row in rows.get(DeprivationOfLiberty, ()):
        yield Happening("liberty.deprivation_authorised", row.started_on, row)
        if row.ended_on:
            yield Happening("liberty.deprivation_ended", row.ended_on, row)


def _health(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(HealthAssessment, ()):
        yield Happening(f"health_assessment.{row.kind}_held", row.held_on, row)
    for row in rows.get(HealthCheck, ()):
        if row.kind == HealthCheck.Kind.DENTAL:
            yield Happening("dental_check.held", row.held_on, row)


def _reviews(rows: Sequence[CareReview]) -> Iterator[Happening]:
    """First and second where they can be: a return of one year knows nothing of the reviews before it."""
    turns: dict[Any, int] = {}
    for row in sorted((row for row in rows if row.held_on), key=lambda row: row.held_on or date.max):
        assert row.held_on is not None
        late = add_months(row.period.started_on, MONTHS_TO_SECOND) < row.held_on
        turn = turns[row.period] = 3 if late else turns.get(row.period, 0) + 1
        called = {1: "first", 2: "second"}.get(turn, "later")
        yield Happening(f"care_review.{called}_held", row.held_on, row)


def _leaving_care(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(LeavingCareStatus, ()):
        yield Happening(f"{row.category}.confirmed", row.started_on, row)
    for row in rows.get(Allocation, ()):
        if row.role == "personal_adviser":
            yield Happening("personal_adviser.appointed", row.started_on, row)
    for row in rows.get(PathwayReview, ()):
        yield Happening("pathway_plan.reviewed", row.held_on, row)
    yield from _living(rows)


def _living(rows: Rows) -> Iterator[Happening]:
    for row in rows.get(InTouch, ()):
        if row.in_touch == "YES":
            yield Happening("leaver.in_touch", row.happened_on, row)
    for row in rows.get(Accommodation, ()):
        if row.arranged:
            yield Happening("accommodation.provided", row.started_on, row)


TELLERS: Sequence[Callable[[Rows], Iterable[Happening]]] = (
    _front_door,
    _early_help,
    _assessment,
    _need,
    _enquiry,
    _protection,
    _care,
    _life_in_care,
    _leaving_care,
    _closing,
)
