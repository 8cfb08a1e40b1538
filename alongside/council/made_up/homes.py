"""Foster carers, children's homes and supported accommodation of the made-up county, and who has room on a day."""

from dataclasses import dataclass, field
from datetime import date

from alongside.council.made_up import names, places
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.places import AUTHORITY, Spot

HOUSES = (
    "Hollins House",
    "The Laurels",
    "Fen Cottage",
    "Priory House",
    "Weir Bank",
    "Larch House",
    "Moorside",
    "The Old Forge",
)
# Kind of house: how many there are, room in each, and whose they are. Their own council's lie within the county.
KINDS = {
    "K1": (4, 8, Weighted({"PR2": 1})),
    "K2": (110, 3, Weighted({"PR1": 22, "PR4": 75, "PR5": 3})),
    "K3": (60, 6, Weighted({"PR4": 78, "PR5": 22})),
    "S1": (8, 8, Weighted({"PR4": 1})),
    "R3": (6, 8, Weighted({"PR4": 1})),
    "R5": (3, 40, Weighted({"PR3": 1})),
}
AWAY = {"K1": 1.0, "K2": 0.4, "K3": 0.12, "S1": 0.8, "R5": 1.0, "A6": 0.6}
FOSTER_PROVIDERS = Weighted({"PR1": 54, "PR4": 41, "PR5": 5})
FOSTERING_AWAY = {"PR1": 0.05, "PR4": 0.28, "PR5": 0.28}
ADOPTION_PROVIDERS = Weighted({"PR1": 55, "PR2": 25, "PR5": 20})
# The inspector's numbers of fostering services and adoption agencies, by whose they are. 99 begins nobody's.
FOSTERING = {"PR1": ("9900010",), "PR4": tuple(f"990002{n}" for n in range(9)), "PR5": ("9900031", "9900032")}
ADOPTION = {"PR1": ("9900040",), "PR2": ("9900041",), "PR5": ("9900042", "9900043")}
RELATIVES = ("Grandmother", "Grandparents", "Aunt", "Aunt and uncle", "Older sister", "Family friend")
NAMED = {"K1": "Secure home", "R5": "Young offender institution"}
WITH_RELATIVES = ("U1", "U2", "U3")


@dataclass(slots=True, eq=False)
class Carer:
    """A foster carer or home: who, whose provision, where, room for how many, and who stays from when to when."""

    name: str
    provider: str
    spot: Spot
    room: int
    urn: str
    stays: list[tuple[date, date]] = field(default_factory=list)

    def has_room(self, start: date, end: date) -> bool:
        return sum(1 for since, until in self.stays if since < end and until > start) < self.room

    @property
    def location(self) -> str:
        """Inside or outside the county: the 903's code."""
        return "IN" if self.spot.authority == AUTHORITY else "OUT"


class Homes:
    """All carers and homes there are."""

    def __init__(self, seed: int, scale: float) -> None:
        self.chance = Chance(f"{seed} homes")
        self.foster = [self._foster() for _ in range(max(60, round(1000 * scale)))]
        self.count = 0
        self.houses = {kind: [self._house(kind, at) for at in range(max(min(6, kinds[0]), round(kinds[0] * scale)))]
                       for kind, kinds in KINDS.items()}  # fmt: skip

    def find(self, chance: Chance, kind: str, start: date, end: date, never: tuple[str, ...]) -> Carer:
        """Somebody with room from day to day, at none of these postcodes; the last one asked when nobody has room."""
        pool = self.houses.get(kind) or self.foster
        if kind in WITH_RELATIVES or kind == "A6":
            return self._own(chance, kind, never)
        elsewhere = [carer for carer in chance.sample(pool, min(12, len(pool))) if carer.spot.postcode not in never]
        found = next((carer for carer in elsewhere if carer.has_room(start, end)), elsewhere[-1])
        found.stays.append((start, end))
        return found

    def _foster(self) -> Carer:
        chance = self.chance
        group = chance.one(("british",) * 9 + ("african", "asian"))
        name = names.family(chance, group)
        called = chance.one(
            (f"Mr and Mrs {name}", f"Ms {name}", f"{names.given(chance, group, 'F', grown=True)} {name}")
        )
        provider = chance.of(FOSTER_PROVIDERS)
        spot = somewhere(chance, FOSTERING_AWAY[provider])
        return Carer(called, provider, spot, chance.within(1, 3), chance.one(FOSTERING[provider]))

    def _house(self, kind: str, at: int) -> Carer:
        chance, (_, room, providers) = self.chance, KINDS[kind]
        name = chance.one(HOUSES) if at < len(HOUSES) else f"{chance.one(places.STREETS)} {chance.within(1, 60)}"
        provider = chance.of(providers)
        self.count += 1
        urn = "" if kind == "R5" else f"99{10_000 + self.count:05}"
        spot = somewhere(chance, 0.0 if provider == "PR1" else AWAY.get(kind, 0.16))
        return Carer(NAMED.get(kind, name), provider, spot, room, urn)

    def _own(self, chance: Chance, kind: str, never: tuple[str, ...]) -> Carer:
        """A home that is this child's alone: a relative whom the council's own service approved, or adopters."""
        provider = chance.of(ADOPTION_PROVIDERS) if kind == "A6" else "PR1"
        spot = somewhere(chance, AWAY.get(kind, 0.16))
        while spot.postcode in never:
            spot = somewhere(chance, 0.0)
        name = "Adopters" if kind == "A6" else chance.one(RELATIVES)
        return Carer(name, provider, spot, 1, chance.one((ADOPTION if kind == "A6" else FOSTERING)[provider]))


def with_parent(home: Spot) -> Carer:
    """The child lives with a parent: at home, and nobody's provision."""
    return Carer("Mother", "PR0", home, 9, "")


def somewhere(chance: Chance, away: float) -> Spot:
    """Somewhere in the county, or in this share of cases in another's."""
    return places.spot_away(chance) if chance.yes(away) else places.spot_in(chance, chance.of(places.WHERE))
