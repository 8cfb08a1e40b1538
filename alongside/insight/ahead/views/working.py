"""The work in the background: what is under way and what has ended; and the test against the past that it makes."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone

from alongside.forecasting.paths import TOTAL
from alongside.insight.ahead import actions, choosing, judging, questions, words
from alongside.insight.ahead.forms import asked_in
from alongside.insight.ahead.models import Run, What
from alongside.insight.ahead.views.asking import overseer
from alongside.pages.asking import Request, draw

A_PAGE = 25


def runs(request: Request) -> HttpResponse:
    """Everything asked for, the newest first, with how far it is."""
    overseer(request)
    found = Run.objects.select_related("by").order_by("-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    return draw(request, "ahead/runs.html", page=page, rows=[questions.progress(run, now) for run in page])


def progress(request: Request, run: int) -> HttpResponse:
    """How far one is, for the page's own script."""
    overseer(request)
    found = Run.objects.filter(pk=run).first()
    if found is None:
        raise Http404
    told = questions.progress(found, timezone.now())
    return JsonResponse({"share": told.share, "says": told.says, "open": found.is_open})


def judgement(request: Request) -> HttpResponse:
    """How good forecasts from this council's own past would have been."""
    today = overseer(request)
    asked = asked_in(request.GET)
    fit = choosing.fit_for(asked)
    found = questions.judged(fit.pk) if fit else []
    run = questions.open_run(fit=fit, kind=Run.Kind.JUDGEMENT) if fit else None
    return draw(
        request,
        "ahead/judgement.html",
        asked=asked,
        fit=fit,
        whats=What.choices,
        may_fit=actions.may_fit(request.user, today),
        warning=words.warning(found, asked.what) if found else "",
        progress=questions.progress(run, timezone.now()) if run else None,
        found=bool(found),
        **(_shown(found, asked.what) if found else {}),
    )


def _shown(found: list[judging.Found], what: str) -> dict[str, Any]:
    summed = judging.summed(found)
    states = list(dict.fromkeys(row["state"] for row in found))
    return {
        "says": words.said_of_judgement(found, what),
        "tables": [(words.who(what, state), _lines(summed, state)) for state in reversed(states)],
        "each": [
            (
                words.month(row["origin"]),
                row["months"] // 12,
                f"{row['came'] + row['error']:,.0f}",
                f"{row['came']:,.0f}",
                f"{row['error']:+,.0f}",
                "yes" if row["in_80"] else "no",
            )
            for row in found
            if row["method"] == judging.OURS and row["state"] == TOTAL
        ],
    }


def _lines(summed: dict[tuple[str, str, int], Any], state: str) -> list[tuple[str, int, Any]]:
    """Each method's scores, years ahead first, so that those of one year stand together."""
    rows = [(method, months // 12, found) for (method, of, months), found in summed.items() if of == state]
    return sorted(rows, key=lambda row: row[1])
