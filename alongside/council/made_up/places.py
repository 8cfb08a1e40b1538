"""The invented county: towns, streets, schools and postcodes. ZZ is no postcode area, so no address here exists."""

from dataclasses import dataclass
from typing import Any

from alongside.council.made_up.chance import Chance, Weighted

COUNTY = "Marlshire"
COUNCIL = f"{COUNTY} County Council"
AUTHORITY = "E10999999"  # no council's code


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its district of the made-up postcode area, its half of the county, and its schools."""

    name: str
    district: int
    half: str
    secondary: tuple[str, ...]
    primary: tuple[str, ...]


TOWNS = (
    Town("Aldwater", 1, "North", ("Aldwater Academy", "Bishop Latham School", "The Weir School"),
         ("Mill Lane Primary", "St Edith's Primary", "Castle Hill Primary", "Weirside Primary", "Northgate Primary")),
    Town("Kelverton", 2, "North", ("Kelverton School", "Hollins Park Academy"),
         ("Hollins Primary", "Station Road Primary", "St Oswin's Primary", "The Orchard Primary")),
    Town("Brackenfold", 3, "North", ("Brackenfold Community School",),
         ("Fold Lane Primary", "Brackenfold Church Primary", "Heathside Primary")),
    Town("Stanmarsh", 4, "South", ("Stanmarsh High School", "Lower Fen Academy"),
         ("Marsh Street Primary", "Fen View Primary", "St Bride's Primary", "Longacre Primary")),
    Town("Highmere", 5, "South", ("Highmere School",), ("Mereside Primary", "Highmere Infants",
         "Tanners Hill Primary")),
    Town("Dunscote", 6, "South", ("Dunscote Academy",), ("Dunscote Primary", "Quarry Bank Primary",
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
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def postcode(chance: Chance, town: Town) -> str:
    """A postcode of the right shape that no house has."""
    inward = f"{chance.within(1, 9)}{chance.one(tuple(_LETTERS))}{chance.one(tuple(_LETTERS))}"
    return f"ZZ{town.district * 10 + chance.within(0, 5)} {inward}"


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
