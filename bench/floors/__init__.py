"""The floor of a page: the same rows by one SQL statement as the same user, beneath the same row-level security,
and the same facts put into the same markup by string formatting. No middleware, no templates, no objects.
"""

from collections.abc import Callable
from datetime import date, datetime
from html import escape
from importlib.resources import files
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg import ClientCursor, sql

from alongside.history.chronology import Chronicled
from alongside.history.facts import fact_models
from alongside.law.clocks import CLOCKS

MONTHS = ("", *(date(2000, month, 1).strftime("%b") for month in range(1, 13)))
CLOCK_NAMES = {clock.code: escape(clock.name) for clock in CLOCKS}


def set_user(worker_id: int) -> None:
    """Have this connection's statements be this worker's from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.user_id', %s, false)", [str(worker_id)])


def _fetch(statement: str, parameters: Any = None) -> list[tuple[Any, ...]]:
    with connection.connection.cursor() as cursor:
        return cursor.execute(statement, parameters).fetchall()


def _written(name: str) -> str:
    return files("bench.floors").joinpath(f"{name}.sql").read_text()


def caseload(worker_id: int, on: date) -> Callable[[], str]:
    """The rows of a worker's caseload."""
    statement, who = _written("caseload"), {"worker": worker_id, "on": on}
    return lambda: "".join(_case(on, *row) for row in _fetch(statement, who))


def _case(on: date, pk: int, given: str, family: str, born: date, since: date, status: str, *dates: Any) -> str:
    seen, due, code = dates
    return (
        f'<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" '
        f'href="/children/{pk}">{escape(given)} {escape(family)}</a></th>'
        f'<td class="govuk-table__cell" data-label="Age">{_age(born, on)}</td>'
        f'<td class="govuk-table__cell" data-label="Status">{escape(status)}</td>'
        f'<td class="govuk-table__cell" data-label="Next due"><span>{_clock(due, on)} {CLOCK_NAMES[code]}</span></td>'
        f'<td class="govuk-table__cell" data-label="Last seen">{_day(seen) if seen else "not yet"}</td>'
        f'<td class="govuk-table__cell" data-label="With me since">{_day(since)}</td></tr>'
    )


def _day(when: date) -> str:
    return f"{when.day} {MONTHS[when.month]} {when.year}"


def _age(born: date, on: date) -> str:
    return f"{on.year - born.year - ((on.month, on.day) < (born.month, born.day))} years"


def _clock(due: date, on: date) -> str:
    left = (due - on).days
    kind, text = ("bad", f"{-left} days overdue") if left < 0 else ("quiet", f"Due in {left} days")
    return f'<strong class="govuk-tag app-tag app-tag--{kind}">{text}</strong>'


def _lines(child_id: int, *, weight: int, most: int) -> sql.Composed:
    """The newest lines of the chronology, over every kind of fact that has lines; all values written out."""
    kinds: list[Any] = [kind._default_manager.filter(child_id=child_id) for kind in fact_models() if _has_lines(kind)]
    first, *others = (kind.chronology() for kind in kinds)
    united = ClientCursor(connection.connection).mogrify(*first.union(*others, all=True).query.sql_with_params())
    return sql.SQL(_written("lines")).format(lines=sql.SQL(united), weight=weight, most=most)  # type: ignore[arg-type]


def _has_lines(kind: Any) -> bool:
    return isinstance(kind._default_manager.all(), Chronicled)


def whole_chronology(child_id: int, on: date) -> Callable[[], str]:
    """Up to 300 lines of a child's chronology."""
    statement = _lines(child_id, weight=1, most=300).as_string(connection.connection)
    return lambda: "".join(_line(on, *row) for row in _fetch(statement))


def _line(on: date, _: int, by: str, at: datetime, *rest: Any) -> str:
    _, _, title, words, route, pk, *_ = rest
    when = timezone.localtime(at)
    text = f'<p class="app-timeline__text">{escape(words)}</p>' if words else ""
    return (
        f'<li class="app-timeline__event"><p class="app-timeline__when"><time datetime="{when.isoformat()}">'
        f'{_day(when)}</time> <span class="app-quiet">{(on - when.date()).days} days ago</span></p>'
        f'<h3 class="app-timeline__title"><a class="govuk-link" href="/{route}/{pk}">{escape(title)}</a></h3>{text}'
        f'<p class="app-timeline__by">Recorded by {escape(by)}</p></li>'
    )


def child(child_id: int) -> Callable[[], str]:
    """What a child's page says: who, how she stands, her words, clocks, plans, people, the last dozen lines."""
    lines = _lines(child_id, weight=2, most=12)
    statement = sql.SQL(_written("child")).format(child=child_id, lines=lines)  # type: ignore[arg-type]
    text = statement.as_string(connection.connection)
    return lambda: "".join(_section(*row) for row in _fetch(text))


def _section(kind: str, *texts: str | None) -> str:
    one, two, three, four, five, *_ = (escape(text or "") for text in texts)
    return (
        f'<section class="{kind}"><h3 class="app-timeline__title"><a class="govuk-link" href="/{kind}/{five}">{three}'
        f'</a></h3><p class="app-timeline__when">{two}</p><p class="app-timeline__text">{four}</p>'
        f'<p class="app-timeline__by">{one}</p></section>'
    )
