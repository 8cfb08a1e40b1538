"""Who is let onto these pages, and which forecast an address means."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils import timezone

from alongside.insight.ahead import actions, choosing, questions
from alongside.insight.ahead.choosing import Asked
from alongside.insight.ahead.forms import asked_in
from alongside.insight.ahead.models import Fit, Forecast
from alongside.insight.ahead.results import Results
from alongside.pages.asking import Request


def overseer(request: Request) -> date:
    """Today, for whoever sees forecasts whole. Raises Http404 for anybody else."""
    today = timezone.localdate()
    if not actions.may_ask(request.user, today):
        raise Http404
    return today


@dataclass(frozen=True)
class Meant:
    """What an address means, as far as it is there: the fit, the forecast from it, its results."""

    asked: Asked
    fit: Fit | None
    forecast: Forecast | None = None
    results: Results | None = None

    @property
    def overtaken(self) -> bool:
        """Whether it is made, and by prices, rates or weights that do not stand any more."""
        return self.results is not None and self.forecast is not None and questions.overtaken(self.forecast)


def meant(request: Request) -> Meant:
    """What the address of a request means."""
    return found(asked_in(request.GET))


def found(asked: Asked) -> Meant:
    """The fit, forecast and results that are asked for. Raises Http404 for a scenario that there is not."""
    fit = choosing.fit_for(asked)
    if fit is None:
        return Meant(asked, None)
    try:
        choosing.scenario_named(asked.scenarios, fit.origin)
    except LookupError:
        raise Http404 from None
    asked = asked.of_fit(fit)
    forecast = choosing.forecast_for(asked, fit)
    return Meant(asked, fit, forecast, questions.results_of(forecast) if forecast else None)
