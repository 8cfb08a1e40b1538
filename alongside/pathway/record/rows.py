"""The rows of long lists. A template would take three times as long for the same markup; every text is escaped here."""

from collections.abc import Iterable
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe

from alongside.pages.words import age, clock, short_day
from alongside.pathway.record.questions.caseload import Case
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
        f'<td class="govuk-table__cell" data-label="Next due">{_next_due(case, on)}</td>'
        '<td class="govuk-table__cell" data-label="Last seen">'
        f"{short_day(case.seen_on) if case.seen_on else 'not yet'}</td>"
        f'<td class="govuk-table__cell" data-label="With me since">{short_day(case.since)}</td></tr>\n'
    )


def _next_due(case: Case, on: date) -> str:
    return f"<span>{_tag(case.due_on, on)} {escape(case.due)}</span>" if case.due_on else ""


def _tag(due_on: date, on: date) -> str:
    kind, text = clock(due_on, on)
    return f'<strong class="govuk-tag app-tag app-tag--{kind}">{text}</strong>'
