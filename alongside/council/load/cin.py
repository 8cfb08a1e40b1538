"""What the children in need census tells of one child, from referral to closure."""

from datetime import date, timedelta
from typing import Any

from alongside.council.load.intended import Identity, Intended, Source, Told, only
from alongside.law.clocks import Limit
from alongside.law.due import add_limit
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.returns.cin import rows
from alongside.returns.kit.problems import Where

IMPLIED = "Implied by the children in need census, which does not tell it."
PLAN_FOLLOWS = timedelta(days=10)  # a plan that begins so soon after a conference is the one it decided on
FIFTEEN_DAYS = Limit(15, "day", "working")
CLOSED_AFTER_ASSESSMENT = {"RC8": "no_further_action", "RC9": "early_help"}


def plan(child: rows.Child, source: Source) -> Told:
    """The child's facts. A date that a fact cannot be without, and that is blank, refuses the child."""
    told = Told(_who(child), source)
    for details in child.cin_details:
        _Case(told, details).tell()
    return told


def _who(child: rows.Child) -> Identity:
    named, traits = child.identifiers, child.characteristics
    return Identity(
        number=(named.la_child_id or "").strip().upper(),
        where=child.where,
        born_on=named.birth_date,
        expected_on=named.expected_birth_date,
        died_on=named.death_date,
        sex=named.sex or "",
        ethnicity=traits.ethnicity or "",
        disabilities=traits.disability_codes,
        upn=named.upn or "",
        former_upn=named.former_upn or "",
        upn_unknown=named.upn_unknown or "",
    )


