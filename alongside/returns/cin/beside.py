"""The rows that are named beside one that is found: what it belongs to, which may be what is wrong."""

from alongside.returns.cin.rows import (
    Assessment,
    Child,
    CinDetails,
    Identifiers,
    PlanDates,
    ProtectionPlan,
    Review,
    Section47,
)
from alongside.returns.kit.rows import Row

OfEpisode = Assessment | PlanDates | Section47 | ProtectionPlan


def the_episode(row: OfEpisode, child: Child) -> tuple[CinDetails]:
    """The episode of need that the row belongs to."""
    return (row.details,)


def the_identifiers(row: Row, child: Child) -> tuple[Identifiers]:
    """Who the child is, with the days of birth and death."""
    return (child.identifiers,)


def the_plan(review: Review, child: Child) -> tuple[ProtectionPlan]:
    """The protection plan that was reviewed."""
    return (review.plan,)
