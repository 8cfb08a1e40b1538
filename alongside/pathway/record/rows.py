"""The rows of long lists. A template would take three times as long for the same markup; every text is escaped here."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from alongside.history.chronology import KEY, Line
from alongside.pages.words import age, clock, clock_time, day, local_date, short_day, since
from alongside.pathway.record.questions.caseload import Case
from alongside.pathway.record.questions.chronology import Told
from alongside.pathway.record.questions.due import Due
from alongside.pathway.record.routes import link


def of_cases(cases: Iterable[Case], on: date) -> SafeString:
    """The children of a caseload."""
    return mark_safe("".join([_case(case, on) for case in cases]))  # noqa: S308 (each text is escaped)


def _case(case: Case, on: date) -> str:
    born = age(case.born_on, on) if case.born_on else "not yet born" if case.expected_on else ""
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" '
        f'href="{link("record:child", case.child_id)}">{escape(case.name)}</a></th>'
        f'<td class="govuk-table__cell" data-label="Age">{born}</td>'
        f'<td class="govuk-table__cell" data-label="Status">{case.in_words}</td>'
        f'<td class="govuk-table__cell" data-label="Next due">{_next_due(case.due_on, case.due, on)}</td>'
        f'<td class="govuk-table__cell" data-label="Last seen">{short_day(case.seen_on) or "not yet"}</td>'
        f'<td class="govuk-table__cell" data-label="With me since">{short_day(case.since)}</td></tr>\n'
    )


@lru_cache(maxsize=4096)
def _next_due(due_on: date | None, what: str, on: date) -> str:
    """What is due and its clock, which is the same for many children."""
    if due_on is None:
        return ""
    kind, text = clock(due_on, on)
    return f'<span><strong class="govuk-tag app-tag app-tag--{kind}">{text}</strong> {escape(what)}</span>'


def of_week(lines: Iterable[Due], on: date) -> SafeString:
    """Things to do, for whom and by when."""
    return mark_safe("".join([_thing(line, on) for line in lines]))  # noqa: S308 (each text is escaped)


def _thing(line: Due, on: date) -> str:
    kind, text = clock(line.due_on, on)
    what, child = escape(line.what), escape(line.child)
    at = f" at {clock_time(line.due_at)}" if line.due_at else ""
    done_at = f'{what}<span class="govuk-visually-hidden"> for {child}</span>'
    return (
        f'<li><span class="rec-week__when"><strong class="govuk-tag app-tag app-tag--{kind}">{text}</strong> '
        f'<span class="app-quiet">{short_day(line.due_on)}{at}</span></span> '
        f'<a class="govuk-link rec-week__who" href="{link("record:child", line.child_id)}">{child}</a> '
        f'<span class="rec-week__what">{_LINK.format(line.href, done_at) if line.href else what}</span></li>\n'
    )


def of_story(lines: Iterable[Told], on: date) -> SafeString:
    """The lines of a chronology. One recorded late says so, and why."""
    return mark_safe("".join([_line(*told, on) for told in lines]))  # noqa: S308 (each text is escaped)


def _line(line: Line, by: str, on: date) -> str:
    when, key = local_date(line.happened_at), line.weight == KEY
    title, href = escape(line.title), link(line.route, line.row_id)
    title = _LINK.format(href, title) if href else title
    return (
        f'<li class="app-timeline__event{" app-timeline__event--key" if key else ""}"><p class="app-timeline__when">'
        f'<time datetime="{when.isoformat()}">{day(when)}</time> <span class="app-quiet">{since(when, on)}</span></p>'
        f'<h3 class="app-timeline__title">{_KEY_EVENT if key else ""}{title}</h3>'
        f"{_TEXT.format(escape(line.words)) if line.words else ''}"
        f'<p class="app-timeline__by">Recorded by {escape(by)}{_late(line.late_entry_reason)}</p></li>\n'
    )


_KEY_EVENT: Final = '<span class="app-key">Key event</span> '
_LINK: Final = '<a class="govuk-link" href="{}">{}</a>'
_TEXT: Final = '<p class="app-timeline__text">{}</p>'


def _late(reason: str) -> str:
    return f", late because: {escape(reason)}" if reason else ""
