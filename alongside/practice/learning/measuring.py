"""The page of measures: how a week went beside the weeks before, and what became of what it taught."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.safestring import mark_safe

from alongside.pages.asking import Request, draw
from alongside.practice.audits.models import Heading, Mark
from alongside.practice.audits.questions import agreed, spread
from alongside.practice.learning import drawing, questions
from alongside.practice.weeks.views import led_week


def measures(request: Request, week: int) -> HttpResponse:
    """How a week went, in counts and over the weeks; nothing by worker."""
    of, today = led_week(request, week)
    held = [one for one in questions.weeks(today) if one.week.starts_on <= of.starts_on]
    found = questions.audited(of)
    grades = spread(found)
    return draw(
        request,
        "learning/measures.html",
        week=of,
        this=next((one for one in held if one.week.pk == of.pk), None),
        trends=_trends(held),
        week_names=[one.week.name for one in held],
        themes_rows=questions.by_theme([one.week for one in held]),
        barriers_rows=[(label, [times]) for label, times in questions.barriers(of)],
        grades=[(heading.label, [grades[heading][mark] for mark in Mark]) for heading in Heading],
        marks=Mark.labels,
        files=len(found),
        agreement=agreed(found),
    )


def _trends(held: Sequence[questions.Held]) -> list[dict[str, Any]]:
    """Each measure over the weeks: its drawing, a sentence, and its figures."""
    measured: list[tuple[str, str, float, list[float | None]]] = [
        (
            "observed",
            "Observations, of each hundred visits planned",
            100,
            [_of(h.went.observed, h.went.visits) for h in held],
        ),
        (
            "agreed",
            "Families that agreed, of each hundred asked",
            100,
            [_of(h.went.agreed, h.went.asked) for h in held],
        ),
        (
            "answers",
            "Families’ answers, for each hundred visits to families",
            100,
            [_of(h.went.with_answers, h.went.families) for h in held],
        ),
        (
            "replies",
            "Workers’ replies, for each hundred observations",
            100,
            [_of(h.went.with_reply, h.went.observed) for h in held],
        ),
        ("days", "Days from finding to action, the median", 0, [h.learnt.days_to_decision for h in held]),
        ("repeated", "Findings that came back", 0, [h.learnt.repeated for h in held]),
    ]
    return [
        {
            "name": name,
            "title": title,
            "desc": f"{drawing.went(values)} A column for each week, the oldest first.",
            "svg": mark_safe(drawing.columns(values, most)),  # noqa: S308 (numbers alone)
            "rows": [(h.week.name, "none" if v is None else f"{v:g}") for h, v in zip(held, values, strict=True)],
        }
        for name, title, most, values in measured
        if any(value is not None for value in values)
    ]


def _of(part: int, whole: int) -> float | None:
    return round(100 * part / whole) if whole else None
