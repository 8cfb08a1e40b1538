"""The forecast: fan, words and table; asked for when it is not there yet; as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scenarios.sentences import sentences
from alongside.insight.ahead import actions, choosing, downloads, histories, pictures, questions, words
from alongside.insight.ahead.forms import AskForm, FitForm, asked_in
from alongside.insight.ahead.keeping import engine
from alongside.insight.ahead.models import Fit, Run, What
from alongside.insight.ahead.results import Results
from alongside.insight.ahead.views.asking import Meant, found, meant, overseer
from alongside.insight.cockpit.who import viewer
from alongside.pages.asking import Request, ask, draw

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def forecast(request: Request) -> HttpResponse:
    """How many children, years ahead, and how sure that is."""
    today = overseer(request)
    of = meant(request)
    if of.fit is None:
        return draw(request, "ahead/no_fit.html", **_without_fit(request, of))
    scenario = choosing.scenario_named(of.asked.scenarios, of.fit.origin)
    run = questions.open_run(forecast=of.forecast) if of.forecast else None
    return draw(
        request,
        "ahead/forecast.html",
        asked=of.asked,
        fit=of.fit,
        is_late=of.fit.origin < histories.last_origin(today),
        is_old=of.fit.engine != engine(),
        forecast=of.forecast,
        results=of.results,
        overtaken=of.overtaken,
        progress=questions.progress(run, timezone.now()) if run else None,
        scenario=scenario,
        says=sentences(scenario),
        form=_form(of),
        whats=What.choices,
        may_fit=actions.may_fit(request.user, today),
        warning=words.warning(questions.judged(of.fit.pk), of.fit.what),
        **(shown(of.results) if of.results else {}),
    )


def shown(results: Results) -> dict[str, Any]:
    """What the page draws of a forecast that is made."""
    at = words.headline(results)
    ahead, lines = words.at_a_glance(results)
    whom = words.who(results.what)
    return {
        "sentence": words.sure(results.spread(TOTAL), at, whom, results.months[at]),
        "ahead": [words.month(day) for day in ahead],
        "glance": [(words.who(results.what, line.state), line) for line in lines],
        "pictures": pictures.pictures(results),
        "left_out": results.known.left_out,
    }


def _form(of: Meant) -> AskForm:
    assert of.fit
    asked = of.asked
    return AskForm(
        initial={
            "of": asked.what,
            "scenario": asked.scenarios,
            "months": asked.months,
            "runs": asked.runs,
            "seed": asked.seed,
        },
        scenarios=choosing.on_offer(of.fit.origin),
    )


def _without_fit(request: Request, of: Meant) -> dict[str, Any]:
    run = questions.open_run(what=of.asked.what, kind=Run.Kind.FIT)
    return {
        "asked": of.asked,
        "whats": What.choices,
        "may_fit": actions.may_fit(request.user, timezone.localdate()),
        "progress": questions.progress(run, timezone.now()) if run else None,
    }


@require_POST
def make(request: Request) -> HttpResponse:
    """Have the forecast of an address made."""
    overseer(request)
    of = found(asked_in(request.POST))
    if of.fit is None:
        raise Http404
    actions.ask_forecast(
        fit=of.fit,
        name=of.asked.name,
        scenario=choosing.scenario_named(of.asked.scenarios, of.fit.origin),
        months=of.asked.months,
        runs=of.asked.runs,
        seed=of.asked.seed,
        by=request.user,
        at=timezone.now(),
    )
    return redirect(f"{reverse('ahead:forecast')}?{of.asked.query()}")


def make_fit(request: Request, what: str) -> HttpResponse:
    """Have the council's own history read and fitted."""
    today = overseer(request)
    if what not in What.values or not actions.may_fit(request.user, today):
        raise Http404
    last = Fit.objects.filter(what=what).order_by("-pk").values_list("opens_on", flat=True).first()
    begins = last or histories.told_from(what, today)
    return ask(
        request,
        FitForm(request.POST or None, today=today, initial={"opens_on": begins}),
        lambda **answers: actions.ask_fit(what=what, by=request.user, at=timezone.now(), **answers),
        then=f"{reverse('ahead:forecast')}?of={what}",
        said="The history is being read. The forecast as now follows by itself.",
        heading=f"Fit the history: {What(what).label.lower()}",
        intro=(
            f"The forecast rests on the council's own record up to {words.month(histories.last_origin(today))}. "
            "Read off the record: from this day on, whoever left was seen to leave."
        ),
        button="Read and fit the history",
        back_url=f"{reverse('ahead:forecast')}?of={what}",
    )


@require_POST
def call_off(request: Request, run: int) -> HttpResponse:
    """Stop work in the background before its next step."""
    overseer(request)
    found_ = Run.objects.filter(pk=run).first()
    if found_ is None:
        raise Http404
    if found_.is_open:
        actions.call_off(run=found_, by=request.user, at=timezone.now())
        messages.success(request, "It is called off. What is worked out is kept, if it is asked for again.")
    return redirect("ahead:runs")


def as_csv(request: Request) -> HttpResponse:
    """The forecast of an address, month by month, as CSV."""
    results = _made(request)
    return _file(downloads.as_csv(results), "forecast.csv", "text/csv; charset=utf-8")


def as_xlsx(request: Request) -> HttpResponse:
    """The same for a spreadsheet, with money and workers."""
    results = _made(request)
    teams = {key: team.name for key, team in viewer(request.user, timezone.localdate()).teams.items()}
    return _file(downloads.as_xlsx(results, teams), "forecast.xlsx", SHEET)


def _made(request: Request) -> Results:
    overseer(request)
    results = meant(request).results
    if results is None:
        raise Http404
    return results


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
