"""The work itself: a fit, a chunk of runs, a forecast put together, a test against the past.

Imported by the process that works in the background alone: the simulation is compiled, and no page waits for that.
"""

import time
from contextlib import suppress
from datetime import date, datetime

import numpy as np
from django.utils.timezone import localdate

from alongside.forecasting.histories.spells import History
from alongside.forecasting.model.fit import Fitted, fit
from alongside.forecasting.money.costs import cost
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.combining import without_effect
from alongside.forecasting.scenarios.effects import Scenario
from alongside.forecasting.scenarios.reading import read
from alongside.forecasting.simulation.simulate import simulate
from alongside.forecasting.workers.staffing import staff
from alongside.forecasting.workers.supply import NOBODY_FOUND
from alongside.forecasting.workers.teams import staff_teams
from alongside.insight.ahead import histories, workers_now
from alongside.insight.ahead.actions import CHUNK, NotPossible
from alongside.insight.ahead.histories import Known
from alongside.insight.ahead.keeping import OfAnotherMake, engine, pack, unpack
from alongside.insight.ahead.models import Fit, Forecast
from alongside.insight.ahead.results import Results, money_of, where_of, whole, workers_of
from alongside.insight.ahead.workers_now import Start
from alongside.insight.cockpit import inputs
from alongside.people.models import Worker


def make_fit(*, what: str, history: History, seed: int, by: Worker, at: datetime) -> Fit:
    """Fit a history and keep what it says. One that was fitted already, to the same spells, is not made twice."""
    of = histories.digest_of(history)
    there = Fit.objects.filter(what=what, digest=of, engine=engine(), seed=seed).first()
    if there is not None:
        return there
    began = time.perf_counter()
    try:
        fitted = fit(history, seed)
    except ValueError as problem:
        raise NotPossible(str(problem)) from problem
    return Fit.objects.create(
        what=what,
        opens_on=history.opens_on,
        origin=history.origin,
        seed=seed,
        digest=of,
        engine=engine(),
        children=len(set(history.columns.child.tolist())),
        known=pack(histories.known(history)),
        parameters=pack(fitted),
        seconds=time.perf_counter() - began,
        by=by,
        at=at,
    )


def live_chunk(fitted: Fitted, forecast: Forecast, first: int) -> bytes:
    """The paths of a forecast's runs from this one on, as many as a chunk holds."""
    runs = min(CHUNK, forecast.runs - first)
    paths = simulate(
        fitted,
        scenario_in(forecast),
        months=forecast.months,
        runs=runs,
        seed=forecast.seed,
        first=first,
        workers=1,
    )
    return pack(paths)


def put_together(forecast: Forecast, at: datetime) -> Results:
    """Everything the pages show, from the chunks of a forecast whose runs are all lived."""
    packed = forecast.chunks.order_by("first").values_list("paths", flat=True)
    paths = whole([unpack(Paths, bytes(one)) for one in packed])
    scenario, on = scenario_in(forecast), localdate(at)
    weights, rates = workers_now.rates(on)
    start = start_of(forecast, on)
    usual = staff(paths, start.whole, weights, rates, seed=forecast.seed)
    nobody = staff(paths, start.whole, weights, rates, NOBODY_FOUND, seed=forecast.seed)
    teams = staff_teams(paths, start.teams, weights, rates, seed=forecast.seed)
    budget = inputs.budget()
    costs = cost(paths, budget, scenario, seed=forecast.seed, workers=usual.paid)
    return Results(
        what=forecast.what,
        scenario=scenario.name,
        title=scenario.title,
        seed=forecast.seed,
        months=paths.months,
        states=paths.states,
        children=paths.children.astype(np.uint16),
        known=unpack(Known, bytes(forecast.fit.known)),
        money=money_of(costs, budget.unverified),
        workers=workers_of(usual, nobody),
        where=where_of(teams, usual.months),
        start=start,
        idle=tuple(without_effect(scenario, paths.states)),
    )


def start_of(forecast: Forecast, on: date) -> Start:
    """What the workers of a forecast start from: what the first forecast of its fit started from.

    So that a difference between two is the scenario's, whoever asks and whenever: a service manager does not see
    every child, and posts change from day to day. One that is reckoned anew still holds what it started from.
    """
    kept = Forecast.objects.filter(fit=forecast.fit_id, results__isnull=False).order_by("pk")
    for packed in kept.values_list("results", flat=True).iterator(chunk_size=1):
        with suppress(OfAnotherMake):
            return unpack(Results, bytes(packed or b"")).start
    return workers_now.start(forecast.what, on)


def scenario_in(forecast: Forecast) -> Scenario:
    """The scenario of a forecast as it stood when it was asked for."""
    return read(forecast.scenario, f"forecast {forecast.pk}", forecast.origin)


def fitted_of(of: Fit) -> Fitted:
    """The parameters of a fit. Raises NotPossible where the model has changed since."""
    if of.engine != engine():
        raise NotPossible("The model has changed since this history was fitted. Fit it anew, then ask again.")
    return unpack(Fitted, bytes(of.parameters))
