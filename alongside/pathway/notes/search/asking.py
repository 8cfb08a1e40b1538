"""Asking for words: which facts hold them, as the record's pages name them, with the words around each."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection
from django.db.models import TextField, Value
from django.db.models.functions import Concat
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from alongside.history.chronology import Chronicled, Line
from alongside.history.facts import ChildFact
from alongside.pathway.notes.search.filing import words_of

PAGE: Final = 20
FARTHEST: Final = 50  # pages; whoever has not found it by then adds a word
# Around each word that was asked for, until the text between is escaped. Of the Unicode plane for private use.
_FROM, _TO = "\ue000", "\ue001"
_ASKED_FOR: Final = re.compile(f"{_FROM}([^{_FROM}{_TO}]*){_TO}")


@dataclass(frozen=True)
class Found:
    """A fact that holds the words: whose, when, what it is, where it is shown, and the words around."""

    child: Any
    happened_at: datetime
    title: str
    route: str
    row_id: int
    part: str
    excerpt: SafeString


@dataclass(frozen=True)
class Answer:
    """A page of facts, newest first, and whether there are more."""

    found: list[Found]
    more: bool


def search(question: str, *, child_id: int | None = None, page: int = 1) -> Answer:
    """The facts whose words answer this question, among those that the acting worker may see.

    Words are found in any of their forms; "words in quotes" together; -word is left out; or between words.
    Each fact shown is read beneath row-level security once more, and noted as an opening of its record.
    """
    page = max(1, min(page, FARTHEST))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notes_search(%s, %s, %s, %s)", [question, child_id, (page - 1) * PAGE, PAGE + 1])
        rows = cursor.fetchall()
    found = _read(question, rows[:PAGE])
    _note_openings(found)
    return Answer(found, more=len(rows) > PAGE and page < FARTHEST)


def says_something(question: str) -> bool:
    """Whether a question holds a word that can be found; "of the" does not, nor does only leaving words out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT querytree(websearch_to_tsquery('english', %s)) NOT IN ('', 'T')", [question])
        return bool(cursor.fetchone()[0])


def _read(question: str, rows: Iterable[tuple[str, int, datetime]]) -> list[Found]:
    wanted: dict[str, dict[int, datetime]] = defaultdict(dict)
    for table, row_id, happened_at in rows:
        wanted[table][row_id] = happened_at
    found = [one for table, days in wanted.items() for one in _read_table(question, _models()[table], days)]
    return sorted(found, key=lambda one: one.happened_at, reverse=True)


def _models() -> dict[str, type[ChildFact]]:
    return {model._meta.db_table: model for model in apps.get_models() if issubclass(model, ChildFact)}


def _read_table(question: str, model: type[ChildFact], days: dict[int, datetime]) -> list[Found]:
    rows = model._default_manager.filter(pk__in=days)
    lines = {}
    if isinstance(rows, Chronicled):
        lines = {line.row_id: line for line in (Line(*columns) for columns in rows.chronology())}
    kind = str(model._meta.verbose_name).capitalize()
    return [
        Found(
            child=row.child,
            happened_at=days[row.pk],
            title=lines[row.pk].title if row.pk in lines else kind,
            route=lines[row.pk].route if row.pk in lines else "",
            row_id=row.pk,
            part=model.part,
            excerpt=marked(row.excerpt),
        )
        for row in rows.select_related("child").annotate(excerpt=_excerpt(question, model))
    ]


def _excerpt(question: str, model: type[ChildFact]) -> SearchHeadline:
    parts: list[Any] = []
    for column in words_of(model):
        parts += [column, Value("\n")]
    return SearchHeadline(
        Concat(*parts, output_field=TextField()),
        SearchQuery(question, config="english", search_type="websearch"),
        config="english",
        start_sel=_FROM,
        stop_sel=_TO,
        min_words=12,
        max_words=30,
        max_fragments=2,
        fragment_delimiter=" … ",
    )


def marked(excerpt: str) -> SafeString:
    """An excerpt as markup: everything that anybody wrote is escaped, the words asked for are marked."""
    lines = "\n".join(line.strip() for line in excerpt.splitlines() if line.strip())
    safe = _ASKED_FOR.sub(r"<mark>\1</mark>", escape(lines))
    return mark_safe(safe.replace(_FROM, "").replace(_TO, ""))  # noqa: S308 (escaped above)


def _note_openings(found: list[Found]) -> None:
    opened = sorted({(one.child.pk, one.part) for one in found})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT history_note_opening(whom, part, 'notes.search', '', false)"
            " FROM unnest(%s::bigint[], %s::text[]) AS opened (whom, part)",
            [[child_id for child_id, _ in opened], [part for _, part in opened]],
        )
