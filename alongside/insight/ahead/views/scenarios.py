"""The scenarios: the shipped and the council's own, and the editor that builds one sentence by sentence.

A scenario under way lives in the session of whoever builds it, until it is kept.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.forecasting.entries import WrittenError
from alongside.forecasting.scenarios.effects import Scenario
from alongside.forecasting.scenarios.sentences import sentences
from alongside.insight.ahead import actions, building, choosing, histories
from alongside.insight.ahead.forms_building import FORMS, KeepForm
from alongside.insight.ahead.models import Idea, What
from alongside.insight.ahead.views.asking import overseer
from alongside.pages.asking import Request, ask, draw

UNDER_WAY = "ahead_scenario"
EMPTY = Scenario(name="own", title="", sentence="")


def scenarios(request: Request) -> HttpResponse:
    """Every scenario that can be chosen, with what it says and from where it has its numbers."""
    origin = histories.last_origin(overseer(request))
    own = [(f"{choosing.OWN}{idea.pk}", actions.scenario_of(idea, origin), idea) for idea in choosing.current_ideas()]
    shipped = [
        (name, one, None) for name, one in choosing.on_offer(origin).items() if not name.startswith(choosing.OWN)
    ]
    return draw(
        request,
        "ahead/scenarios.html",
        rows=[(name, one, sentences(one), idea) for name, one, idea in (*own, *shipped)],
        whats=What.choices,
        under_way=UNDER_WAY in request.session,
    )


@require_POST
def start(request: Request) -> HttpResponse:
    """Begin a scenario: from nothing, as a copy of another, or to take the place of one of the council's own."""
    origin = histories.last_origin(overseer(request))
    name = request.POST.get("from", "")
    try:
        scenario = choosing.scenario_named((name,), origin) if name else EMPTY
    except LookupError:
        raise Http404 from None
    follows = int(name.removeprefix(choosing.OWN)) if name.startswith(choosing.OWN) else None
    copied = replace(scenario, name="own", reported=(), verified=False)
    _hold(request, copied, follows)
    return redirect("ahead:build")


def build(request: Request) -> HttpResponse:
    """The scenario under way: its sentences, and the questions that must be answered before it is kept."""
    origin = histories.last_origin(overseer(request))
    scenario, follows = _held(request, origin)
    if request.method == "POST" and "add" in request.POST and request.POST["add"] in FORMS:
        _hold(request, _named(scenario, request.POST), follows)
        return redirect("ahead:sentence", request.POST["add"])
    told = {name: getattr(scenario, name) for name in ("title", "sentence", "reason", "source")}
    return ask(
        request,
        KeepForm(request.POST or None, initial=told),
        partial(_keep, request, scenario, follows),
        then=reverse("ahead:scenarios"),
        said="The scenario is kept, and can be forecast and compared.",
        template="ahead/build.html",
        heading="Build a scenario",
        said_so_far=list(building.said(scenario)),
        kinds=building.KINDS,
        replaces=Idea.objects.filter(pk=follows).first() if follows else None,
    )


def _keep(request: Request, scenario: Scenario, follows: int | None, **answers: Any) -> Idea:
    before = Idea.objects.filter(pk=follows).first() if follows else None
    kept = actions.keep_idea(scenario=replace(scenario, **answers), by=request.user, at=timezone.now(), follows=before)
    del request.session[UNDER_WAY]
    return kept


def sentence(request: Request, kind: str) -> HttpResponse:
    """Add a sentence of a kind to the scenario under way."""
    origin = histories.last_origin(overseer(request))
    if kind not in FORMS:
        raise Http404
    scenario, follows = _held(request, origin)

    def add(**answers: Any) -> None:
        _hold(request, building.added(scenario, kind, answers), follows)

    return ask(
        request,
        FORMS[kind](request.POST or None, origin=origin),
        add,
        then=reverse("ahead:build"),
        said="The sentence is added.",
        heading=building.KINDS[kind],
        button="Add this sentence",
        back_url=reverse("ahead:build"),
    )


@require_POST
def drop(request: Request) -> HttpResponse:
    """Take a sentence out of the scenario under way, or let the whole of it go."""
    origin = histories.last_origin(overseer(request))
    kind, _, number = request.POST.get("sentence", "").partition(".")
    if kind in FORMS and number.isdecimal():
        scenario, follows = _held(request, origin)
        _hold(request, building.without(scenario, kind, int(number)), follows)
        return redirect("ahead:build")
    request.session.pop(UNDER_WAY, None)
    messages.success(request, "The scenario under way is gone. Nothing was kept.")
    return redirect("ahead:scenarios")


def _named(scenario: Scenario, told: Any) -> Scenario:
    """The scenario with what is typed beside its sentences, so that adding one loses nothing."""
    title, sentence, reason, source = (
        str(told.get(name, ""))[:1000] for name in ("title", "sentence", "reason", "source")
    )
    return replace(scenario, title=title, sentence=sentence, reason=reason, source=source)


def _hold(request: Request, scenario: Scenario, follows: int | None) -> None:
    request.session[UNDER_WAY] = {"written": building.kept(scenario), "follows": follows}


def _held(request: Request, origin: date) -> tuple[Scenario, int | None]:
    held = request.session.get(UNDER_WAY)
    if not held:
        return EMPTY, None
    try:
        return building.begun(held["written"], origin), held["follows"]
    except WrittenError:
        return EMPTY, None
