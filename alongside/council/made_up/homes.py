"""Foster carers, children's homes and supported accommodation of the made-up county, and who has room on a day."""

from dataclasses import dataclass, field
from datetime import date

from alongside.council.made_up import names, places
from alongside.council.made_up.chance import Chance, Weighted

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
FOSTER_PROVIDERS = Weighted({"PR1": 54, "PR4": 41, "PR5": 5})
PROVIDERS = {
    "K1": Weighted({"PR2": 1}), "K2": Weighted({"PR1": 22, "PR4": 75, "PR5": 3}), "K3": Weighted({"PR4": 78,
    "PR5": 22}),
    "R3": Weighted({"PR4": 1}), "R5": Weighted({"PR3": 1}), "S1": Weighted({"PR4": 1}),
    "A6": Weighted({"PR1": 55, "PR2": 25, "PR5": 20}), "P1": Weighted({"PR0": 1}),
}  # fmt: skip
RELATIVES = ("Grandmother", "Grandparents", "Aunt", "Aunt and uncle", "Older sister", "Family friend")
FAR_AWAY = {"K2": 0.4, "K1": 1.0, "S1": 0.8, "A6": 0.6, "K3": 0.12, "R5": 1.0}


@dataclass(slots=True, eq=False)
class Carer:
    """A foster carer or home: who, whose provision, where, room for how many, and who stays from when to when."""

    name: str
    provider: str
    postcode: str
    room: int
    urn: str
    stays: list[tuple[date, date]] = field(default_factory=list)

    def has_room(self, start: date, end: date) -> bool:
        return sum(1 for since, until in self.stays if since < end and until > start) < self.room


class Homes:
    """All carers and homes there are."""

    def __init__(self, seed: int, scale: float) -> None:
        self.chance = Chance(f"{seed} homes")
        self.foster = [self._foster() for _ in range(max(60, round(1000 * scale)))]
        self.houses = {kind: [self._house(kind, at) for at in range(max(6, round(count * scale)))]
                       for kind, count in (("K2", 110), ("K3", 60), ("S1", 8), ("R3", 6))}  # fmt: skip

    def find(self, chance: Chance, kind: str, start: date, end: date) -> Carer:
        """Somebody with room from day to day; the last one asked when nobody has."""
        pool = self.houses.get(kind) or (self.foster if kind.startswith("U") else None)
        if kind in ("U1", "U2", "U3") or pool is None:
            return self._own(chance, kind)
        found = chance.one(pool)
        for _ in range(8):
            if found.has_room(start, end):
                break
            found = chance.one(pool)
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
        return Carer(called, provider, places.postcode(chance, chance.of(places.WHERE)), chance.within(1, 3), "")

    def _house(self, kind: str, at: int) -> Carer:
        chance = self.chance
        name = chance.one(HOUSES) if at < len(HOUSES) else f"{chance.one(places.STREETS)} {chance.within(1, 60)}"
        room = {"K2": 3, "K3": 6}.get(kind, 8)
        town = chance.of(places.WHERE)
        return Carer(
            name, chance.of(PROVIDERS[kind]), places.postcode(chance, town), room, f"99{chance.within(10_000, 99_999)}"
        )

    def _own(self, chance: Chance, kind: str) -> Carer:
        """A home that is this child's alone: a relative, a parent, adopters."""
        name = {"P1": "Mother", "A6": "Adopters", "K1": "Secure home", "R5": "Young offender institution"}.get(kind)
        provider = chance.of(PROVIDERS[kind]) if kind in PROVIDERS else "PR1"
        postcode = places.postcode(chance, chance.of(places.WHERE))
        return Carer(name or chance.one(RELATIVES), provider, postcode, 1, "")


def how_far(chance: Chance, kind: str) -> tuple[str, float]:
    """Inside or outside the county (the 903's code), and how many miles from home."""
    if chance.yes(FAR_AWAY.get(kind, 0.16)):
        return "OUT", round(18 + chance.expovariate(1 / 40), 1)
    return "IN", round(1 + min(24, chance.expovariate(1 / 8)), 1)
