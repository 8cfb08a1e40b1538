"""What an Annex A workbook tells of enquiries, conferences and child protection plans (lists 5 and 7)."""

from datetime import date, timedelta
from typing import Any

from alongside.council.load.annex_a_told import IMPLIED, Lists, dated, implied, referral_on
from alongside.council.load.intended import Intended, Told, only
from alongside.pathway.assessment.models import Section47Enquiry, StrategyDiscussion
from alongside.pathway.protection.models import Conference, ProtectionPlan, ProtectionVisit

DAYS_TO_PLAN = timedelta(days=10)


def enquiries(told: Told, lists: Lists) -> None:
    """List 5: enquiries, and the conferences they led to."""
    for row in lists[5]:
        on = row.strategy_discussion
        enquiry = _enquiry(told, row, on) if on else None
        if row.conference_date:
            _initial_conference(told, row, enquiry, lists)
        elif on is None:
            told.refuse(row.where, "A section 47 enquiry cannot be without its date, and the date is blank.")


def _enquiry(told: Told, row: Any, on: date) -> Intended:
    discussion = told.add(
        StrategyDiscussion,
        row.where,
        on,
        {"held_on": on},
        columns={"decision": "section_47_single", "decision_reason": IMPLIED},
        after=referral_on(told, on),
        implied=frozenset({"decision", "decision_reason"}),
    )
    later = []
    if row.conference_date and row.conference_date >= on:
        day = row.conference_date
        later.append(implied(day, concluded_on=day, outcome="conference", outcome_reason=IMPLIED))
    elif row.conference_unnecessary:
        day = min(on + timedelta(days=21), told.source.as_at)
        later.append(implied(max(day, on), concluded_on=max(day, on), outcome="child_in_need", outcome_reason=IMPLIED))
    return told.add(
        Section47Enquiry,
        row.where,
        on,
        {"started_on": on},
        later=later,
        after={**referral_on(told, on), "strategy_discussion": discussion},
        implied=frozenset({"concluded_on", "outcome", "outcome_reason"}),
    )


def _initial_conference(told: Told, row: Any, enquiry: Intended | None, lists: Lists) -> None:
    on = row.conference_date
    begun = next((one for one in lists[7] if one.start_date and _soon_after(on, one.start_date)), None)
    category = begun.initial_category or begun.latest_category if begun else None
    decision = "plan" if row.led_to_plan == "Yes" and category else "no_plan"
    if row.led_to_plan == "Yes" and not category:
        told.warn(row.where, "The conference led to a plan, but list 7 has none of that day with its category.")
    told.add(
        Conference,
        row.where,
        on,
        {"kind": "initial", "held_on": on},
        columns={"decision": decision, **only(category=category if decision == "plan" else None)},
        after={**referral_on(told, on), **({"enquiry": enquiry} if enquiry else {})},
        implied=frozenset({"decision", "category"}),
    )


def _soon_after(conference: date, plan: date) -> bool:
    return timedelta(0) <= plan - conference <= DAYS_TO_PLAN


def protection(told: Told, lists: Lists) -> None:
    """List 7: plans, with the last visit and the latest review of each."""
    for row in lists[7]:
        on = dated(told, row, "start_date", "A child protection plan")
        if on is None:
            continue
        first = row.initial_category or row.latest_category
        conferences = (fact for fact in told.of(Conference) if _soon_after(fact.on, on))
        conference = next(conferences, None)
        later = [(told.source.as_at, {"latest_category": row.latest_category or first})] if first else []
        later += [(row.end_date, {"ended_on": row.end_date})] if row.end_date else []
        plan = told.add(
            ProtectionPlan,
            row.where,
            on,
            {"started_on": on},
            columns=only(initial_category=first, latest_category=first, previous_plans=row.previous_plans),
            later=later,
            after={**referral_on(told, on), **({"conference": conference} if conference else {})},
            moves=frozenset({"latest_category"}),
        )
        _plan_carried(told, row, plan)


def _plan_carried(told: Told, row: Any, plan: Intended) -> None:
    if row.last_visit:
        alone = {"Yes": True, "No": False}.get(row.seen_alone or "")
        told.add(
            ProtectionVisit,
            row.where,
            row.last_visit,
            {"visited_on": row.last_visit},
            columns={"seen": True, **only(seen_alone=alone)},
            after={"plan": plan},
            implied=frozenset({"seen"}),
        )
    if row.latest_review:
        told.add(
            Conference,
            row.where,
            row.latest_review,
            {"kind": "review", "held_on": row.latest_review},
            columns={"decision": "ends" if row.latest_review == row.end_date else "continues"},
            after={**referral_on(told, row.latest_review), "plan": plan},
            implied=frozenset({"decision"}),
        )
    if row.emergency_protection:
        told.leave(row.where, "An emergency order or police protection is told of without its date.")
