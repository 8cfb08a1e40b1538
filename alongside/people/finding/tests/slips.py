"""Slips that people make when they look somebody up, put in at rates that can be read here."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from alongside.people.finding import keys
from alongside.people.finding.tests.made_up import LookUp, MadeUp

# How often each slip is made, of 1,000 look-ups where it can be. A look-up may have several.
RATES = {
    "slip in given name": 150,
    "slip in family name": 180,
    "heard, not read": 150,
    "short name": 200,
    "own short name": 250,
    "second slip": 80,
    "names swapped": 100,
    "middle name missing": 700,
    "half a double name": 400,
    "former name": 300,
    "day and month swapped": 100,
    "digit wrong": 100,
    "old address": 300,
}
NEIGHBOURS = {
    here: near
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for here, near in zip(row, row[1:] + row[-2], strict=True)
}
HEARD = [
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ee", "ea"), ("ea", "ee"), ("ie", "y"), ("y", "ie"),
    ("ll", "l"), ("tt", "t"), ("ss", "s"), ("s", "z"), ("z", "s"), ("ou", "ow"), ("ei", "ie"), ("oo", "u"),
    ("ai", "ay"), ("w", "v"), ("a", "e"), ("i", "y"), ("u", "oo"), ("l", "ll"), ("n", "nn"), ("e", ""),
]  # fmt: skip


@dataclass
class Typed:
    """What is being typed, slip by slip."""

    given: list[str]
    family: str
    born: date
    slips: list[str]


def slip(rng: random.Random, word: str) -> str:
    """One letter left out, doubled up, changed over with its neighbour or hit beside."""
    if len(word) < 3:
        return word
    at = rng.randrange(len(word) - 1)
    letter = word[at].lower()
    return word[:at] + rng.choice(
        [
            word[at + 1 :],
            word[at] + rng.choice("aeiourstln") + word[at + 1 :],
            word[at + 1] + word[at] + word[at + 2 :],
            NEIGHBOURS.get(letter, "e") + word[at + 1 :],
        ]
    )


def heard(rng: random.Random, word: str) -> str:
    """The word as somebody might write it who heard it over the telephone."""
    lower = word.lower()
    possible = [(old, new) for old, new in HEARD if old in lower[1:]]
    if not possible:
        return word
    old, new = rng.choice(possible)
    return lower[0] + lower[1:].replace(old, new, 1)


def shortened(rng: random.Random, word: str) -> str:
    """Another name of the same group, where the first name stands in one; else a short name of its own."""
    known = sorted(name for name in keys.same_names() if keys.groups_of(name) & keys.groups_of(word.lower()))
    known = [name for name in known if name != word.lower()]
    return rng.choice(known) if known else own_short(rng, word)


def own_short(rng: random.Random, word: str) -> str:
    """A short name that no table knows: the beginning of the name, perhaps with an ending."""
    return word[: max(3, min(4, len(word) - 2))] + rng.choice(["", "", "y", "ie", "z"])


def look_up(rng: random.Random, wanted: MadeUp) -> LookUp:
    """One look-up for a person, with slips at the rates above."""
    given, family = wanted.names[0]
    typed = Typed(given.split(), family, wanted.born, [])

    def now(what: str, possible: bool = True) -> bool:
        happens = possible and rng.random() * 1000 < RATES[what]
        if happens:
            typed.slips.append(what)
        return happens

    if now("former name", len(wanted.names) > 1):
        typed.family = wanted.names[1][1]
    _name_slips(rng, typed, now)
    _born_slips(rng, typed, now)
    words = [*typed.given, typed.family]
    if now("names swapped"):
        words = [typed.family, *typed.given]
    lives = wanted.postcodes[0]
    if now("old address", len(wanted.postcodes) > 1):
        lives = rng.choice(wanted.postcodes[1:])
    return LookUp(wanted, " ".join(words), typed.born, lives, tuple(typed.slips))


def _name_slips(rng: random.Random, typed: Typed, now: Callable[..., bool]) -> None:
    if now("middle name missing", len(typed.given) > 1):
        del typed.given[1:]
    if now("half a double name", "-" in typed.family):
        typed.family = rng.choice([half for half in re.split("-", typed.family) if len(half) > 2])
    if now("short name"):
        shorten = own_short if now("own short name") else shortened
        typed.given[0] = shorten(rng, typed.given[0])
    elif now("slip in given name"):
        typed.given[0] = slip(rng, typed.given[0])
    if now("heard, not read"):
        typed.family = heard(rng, typed.family)
    elif now("slip in family name"):
        typed.family = slip(rng, typed.family)
    if now("second slip"):
        typed.family = slip(rng, typed.family)


def _born_slips(rng: random.Random, typed: Typed, now: Callable[..., bool]) -> None:
    other = keys.swapped(typed.born)
    if now("day and month swapped", other is not None):
        typed.born = other or typed.born
    elif now("digit wrong"):
        typed.born = rng.choice(sorted(keys.one_digit_wrong(typed.born)))


def look_ups(made: list[MadeUp], how_many: int, seed: int = 2) -> list[LookUp]:
    """So many look-ups for people drawn at random, one in twenty of them for a twin."""
    rng = random.Random(seed)
    twins = [person for person in made if person.twin] or made
    return [look_up(rng, rng.choice(twins if rng.random() < 0.05 else made)) for _ in range(how_many)]
