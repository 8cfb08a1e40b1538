"""What councillors are given, for them to read and print; and how a director gives it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.forecasting.charts.paper import pounds
from alongside.insight.cockpit import pictures, telling
from alongside.insight.cockpit.actions import may_state
from alongside.insight.cockpit.forms import GiveForm
from alongside.insight.cockpit.models import CouncillorsFigures
from alongside.insight.cockpit.who import Viewer, viewer
from alongside.insight.cockpit.years_ahead import Range
from alongside.pages.asking import Request, ask, draw
from alongside.practice.suppressing.tables import Published


def _told(request: Request) -> Viewer:
    """A councillor, or whoever oversees. Raises Http404 for others."""
    sees = viewer(request.user, timezone.localdate())
    if not sees.oversees and "councillor" not in sees.roles:
        raise Http404
    return sees


def councillors(request: Request) -> HttpResponse:
    """The newest figures that councillors were given."""
    return _figures(request, _told(request), CouncillorsFigures.objects.first())


def earlier(request: Request, figures: int) -> HttpResponse:
    """The figures of an earlier month, as they were given."""
    return _figures(request, _told(request), get_object_or_404(CouncillorsFigures, pk=figures))


def _figures(request: Request, sees: Viewer, figures: CouncillorsFigures | None) -> HttpResponse:
    every = list(CouncillorsFigures.objects.defer("ahead"))
    return draw(
        request,
        "cockpit/councillors.html",
        sees=sees,
        figures=figures,
        every=every,
        months=telling.months_given(sorted(every, key=lambda one: one.on)),
        may_give=may_state(request.user, timezone.localdate()),
        **(shown([Published.from_json(table) for table in figures.tables], figures.ahead) if figures else {}),
    )


def shown(tables: list[Published], ahead: dict[str, Any]) -> dict[str, Any]:
    """What the page draws of figures, given or to be given."""
    ranges = {
        "money": [(year, Range(*three)) for year, *three in ahead.get("money", [])],
        "workers": [
            (date.fromisoformat(month), Range(*needed), Range(*there))
            for month, needed, there in ahead.get("workers", [])
        ],
    }
    fan = pictures.given_fan(ahead["care"]) if "care" in ahead else None
    warnings = ahead.get("warnings", [])
    return {"tables": tables, "fan": fan, "warnings": warnings, "between": pictures.between, "pounds": pounds, **ranges}


def give(request: Request) -> HttpResponse:
    """The figures of the month that ended last as councillors would see them, and the words that go with them."""
    today = timezone.localdate()
    if not may_state(request.user, today):
        raise Http404
    on, refusal, drawn = telling.next_on(today), "", {}
    try:
        found = telling.figures_of(on, today)
        drawn = shown(found.tables, found.ahead)
    except ValidationError as refused:
        refusal = " ".join(refused.messages)
    return ask(
        request,
        GiveForm(request.POST or None),
        lambda doing: telling.give(doing=doing, by=request.user, at=timezone.now()),
        then=reverse("cockpit:councillors"),
        said="Councillors have the figures. They do not change.",
        template="cockpit/give.html",
        on=on,
        refusal=refusal,
        **drawn,
    )
