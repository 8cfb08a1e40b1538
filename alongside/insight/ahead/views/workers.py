"""The social workers of a forecast: needed and there, what each carries, and where they are lacking."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from alongside.insight.ahead import choosing, questions, words
from alongside.insight.ahead.forms import QuarterForm
from alongside.insight.ahead.models import What
from alongside.insight.ahead.results import Results
from alongside.insight.ahead.views.asking import meant, overseer
from alongside.insight.cockpit import inputs, pictures, staffing, where
from alongside.insight.cockpit.who import Viewer, viewer
from alongside.pages.asking import Request, draw


def workers(request: Request) -> HttpResponse:
    """How many social workers the children ask for, how many there will be, and in which team."""
    today = overseer(request)
    of = meant(request)
    if of.fit is None:
        return draw(request, "ahead/no_workers.html", asked=of.asked, whats=What.choices)
    sees = viewer(request.user, today)
    rates = inputs.stated_on(today)
    return draw(
        request,
        "ahead/workers.html",
        asked=of.asked,
        whats=What.choices,
        scenario=choosing.scenario_named(of.asked.scenarios, of.fit.origin),
        warning=words.warning(questions.judged(of.fit.pk), of.fit.what),
        results=of.results,
        unchecked=sum(not rate.verified for rate in rates),
        rates=len(rates),
        whole=sees.whole,
        **(shown(of.results, sees, request.GET.get("quarter", "")) if of.results else {}),
    )


def shown(results: Results, sees: Viewer, quarter: str) -> dict[str, Any]:
    """What the page draws of a forecast that is made: the council, and the teams that somebody sees."""
    lacking = staffing.lacking(results.workers, timezone.localdate())
    held = results.where
    months = [month.isoformat() for month in held.months]
    at = months.index(quarter) if quarter in months else where.in_a_year(held)
    lines = where.at_quarter(held, sees.teams, at) if months else []
    return {
        "pictures": [draw_(results, lacking) for draw_ in (pictures.workers, pictures.if_nobody_is_found)],
        "lines": lines,
        "columns": where.COLUMNS,
        "by_team": where.lacking(lines) if lines else None,
        "quarter": words.month(held.months[at]) if months else "",
        "form": QuarterForm(initial={"quarter": months[at] if months else ""}, months=held.months),
        "start": results.start,
        "is_care": results.what == What.CARE,
    }
