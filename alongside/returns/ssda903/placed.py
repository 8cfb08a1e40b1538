"""Where an episode's placement is, as the department works it out from the two postcodes."""

from alongside.returns.ssda903.book import Collection
from alongside.returns.ssda903.reference import distance
from alongside.returns.ssda903.tables import Episode


def miles(stay: Episode, year: Collection) -> float | None:
    """PL_DISTANCE: from home to the placement, in a straight line."""
    return distance.miles(year.place(stay.home_post), year.place(stay.pl_post))


def authority(stay: Episode, year: Collection) -> str | None:
    """PL_LA: the council the placement is in."""
    return distance.placement_authority(year.place(stay.pl_post))


def location(stay: Episode, year: Collection) -> str | None:
    """PL_LOCATION: IN or OUT of the council whose return this is."""
    return distance.location(year.place(stay.pl_post), year.own)
