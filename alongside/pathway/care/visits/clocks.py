"""When a child in care must next be visited: the rule that fits the placement, asked of the record."""

from datetime import date

from alongside.deadlines.actions import set_due
from alongside.law.care_visits import PlacementFacts, VisitDue, next_visit_due
from alongside.pathway.care.clocks import stand_down
from alongside.pathway.care.periods.models import LegalStatus, PeriodOfCare
from alongside.pathway.care.placements.models import FOSTER, WITH_PARENTS, Placement
from alongside.pathway.care.reviews.models import CareReview
from alongside.pathway.care.visits.models import CareVisit
from alongside.people.models import Worker

# A visit that somebody asked for (LA19) has a clock of its own beside these.
RULES = ("LA11", "LA12", "LA13", "LA14", "LA15", "LA16", "LA17", "LA18")


def facts_of(placement: Placement, status: LegalStatus | None) -> PlacementFacts:
    """What decides how often a child is visited in this placement, under this legal status."""
    with_parent = placement.kind == WITH_PARENTS
    code = status.code if status else ""
    return PlacementFacts(
        started_on=placement.started_on,
        intended_to_last_to_18=placement.long_term,
        long_term_foster_child_agrees=placement.fewer_visits_agreed and placement.kind in FOSTER,
        with_parent_before_assessment=with_parent and placement.parent_not_assessed,
        carer_approved_temporarily=placement.carer_temporary,
        with_parent_under_interim_care_order=with_parent and code == "C1",
        with_parent_care_order_made_on=status.started_on if status and with_parent and code == "C2" else None,
    )


def next_visit(period: PeriodOfCare) -> VisitDue | None:
    """By when, and by which rule, the child must next be visited; None while there is no placement."""
    placement = period.placements.filter(ended_on__isnull=True).order_by("-started_on").first()
    if placement is None:
        return None
    status = period.legal_statuses.filter(ended_on__isnull=True).first()
    seen = CareVisit.objects.seen().filter(child=period.child_id, visited_on__gte=placement.started_on)
    first_review = CareReview.objects.held().filter(period=period).order_by("held_on").first()
    return next_visit_due(
        facts_of(placement, status),
        list(seen.values_list("visited_on", flat=True)),
        first_review.held_on if first_review else None,
    )


def set_next_visit(period: PeriodOfCare, on: date, by: Worker) -> None:
    """Set the clock of the next visit by the rule that fits now; clocks of other rules stand down."""
    found = next_visit(period)
    if found is None:
        return
    placement = period.placements.filter(ended_on__isnull=True).order_by("-started_on").first()
    others = tuple(code for code in RULES if code != found.rule)
    stand_down(others, child=period.child, on=on)
    set_due(found.rule, child=period.child, on=on, due_on=found.on, about=placement, by=by)
