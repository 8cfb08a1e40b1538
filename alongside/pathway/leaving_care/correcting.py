"""Corrects what is recorded of a young person; what stood before is kept."""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.history.facts import Fact
from alongside.pages.correcting import correct as correct_row
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


def correct(*, row: Fact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> Fact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    require(by, _EVENTS[type(row)], today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, **columns)
