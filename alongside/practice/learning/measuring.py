"""The page of measures: how a week went beside the weeks before, and what became of what it taught."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.safestring import mark_safe

from alongside.pages.asking import Request, draw
from alongside.practice.audits.models import Heading, Mark
from alongside.practice.audits.questions import agreed, spread
from alongside.practice.learning import drawing, questions
from alongside.practice.learning.questions import Learnt
from alongside.practice.weeks.showing import Measures
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


def _of(part: int, whole: int) -> float | None:
    return round(100 * part / whole) if whole else None


# Each measure: its name on the page, its title, the top of its drawing (0: its own largest), and how it is taken.
MEASURES: tuple[tuple[str, str, float, Callable[[Measures, Learnt], float | None]], ...] = (
    ("observed", "Observations, of each hundred visits planned", 100, lambda went, _: _of(went.observed, went.visits)),
    ("agreed", "Families that agreed, of each hundred asked", 100, lambda went, _: _of(went.agreed, went.asked)),
    (
        "answers",
        "Families’ answers, for each hundred visits to families",
        100,
        lambda went, _: _of(went.with_answers, went.families),
    ),
    (
        "replies",
        "Workers’ replies, for each hundred observations",
        100,
        lambda went, _: _of(went.with_reply, went.observed),
    ),
    ("days", "Days from finding to action, the median", 0, lambda _, learnt: learnt.days_to_decision),
    ("repeated", "Findings that came back", 0, lambda _, learnt: learnt.repeated),
)


def _trends(held: Sequence[questions.Held]) -> list[dict[str, Any]]:
    """Each measure over the weeks: its drawing, a sentence, and its figures; those without any are left out."""
    taken = [(name, title, most, [take(one.went, one.learnt) for one in held]) for name, title, most, take in MEASURES]
    return [
        {
            "name": name,
            "title": title,
            "desc": f"{drawing.went(values)} A column for each week, the oldest first.",
            "svg": mark_safe(drawing.columns(values, most)),  # noqa: S308 (numbers alone)
            "rows": [(one.week.name, "none" if v is None else f"{v:g}") for one, v in zip(held, values, strict=True)],
        }
        for name, title, most, values in taken
        if any(value is not None for value in values)
    ]
