"""Corrects the facts of care that have no page of their own; what stood before is kept.

A day that starts or meets a clock is not corrected here: it stays as it was recorded.
"""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.history.facts import Fact
from alongside.pages.correcting import correct as correct_row
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
_EVENTS: dict[type[Fact], str] = {
    DeprivationOfLiberty: "liberty.deprivation_authorised",
    HealthAssessment: "health_assessment.review_held",
    HealthCheck: "dental_check.held",
    HealthPlan: "health_plan.made",
    PersonalEducationPlan: "personal_education_plan.made",
    ReturnInterview: "return_interview.held",
    StrengthsAndDifficulties: "strengths_and_difficulties.scored",
}


def correct(*, row: Fact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> Fact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    event = row.event if isinstance(row, CareEvent) else _EVENTS.get(type(row))
    if event:
        require(by, event, today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, **columns)