class _Case:
    """One episode of need: its parts look at each other, because the census tells few outcomes outright."""

    def __init__(self, told: Told, details: rows.CinDetails) -> None:
        self.told, self.details = told, details
        self.referral: Intended | None = None

    def tell(self) -> None:
        if self.details.referral_date is None:
            self.told.refuse(self.details.where, "CINreferralDate is blank: a referral cannot be without its date.")
            return
        self.referral = self._referral(self.details.referral_date)
        for assessment in self.details.assessments:
            self._assessment(assessment)
        for plan in self.details.plans:
            self._need_plan(plan)
        for enquiry in self.details.section_47s:
            self._section_47(enquiry)
        if self.details.conference_date and not self._is_told(self.details.conference_date):
            self._conference(self.details.conference_date, self.details.where, None)
        for protection in self.details.protection_plans:
            self._protection_plan(protection)
        for step in self.details.pre_proceedings:
            self.told.leave(step.where, "Pre-proceedings have no place in the record yet.")

    def _referral(self, on: date) -> Intended:
        details = self.details
        closed = details.closure_date or (on if details.no_further_action else None)
        later = [self._decision(on)]
        if closed:
            later.append((closed, only(closed_on=closed, closed_why=details.reason_for_closure)))
        return self.told.add(
            Referral,
            details.where,
            on,
            {"received_on": on},
            columns=only(source=details.referral_source, primary_need=details.primary_need),
            later=[(day, columns) for day, columns in later if columns],
            implied=frozenset({"decision", "decision_reason", "decided_on"}),
        )

    def _decision(self, on: date) -> tuple[date, dict[str, Any]]:
        """The census says whether nothing further was done, not what was decided instead."""
        details = self.details
        starts = [row.start_date for row in details.assessments] + [row.start_date for row in details.section_47s]
        began = [day for day in starts if day]
        if details.no_further_action:
            decision, decided = "no_further_action", on
        elif began or details.plans or details.protection_plans or details.closure_date:
            assessed = any(row.start_date for row in details.assessments) or not details.section_47s
            decision, decided = "assessment" if assessed else "strategy_discussion", min([*began, on + timedelta(1)])
        else:
            return on, {}
        decided = max(decided, on)
        return decided, {"decision": decision, "decided_on": decided, "decision_reason": IMPLIED}

    def _assessment(self, row: rows.Assessment) -> None:
        if row.start_date is None:
            self.told.refuse(row.where, "AssessmentActualStartDate is blank: an assessment cannot be without it.")
            return
        finished = row.authorisation_date
        columns = only(internal_review_on=row.internal_review_date)
        later: list[tuple[date, dict[str, Any]]] = []
        if finished:
            outcome = {"completed_on": finished, "authorised_on": finished, "outcome": self._outcome(finished)}
            later.append((finished, {**outcome, "outcome_reason": IMPLIED, **only(factors=list(row.factor_codes))}))
        else:
            columns |= only(factors=list(row.factor_codes))
        self.told.add(
            Assessment,
            row.where,
            row.start_date,
            {"started_on": row.start_date},
            columns=columns,
            later=later,
            after=self._in_case(),
            implied=frozenset({"completed_on", "outcome", "outcome_reason"}),
        )

    def _outcome(self, on: date) -> str:
        details = self.details
        if any(row.start_date and row.start_date >= on for row in details.section_47s):
            return "strategy_discussion"
        if details.plans or details.protection_plans:
            return "child_in_need"
        return CLOSED_AFTER_ASSESSMENT.get(details.reason_for_closure or "", "child_in_need")

    def _need_plan(self, row: rows.PlanDates) -> None:
        if row.start_date is None:
            self.told.refuse(row.where, "CINPlanStartDate is blank: a plan cannot be without the day it began.")
            return
        later: list[tuple[date, dict[str, Any]]] = []
        if row.end_date:
            later.append((row.end_date, {"ended_on": row.end_date, **only(ended_why=self._why_ended(row.end_date))}))
        self.told.add(
            ChildInNeedPlan,
            row.where,
            row.start_date,
            {"started_on": row.start_date},
            later=later,
            after=self._in_case(),
            implied=frozenset({"ended_why"}),
        )

    def _why_ended(self, on: date) -> str:
        begun = [row.start_date for row in self.details.protection_plans if row.start_date]
        if any(abs(on - day) <= PLAN_FOLLOWS for day in begun):
            return "protection"
        closed = self.details.closure_date
        return "closed" if closed and timedelta(0) <= closed - on <= timedelta(31) else ""

    def _section_47(self, row: rows.Section47) -> None:
        if row.start_date is None:
            self.told.refuse(row.where, "S47ActualStartDate is blank: an enquiry cannot be without the day it began.")
            return
        start = row.start_date
        discussion = self.told.add(
            StrategyDiscussion,
            row.where,
            start,
            {"held_on": start},
            columns={"decision": "section_47_single", "decision_reason": IMPLIED},
            after=self._in_case(),
            implied=frozenset({"decision", "decision_reason"}),
        )
        enquiry = self.told.add(
            Section47Enquiry,
            row.where,
            start,
            {"started_on": start},
            columns=only(conference_due_on=row.conference_target),
            later=self._conclusion(row, start),
            after={**self._in_case(), "strategy_discussion": discussion},
            implied=frozenset({"concluded_on", "outcome", "outcome_reason"}),
        )
        if row.conference_date:
            self._conference(row.conference_date, row.where, enquiry)

    def _conclusion(self, row: rows.Section47, start: date) -> list[tuple[date, dict[str, Any]]]:
        """The census tells whether a conference was needed; the day the enquiry ended is not in it."""
        if row.conference_date and row.conference_date >= start:
            day, outcome = row.conference_date, "conference"
        elif row.conference_not_required:
            day, outcome = self._likely_end(start), self._without_conference()
        else:
            return []
        return [(day, {"concluded_on": day, "outcome": outcome, "outcome_reason": IMPLIED})]

    def _likely_end(self, start: date) -> date:
        limit = add_limit(start, FIFTEEN_DAYS)
        assert isinstance(limit, date)
        known = [row.authorisation_date for row in self.details.assessments if row.authorisation_date]
        known += [self.details.closure_date] if self.details.closure_date else []
        return max(start, min([limit, self.told.source.as_at, *(day for day in known if day >= start)]))

    def _without_conference(self) -> str:
        return "no_further_action" if self.details.reason_for_closure == "RC8" else "child_in_need"

    def _is_told(self, on: date) -> bool:
        return any(fact.key["held_on"] == on for fact in self.told.of(Conference))

    def _conference(self, on: date, where: Where, enquiry: Intended | None) -> None:
        begun = next((row for row in self.details.protection_plans if _follows(row, on)), None)
        kind = "initial" if self.details.section_47s else "transfer_in"
        self.told.add(
            Conference,
            where,
            on,
            {"kind": kind, "held_on": on},
            columns={
                "decision": "plan" if begun else "no_plan",
                "decision_reason": IMPLIED,
                **only(category=begun.initial_category if begun else None),
            },
            after={**self._in_case(), **({"enquiry": enquiry} if enquiry else {})},
            implied=frozenset({"decision", "decision_reason", "category"}),
        )

    def _protection_plan(self, row: rows.ProtectionPlan) -> None:
        if row.start_date is None:
            self.told.refuse(row.where, "CPPstartDate is blank: a plan cannot be without the day it began.")
            return
        first = row.initial_category or row.latest_category
        conference = next((fact for fact in self.told.of(Conference) if _follows(row, fact.key["held_on"])), None)
        later: list[tuple[date, dict[str, Any]]] = []
        later += [(self._last_known(row), {"latest_category": row.latest_category or first})] if first else []
        later += [(row.end_date, {"ended_on": row.end_date})] if row.end_date else []
        plan = self.told.add(
            ProtectionPlan,
            row.where,
            row.start_date,
            {"started_on": row.start_date},
            columns=only(initial_category=first, latest_category=first, previous_plans=row.previous_plans),
            later=later,
            after={**self._in_case(), **({"conference": conference} if conference else {})},
            moves=frozenset({"latest_category"}),
        )
        for held in sorted(set(row.review_dates)):
            self._review(held, row, plan)

    def _last_known(self, row: rows.ProtectionPlan) -> date:
        assert row.start_date is not None
        changed = row.latest_category not in (None, row.initial_category)
        return max([row.start_date, *row.review_dates]) if changed else row.start_date

    def _review(self, held: date, row: rows.ProtectionPlan, plan: Intended) -> None:
        self.told.add(
            Conference,
            row.where,
            held,
            {"kind": "review", "held_on": held},
            columns={"decision": "ends" if held == row.end_date else "continues", "decision_reason": IMPLIED},
            after={**self._in_case(), "plan": plan},
            implied=frozenset({"decision", "decision_reason"}),
        )

    def _in_case(self) -> dict[str, Intended]:
        return {"referral": self.referral} if self.referral else {}


def _follows(row: rows.ProtectionPlan, conference: date) -> bool:
    return row.start_date is not None and timedelta(0) <= row.start_date - conference <= PLAN_FOLLOWS
