"""The numbers that money and workers are forecast with: seen by staff, stated by a director."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from alongside.access.roles import ROLES
from alongside.insight.cockpit import actions, inputs
from alongside.insight.cockpit.forms import PriceForm, RateForm, percent_of_spread
from alongside.insight.cockpit.forms_budget import points_of, said_of_line, said_of_statement
from alongside.insight.cockpit.who import Viewer, viewer
from alongside.pages.asking import Request, ask, draw

PER = {
    "child_week": "each child, each week",
    "arrival": "each child who comes",
    "year": "a year, whatever happens",
    "worker_year": "each worker, each year",
}


def _staff(request: Request) -> Viewer:
    """What somebody is shown who works with children's records or with the council's money; Http404 for others."""
    sees = viewer(request.user, timezone.localdate())
    if not any(ROLES[role].sees or role == "finance" for role in sees.roles if role in ROLES):
        raise Http404
    return sees


def director(request: Request) -> None:
    """Raises Http404 for whoever does not state the council's own numbers."""
    if not actions.may_state(request.user, timezone.localdate()):
        raise Http404


def money(request: Request) -> HttpResponse:
    """The lines of the budget, each with its price, its source and whether anybody has seen the number there."""
    sees, today = _staff(request), timezone.localdate()
    rows = inputs.prices_on(today)
    return draw(
        request,
        "cockpit/money.html",
        sees=sees,
        rows=[
            (
                slugify(row.line.name),
                row,
                PER[row.line.per],
                said_of_line(row.line, today),
                percent_of_spread(row.price.spread),
            )
            for row in rows
        ],
        statements=[(row, said_of_statement(row)) for row in inputs.statements()],
        unchecked=sum(not row.price.verified for row in rows),
        rises=[(rise, points_of(rise.spread)) for rise in inputs.budget().rises],
        may_state=actions.may_state(request.user, today),
    )


def state_price(request: Request, line: str) -> HttpResponse:
    """State what a line costs from a day on."""
    director(request)
    today = timezone.localdate()
    row = next((one for one in inputs.prices_on(today) if slugify(one.line.name) == line), None)
    if row is None:
        raise Http404
    known = {
        "holds_from": today,
        "pounds": f"{row.price.pence / 100:.2f}",
        "within": percent_of_spread(row.price.spread),
    }
    return ask(
        request,
        PriceForm(request.POST or None, initial=known),
        lambda **told: actions.state_price(line=row.line.name, by=request.user, at=timezone.now(), **told),
        then=reverse("cockpit:money"),
        said="The price is kept. Forecasts that are made from now on use it.",
        heading=f"{row.line.name}: what does {PER[row.line.per]} cost?",
        button="Keep the price",
        cancel_url=reverse("cockpit:money"),
    )


def rates(request: Request) -> HttpResponse:
    """How workers come, go and are away, each with its source."""
    sees, today = _staff(request), timezone.localdate()
    rows = inputs.stated_on(today)
    return draw(
        request,
        "cockpit/rates.html",
        sees=sees,
        rows=[(row, percent_of_spread(row.spread)) for row in rows],
        unchecked=sum(not row.verified for row in rows),
        may_state=actions.may_state(request.user, today),
    )


def state_rate(request: Request, rate: str) -> HttpResponse:
    """State a rate from a day on."""
    director(request)
    today = timezone.localdate()
    row = next((one for one in inputs.stated_on(today) if one.key == rate), None)
    if row is None:
        raise Http404
    known: dict[str, Any] = {
        "holds_from": today,
        "value": round(row.value * (100 if row.is_share else 1), 2),
        "within": percent_of_spread(row.spread),
    }
    return ask(
        request,
        RateForm(request.POST or None, rate=row, initial=known),
        lambda **told: actions.state_rate(rate=rate, by=request.user, at=timezone.now(), **told),
        then=reverse("cockpit:rates"),
        said="It is kept. Forecasts that are made from now on use it.",
        heading=row.words,
        button="Keep it",
        cancel_url=reverse("cockpit:rates"),
    )
