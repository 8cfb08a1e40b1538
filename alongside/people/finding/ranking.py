"""How well a person on file answers what was asked, and the words that say why.

Pure: no database. A score runs from 0 to 1. It weighs the name, and the date of birth and the
postcode where they were given; a fact that is not on file counts half.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from alongside.people.finding import keys

NAME_WEIGHT, BORN_WEIGHT, POSTCODE_WEIGHT = 0.55, 0.35, 0.10
ENOUGH = 0.70  # below this two words are not the same name
Likeness = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: a name in any order, and a date of birth and a postcode if known; or a number."""

    words: tuple[str, ...]
    born: date | None = None
    postcode: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What is on file of one person: (given, family) names, postcodes and numbers; today's first."""

    person_id: int
    names: Sequence[tuple[str, str]]
    born: date | None
    postcodes: Sequence[str]
    numbers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A person found: how well from 0 to 1, and why in plain words."""

    person_id: int
    score: float
    why: tuple[str, ...]


def best(asked: Asked, filed: Filed) -> Match:
    """The score of a person under whichever of the person's names answers best."""
    if asked.number and keys.number_key(asked.number) in map(keys.number_key, filed.numbers):
        return Match(filed.person_id, 1.0, ("same number",))
    name, why = max(_each_name(asked.words, filed.names), default=(0.0, ("no name on file",)))
    total, weight, reasons = name * NAME_WEIGHT, NAME_WEIGHT, list(why)
    for given, on_file, part in (
        (asked.born, BORN_WEIGHT, lambda: born_likeness(asked.born, filed.born)),
        (asked.postcode, POSTCODE_WEIGHT, lambda: postcode_likeness(asked.postcode, filed.postcodes)),
    ):
        if given:
            likeness, reason = part()
            total, weight = total + likeness * on_file, weight + on_file
            reasons.append(reason)
    return Match(filed.person_id, round(total / weight, 4), tuple(reason for reason in reasons if reason))


def _each_name(words: tuple[str, ...], names: Sequence[tuple[str, str]]) -> list[tuple[float, tuple[str, ...]]]:
    found = []
    for at, (given, family) in enumerate(names):
        score, why = name_likeness(words, keys.tokens(given), keys.tokens(family))
        found.append((score - 0.01 * (at > 0), (*why, "other name") if at else why))
    return found


@lru_cache(maxsize=20_000)
def name_likeness(
    asked: tuple[str, ...], given: tuple[str, ...], family: tuple[str, ...]
) -> tuple[float, tuple[str, ...]]:
    """How alike the words asked for are to a name on file, 0 to 1, in whatever order they come."""
    filed = given + family
    pairs = _pair_up(asked, filed)
    weights = [word_weight(word) for word in asked]
    matched = sum(likeness * weights[a] for a, _, (likeness, _) in pairs)
    score = matched / (sum(weights) or 1.0) - _left_over({f for _, f, _ in pairs}, len(given), len(family))
    why = [reason for _, _, (_, reason) in pairs]
    if _order_swapped(pairs, len(given)):
        score, why = score - 0.02, [*why, "names swapped"]
    as_one = 0.95 * fuzz.ratio("".join(asked), "".join(filed)) / 100 if score < 0.8 else 0.0
    if as_one > score:
        score, why = as_one, ["spelt nearly the same as a whole"]
    return max(score, 0.0), tuple(dict.fromkeys(why)) or ("name not alike",)


def word_weight(word: str) -> float:
    """How much a word of a name tells: an initial or a small word tells little."""
    return 0.3 if len(word) == 1 or word in keys.SMALL else 1.0


def _pair_up(asked: tuple[str, ...], filed: tuple[str, ...]) -> list[tuple[int, int, Likeness]]:
    """Each word asked for beside the word on file that it is most like, no word twice."""
    possible = [
        (likeness, -abs(a - f), a, f)
        for a, one in enumerate(asked)
        for f, other in enumerate(filed)
        if (likeness := word_likeness(one, other))[0] >= ENOUGH
    ]
    taken: list[tuple[int, int, Likeness]] = []
    for likeness, _, a, f in sorted(possible, key=lambda pair: (-pair[0][0], -pair[1])):
        if all(a != other_a and f != other_f for other_a, other_f, _ in taken):
            taken.append((a, f, likeness))
    return sorted(taken)


