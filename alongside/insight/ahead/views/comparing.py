"""Two sides held beside each other, each as now, one scenario or several together: children, money, workers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from markupsafe import Markup

from alongside.forecasting import saying
from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scenarios.effects import AS_NOW
from alongside.forecasting.scenarios.sentences import sentences
from alongside.insight.ahead import actions, choosing, comparing, pictures, questions, words
from alongside.insight.ahead.choosing import Asked
from alongside.insight.ahead.forms import CompareForm, asked_in
from alongside.insight.ahead.models import Fit, What
from alongside.insight.ahead.results import Results
from alongside.insight.ahead.views.asking import Meant, found, overseer
from alongside.pages.asking import Request, draw


def _pair(told: Any) -> tuple[Asked, Asked]:
    """The two that an address compares: they differ in their scenarios alone.

    What changes is told against as now wherever one of them is as now, whichever side that was asked on.
    """
    asked = asked_in(told)
    one, other = (_chosen(told, side) for side in SIDES)
    return (asked.under(one), asked.under(other)) if other else (asked.under(()), asked.under(one))


def _chosen(told: Any, side: str) -> tuple[str, ...]:
    """The scenarios of a side: an address names several as a.b, a form ticks them one by one; as now is none."""
    names = {name for said in told.getlist(side) for name in said.split(".")}
    return tuple(sorted(names - {"", AS_NOW.name}))


SIDES = ("one", "other")


def _query(one: Meant, other: Meant) -> str:
    return one.asked.query(scenario=[], one=one.asked.name, other=other.asked.name)


def compare(request: Request) -> HttpResponse:
    """What one side changes against the other."""
    overseer(request)
    asked, against = _pair(request.GET)
    one, other = found(asked), found(against)
    if one.fit is None:
        return redirect(f"{reverse('ahead:forecast')}?of={asked.what}")
    chosen = {"one": one.asked.name, "other": other.asked.name}
    ticked = {"one": one.asked.scenarios, "other": other.asked.scenarios}
    form = CompareForm(initial=ticked, scenarios=choosing.on_offer(one.fit.origin))
    same = one.asked.name == other.asked.name
    context: dict[str, Any] = {
        "asked": one.asked,
        "sides": [_side(one.fit, one), _side(one.fit, other)],
        "form": form,
        "whats": What.choices,
        "same": same,
        "too_many": any(len(_chosen(request.GET, side)) > choosing.MOST_TOGETHER for side in SIDES),
        "most": choosing.MOST_TOGETHER,
        "query": _query(one, other),
        "chosen": chosen,
        "overtaken": one.overtaken or other.overtaken,
        "progress": None if same else _progress(one, other),
    }
    if one.results and other.results and not same:
        context |= shown(one.results, other.results)
    return draw(request, "ahead/compare.html", **context)


def _side(fit: Fit, of: Meant) -> dict[str, Any]:
    scenario = choosing.scenario_named(of.asked.scenarios, fit.origin)
    return {
        "scenario": scenario,
        "says": sentences(scenario),
        "asked": of.asked,
        "idle": of.results.idle if of.results else (),
    }


def _progress(one: Meant, other: Meant) -> questions.Progress | None:
    runs = [questions.open_run(forecast=of.forecast) for of in (one, other) if of.forecast and not of.results]
    run = next((run for run in runs if run), None)
    return questions.progress(run, timezone.now()) if run else None


def shown(one: Results, other: Results) -> dict[str, Any]:
    """What the page draws of two forecasts that are made."""
    found_ = comparing.difference(one, other)
    at, whom = words.headline(one), words.who(one.what)
    total = len(found_.lines) - 1
    sentences = [
        words.more_or_fewer(found_.children[TOTAL], at, whom, one.months[at]),
        words.cheaper_or_dearer(found_.pence[:, -1, total], f"all {len(one.months) - 1} months together"),
        words.more_or_fewer(found_.workers, at - 1, "social workers needed", one.months[at]),
    ]
    ahead, rows = comparing.children_rows(one, found_)
    return {
        "sentences": sentences,
        "ahead": ahead,
        "children": rows,
        "years": comparing.year_rows(one, found_),
        "lines": comparing.money_rows(found_),
        "workers": comparing.worker_rows(one, found_),
        "unverified": other.money.unverified,
        "pictures": [pictures.picture(one, TOTAL, [other]), _difference(one, other, found_)],
    }


def _difference(one: Results, other: Results, found_: comparing.Difference) -> pictures.Picture:
    """The fan of what is more or fewer."""
    spread, whom = found_.children[TOTAL], words.who(one.what)
    at = words.headline(one)
    title = f"The difference: more or fewer {whom}"
    desc = words.more_or_fewer(spread, at, whom, one.months[at])
    nought = Series(one.title, [(one.months[0], 0.0), (one.months[-1], 0.0)])
    svg = fan(
        Said("difference", title, desc),
        history=[],
        months=one.months,
        spread=spread,
        label=other.title,
        others=[nought],
    )
    rows = saying.rows(one.months, spread)
    return pictures.Picture("difference", title, desc, Markup(svg), saying.COLUMNS, rows)  # noqa: S704 (escaped there)


@require_POST
def make_both(request: Request) -> HttpResponse:
    """Have both sides of a comparison made."""
    overseer(request)
    one, other = (found(asked) for asked in _pair(request.POST))
    if one.fit is None:
        raise Http404
    for of in (one, other):
        actions.ask_forecast(
            fit=one.fit,
            name=of.asked.name,
            scenario=choosing.scenario_named(of.asked.scenarios, one.fit.origin),
            months=of.asked.months,
            runs=of.asked.runs,
            seed=of.asked.seed,
            by=request.user,
            at=timezone.now(),
        )
    return redirect(f"{reverse('ahead:compare')}?{_query(one, other)}")
