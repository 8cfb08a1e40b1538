"""Recording visits."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.visits.clocks import next_visit, set_next_visit
from alongside.pathway.care.visits.models import CareVisit
from alongside.people.models import Person, Worker


@transaction.atomic
def visit(*, children: Sequence[tuple[Person, dict[str, Any]]], on: date, by: Worker, **shared: Any) -> list[CareVisit]:
    """Record a visit to one child in care, or to brothers and sisters in one act, with each child's own words.

    Each child comes with columns of CareVisit (seen, seen_alone, childs_words, …); `shared` are those that
    hold for all. Sets when each must next be visited. A visit at which the child was not seen meets no
    clock. Raises ValidationError for a child who was not looked after on that day.
    """
    require(by, "care_visit.made", on)
    act = uuid.uuid4()
    return [_visit_one(child, act, on, by, {**shared, **own}) for child, own in children]


def _visit_one(child: Person, act: uuid.UUID, on: date, by: Worker, told: dict[str, Any]) -> CareVisit:
    period = PeriodOfCare.objects.filter(child=child, started_on__lte=on).order_by("-started_on").first()
    if period is None or (period.ended_on is not None and period.ended_on < on):
        raise ValidationError(f"{child.name} was not looked after on that day.")
    due = next_visit(period)
    home = period.placements.filter(started_on__lte=on).order_by("-started_on").first()
    made = CareVisit.objects.create(
        child=child,
        act=act,
        placement=home,
        visited_on=on,
        visited_by=by,
        rule=due.rule if due else "",
        recorded_by=by,
        **told,
    )
    if made.seen:
        happened("care_visit.made", child=child, on=on, about=home, by=by)
        set_next_visit(period, on, by)
    return made


@transaction.atomic
def correct_visit(*, visit: CareVisit, version: int, why_corrected: str, by: Worker, **columns: Any) -> None:
    """Correct a visit's words and facts; the next one is worked out anew."""
    require(by, "care_visit.made", visit.visited_on)
    days = {"visited_on": "care_visit.made" if visit.seen else ""}
    correct_with_clocks(row=visit, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    if visit.placement and visit.placement.period.ended_on is None:
        set_next_visit(visit.placement.period, visit.visited_on, by)
