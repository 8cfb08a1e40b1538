"""What an Annex A workbook tells of one child, from the first contact to the protection plan (lists 1 to 7).

The lists tell of the latest of a kind alone: the last visit, the latest review. What lies between is not
in them. Enquiries and protection are in `annex_a_protection`, children in
care and after in `annex_a_care`, who works with the child in `annex_a_workers`.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from alongside.council.load import annex_a_care, annex_a_workers
from alongside.council.load.annex_a_protection import enquiries, protection
from alongside.council.load.annex_a_told import IMPLIED, Lists, dated, implied, referral_on
from alongside.council.load.intended import Identity, Source, Told, only
from alongside.law.due import LONDON
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Contact, Referral
from alongside.returns.kit.lists.need import REFERRAL_SOURCE
from alongside.returns.kit.lists.person import ETHNICITY

NOON = time(12)
DAYS_TO_REFERRAL = timedelta(days=5)


def plan(number: str, lists: Lists, source: Source) -> Told:
    """The child's facts, from the rows of each list that bear the child's number."""
    told = Told(_who(number, lists), source)
    for teller in (_contacts, _early_help, _referrals, _need, _assessments, enquiries, protection, _seen):
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
    """An episode of need. Its start is that of the referral; a referral of list 3 that is open then is the same."""
    for row in lists[6]:
        on = dated(told, row, "start_date", "An episode of need")
        if on is None:
            continue
        closed = row.closure_date
        reason = None if row.reason_for_closure == "NOT_STATED" else row.reason_for_closure
        ending = [(closed, only(closed_on=closed, closed_why=reason))] if closed else []
        referral = referral_on(told, on).get("referral")
        if referral:
            referral.columns |= only(primary_need=row.primary_need)
            referral.later += [*([] if "decision" in referral.told() else [_taken_on(on)]), *ending]
        else:
            _case(told, row, on, ending)
        if row.case_status == "CIN":
            ended = [implied(closed, ended_on=closed, ended_why="closed")] if closed else []
            known = frozenset({"started_on", "ended_on", "ended_why"})
            told.add(ChildInNeedPlan, row.where, on, {"started_on": on}, later=ended, implied=known, reaches=True)


def _taken_on(on: date) -> tuple[date, dict[str, Any]]:
    return implied(on, decision="assessment", decided_on=on, decision_reason=IMPLIED)


def _case(told: Told, row: Any, on: date, ending: list[tuple[date, dict[str, Any]]]) -> None:
    """An episode of need whose referral no list of this workbook has."""
    taken_on = _taken_on(on)
    told.add(
        Referral,
        row.where,
        on,
        {"received_on": on},
        columns=only(primary_need=row.primary_need),
        later=[taken_on, *ending],
        implied=frozenset(taken_on[1]),
        covers=True,
    )


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


def _seen(told: Told, lists: Lists) -> None:
    """When a child in need was last seen; a visit that another list tells of is told there."""
    elsewhere = {row.last_visit for number in (7, 8) for row in lists[number]}
    for row in lists[6]:
        on = row.last_seen
        if on is None or on in elsewhere:
            continue
        told.add(
            ChildInNeedVisit,
            row.where,
            on,
            {"visited_on": on},
            columns={"seen": True},
        )
