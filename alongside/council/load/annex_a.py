"""What an Annex A workbook tells of one child, from the first contact to the protection plan (lists 1 to 7).

The lists tell of the latest of a kind alone: the last visit, the latest review. What lies between is not
in them. Children in care and after are in `annex_a_care`, who works with the child in `annex_a_workers`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from alongside.council.load import annex_a_care, annex_a_workers
from alongside.council.load.intended import Identity, Intended, Source, Told, only
from alongside.law.due import LONDON
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan, ProtectionVisit
from alongside.returns.kit.lists.need import REFERRAL_SOURCE
from alongside.returns.kit.lists.person import ETHNICITY

IMPLIED = "Implied by Annex A, which does not tell it."
NOON = time(12)
DAYS_TO_REFERRAL = timedelta(days=5)
DAYS_TO_PLAN = timedelta(days=10)
Lists = Mapping[int, Sequence[Any]]


def plan(number: str, lists: Lists, source: Source) -> Told:
    """The child's facts, from the rows of each list that bear the child's number."""
    told = Told(_who(number, lists), source)
    for teller in (_contacts, _early_help, _referrals, _need, _assessments, _enquiries, _protection, _seen):
        teller(told, lists)
    annex_a_care.tell(told, lists)
    annex_a_workers.tell(told, lists)
    return told


def _who(number: str, lists: Lists) -> Identity:
    rows = [row for several in lists.values() for row in several]
    return Identity(
        number=number,
        where=rows[0].where,
        born_on=next((row.birth_date for row in rows if row.birth_date), None),
        sex=next((row.gender for row in rows if row.gender in ("F", "M")), ""),
        ethnicity=next((row.ethnicity for row in rows if row.ethnicity in ETHNICITY), ""),
    )


def dated(told: Told, row: Any, column: str, what: str) -> date | None:
    """A day that a fact cannot be without; a blank one refuses the child."""
    day: date | None = getattr(row, column)
    if day is None:
        told.refuse(row.where, f"{what} cannot be without its date, and the date is blank.")
    return day


def implied(on: date, **columns: Any) -> tuple[date, dict[str, Any]]:
    """Columns that the workbook only implies, with the day on which they became known."""
    return on, columns


def _source_code(told: Told, row: Any) -> str:
    if row.source and row.source not in REFERRAL_SOURCE:
        told.warn(row.where, "The source is too broad for one of the department's codes, so it was left blank.")
        return ""
    return row.source or ""


def _contacts(told: Told, lists: Lists) -> None:
    referred = [row.referral_date for row in lists[3] if row.referral_date]
    for row in lists[1]:
        on = dated(told, row, "contact_date", "A contact")
        if on is None:
            continue
        followed = min((day for day in referred if timedelta(0) <= day - on <= DAYS_TO_REFERRAL), default=None)
        decision = "referral" if followed else "no_further_action"
        day = followed or on
        told.add(
            Contact,
            row.where,
            on,
            {"received_at": datetime.combine(on, NOON, tzinfo=LONDON), "source": _source_code(told, row)},
            later=[implied(day, decision=decision, decided_on=day, decision_reason=IMPLIED)],
            implied=frozenset({"decision", "decided_on", "decision_reason"}),
        )


def _early_help(told: Told, lists: Lists) -> None:
    for row in sorted(lists[2], key=lambda row: row.start_date or date.max):
        on = dated(told, row, "start_date", "An early help assessment")
        if on is None:
            continue
        done = row.completion_date
        told.add(
            EarlyHelpEpisode,
            row.where,
            on,
            {"assessment_started_on": on},
            columns={"started_on": on, **only(organisation=(row.organisation or "")[:120])},
            later=[(done, {"assessment_completed_on": done})] if done else [],
            implied=frozenset({"started_on"}),
            succeeds=True,
        )


def _referrals(told: Told, lists: Lists) -> None:
    for row in lists[3]:
        on = dated(told, row, "referral_date", "A referral")
        if on is None:
            continue
        later = []
        assessed = any(other.start_date and other.start_date >= on for other in lists[4])
        decision = "no_further_action" if row.no_further_action else "assessment" if assessed else ""
        if decision:
            later.append(implied(on, decision=decision, decided_on=on, decision_reason=IMPLIED))
        if row.no_further_action:
            later.append((on, {"closed_on": on}))
        told.add(
            Referral,
            row.where,
            on,
            {"received_on": on},
            columns=only(source=_source_code(told, row)),
            later=later,
            implied=frozenset({"decision", "decided_on", "decision_reason", "closed_on"}),
        )


def _need(told: Told, lists: Lists) -> None:
    """An episode of need. Its start is that of the referral; a referral that is open then is the same."""
    for row in lists[6]:
        on = dated(told, row, "start_date", "An episode of need")
        if on is None:
            continue
        closed = row.closure_date
        reason = None if row.reason_for_closure == "NOT_STATED" else row.reason_for_closure
        taken_on = implied(on, decision="assessment", decided_on=on, decision_reason=IMPLIED)
        told.add(
            Referral,
            row.where,
            on,
            {"received_on": on},
            columns=only(primary_need=row.primary_need),
            later=[taken_on, *([(closed, only(closed_on=closed, closed_why=reason))] if closed else [])],
            implied=frozenset(taken_on[1]),
            covers=True,
        )
        if row.case_status == "CIN":
            ended = [implied(closed, ended_on=closed, ended_why="closed")] if closed else []
            known = frozenset({"ended_on", "ended_why"})
            told.add(ChildInNeedPlan, row.where, on, {"started_on": on}, later=ended, implied=known, covers=True)


def referral_on(told: Told, on: date) -> dict[str, Intended]:
    """The episode of need that a fact of this day belongs to, where the workbook tells of it."""
    found = [fact for fact in told.of(Referral) if fact.on <= on and (fact.told().get("closed_on") or on) >= on]
    return {"referral": max(found, key=lambda fact: fact.on)} if found else {}


def _assessments(told: Told, lists: Lists) -> None:
    for row in lists[4]:
        on = dated(told, row, "start_date", "An assessment")
        if on is None:
            continue
        done, later = row.authorisation_date, []
        if done:
            outcome = "no_further_action" if row.needs_social_care is False else "child_in_need"
            reason = IMPLIED if row.needs_social_care is None else ""
            finished = {"completed_on": done, "authorised_on": done, "outcome": outcome}
            later.append((done, {**finished, **only(outcome_reason=reason)}))
        if row.child_seen == "Yes":
            seen = done or told.source.as_at
            later.append(implied(seen, child_seen_on=seen))
        elif row.child_seen == "No":
            later.append((done or told.source.as_at, {"not_seen_why": "Annex A says that the child was not seen."}))
        told.add(
            Assessment,
            row.where,
            on,
            {"started_on": on},
            later=later,
            after=referral_on(told, on),
            implied=frozenset({"completed_on", "outcome", "outcome_reason", "child_seen_on"}),
        )


def _enquiries(told: Told, lists: Lists) -> None:
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


def _protection(told: Told, lists: Lists) -> None:
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


def _seen(told: Told, lists: Lists) -> None:
    """When a child in need was last seen; a visit that another list tells of is told there."""
    elsewhere = {row.last_visit for number in (7, 8) for row in lists[number]}
    for row in lists[6]:
        on = row.last_seen
        if on is None or on in elsewhere:
            continue
        plans = (fact for fact in told.of(ChildInNeedPlan) if fact.on <= on)
        plan = next(plans, None)
        told.add(
            ChildInNeedVisit,
            row.where,
            on,
            {"visited_on": on},
            columns={"seen": True},
            after={"plan": plan} if plan else {},
        )
