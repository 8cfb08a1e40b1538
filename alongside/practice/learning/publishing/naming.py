"""Refuses to publish a text that names somebody: a worker, a team, a place, somebody of the record, a number.

Names of workers, teams and places are looked for here and said, so that they can be taken out. Names of the record
are looked for by the database, which answers yes or no and never whose (`functions.sql`): whoever publishes sees
no child's record, and does not learn from this whether a child is known who is not in the text already.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from django.core.exceptions import ValidationError
from django.db import connection

from alongside.people.models import Agency, Team, Worker
from alongside.practice.learning.likeness import COMMON
from alongside.practice.weeks.models import Host, Service

_SHORTEST: Final = 3  # letters: shorter names stand inside too many sentences
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b[A-Z]{0,3}[0-9](?:[ -]?[0-9]){4,}\b", re.IGNORECASE)
_E_MAIL: Final = re.compile(r"\S+@\S+\.\S+")
_HOUSE: Final = re.compile(
    r"\b[0-9]+[a-z]? (?:[A-Z][\w'’]+ )+(?:Road|Street|Lane|Avenue|Close|Way|Drive|Court|Place)\b"
)
_PATTERNS: Final = (
    (_POSTCODE, "a postcode"),
    (_E_MAIL, "an e-mail address"),
    (_HOUSE, "an address"),
    (_NUMBER, "a long number"),
)
_STARTS: Final = re.compile(r"(?:^|[.!?:]|\n)[\s“”‘’\"'(•-]*$")


@dataclass(frozen=True)
class Text:
    """A text that is to be published, and where it stands in words for whoever mends it."""

    where: str
    words: str


def refuse_names(texts: Iterable[Text]) -> None:
    """Raises ValidationError, a sentence for each text that names somebody: where it stands and what to change."""
    listed = [text for text in texts if text.words.strip()]
    faults = [fault for text in listed for fault in _faults(text)]
    if not faults:
        faults = [
            f"“{text.where}” holds a word that is the name or number of somebody in the record. Look at each word "
            "with a capital, and say it without."
            for text in listed
            if _of_the_record(text.words)
        ]
    if faults:
        raise ValidationError(faults)


def _faults(text: Text) -> list[str]:
    written = [*_names_in(text.words), *_phrases_in(text.words)]
    faults = [f"“{text.where}” names {name}. Say it without." for name in dict.fromkeys(written)]
    for pattern, what in _PATTERNS:
        if pattern.search(text.words):
            faults.append(f"“{text.where}” holds {what}. Take it out.")
    return faults


def _names_in(words: str) -> list[str]:
    """The words of a text that are a worker's name."""
    names = {
        part for name in Worker.objects.filter(is_system=False).values_list("name", flat=True) for part in _parts(name)
    }
    return [word for word in capitals(words) if word.casefold() in names]


def _parts(name: str) -> list[str]:
    return [word.casefold() for word in re.split(r"[\s-]+", name) if len(word) >= _SHORTEST]


def _phrases_in(words: str) -> list[str]:
    """The teams and places that a text names, as they are written; a service's own name is nobody's."""
    hosts = Host.objects.values_list("name", "lines")
    known = {*Team.objects.values_list("name", flat=True), *(phrase for host in hosts for phrase in host)}
    known -= {"", *Service.labels}
    return sorted(name for name in known if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))


def _of_the_record(words: str) -> bool:
    """Whether a text holds a name or a number of somebody in the record, as the database answers."""
    numbers = [word for word in _WORD.findall(words) if any(letter.isdigit() for letter in word)]
    asked = sorted({word.casefold() for word in [*capitals(words), *numbers]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT learning_names_somebody(%s)", [asked])
        return bool(cursor.fetchone()[0])


def capitals(words: str) -> list[str]:
    """The words of a text that may be a name: with a capital, and no ordinary word that begins a sentence.

    "May" in "May we come?" is no name, in "we met May" it is. The council's own name and its parts are none, and
    what belongs to somebody ("Asha’s") is looked for as the name.
    """
    council = {part for name in Agency.objects.filter(kind=Agency.Kind.COUNCIL).values_list("name", flat=True)
               for part in name.split()}  # fmt: skip
    found = []
    for match in _WORD.finditer(words):
        word = re.split(r"['’]", match.group())[0]
        begins = _STARTS.search(words[: match.start()]) is not None
        if len(word) < _SHORTEST or not word[0].isupper() or word in council or (begins and _ordinary(word)):
            continue
        found.append(word)
    return found


def _ordinary(word: str) -> bool:
    return word.lower() in COMMON or word in _ordinary_names()


@cache
def _ordinary_names() -> frozenset[str]:
    """Ordinary words that are somebody's name too."""
    lines = files(__package__).joinpath("data/ordinary_words.txt").read_text().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