def _left_over(used: set[int], given: int, family: int) -> float:
    """What to take off for words on file that were not asked for: a first name costs most, a middle name least."""
    cost = 0.05 if given and 0 not in used else 0.0
    cost += 0.005 * sum(1 for at in range(1, given) if at not in used)
    families = [at for at in range(given, given + family) if at not in used]
    return cost + (0.1 if family and len(families) == family else 0.02 * len(families))


def _order_swapped(pairs: list[tuple[int, int, Likeness]], given: int) -> bool:
    """Whether a word of the family name was asked for before the first given name."""
    firsts = [a for a, f, _ in pairs if f < given]
    families = [a for a, f, _ in pairs if f >= given]
    return bool(firsts and families and min(families) < min(firsts))


@lru_cache(maxsize=100_000)
def word_likeness(one: str, other: str) -> Likeness:
    """How alike two words of a name are, 0 to 1, and the reason in words."""
    if one == other:
        return 1.0, "same name"
    if len(one) == 1 or len(other) == 1:
        return (0.8, "same initial") if one[0] == other[0] else (0.0, "")
    found = [_spelling(one, other)]
    if keys.groups_of(one) & keys.groups_of(other):
        found.append((0.93, "short name or other spelling"))
    if keys.consonants(one) == keys.consonants(other) or keys.sound(one) == keys.sound(other):
        found.append((0.80 + 0.14 * found[0][0], "sounds alike"))
    if len(one) > 2 and (other.startswith(one) or (one.startswith(other) and len(other) > 2)):
        found.append((0.88, "begins the same"))
    return max(found)


def _spelling(one: str, other: str) -> Likeness:
    """How alike two words are letter by letter: a slip in a long name matters less than in a short one."""
    slips = OSA.distance(one, other)
    longest = max(len(one), len(other))
    if slips == 1 and longest > 2:
        return 0.95 - 0.4 / longest, "one letter different"
    if slips == 2 and longest > 5:
        return 0.92 - 0.8 / longest, "two letters different"
    return 0.85 * JaroWinkler.similarity(one, other), "spelt a little alike"


def born_likeness(asked: date | None, filed: date | None) -> Likeness:
    """How near two dates of birth are, 0 to 1, and the reason in words."""
    if asked is None or filed is None:
        return 0.5, "no date of birth on file"
    if asked == filed:
        return 1.0, "same date of birth"
    if keys.swapped(asked) == filed:
        return 0.9, "day and month swapped"
    slips = OSA.distance(f"{asked:%Y%m%d}", f"{filed:%Y%m%d}")
    if slips == 1:
        return 0.85, "one digit of the date of birth different"
    if abs((asked - filed).days) <= 31:
        return 0.7, "born within a month"
    if asked.year == filed.year:
        return 0.5, "same year of birth"
    return (0.3, "born a year apart") if abs(asked.year - filed.year) == 1 else (0.0, "")


def postcode_likeness(asked: str, filed: Sequence[str]) -> Likeness:
    """How near the postcode asked for is to one on file, today's or a former one."""
    if not filed:
        return 0.5, ""
    wanted = squeezed(asked)
    on_file = [squeezed(postcode) for postcode in filed]
    if wanted == on_file[0]:
        return 1.0, "same postcode"
    if wanted in on_file:
        return 0.9, "former address"
    if any(OSA.distance(wanted, postcode) == 1 for postcode in on_file):
        return 0.8, "one letter of the postcode different"
    if wanted[:-3] in (postcode[:-3] for postcode in on_file):
        return 0.6, "same postcode district"
    return 0.0, ""


def squeezed(postcode: str) -> str:
    """A postcode in capitals without spaces."""
    return "".join(postcode.upper().split())
