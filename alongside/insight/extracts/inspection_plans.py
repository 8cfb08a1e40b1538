"""Annex A's children in need and child protection plans: lists 6 and 7."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from alongside.insight.extracts.in_need import NOTHING_MORE
from alongside.insight.extracts.inspection_day import Day, Told, latest
from alongside.insight.extracts.years import among, of
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.models import CareVisit, LegalStatus, PeriodOfCare
from alongside.pathway.care.periods.models import EMERGENCY_ORDER, POLICE_PROTECTION
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan, ProtectionVisit
from alongside.people.models import current
from alongside.returns.annex_a import lists_1_to_7 as lists

IN_NEED: Final = "CIN"
ALONE: Final[Mapping[bool | None, str]] = {True: "Yes", False: "No"}


def in_need(day: Day, child_ids: list[int] | None) -> Told:
    """List 6: every episode of need that was open in the six months, and where the child stands on the day."""
    held = Referral.objects.filter(day.lasting("received_on", "closed_on"), **of(child_ids))
    held = held.exclude(decision__in=("", *NOTHING_MORE)).exclude(decided_on__gt=day.on)
    found = list(held.order_by("received_on", "pk"))
    children = list({one.child_id for one in found})
    standing, seen = _standing(day, children), _last_seen(day, children)
    return [(one.child_id, _in_need(one, day, standing, seen)) for one in found]


def _in_need(one: Referral, day: Day, standing: Mapping[int, str], seen: Mapping[int, date]) -> lists.ChildInNeed:
    """An open case in which nothing is in force and no assessment open is told as that of a child in need."""
    closed = day.known(one.closed_on)
    last = seen.get(one.child_id)
    return lists.ChildInNeed(
        start_date=one.received_on,
        primary_need=one.primary_need or None,
        last_seen=last if last and one.received_on <= last <= (closed or day.on) else None,
        closure_date=closed,
        reason_for_closure=(one.closed_why or None) if closed else None,
        case_status="CLOSED" if closed else standing.get(one.child_id, IN_NEED),
    )


def _standing(day: Day, children: list[int]) -> dict[int, str]:
    """The most that is in force for each child on the day."""
    found: dict[int, str] = {}
    waiting = Assessment.objects.filter(started_on__lte=day.on, child_id__in=among(children))
    waiting = waiting.filter(Q(authorised_on__isnull=True) | Q(authorised_on__gt=day.on))
    found |= dict.fromkeys(waiting.values_list("child_id", flat=True), "ASSESSMENT")
    for status, model in ((IN_NEED, ChildInNeedPlan), ("CPP", ProtectionPlan), ("CLA", PeriodOfCare)):
        mine = model._default_manager.filter(current(day.on), child_id__in=among(children))
        found |= dict.fromkeys(mine.values_list("child_id", flat=True), status)
    return found


def _last_seen(day: Day, children: list[int]) -> dict[int, date]:
    """When each child was last seen: on a visit, in an assessment or an enquiry."""
    visited, looked_at = {"seen": True, "visited_on__lte": day.on}, {"child_seen_on__lte": day.on}
    found: dict[int, date] = {}
    for model, told, column in (
        (ChildInNeedVisit, visited, "visited_on"),
        (ProtectionVisit, visited, "visited_on"),
        (CareVisit, visited, "visited_on"),
        (Assessment, looked_at, "child_seen_on"),
        (Section47Enquiry, looked_at, "child_seen_on"),
    ):
        mine = model._default_manager.filter(child_id__in=among(children), **told)
        for child, last in latest(mine, column).items():
            found[child] = max(last, found.get(child, last))
    return found


@dataclass(frozen=True, slots=True)
class _Carried:
    """How plans were carried out by the day: visits and reviews by the plan, emergency protection by the child."""

    visits: Mapping[int, tuple[date, bool | None]]
    reviews: Mapping[int, date]
    emergencies: frozenset[int]


def protection(day: Day, child_ids: list[int] | None) -> Told:
    """List 7: every child protection plan that went on in the six months."""
    held = ProtectionPlan.objects.filter(day.lasting(), **of(child_ids))
    found = list(held.order_by("started_on", "pk"))
    carried = _carried(day, [one.pk for one in found], [one.child_id for one in found])
    return [(one.child_id, _protection(one, day, carried)) for one in found]


def _carried(day: Day, plans: list[int], children: list[int]) -> _Carried:
    visits = ProtectionVisit.objects.filter(plan_id__in=among(plans), seen=True, visited_on__lte=day.on)
    order = visits.order_by("visited_on", "pk").values_list("plan_id", "visited_on", "seen_alone")
    reviews = Conference.objects.filter(plan_id__in=among(plans), held_on__lte=day.on)
    taken = LegalStatus.objects.filter(day.lasting(), child_id__in=among(children))
    taken = taken.filter(code__in=(EMERGENCY_ORDER, POLICE_PROTECTION))
    return _Carried(
        {plan: (on, alone) for plan, on, alone in order},
        latest(reviews, "held_on", by="plan_id"),
        frozenset(taken.values_list("child_id", flat=True)),
    )


def _protection(one: ProtectionPlan, day: Day, carried: _Carried) -> lists.ProtectionPlan:
    visited, alone = carried.visits.get(one.pk, (None, None))
    return lists.ProtectionPlan(
        start_date=one.started_on,
        initial_category=one.initial_category or None,
        latest_category=one.latest_category or None,
        last_visit=visited,
        seen_alone=ALONE.get(alone, "Unknown") if visited else None,
        latest_review=carried.reviews.get(one.pk),
        end_date=day.known(one.ended_on),
        emergency_protection=one.child_id in carried.emergencies,
        previous_plans=one.previous_plans,
    )
