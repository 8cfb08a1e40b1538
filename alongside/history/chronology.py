"""One line of a child's chronology, asked of any kind of fact, so that one query can list them all.

Nobody keeps a chronology: each kind of fact says how it reads as a line, and the record unites them.
"""

from datetime import datetime
from typing import Any, ClassVar, NamedTuple, TypeVar

from django.db import models
from django.db.models import Case, CharField, DateTimeField, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast

from alongside.history.facts import ChildFact
from alongside.returns.kit.codes import CodeList

ROUTINE, NOTABLE, KEY = 1, 2, 3

_NO_WORDS, _ROUTINE = Value(""), Value(ROUTINE)

M = TypeVar("M", bound=ChildFact)


class Line(NamedTuple):
    """A line: when it happened, what kind, how weighty (1 routine, 2 notable, 3 key), its words and its page.

    `route` is the name of the page that shows the fact, which takes the fact's id; blank for none.
    """

    happened_at: datetime
    kind: str
    weight: int
    title: str
    words: str
    route: str
    row_id: int
    recorded_at: datetime
    by_id: int
    late_entry_reason: str


COLUMNS: tuple[str, ...] = Line._fields


def lines(
    rows: "models.QuerySet[Any]",
    *,
    kind: str,
    when: str,
    title: Any,
    words: Any = _NO_WORDS,
    weight: Any = _ROUTINE,
    route: str = "",
) -> "models.QuerySet[Any, tuple[Any, ...]]":
    """The rows as lines, ready to be united with other kinds.

    `when` names a date or time column; rows without it are left out. `title`, `words` and `weight`
    are expressions, or names of columns.
    """
    return (
        rows.filter(**{f"{when}__isnull": False})
        .order_by()
        .values_list(
            Cast(when, DateTimeField()),
            Value(kind, output_field=CharField()),
            Cast(weight, IntegerField()),
            Cast(title, TextField()),
            Cast(words, TextField()),
            Value(route, output_field=CharField()),
            F("pk"),
            F("recorded_at"),
            F("recorded_by_id"),
            F("late_entry_reason"),
        )
    )


def in_words(column: str, codes: "CodeList | type[models.TextChoices]") -> Case:
    """The plain words of a coded column, worked out by the database."""
    pairs = codes.choices() if isinstance(codes, CodeList) else codes.choices
    return Case(
        *[When(Q(**{column: code}), then=Value(str(label))) for code, label in pairs],
        default=F(column),
        output_field=CharField(),  # as plain words beside it are, so that the two can be joined
    )


class Chronicled(models.QuerySet[M]):
    """A kind of fact that has lines in the chronology: its QuerySet says how they read."""

    kind: ClassVar[str]

    def chronology(self) -> "models.QuerySet[M, tuple[Any, ...]]":
        """These rows as lines (see `lines`)."""
        raise NotImplementedError
