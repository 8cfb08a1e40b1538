"""Annex A's care leavers and children for adoption: lists 9 and 10."""

from collections import defaultdict
from datetime import date
from typing import Any, Final

from alongside.insight.extracts.inspection_day import Day, Told, latest
from alongside.insight.extracts.years import among, of
from alongside.pathway.care.episodes import STARTED
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    LegalStatus,
    PeriodOfCare,
    Placement,
    UnaccompaniedStatus,
)
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch, LeavingCareStatus, PathwayReview
from alongside.pathway.leaving_care.questions import NOT_IN_TOUCH
from alongside.people.models import current
from alongside.returns.annex_a.lists_8_to_11 import CareLeaver, ChildForAdoption
from alongside.returns.kit.lists.leaving_care import ACTIVITY
from alongside.returns.ssda903.kinds import ADOPTED

SUITABLE: Final = {"1": "SUITABLE", "2": "UNSUITABLE", "": "NOT_RECORDED"}
REACHED: Final = "YES"
UNTOLD: Final = "NOT_RECORDED"
PLACEMENT_ORDER: Final = "E1"
FOR_ADOPTION: Final = ("A3", "A4", "A5", "A6")
FOSTERING_FOR_ADOPTION: Final = ("U2", "U5")


def leavers(day: Day, child_ids: list[int] | None) -> Told:
    """List 9: whoever the council owes leaving care duties to on the day."""
    owed = LeavingCareStatus.objects.filter(current(day.on), **of(child_ids)).order_by("started_on", "pk")
    standing = list(owed.values_list("child_id", "category"))
    held = _Living(day, [child for child, _ in standing])
    return [(child, CareLeaver(eligibility=category.upper(), **held.said_of(child))) for child, category in standing]


class _Living:
    """How these young people live on the day, each kind in one query."""

    def __init__(self, day: Day, children: list[int]) -> None:
        theirs: dict[str, Any] = {"child_id__in": among(children)}
        self.unaccompanied = frozenset(
            UnaccompaniedStatus.objects.filter(started_on__lte=day.on, **theirs).values_list("child_id", flat=True)
        )
        self.plans = latest(PathwayReview.objects.filter(held_on__lte=day.on, **theirs), "held_on")
        touches = InTouch.objects.filter(happened_on__lte=day.on, **theirs).order_by("happened_on", "pk")
        self.in_touch = dict(touches.values_list("child_id", "in_touch"))
        self.reached = latest(touches.reached(), "happened_on")
        homes = Accommodation.objects.filter(current(day.on), **theirs).order_by("started_on", "pk")
        self.homes = {one.child_id: one for one in homes}
        self.activities: dict[int, set[str]] = defaultdict(set)
        for child, code in Activity.objects.filter(current(day.on), **theirs).values_list("child_id", "code"):
            self.activities[child].add(code)

    def said_of(self, child: int) -> dict[str, Any]:
        """The columns of one young person; of several activities the first in the department's order."""
        touch, home, does = self.in_touch.get(child, UNTOLD), self.homes.get(child), self.activities[child]
        said = {
            "uasc": child in self.unaccompanied,
            "latest_pathway_plan": self.plans.get(child),
            "in_touch": touch,
            "latest_contact": self.reached.get(child),
        }
        if touch not in (REACHED, UNTOLD):
            # As in the 903: what was known before somebody was lost touch with is not told.
            return said | {"suitability": SUITABLE[""], "activity": NOT_IN_TOUCH}
        return said | {
            "accommodation": home.kind if home else None,
            "suitability": SUITABLE.get(home.suitability) if home else None,
            "activity": next((one.code for one in ACTIVITY if one.code in does), None),
        }


def for_adoption(day: Day, child_ids: list[int] | None) -> Told:
    """List 10: every decision that a child should be placed for adoption that stood at some time in twelve months."""
    held = AdoptionDecision.objects.filter(day.lasting(since=day.year_ago), **of(child_ids))
    found = list(held.order_by("started_on", "pk"))
    way = _Way(day, [one.child_id for one in found])
    rows = [(one, way.row(one)) for one in found]
    # One who was adopted longer ago is in the list no more, though nobody ended the decision.
    return [
        (one.child_id, row) for one, row in rows if row.adoption_order is None or row.adoption_order >= day.year_ago
    ]


class _Way:
    """The steps towards adoption of these children by the day, each kind in one query."""

    def __init__(self, day: Day, children: list[int]) -> None:
        self.day = day
        theirs: dict[str, Any] = {"child_id__in": among(children)}
        until = {"started_on__lte": day.on, **theirs}
        self.periods = _by_child(PeriodOfCare.objects.filter(**until).order_by("started_on"))
        orders = LegalStatus.objects.filter(code=PLACEMENT_ORDER, **until).order_by("started_on")
        self.orders = _by_child(orders)
        self.homes = _by_child(Placement.objects.filter(**until).order_by("started_on"))
        self.matches = _by_child(Adoption.objects.filter(matched_on__lte=day.on, **theirs).order_by("matched_on"))

    def row(self, one: AdoptionDecision) -> ChildForAdoption:
        """The way that followed one decision. What went before it is no part of it, but for fostering."""
        ended, decided = self.day.known(one.ended_on), one.started_on
        period = next((held for held in self.periods[one.child_id] if holds(held, decided)), None)
        homes = [home for home in self.homes[one.child_id] if period and home.period_id == period.pk]
        adopted = self.day.known(period.ended_on) if period and period.ended_why in ADOPTED else None
        return ChildForAdoption(
            entered_care=period.started_on if period else None,
            decision_date=decided,
            placement_order=_first(self.orders[one.child_id], decided),
            matched=next((held.matched_on for held in self.matches[one.child_id] if held.matched_on >= decided), None),
            placed=_first([home for home in homes if home.kind in FOR_ADOPTION], decided),
            adoption_order=adopted,
            decision_ended=ended if not adopted else None,
            reason_ended=(one.ended_why or None) if ended and not adopted else None,
            fostered_for_adoption=_first([home for home in homes if home.kind in FOSTERING_FOR_ADOPTION], None),
        )


def _by_child(found: Any) -> dict[int, list[Any]]:
    held: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        held[one.child_id].append(one)
    return held


def holds(period: PeriodOfCare, day: date) -> bool:
    """Whether the child was in care then; of one that went on from before it is known, any day before counts."""
    begun = period.started_on <= day or period.first_reason != STARTED
    return begun and (period.ended_on is None or period.ended_on >= day)


def _first(found: list[Any], since: date | None) -> date | None:
    return next((one.started_on for one in found if since is None or one.started_on >= since), None)
