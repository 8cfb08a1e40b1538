"""What OC2 asks of a child for one year, answered from dated facts, or as a loaded return gave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from alongside.pathway.care.health.models import (
    Conviction,
    HealthAssessment,
    HealthCheck,
    OutcomesOfYear,
    StrengthsAndDifficulties,
    SubstanceMisuse,
)

_CHECKS = {"dental": "teeth_check", "immunisations": "immunisations", "development": "health_check"}


@dataclass(slots=True)
class Outcomes:
    """One child's OC2 answers, named as in OutcomesOfYear. None is not said."""

    sdq_score: int | None = None
    sdq_reason: str = ""
    convicted: bool | None = False
    health_check: bool | None = None
    immunisations: bool | None = False
    teeth_check: bool | None = False
    health_assessment: bool | None = False
    substance_misuse: bool | None = False
    intervention_received: bool | None = None
    intervention_offered: bool | None = None


def outcomes_of(child_ids: Iterable[int], year: int) -> dict[int, Outcomes]:
    """OC2 for these children and a collection year (2026: 1 April 2025 to 31 March 2026), in six queries.

    A row that a return gave (OutcomesOfYear) is answered as it stands.
    """
    found = {child_id: Outcomes() for child_id in child_ids}
    for one in _within(StrengthsAndDifficulties.objects.all(), "scored_on", found, year):
        found[one.child_id].sdq_score, found[one.child_id].sdq_reason = one.score, one.no_score_why
    for one in _within(Conviction.objects.all(), "convicted_on", found, year):
        found[one.child_id].convicted = True
    for one in _within(HealthAssessment.objects.all(), "held_on", found, year):
        found[one.child_id].health_assessment = True
    for one in _within(HealthCheck.objects.all(), "held_on", found, year):
        setattr(found[one.child_id], _CHECKS[one.kind], one.up_to_date)
    for one in _within(SubstanceMisuse.objects.all(), "identified_on", found, year):
        _add_substance(found[one.child_id], one)
    for given in OutcomesOfYear.objects.filter(child__in=found, year=year):
        found[given.child_id] = Outcomes(**{name: getattr(given, name) for name in Outcomes.__slots__})
    return found


def _within(rows: "QuerySet[Any]", when: str, children: dict[int, Outcomes], year: int) -> "QuerySet[Any]":
    """The rows of a year about these children, the earliest first, so that the latest has the last word."""
    days = (date(year - 1, 4, 1), date(year, 3, 31))
    return rows.filter(child__in=children, **{f"{when}__range": days}).order_by(when, "pk")


def _add_substance(outcomes: Outcomes, found: SubstanceMisuse) -> None:
    """Help offered is asked only where none was received."""
    outcomes.substance_misuse = True
    outcomes.intervention_received = bool(outcomes.intervention_received) or found.help_received
    outcomes.intervention_offered = None if outcomes.intervention_received else found.help_offered
