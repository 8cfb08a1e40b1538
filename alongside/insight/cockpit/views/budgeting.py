"""The budget's lines and what everything rises by: added, changed and ended by a director, in plain sentences."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from alongside.forecasting.money.budget import Line
from alongside.insight.cockpit import actions, inputs
from alongside.insight.cockpit.forms_budget import (
    AddLineForm,
    ChangeLineForm,
    EndLineForm,
    InflationForm,
    known_of,
    points_of,
)
from alongside.insight.cockpit.views.stating import director
from alongside.pages.asking import Request, ask
from alongside.pages.forms import Form

SAID = "It is kept. Forecasts that are made from now on use it."


def state_inflation(request: Request) -> HttpResponse:
    """State by how much everything rises each April."""
    director(request)
    now = inputs.rise_on(timezone.localdate())
    known = {"percent": now.percent, "off": points_of(now.spread)}
    return _ask(
        request,
        InflationForm(request.POST or None, initial=known),
        actions.state_inflation,
        "By how much does everything rise?",
    )


def add_line(request: Request) -> HttpResponse:
    """Add a line to the budget."""
    director(request)
    form = AddLineForm(request.POST or None, initial={"percent": 0, "off": 0, "within": 0})
    return _ask(request, form, actions.add_line, "Add a line to the budget")


def change_line(request: Request, line: str) -> HttpResponse:
    """Say anew what a line is paid for and how fast it rises."""
    found = _line(request, line)
    form = ChangeLineForm(request.POST or None, initial=known_of(found))
    return _ask(request, form, partial(actions.change_line, line=found.name), f"{found.name}: what is it paid for?")


def end_line(request: Request, line: str) -> HttpResponse:
    """End a line of the budget."""
    found = _line(request, line)
    form = EndLineForm(request.POST or None, initial={"ends_on": found.ends_on})
    return _ask(request, form, partial(actions.end_line, line=found.name), f"{found.name}: end this line")


def _line(request: Request, name: str) -> Line:
    director(request)
    found = next((one for one in inputs.budget().lines if slugify(one.name) == name), None)
    if found is None:
        raise Http404
    return found


def _ask(request: Request, form: Form, verb: Callable[..., Any], heading: str) -> HttpResponse:
    return ask(
        request,
        form,
        partial(verb, by=request.user, at=timezone.now()),
        then=reverse("cockpit:money"),
        said=SAID,
        heading=heading,
        button="Keep it",
        cancel_url=reverse("cockpit:money"),
    )
