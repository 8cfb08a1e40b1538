"""Corrects the facts of care that have no page of their own; what stood before is kept.

Where the day of an event is corrected, the clocks that it started or met move with it.
"""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.deadlines.correcting import correct as correct_row
from alongside.history.facts import ChildFact
from alongside.pathway.care.models import (
    CareEvent,
    DeprivationOfLiberty,
    HealthAssessment,
    HealthCheck,
    HealthPlan,
    PersonalEducationPlan,
    ReturnInterview,
    StrengthsAndDifficulties,
)
from alongside.people.models import Worker

# Whoever may record it may correct it; for the other kinds whoever may record in that part of the record.
_EVENTS: dict[type[ChildFact], str] = {
    DeprivationOfLiberty: "liberty.deprivation_authorised",
    HealthAssessment: "health_assessment.review_held",
    HealthCheck: "dental_check.held",
    HealthPlan: "health_plan.made",
    PersonalEducationPlan: "personal_education_plan.made",
    ReturnInterview: "return_interview.held",
    StrengthsAndDifficulties: "strengths_and_difficulties.scored",
}


def correct(*, row: ChildFact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> ChildFact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    event = row.event if isinstance(row, CareEvent) else _EVENTS.get(type(row))
    if event:
        require(by, event, today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, days=days_of(row), **columns)


def days_of(row: ChildFact) -> dict[str, str]:
    """The column that says when the event of this fact happened, and the event; blank where it told none."""
    match row:
        case HealthAssessment():
            return {"held_on": f"health_assessment.{row.kind}_held"}
        case HealthCheck():
            return {"held_on": "dental_check.held" if row.kind == HealthCheck.Kind.DENTAL else ""}
        case HealthPlan():
            return {"made_on": "health_plan.made"}
        case PersonalEducationPlan():
            return {"made_on": "personal_education_plan.made"}
        case StrengthsAndDifficulties():
            return {"scored_on": "strengths_and_difficulties.scored"}
        case CareEvent():
            return {"happened_on": row.event}
        case ReturnInterview():
            return {"held_on": f"return_interview.{'declined' if row.declined else 'held'}"}
        case _:
            return {}
