"""The keys under which a person's name and date of birth are filed.

Two spellings of one name share at least one key, so a look-up is an exact
match of keys (which the database can index) and never a walk over names.
A key is a short ASCII word, a letter for its kind, then what it holds:

    t  the name as it is           d  the name less one letter
    m  its sound (metaphone)       s  its consonants, foreign spellings folded
    n  the group of short names    p  its beginning
    e  its ending                  i  its initial
    b  date of birth (yyyymmdd)    x  a number that somebody gave
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import jellyfish

SAME_NAMES = Path(__file__).with_name("same_names.txt")
TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "master", "sir"})
# Words that open a surname and are one with the word after them.
OPENINGS = frozenset({"o", "mc", "mac", "st"})
# Words inside a name that many names share and that are often left out.
SMALL = frozenset(
    {"al", "el", "ul", "ur", "de", "di", "da", "du", "la", "le", "van", "von", "der", "den", "bin", "bint", "ibn"}
)
# Letters that do not come apart into a plain letter and an accent.
UNACCENTED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
APOSTROPHES = re.compile(r"['’‘`´ʼ]")
NOT_LETTERS = re.compile(r"[^a-z]+")
NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")
# Spellings of one sound, longest first, folded before the vowels are dropped.
SAME_SOUND = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        ("sch|tsch|sz|sh", "s"), ("cz|tch|ch", "c"), ("ph|pf", "f"), ("gh|kh|qu|ck|[qx]", "k"),
        ("bh", "b"), ("dh", "d"), ("th", "t"), ("c(?=[eiy])", "s"), ("[c]", "k"), ("z", "s"),
        ("w(?=[aeiou])", "v"), ("rz", "r"), ("dj|dz|g(?=[eiy])", "j"),
    ]
]  # fmt: skip
VOWELS = re.compile(r"(?<!^)[aeiouyhw]+")
REPEATED = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """The text in lower-case letters a to z and spaces; accents and apostrophes go."""
    folded = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text.lower().translate(UNACCENTED)))
    ascii_only = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return NOT_LETTERS.sub(" ", ascii_only).strip()


@lru_cache(maxsize=20_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in the order given: Mr Seán O' Brien-Smith → sean, obrien, smith."""
    found: list[str] = []
    opening = ""
    for word in plain(name).split():
        if word in TITLES:
            continue
        if word in OPENINGS:
            opening += word
            continue
        found.append(opening + word)
        opening = ""
    if opening:
        found.append(opening)
    return tuple(found)


@cache
def same_names() -> Mapping[str, frozenset[str]]:
    """For each name in the table, the groups it stands in."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for line in SAME_NAMES.read_text(encoding="ascii").splitlines():
        words = line.replace("-", "").split()
        if not words or words[0] == "#":
            continue
        for word in words:
            groups[word].add(words[0])
    return {name: frozenset(found) for name, found in groups.items()}


@lru_cache(maxsize=50_000)
def groups_of(token: str) -> frozenset[str]:
    """The groups of short names and spellings that a name stands in; Polish -ska and -ski are one."""
    found = same_names().get(token, frozenset())
    if len(token) > 5 and token[-3:] in ("ska", "cka", "zka"):
        found |= {token[:-1] + "i"}
    elif len(token) > 5 and token[-3:] in ("ski", "cki", "zki"):
        found |= {token}
    return found


@lru_cache(maxsize=50_000)
def sound(token: str) -> str:
    """How an English reader would say the name."""
    return jellyfish.metaphone(token)


@lru_cache(maxsize=50_000)
def consonants(token: str) -> str:
    """The name's consonants, with one letter for each sound that transliteration spells in several ways."""
    for pattern, letter in SAME_SOUND:
        token = pattern.sub(letter, token)
    token = REPEATED.sub(r"\1", token)
    start = "a" if token[:1] in "aeiouy" else token[:1]
    return start + VOWELS.sub("", token)[1:]


def less_one_letter(token: str) -> set[str]:
    """The token and all it becomes by losing a letter: two names one slip apart share one of them."""
    if len(token) < 3:
        return {token}
    return {token} | {token[:at] + token[at + 1 :] for at in range(len(token))}


@lru_cache(maxsize=50_000)
def close_keys(token: str) -> frozenset[str]:
    """Keys that a name shares with its spellings, its short forms and its misspellings by one letter."""
    found = {"t" + token, "s" + consonants(token)}
    found |= {"n" + group for group in groups_of(token)}
    found |= {"d" + shorter for shorter in less_one_letter(token)}
    if len(spoken := sound(token)) > 1:
        found.add("m" + plain(spoken.replace("0", "th")).replace(" ", ""))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def loose_keys(token: str) -> frozenset[str]:
    """Keys that a name shares with others only half alike: to be asked with a second fact."""
    if len(token) == 1:
        return frozenset({"i" + token})
    found = {"p" + token[:3], "i" + token[0]}
    if len(token) > 4:
        found.add("e" + token[-4:])
    return frozenset(found)


def joined(words: Iterable[str]) -> list[str]:
    """Neighbouring words written as one: Mary Ann → maryann, al Hassan → alhassan."""
    return [first + second for first, second in pairwise(words)]


def name_keys(names: Iterable[str]) -> set[str]:
    """All keys to file a person under, given each whole name the person has or had."""
    found: set[str] = set()
    for name in names:
        words = tokens(name)
        for word in words:
            found |= close_keys(word) | loose_keys(word)
        found |= {"t" + word for word in joined(words)}
    return found


def swapped(born: date) -> date | None:
    """Day and month the other way round, where that is another date."""
    if born.day > 12 or born.day == born.month:
        return None
    return date(born.year, born.day, born.month)


def one_digit_wrong(born: date) -> set[date]:
    """Every other date that differs in one digit, or in two neighbours changed over, in day, month or year."""
    found = set()
    written = f"{born:%Y%m%d}"
    slips = {written[:at] + digit + written[at + 1 :] for at in range(2, 8) for digit in "0123456789"}
    slips |= {written[:at] + written[at + 1] + written[at] + written[at + 2 :] for at in (2, 4, 6)}
    for slip in slips - {written}:
        try:
            found.add(date(int(slip[:4]), int(slip[4:6]), int(slip[6:])))
        except ValueError:
            continue
    return found


def born_key(born: date) -> str:
    """The key of one date of birth."""
    return f"b{born:%Y%m%d}"


def born_keys(born: date | None) -> set[str]:
    """The keys to file a date of birth under."""
    return {born_key(born)} if born else set()


def number_in(query: str) -> str:
    """The number that was typed instead of a name, without spaces, or nothing: 943 476 5919 → 9434765919."""
    squeezed = NOT_ALPHANUMERIC.sub("", query.lower())
    return squeezed if sum(letter.isdigit() for letter in squeezed) > 2 else ""


def number_key(number: str) -> str:
    """The key of a number: the council's own, an NHS number or a pupil's."""
    return "x" + NOT_ALPHANUMERIC.sub("", number.lower())
