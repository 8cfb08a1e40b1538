"""One chronology of everything recorded about a child, in one query: nobody keeps it."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from psycopg import sql

from alongside.history.chronology import COLUMNS, ROUTINE, Chronicled, Line
from alongside.history.facts import Fact, fact_models
from alongside.pathway.record.questions.prepared import CHILD, Prepared

MOST: Final = 300


class Told(NamedTuple):
    """A line of the chronology, and the name of whoever recorded it."""

    line: Line
    by: str


@dataclass(frozen=True)
class Story:
    """Lines, newest first; how many fit what was asked; and how many there are of each kind, asked for or not."""

    lines: list[Told]
    count: int
    kinds: dict[str, int]


def story(
    child_id: int, parts: frozenset[str], *, kind: str = "", weight: int = ROUTINE, most: int = MOST, start: int = 0
) -> Story:
    """The child's chronology in these parts of the record: of one kind, or of this weight and above."""
    asked = _question(parts)
    rows = asked.rows(child=child_id, kind=kind, weight=weight, most=most, start=start) if asked else []
    told = [Told(Line(*row[3:]), row[2]) for row in rows if row[1]]
    return Story(told, rows[0][1] or 0 if told else 0, json.loads(rows[0][0] or "{}") if rows else {})


# One row at least comes back, with the kinds, when no line fits.
_AROUND: Final = (
    "WITH line ({columns}) AS MATERIALIZED ({}),"
    " kinds AS (SELECT json_object_agg(kind, lines ORDER BY kind)::text AS kinds"
    " FROM (SELECT kind, count(*) AS lines FROM line GROUP BY kind) counted)"
    " SELECT kinds.kinds, told.* FROM kinds LEFT JOIN"
    " (SELECT count(*) OVER () AS fitting, by.name, line.* FROM line JOIN people_worker by ON by.id = line.by_id"
    " WHERE %(kind)s IN ('', line.kind) AND line.weight >= %(weight)s"
    " ORDER BY line.happened_at DESC, line.recorded_at DESC, line.row_id DESC LIMIT %(most)s OFFSET %(start)s)"
    " told ON true"
    " ORDER BY told.happened_at DESC, told.recorded_at DESC, told.row_id DESC"
)


@cache
def _question(parts: frozenset[str]) -> Prepared | None:
    """The question over every kind in these parts; None when they hold no kind."""
    models = [model for model in fact_models() if model.part in parts and is_chronicled(model)]
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    return Prepared(lambda: _united(models), _AROUND, columns=columns) if models else None


def _united(models: list[type[Fact]]) -> Any:
    first, *others = (_lines_of(model) for model in models)
    return first.union(*others, all=True)


def is_chronicled(model: type[Fact]) -> bool:
    """Whether this kind of fact has lines in the chronology."""
    return isinstance(model._default_manager.all(), Chronicled)


def _lines_of(model: type[Fact]) -> Any:
    rows: Any = model._default_manager
    return rows.filter(child_id=CHILD).chronology()
