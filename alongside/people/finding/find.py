"""Finding a person, for whoever may: the questions asked of the database and the answer ranked.

A worker who may search everybody (the front door) finds all but restricted people, and of each
only what a card shows. Everybody else finds only people whom they may see. The database decides
which, by the user of the transaction; nothing here does.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from alongside.people.finding import asking
from alongside.people.finding.ranking import Asked, Filed, Match, best

ENOUGH, MOST = 40, 250  # people enough not to ask the widest question, and at most from any one question
PLAUSIBLE = 0.80  # a score below this is not worth asking for another fact
SURELY_ALIKE = 0.86  # two records scoring this may well be one person


@dataclass(frozen=True)
class WorksWith:
    """A team that works with a child now, and the worker if one is named."""

    team: str
    worker: str


@dataclass(frozen=True)
class Card:
    """The least that tells a person apart, how well they answer what was asked, and why.

    `opens` says whether the acting user may open the record; a hidden address leaves `town` and
    `district` empty. `known_until` is the last day anybody worked with them, None if never.
    """

    person_id: int
    name: str
    other_names: tuple[str, ...]
    born_on: date | None
    expected_on: date | None
    sex: str
    town: str
    district: str
    works_with: tuple[WorksWith, ...]
    known_until: date | None
    opens: bool
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The best answers, best first; whether more people answer as well; and which fact would tell them apart."""

    results: list[Card]
    too_many: bool
    ask: str | None


def find(query: str, born: date | None = None, postcode: str | None = None, *, limit: int = 10) -> Found:
    """People whom the acting user may find by a name, a date of birth or both, or by a number; best first.

    The name may be misspelt, short, swapped or a former one; the date may have day and month
    swapped or a digit wrong; the postcode, which may be an old one, only helps to rank.
    """
    sought = asking.asked(query, born, postcode)
    ranked = _ranked(sought)
    too_many = _too_many(ranked, limit)
    return Found(_cards(ranked[:limit]), too_many, _ask(sought) if too_many or not ranked else None)


def likely_duplicates(given: str, family: str, born: date | None, postcode: str | None = None) -> list[Card]:
    """People already on record who may be the one about to be recorded, most likely first; at most ten."""
    sought = asking.asked(f"{given} {family}", born, postcode)
    return _cards([match for match in _ranked(sought) if match.score >= SURELY_ALIKE][:10])


def _ranked(sought: Asked) -> list[Match]:
    questions = asking.questions(sought)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM finding_candidates(%s, %s, %s, %s)", [*questions, ENOUGH, MOST])
        rows = {row[0]: row for row in cursor.fetchall()}
    matches = [best(sought, _filed(*row)) for row in rows.values()]
    return sorted(matches, key=lambda match: (-match.score, match.person_id))


def _filed(person_id: int, names: list[str], born: date | None, postcodes: list[str], numbers: list[str]) -> Filed:
    return Filed(person_id, [_parts(name) for name in names], born, postcodes, numbers)


def _parts(name: str) -> tuple[str, str]:
    given, _, family = name.partition("\t")
    return given, family


def _too_many(ranked: list[Match], limit: int) -> bool:
    """Whether the first one left out answers about as well as the last one shown, and well enough."""
    if len(ranked) <= limit:
        return False
    last, left_out = ranked[limit - 1].score, ranked[limit].score
    return left_out >= PLAUSIBLE and left_out >= last - 0.01


def _ask(sought: Asked) -> str:
    """The fact, of those not given yet, that tells most people apart."""
    if len(sought.words) < 2:
        return "first name and family name"
    if sought.born is None:
        return "date of birth"
    return "postcode, now or before" if not sought.postcode else "spelling of the name and the date of birth"


def _cards(matches: list[Match]) -> list[Card]:
    """What may be shown of each person, in the order given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM finding_cards(%s)", [[match.person_id for match in matches]])
        columns = [column.name for column in cursor.description]
        rows = {row[0]: dict(zip(columns, row, strict=True)) for row in cursor.fetchall()}
    return [_card(match, **rows[match.person_id]) for match in matches if match.person_id in rows]


def _card(match: Match, *, names: list[str], works_with: list[str], **facts: Any) -> Card:
    called = [name.replace("\t", " ").strip() for name in names]
    return Card(
        name=called[0] if called else "",
        other_names=tuple(called[1:]),
        works_with=tuple(WorksWith(*_parts(pair)) for pair in works_with),
        score=match.score,
        why=match.why,
        **facts,
    )
