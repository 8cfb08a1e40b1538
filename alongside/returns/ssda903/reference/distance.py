"""What the department works out for an episode from its two postcodes: PL_LA, PL_LOCATION and PL_DISTANCE.

Source: the collection's derived columns. The formula takes both grid references as they stand in the postcode
directory; Northern Ireland's are on the Irish grid there, so a distance across the Irish Sea comes out too short.
"""

from collections.abc import Sequence
from math import hypot
from typing import Literal, NamedTuple

from alongside.returns.kit.authorities import today
from alongside.returns.ssda903.reference.postcodes import Place, Postcodes

Location = Literal["IN", "OUT"]

METRES_IN_A_KILOMETRE = 1000
KILOMETRES_IN_A_MILE = 1.6093
OUTSIDE_ENGLAND = {"S": "SCO", "W": "WAL", "N": "NIR"}


class Derived(NamedTuple):
    """An episode's PL_LA, PL_LOCATION and PL_DISTANCE (miles, to a tenth); None for what cannot be worked out."""

    pl_la: str | None
    pl_location: Location | None
    pl_distance: float | None


def derive(episodes: Sequence[tuple[str | None, str | None]], own: str, postcodes: Postcodes) -> list[Derived]:
    """For each (HOME_POST, PL_POST), in their order; `own` is the return's council, by an ONS code old or new."""
    places = postcodes.find_many(text for pair in episodes for text in pair if text)
    mine = today(own)
    return [_derived(places.get(home or ""), places.get(placed or ""), mine) for home, placed in episodes]


def miles(home: Place | None, placement: Place | None) -> float | None:
    """PL_DISTANCE: the straight line between two places in miles, to a tenth."""
    if home is None or placement is None or home.easting is None or placement.easting is None:
        return None
    if home.northing is None or placement.northing is None:
        return None
    metres = hypot(home.easting - placement.easting, home.northing - placement.northing)
    return round(metres / METRES_IN_A_KILOMETRE / KILOMETRES_IN_A_MILE, 1)


def placement_authority(placement: Place | None) -> str | None:
    """PL_LA: the ONS code of the council the placement is in, or SCO, WAL or NIR."""
    if placement is None:
        return None
    return placement.authority or OUTSIDE_ENGLAND.get(placement.country)


def location(placement: Place | None, own: frozenset[str]) -> Location | None:
    """PL_LOCATION: whether the placement is in the council of these codes of today (`authorities.today`)."""
    if placement is None or not placement.country:
        return None
    return "IN" if placement.authority in own else "OUT"


def _derived(home: Place | None, placement: Place | None, own: frozenset[str]) -> Derived:
    return Derived(placement_authority(placement), location(placement, own), miles(home, placement))
