"""Questions whose SQL is worked out once.

Django takes longer to write a query over thirty kinds of fact than PostgreSQL takes to answer it. So
the long ones are written once, with stand-ins for the child, worker, team and day, and kept.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import connection
from psycopg import sql

# Stand-ins: no row has these ids, and nothing in the record happened on this day.
CHILD: Final = -(2**62)
WORKER: Final = CHILD + 1
TEAM: Final = CHILD + 2
DAY: Final = date(1, 1, 1)


class Prepared:
    """A question written with the stand-ins above; `rows` asks it about somebody, on a day."""

    def __init__(self, write: Callable[[], Any], around: str = "{}", **names: sql.Composable) -> None:
        """`write` makes the queryset; `around` is SQL to put it into, with `names` for its further gaps."""
        self._write = write
        self._around = around
        self._names = names
        self._written: tuple[sql.Composed, tuple[Any, ...]] | None = None

    def rows(self, more: tuple[Any, ...] = (), **who: Any) -> list[tuple[Any, ...]]:
        """The answer. `who` is child=, worker=, team= or day=; `more` are parameters of `around`."""
        with connection.cursor() as cursor:
            cursor.execute(*self.statement(more, **who))
            return list(cursor.fetchall())

    def statement(self, more: tuple[Any, ...] = (), **who: Any) -> tuple[sql.Composed, list[Any]]:
        """The question as SQL, and its parameters."""
        if self._written is None:
            text, parameters = self._write().query.sql_with_params()
            self._written = sql.SQL(self._around).format(sql.SQL(text), **self._names), tuple(parameters)
        statement, parameters = self._written
        known = {_STANDS_FOR[name]: value for name, value in who.items()}
        return statement, [*(_known(value, known) for value in parameters), *more]


_STANDS_FOR: Final[dict[str, Any]] = {"child": CHILD, "worker": WORKER, "team": TEAM, "day": DAY}


def _known(value: Any, known: dict[Any, Any]) -> Any:
    return known.get(value, value) if isinstance(value, int | date) else value
