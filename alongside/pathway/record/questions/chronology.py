"""One chronology of everything recorded about a child, in one query: nobody keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection
from psycopg import sql

from alongside.history.chronology import COLUMNS, ROUTINE, Chronicled, Line
from alongside.history.facts import Fact, fact_models

MOST: Final = 300
_SOMEBODY: Final = -(2**62)  # stands for the child in the prepared query; no child has this number


@dataclass(frozen=True)
class Told:
    """A line of the chronology, and the name of whoever recorded it."""

    line: Line
    by: str


@dataclass(frozen=True)
class Story:
    """Lines, newest first, and how many there are in all."""

    lines: list[Told]
    count: int


def story(
    child_id: int, parts: Iterable[str], *, kind: str = "", weight: int = ROUTINE, most: int = MOST, start: int = 0
) -> Story:
    """The child's chronology in these parts of the record: of one kind, or of this weight and above."""
    united = _of_child(child_id, parts)
    if united is None:
        return Story([], 0)
    query, parameters = united
    with connection.cursor() as cursor:
        cursor.execute(
            _LISTED.format(united=sql.SQL(query), line=_LINE), [*parameters, kind, kind, weight, most, start]
        )
        rows = cursor.fetchall()
    return Story([Told(Line(*row[2:]), row[1]) for row in rows], rows[0][0] if rows else 0)


def kinds(child_id: int, parts: Iterable[str]) -> dict[str, int]:
    """How many lines of each kind the child's chronology has."""
    united = _of_child(child_id, parts)
    if united is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(united=sql.SQL(united[0]), line=_LINE), united[1])
        return dict(cursor.fetchall())


def _of_child(child_id: int, parts: Iterable[str]) -> tuple[str, list[Any]] | None:
    query, parameters = _union(frozenset(parts))
    return (query, [child_id if value == _SOMEBODY else value for value in parameters]) if query else None


_LINE: Final = sql.SQL("line ({})").format(sql.SQL(", ").join(map(sql.Identifier, COLUMNS)))
_COUNTED: Final = sql.SQL("SELECT kind, count(*) FROM ({united}) AS {line} GROUP BY 1 ORDER BY 1")
_LISTED: Final = sql.SQL(
    "SELECT count(*) OVER (), by.name, line.* FROM ({united}) AS {line} JOIN people_worker by ON by.id = line.by_id"
    " WHERE (%s = '' OR line.kind = %s) AND line.weight >= %s"
    " ORDER BY line.happened_at DESC, line.recorded_at DESC, line.row_id DESC LIMIT %s OFFSET %s"
)


@cache
def _union(parts: frozenset[str]) -> tuple[str, tuple[Any, ...]]:
    """The query that unites every kind in these parts, written once for each set of parts."""
    united = [_lines_of(model) for model in fact_models() if model.part in parts and is_chronicled(model)]
    if not united:
        return "", ()
    first, *others = united
    query, parameters = first.union(*others, all=True).query.sql_with_params()
    return query, tuple(parameters)


def is_chronicled(model: type[Fact]) -> bool:
    """Whether this kind of fact has lines in the chronology."""
    return isinstance(model._default_manager.all(), Chronicled)


def _lines_of(model: type[Fact]) -> Any:
    rows: Any = model._default_manager.filter(child_id=_SOMEBODY)
    return rows.chronology()
