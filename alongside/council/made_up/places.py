"""The invented county: towns, streets, schools and postcodes. Its postcodes are real, and nobody's home."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import hypot
from typing import Any

from alongside.council.made_up.chance import Chance, Weighted

COUNTY = "Marlshire"
COUNCIL = f"{COUNTY} County Council"
# The returns take no invented council and no invented postcode: both are borrowed from one county.
AUTHORITY, AUTHORITY_NUMBER = "E10000025", "931"
METRES_IN_A_MILE = 1609.3  # as the 903 works out its distances


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its half of the county, and its schools."""

    name: str
    half: str
    secondary: tuple[str, ...]
    primary: tuple[str, ...]


TOWNS = (
    Town("Aldwater", "North", ("Aldwater Academy", "Bishop Latham School", "The Weir School"),
         ("Mill Lane Primary", "St Edith's Primary", "Castle Hill Primary", "Weirside Primary", "Northgate Primary")),
    Town("Kelverton", "North", ("Kelverton School", "Hollins Park Academy"),
         ("Hollins Primary", "Station Road Primary", "St Oswin's Primary", "The Orchard Primary")),
    Town("Brackenfold", "North", ("Brackenfold Community School",),
         ("Fold Lane Primary", "Brackenfold Church Primary", "Heathside Primary")),
    Town("Stanmarsh", "South", ("Stanmarsh High School", "Lower Fen Academy"),
         ("Marsh Street Primary", "Fen View Primary", "St Bride's Primary", "Longacre Primary")),
    Town("Highmere", "South", ("Highmere School",), ("Mereside Primary", "Highmere Infants",
         "Tanners Hill Primary")),
    Town("Dunscote", "South", ("Dunscote Academy",), ("Dunscote Primary", "Quarry Bank Primary",
         "Green Lane Primary")),
)  # fmt: skip
BY_NAME = {town.name: town for town in TOWNS}
WHERE = Weighted(dict(zip(TOWNS, (24, 18, 14, 17, 14, 13), strict=True)))

STREETS = (
    "Mill Lane", "Station Road", "Church Street", "Weir Close", "Larch Avenue", "Tanner's Row", "Quarry Rise",
    "Sycamore Drive", "Orchard Way", "Fen Road", "Hollins Crescent", "Castle Hill", "Market Street", "Longacre",
    "Meadow Close", "Ropewalk", "Heath Road", "Priory Gardens", "Kiln Lane", "Beech Grove", "Albert Street",
    "Foundry Court", "Lapwing Close", "Poplar Road", "Saddlers Way", "Willow Walk", "Northgate", "Bargate",
    "Cross Street",
    "Teasel Way", "Moor Lane", "Chapel Row", "Elder Close", "Harvest Road", "Kingfisher Court", "Old Dairy Close",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A postcode, where it lies on the national grid in metres, and in which upper-tier council's area."""

    postcode: str
    east: int
    north: int
    authority: str

    def miles_to(self, other: "Spot") -> float:
        """The straight way, in miles to one decimal."""
        return round(hypot(self.east - other.east, self.north - other.north) / METRES_IN_A_MILE, 1)


def _spots(points: dict[str, str], authority: str) -> tuple[Spot, ...]:
    found = []
    for point, codes in points.items():
        east, north = map(int, point.split())
        found += [Spot(code, east, north, authority) for code in codes.split(", ")]
    return tuple(found)


@cache
def _known() -> tuple[dict[str, tuple[Spot, ...]], tuple[tuple[Spot, ...], ...]]:
    """The postcodes of each town, and those of each council round about."""
    read = tomllib.loads(files(__package__).joinpath("postcodes.toml").read_text())
    at_home = {town: _spots(points, AUTHORITY) for town, points in read["home"].items()}
    return at_home, tuple(_spots(points, code) for code, points in read["away"].items())


@cache
def spot(postcode: str) -> Spot:
    """Where a postcode of the county lies."""
    return next(one for some in _known()[0].values() for one in some if one.postcode == postcode)


def spot_in(chance: Chance, town: Town) -> Spot:
    """Somewhere in a town."""
    return chance.one(_known()[0][town.name])


def spot_away(chance: Chance) -> Spot:
    """Somewhere in another council's area."""
    return chance.one(chance.one(_known()[1]))


def postcode(chance: Chance, town: Town) -> str:
    """A postcode of a town."""
    return spot_in(chance, town).postcode


def address(chance: Chance, town: Town) -> dict[str, Any]:
    """The columns of an address in a town."""
    flat = f"Flat {chance.within(1, 24)}, " if chance.yes(0.22) else ""
    lines = f"{flat}{chance.within(1, 148)} {chance.one(STREETS)}"
    return {"lines": lines, "town": town.name, "postcode": postcode(chance, town)}


def school(chance: Chance, town: Town, age: int) -> str:
    """A school for a child of this age; blank before school age."""
    if age < 4:
        return ""
    return chance.one(town.primary if age < 11 else town.secondary)
