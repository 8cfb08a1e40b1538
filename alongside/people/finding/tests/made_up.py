"""Made-up people in families, as unevenly named as England is, and look-ups for them with slips in.

The commonest 500 British surnames carry their real shares (they make up two people in five); the
rest are composed. Children of one family share a surname and an address; some are twins.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count
from pathlib import Path

from faker.providers.person.en_GB import Provider as British
from faker.providers.person.en_US import Provider as American
from faker.providers.person.tw_GH import Provider as Ghanaian
from faker.providers.person.yo_NG import Provider as Yoruba

TODAY = date(2026, 11, 24)
OPENINGS = """Ash Black Brad Brook Bur Cal Car Chat Clay Clif Cole Craw Crom Dal Den Dray Eas El Fair Far
Ful Gold Gran Green Hamp Har Hart Has Hay Hazel Hind Hol Horn Hurst Kel Ken Kirk Lang Law Lin Long Mar Mel
Mid Mil Mor Nor Oak Old Pad Pem Pen Pick Port Rad Raven Red Rock Rush Sand Sel Shel Ship Sil South Stan Stock
Strat Sut Swin Tem Thorn Tre Tun Up Wake Wal War Wes Whit Wil Win Wood Wor Wy Yar"""
ENDINGS = """bank beck bourne bridge brook burn bury by combe croft dale den er field ford gate grave ham
hill holme house hurst ing land ley low man mead mere mond more ney pool ridge sey shaw side sley son stead
stock stone stow thorpe ton wall ward way well wick wood worth"""
OTHER_AFRICAN = "Abdi Mohamed Ali Hassan Osman Warsame Farah Moyo Ncube Ndlovu Chikwanha Banda Phiri Tekle Haile"


@dataclass
class MadeUp:
    """One made-up person: names as (given, family), today's first; postcodes, today's first."""

    number: int
    names: list[tuple[str, str]]
    sex: str
    born: date
    postcodes: list[str]
    twin: bool = False


@dataclass(frozen=True)
class LookUp:
    """What somebody types who looks for `wanted`, and the slips in it."""

    wanted: MadeUp
    query: str
    born: date
    postcode: str
    slips: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Names to draw from, with running sums of their weights."""

    words: list[str]
    weights: list[float] = field(repr=False)

    def draw(self, rng: random.Random) -> str:
        return rng.choices(self.words, cum_weights=self.weights)[0]


@dataclass(frozen=True)
class Community:
    """Names that go together; children and adults are named after different fashions."""

    boys: Names
    girls: Names
    men: Names
    women: Names
    families: Names


def falling(words: list[str], flat: float = 8.0) -> Names:
    """Names of which the first are the commonest, as Zipf found."""
    return Names(words, list(accumulate(1 / (at + flat) for at in range(len(words)))))


@cache
def communities() -> tuple[list[Community], list[float]]:
    """Communities and their running shares, read from the list of names."""
    blocks: dict[str, dict[str, list[str]]] = {}
    shares: list[float] = []
    for line in Path(__file__).with_name("made_up_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            title, share = line.strip("[]").split()
            blocks[title] = {}
            shares.append(float(share))
        elif line and not line.startswith("#"):
            kind, words = line.split(":")
            blocks[title][kind] = list(dict.fromkeys(words.split()))
    blocks["african"]["families"] = [*OTHER_AFRICAN.split(), *Ghanaian.last_names, *Yoruba.last_names]
    families = {title: falling(kinds.pop("families", [])) for title, kinds in blocks.items()}
    families["british"] = british_families()
    made = [
        Community(**{kind: falling(words) for kind, words in kinds.items()}, families=families[title])
        for title, kinds in blocks.items()
    ]
    return made, list(accumulate(shares))


def british_families() -> Names:
    """Surnames: 500 with their real shares in a hundred, the rest of the hundred over some 7,000 composed ones."""
    shares = dict(British.last_names)
    tail = [f"{opening}{ending}" for opening in OPENINGS.split() for ending in ENDINGS.split()] + list(
        American.last_names
    )
    random.Random(7).shuffle(tail)
    rarer = {name: 1 / (at + 300) for at, name in enumerate(tail) if name not in shares}
    left = (100 - sum(shares.values())) / sum(rarer.values())
    shares |= {name: weight * left for name, weight in rarer.items()}
    return Names(list(shares), list(accumulate(shares.values())))


def postcode(rng: random.Random) -> str:
    """A postcode of the made-up county."""
    return f"ZZ{rng.randint(1, 40)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLN')}{rng.choice('ABDEFGHJLN')}"


def a_day(rng: random.Random, youngest: int, oldest: int) -> date:
    """A date of birth between two ages in days."""
    return TODAY - timedelta(days=rng.randint(youngest, oldest))


def people(how_many: int, seed: int = 1) -> list[MadeUp]:
    """So many made-up people, the same for the same seed."""
    rng, numbers, made = random.Random(seed), count(1), []
    while len(made) < how_many:
        made.extend(household(rng, numbers))
    return made[:how_many]


def household(rng: random.Random, numbers: Iterator[int]) -> Iterator[MadeUp]:
    """One or two adults and one to four children at an address, and where they lived before."""
    every, shares = communities()
    community = rng.choices(every, cum_weights=shares)[0]
    family = community.families.draw(rng)
    homes = [postcode(rng) for _ in range(rng.choices([1, 2, 3], [60, 30, 10])[0])]
    for adult in range(rng.choices([1, 2], [40, 60])[0]):
        own = family if adult == 0 or rng.random() < 0.6 else community.families.draw(rng)
        sex = "FM"[adult]
        given = called(rng, community.women if sex == "F" else community.men)
        names = [(given, own)]
        if sex == "F" and rng.random() < 0.25:
            names.append((given, community.families.draw(rng)))
        yield MadeUp(next(numbers), names, sex, a_day(rng, 7000, 18000), homes)
    yield from children(rng, numbers, community, family, homes)


def children(
    rng: random.Random, numbers: Iterator[int], community: Community, family: str, homes: list[str]
) -> Iterator[MadeUp]:
    """Brothers and sisters; one birth in sixty is of twins; some have a double-barrelled name."""
    if rng.random() < 0.06:
        family = f"{family}-{community.families.draw(rng)}"
    for _ in range(rng.choices([1, 2, 3, 4], [40, 35, 17, 8])[0]):
        born = a_day(rng, 0, 6900)
        twins = rng.random() < 1 / 60
        for _ in range(1 + twins):
            sex = rng.choice("FM")
            given = called(rng, community.girls if sex == "F" else community.boys)
            names = [(given, family)]
            if rng.random() < 0.04:
                names.append((given, community.families.draw(rng)))
            yield MadeUp(next(numbers), names, sex, born, homes, twin=twins)


def called(rng: random.Random, names: Names) -> str:
    """A first name, and for half of people a middle name."""
    first = names.draw(rng)
    middle = names.draw(rng) if rng.random() < 0.5 else first
    return first if middle == first else f"{first} {middle}"
