"""One chronology of everything recorded about a child, in one query: nobody keeps it."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from psycopg import sql

from alongside.history.chronology import COLUMNS, ROUTINE, Chronicled, Line
from alongside.history.facts import Fact, fact_models
from alongside.pathway.record.questions.prepared import CHILD, Prepared

MOST: Final = 300


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
    child_id: int, parts: frozenset[str], *, kind: str = "", weight: int = ROUTINE, most: int = MOST, start: int = 0
) -> Story:
    """The child's chronology in these parts of the record: of one kind, or of this weight and above."""
    asked = _question(parts, _LISTED)
    rows = asked.rows((kind, kind, weight, most, start), child=child_id) if asked else []
    return Story([Told(Line(*row[2:]), row[1]) for row in rows], rows[0][0] if rows else 0)


def kinds(child_id: int, parts: frozenset[str]) -> dict[str, int]:
    """How many lines of each kind the child's chronology has."""
    asked = _question(parts, _COUNTED)
    return dict(asked.rows(child=child_id)) if asked else {}


_COUNTED: Final = "SELECT kind, count(*) FROM ({}) AS line ({columns}) GROUP BY 1 ORDER BY 1"
_LISTED: Final = (
    "SELECT count(*) OVER (), by.name, line.* FROM ({}) AS line ({columns}) JOIN people_worker by ON by.id = line.by_id"
    " WHERE (%s = '' OR line.kind = %s) AND line.weight >= %s"
    " ORDER BY line.happened_at DESC, line.recorded_at DESC, line.row_id DESC LIMIT %s OFFSET %s"
)


@cache
def _question(parts: frozenset[str], around: str) -> Prepared | None:
    """The question over every kind in these parts; None when they hold no kind."""
    models = [model for model in fact_models() if model.part in parts and is_chronicled(model)]
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    return Prepared(lambda: _united(models), around, columns=columns) if models else None


def _united(models: list[type[Fact]]) -> Any:
    first, *others = (_lines_of(model) for model in models)
    return first.union(*others, all=True)


def is_chronicled(model: type[Fact]) -> bool:
    """Whether this kind of fact has lines in the chronology."""
    return isinstance(model._default_manager.all(), Chronicled)


def _lines_of(model: type[Fact]) -> Any:
    rows: Any = model._default_manager
    return rows.filter(child_id=CHILD).chronology()
