"""What the pages of the years ahead ask: the newest forecast and its results, how far the work is, how good it was."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection

from alongside.forecasting.scenarios.effects import AS_NOW
from alongside.insight.ahead.judging import Found
from alongside.insight.ahead.keeping import OfAnotherMake, unpack
from alongside.insight.ahead.models import Fit, Forecast, Judgement, Run
from alongside.insight.ahead.results import Results
from alongside.insight.cockpit import inputs

STALLED = 180  # seconds without a step after which a page says that the work may have stopped


def results_of(forecast: Forecast) -> Results | None:
    """What a forecast found, or None while it is not made, or where another version of Alongside kept it."""
    database = str(connection.settings_dict["NAME"])
    return _unpacked(database, forecast.pk, forecast.finished_at) if forecast.finished_at else None


@lru_cache(maxsize=8)
def _unpacked(database: str, pk: int, finished_at: datetime) -> Results | None:
    """Reading the arrays costs more than anything else on these pages, and a forecast never changes."""
    try:
        packed = Forecast.objects.values_list("results", flat=True).get(pk=pk)
        return unpack(Results, bytes(packed or b""))
    except OfAnotherMake:
        return None


def overtaken(forecast: Forecast) -> bool:
    """Whether prices, rates or case weights were stated after it was worked out: it reckons with those before."""
    stated = inputs.last_stated()
    return forecast.finished_at is not None and stated is not None and stated > forecast.finished_at


def newest(what: str, name: str = AS_NOW.name) -> tuple[Forecast, Results] | None:
    """The newest forecast of a history that is made, under a scenario by its name in addresses.

    For whoever may see forecasts, councillors too: to them `cockpit` shows of it what it has suppressed.
    """
    made = Forecast.objects.filter(what=what, name=name, finished_at__isnull=False).defer("results")
    for forecast in made.order_by("-origin", "-pk")[:3]:
        if (results := results_of(forecast)) is not None:
            return forecast, results
    return None


def judged(fit: int) -> list[Found]:
    """Every forecast from a fit's own past beside what came, the earliest first."""
    rows = Judgement.objects.filter(fit=fit).order_by("origin").values_list("origin", "found")
    return [{"origin": origin, **found} for origin, some in rows for found in some]


@dataclass(frozen=True)
class Progress:
    """How far the work in the background is, in words and as a share."""

    run: Run
    share: int  # in a hundred
    says: str


def progress(run: Run, now: datetime) -> Progress:
    """How far a run is. A process that stopped is told: what it did is kept, and gone on from."""
    share = round(100 * run.done / max(run.steps, 1))
    if run.state == Run.State.RUNNING and (now - run.moved_at).total_seconds() > STALLED:
        says = "It has not moved for a while. If the process that works on it has stopped, it goes on when that starts."
    elif run.state == Run.State.RUNNING:
        says = f"{run.done} of {run.steps} parts are worked out."
    elif run.state == Run.State.WAITING:
        says = "It is waiting for its turn."
    else:
        says = run.said or run.get_state_display()
    return Progress(run, 100 if run.state == Run.State.DONE else share, says)


def open_run(*, forecast: Forecast | None = None, fit: Fit | None = None, what: str = "", kind: str = "") -> Run | None:
    """The work under way on this, if any."""
    runs = Run.objects.filter(state__in=[Run.State.WAITING, Run.State.RUNNING])
    asked = {"forecast": forecast, "fit": fit, "what": what, "kind": kind}
    return runs.filter(**{name: value for name, value in asked.items() if value}).order_by("pk").first()
