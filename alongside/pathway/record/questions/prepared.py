"""Questions whose SQL is worked out once.

Django takes longer to write a query over thirty kinds of fact than PostgreSQL takes to answer it, and
its hundreds of parameters take as long again to send. So the questions that every page asks are written
once, with stand-ins for the child, worker, team and day, every other value in its place, and kept.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import connection
from psycopg import sql

# Stand-ins: no row has these ids, and nothing in the record happened on this day.
CHILD: Final = -(2**62)
WORKER: Final = CHILD + 1
TEAM: Final = CHILD + 2
PEOPLE: Final = CHILD + 3  # any of several: `pk=PEOPLE` is answered with people=[…]
DAY: Final = date(1, 1, 1)
_STANDS_FOR: Final[dict[Any, str]] = {
    CHILD: "%(child)s",
    WORKER: "%(worker)s",
    TEAM: "%(team)s",
    PEOPLE: "ANY(%(people)s)",
    DAY: "%(day)s",
}


class Prepared:
    """A question written with the stand-ins above; `rows` asks it about somebody, on a day."""

    def __init__(
        self, write: Callable[[], Any], around: str = "{}", **names: sql.Composable | Callable[[], Any]
    ) -> None:
        """`write` makes the queryset; `around` is SQL to put it into, with `names` for its further gaps.

        Each of these is SQL, or makes a queryset too. `around` may have parameters of its own, such as %(most)s.
        """
        self._write = write
        self._around = around
        self._names = names
        self._text = ""

    def rows(self, **asked: Any) -> list[tuple[Any, ...]]:
        """The answer. `asked` is child=, worker=, team=, people= or day=, and the parameters of `around`."""
        with connection.cursor() as cursor:
            if not self._text:
                names = {
                    name: gap if isinstance(gap, sql.Composable) else _sql(gap) for name, gap in self._names.items()
                }
                self._text = sql.SQL(self._around).format(_sql(self._write), **names).as_string(connection.connection)
            cursor.execute(self._text, asked)
            return list(cursor.fetchall())


def _sql(write: sql.Composable | Callable[[], Any]) -> sql.Composable:
    """A queryset with a named gap for each stand-in, and every other value written where it belongs."""
    if isinstance(write, sql.Composable):
        return write
    text, parameters = write().query.sql_with_params()
    values = iter(parameters)

    def put(gap: re.Match[str]) -> str:
        return gap[0] if gap[0] == "%%" else _written(next(values))

    return sql.SQL(re.sub("%%|%s", put, text))


def _written(value: Any) -> str:
    gap = _STANDS_FOR.get(value) if isinstance(value, int | date) else None
    return gap or sql.Literal(value).as_string(connection.connection).replace("%", "%%")
