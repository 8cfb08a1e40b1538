"""What an Annex A workbook tells of a child in care, of a care leaver, and of adoption (lists 8 to 10)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from alongside.council.load.intended import Intended, Told, only
from alongside.law.due import birthday
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    CarePlan,
    CareReview,
    CareVisit,
    HealthAssessment,
    HealthCheck,
    LegalStatus,
    PeriodOfCare,
    Placement,
    UnaccompaniedStatus,
)
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch, LeavingCareStatus, PathwayReview
from alongside.returns.kit.lists.care import LEGAL_STATUS
from alongside.returns.kit.lists.leaving_care import IN_TOUCH
from alongside.returns.kit.lists.placement import PLACEMENT, PLACEMENT_PROVIDER

Lists = Mapping[int, Sequence[Any]]
FIRST_HEALTH_ASSESSMENT = timedelta(days=60)
COUNCIL_ARRANGES = frozenset("CDET")
PERMANENCE = {
    "RETURN": "return_home",
    "ADOPTION": "adoption",
    "SGO": "special_guardianship",
    "SUPPORTED": "independence",
    "RESIDENTIAL": "residential",
    "FOSTERING": "long_term_fostering",
}
SUITABLE = {"SUITABLE": "1", "UNSUITABLE": "2"}
FROM_AGE = {"ELIGIBLE": 16, "RELEVANT": 16, "FORMER_RELEVANT": 18, "QUALIFYING": 18}
BROAD = "The answer is too broad for one of the department's codes, so the fact was left out."


def tell(told: Told, lists: Lists) -> None:
    """Add what lists 8 to 10 tell."""
    for row in lists[8]:
        _in_care(told, row)
    for row in lists[9]:
        _leaver(told, row)
    for row in lists[10]:
        _adoption(told, row)


def _in_care(told: Told, row: Any) -> None:
    if row.started is None:
        told.refuse(row.where, "A period of care cannot be without the day it began, and the day is blank.")
        return
    ceased = row.ceased
    later = [(ceased, {"ended_on": ceased, **only(ended_why=row.reason_ceased)})] if ceased else []
    period = told.add(
        PeriodOfCare,
        row.where,
        row.started,
        {"started_on": row.started},
        columns=only(need=row.need),
        later=later,
        reaches=True,
    )
    _status(told, row, period)
    home = _placement(told, row, period)
    _carried(told, row, period, home)
    _health(told, row)
    if row.uasc:
        told.add(UnaccompaniedStatus, row.where, row.started, {}, columns={"started_on": row.started})
    if row.last_iro_contact:
        told.leave(row.where, "The reviewing officer's last contact has no place in the record yet.")
    if row.missing_in_12_months or row.absent_in_12_months:
        told.leave(row.where, "Missing episodes are counted here without their dates.")


def _ending(ceased: date | None) -> list[tuple[date, dict[str, Any]]]:
    return [(ceased, {"ended_on": ceased})] if ceased else []


def _status(told: Told, row: Any, period: Intended) -> None:
    if row.legal_status and row.legal_status not in LEGAL_STATUS:
        told.leave(row.where, f"Legal status: {BROAD}")
    elif row.legal_status:
        on = row.legal_status_date or row.started
        told.add(
            LegalStatus,
            row.where,
            on,
            {"started_on": on, "code": row.legal_status},
            later=_ending(row.ceased),
            after={"period": period},
            implied=frozenset({"ended_on"}),
            covers=True,
            succeeds=True,
            reaches=True,
        )


def _placement(told: Told, row: Any, period: Intended) -> Intended | None:
    on = row.placement_started
    if on is None:
        return None
    if row.placement not in PLACEMENT:
        told.leave(row.where, f"Placement type: {BROAD}")
        return None
    columns = only(
        provider=row.provider if row.provider in PLACEMENT_PROVIDER else None,
        postcode=(row.postcode or "")[:8],
        urn=(row.urn or "")[:10],
        location=row.location,
    )
    return told.add(
        Placement,
        row.where,
        on,
        {"started_on": on},
        columns={"kind": row.placement, **columns},
        later=_ending(row.ceased),
        after={"period": period},
        implied=frozenset({"ended_on", "location"}),
        succeeds=True,
        reaches=True,
    )


def _carried(told: Told, row: Any, period: Intended, home: Intended | None) -> None:
    inside = row.ceased or date.max
    if row.latest_review and period.on <= row.latest_review <= inside:
        told.add(CareReview, row.where, row.latest_review, {"held_on": row.latest_review}, after={"period": period})
    elif row.latest_review:
        told.leave(row.where, "The latest review lies outside the period of care.")
    if row.last_visit:
        after = {"placement": home} if home and home.on <= row.last_visit else {}
        key = {"visited_on": row.last_visit}
        told.add(CareVisit, row.where, row.last_visit, key, columns={"seen": True}, after=after)
    plan = PERMANENCE.get(row.permanence_plan or "")
    if plan:
        on = row.latest_review if row.latest_review and row.latest_review >= period.on else period.on
        key = {"permanence": plan}
        told.add(
            CarePlan,
            row.where,
            on,
            key,
            columns={"made_on": on},
            after={"period": period},
            implied=frozenset({"made_on"}),
        )


def _health(told: Told, row: Any) -> None:
    on = row.last_health_assessment
    if on:
        kind = "initial" if on - row.started <= FIRST_HEALTH_ASSESSMENT else "review"
        told.add(HealthAssessment, row.where, on, {"held_on": on}, columns={"kind": kind}, implied=frozenset({"kind"}))
    if row.last_dental_check:
        day = row.last_dental_check
        told.add(HealthCheck, row.where, day, {"held_on": day, "kind": "dental"})


def _leaver(told: Told, row: Any) -> None:
    on = row.latest_contact or told.source.as_at
    _owed(told, row)
    if row.latest_pathway_plan:
        day = row.latest_pathway_plan
        told.add(PathwayReview, row.where, day, {"held_on": day})
    if row.in_touch in IN_TOUCH and row.latest_contact:
        told.add(InTouch, row.where, on, {"happened_on": on}, columns={"in_touch": row.in_touch})
    if row.accommodation:
        told.add(
            Accommodation,
            row.where,
            on,
            {"started_on": on, "kind": row.accommodation},
            columns={
                "arranged": row.accommodation in COUNCIL_ARRANGES,
                **only(suitability=SUITABLE.get(row.suitability)),
            },
            implied=frozenset({"arranged", "started_on"}),
            moves=frozenset({"suitability"}),
            covers=True,
            succeeds=True,
            reaches=True,
        )
    if row.activity and row.activity != "0":
        key = {"started_on": on, "code": row.activity}
        since = frozenset({"started_on"})
        told.add(Activity, row.where, on, key, implied=since, covers=True, succeeds=True, reaches=True)


def _owed(told: Told, row: Any) -> None:
    """The workbook says what is owed, not since when: the category begins at the age of which the law speaks."""
    if row.eligibility not in FROM_AGE:
        if row.eligibility:
            told.leave(row.where, "An eligibility category of “other” is none that the law knows.")
        return
    as_at, born = told.source.as_at, told.who.born_on
    on = min(birthday(born, FROM_AGE[row.eligibility]), as_at) if born else as_at
    told.add(
        LeavingCareStatus,
        row.where,
        on,
        {"started_on": on, "category": row.eligibility.lower()},
        columns={"reasons": [f"Annex A says so. It began at the age of {FROM_AGE[row.eligibility]} at the earliest."]},
        implied=frozenset({"reasons"}),
        covers=True,
        succeeds=True,
    )


def _adoption(told: Told, row: Any) -> None:
    decided, ended = row.decision_date, row.decision_ended
    if decided is None:
        told.leave(row.where, "No decision that the child should be placed for adoption has a date here.")
        return
    later = [(ended, {"ended_on": ended, **only(ended_why=row.reason_ended)})] if ended else []
    told.add(AdoptionDecision, row.where, decided, {"started_on": decided}, later=later)
    if row.matched:
        told.add(Adoption, row.where, row.matched, {"matched_on": row.matched}, columns={"decided_on": decided})
    for day, what in ((row.placement_order, "placement order"), (row.adoption_order, "adoption order")):
        if day:
            told.leave(row.where, f"The {what} is told by the legal status in care, or its end.")
