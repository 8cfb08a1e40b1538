"""Corrects what is recorded of a young person; what stood before is kept, and clocks move with the days."""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.deadlines.correcting import correct as correct_row
from alongside.history.facts import ChildFact, Fact
from alongside.pathway.leaving_care.models import (
    Accommodation,
    AccommodationVisit,
    Activity,
    DeclinedSupport,
    InTouch,
    LeavingCareStatus,
    NeedsAssessment,
    PathwayPlan,
    PathwayReview,
    PlannedRelease,
)
from alongside.people.models import Worker

# Whoever may say that something happened may correct what was said of it.
_EVENTS: dict[type[Fact], str] = {
    Accommodation: "accommodation.provided",
    AccommodationVisit: "accommodation_visit.made",
    Activity: "leaver.in_touch",
    DeclinedSupport: "support.declined",
    InTouch: "leaver.in_touch",
    LeavingCareStatus: "former_relevant.confirmed",
    NeedsAssessment: "needs_assessment.completed",
    PathwayPlan: "pathway_plan.made",
    PathwayReview: "pathway_plan.reviewed",
    PlannedRelease: "custody.release_planned",
}


# The column of a kind of fact that says when its event happened.
_DAYS: dict[type[Fact], str] = {
    Accommodation: "started_on",
    AccommodationVisit: "visited_on",
    DeclinedSupport: "started_on",
    InTouch: "happened_on",
    LeavingCareStatus: "started_on",
    NeedsAssessment: "completed_on",
    PathwayReview: "held_on",
    PlannedRelease: "release_on",
}


def correct(*, row: ChildFact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> ChildFact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    require(by, _EVENTS[type(row)], today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, days=_days_of(row), **columns)


def _days_of(row: ChildFact) -> dict[str, str]:
    """The column that says when the event of this fact happened, and the event, where it told one."""
    column = _DAYS.get(type(row))
    match row:
        case InTouch():
            told = row.in_touch == "YES"
        case AccommodationVisit():
            told = row.seen
        case Accommodation():
            told = row.arranged
        case _:
            told = True
    event = f"{row.category}.confirmed" if isinstance(row, LeavingCareStatus) else _EVENTS[type(row)]
    return {column: event} if column and told else {}
