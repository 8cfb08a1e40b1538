"""Everything the record knows of a child in care, room by room. Codes are the SSDA903's."""

from alongside.pathway.care.events.models import CareEvent
from alongside.pathway.care.health.models import (
    Conviction,
    HealthAssessment,
    HealthCheck,
    HealthPlan,
    OutcomesOfYear,
    StrengthsAndDifficulties,
    SubstanceMisuse,
)
from alongside.pathway.care.missing.models import MissingEpisode, ReturnInterview
from alongside.pathway.care.periods.facts import (
    Adoption,
    AdoptionDecision,
    DeprivationOfLiberty,
    Motherhood,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.pathway.care.periods.models import LegalStatus, PeriodOfCare
from alongside.pathway.care.placements.models import Placement, PlacementNotice, PlacementPlan
from alongside.pathway.care.plans.models import CarePlan, PersonalEducationPlan
from alongside.pathway.care.reviews.models import CareReview, ReviewDecision
from alongside.pathway.care.visits.models import CareVisit

__all__ = [
    "Adoption",
    "AdoptionDecision",
    "CareEvent",
    "CarePlan",
    "CareReview",
    "CareVisit",
    "Conviction",
    "DeprivationOfLiberty",
    "HealthAssessment",
    "HealthCheck",
    "HealthPlan",
    "LegalStatus",
    "MissingEpisode",
    "Motherhood",
    "OutcomesOfYear",
    "PeriodOfCare",
    "PersonalEducationPlan",
    "Placement",
    "PlacementNotice",
    "PlacementPlan",
    "PreviousPermanence",
    "ReturnInterview",
    "ReviewDecision",
    "StrengthsAndDifficulties",
    "SubstanceMisuse",
    "UnaccompaniedStatus",
]
