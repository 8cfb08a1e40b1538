"""How good the forecast is on both made-up worlds, beside simple lines, AutoARIMA, the peer and the perfect knower."""

import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from statistics import NormalDist
from typing import Any

import numpy as np

from alongside.forecasting.histories.looked_after import read_years
from alongside.forecasting.histories.spells import History
from alongside.forecasting.model.fit import fit
from alongside.forecasting.months import month_of
from alongside.forecasting.scoring import Judged, judged, line_judged, scores
from alongside.forecasting.simple import as_today, counts, drift
from alongside.forecasting.simulation.simulate import simulate
from bench.council import ROOT
from bench.forecasts import peers
from bench.forecasts.given import HORIZONS, LEVELS, STATES, WORLDS, Key, by_key, folders
from bench.saying import say

OURS, KNOWER = "ours", "perfect knower"
DRIFT, ARIMA, DEMAND = "random walk with drift", "AutoARIMA", "cs-demand-model"
METHODS = (OURS, KNOWER, "as today", DRIFT, ARIMA, DEMAND)
Trials = dict[tuple[str, str, int], list[Judged]]
MIDDLES = (np.arange(200) + 0.5) / 200
NORMALS = np.array([NormalDist().inv_cdf(level) for level in MIDDLES])


def measure(*, quick: bool) -> dict[str, Any]:
    """Scores by world, method, state and horizon."""
    subprocess.run([ROOT / "oracles/install", "demand", "series"], check=True)
    histories = {
        world: {(seed, origin): read_years(sorted(folder.iterdir())) for seed, origin, folder in folders(world)}
        for world in WORLDS
    }
    series = {
        (*key, state): line
        for world in WORLDS
        for key, known in histories[world].items()
        for state, line in _past(known)
    }
    demand, arima = peers.demand(WORLDS), peers.arima(series)
    truth, knower = by_key("truth.csv"), by_key("knower.csv")
    found = {}
    for world in WORLDS:
        say(f"Forecasts: the world with a {world}")
        trials: Trials = defaultdict(list)
        for key, known in histories[world].items():
            _ours(trials, key, known, truth, runs=200 if quick else 1000)
            _others(trials, key, truth, knower, demand, arima)
        found[world] = {"|".join(map(str, name)): asdict(scores(each)) for name, each in trials.items()}
    return found


def _past(known: History) -> Iterator[tuple[str, Any]]:
    """Each state's children at every month's end of a history."""
    months = np.arange(month_of(known.opens_on) - 1, month_of(known.origin) + 1)
    there = counts(known, months)
    yield "Total", there.sum(axis=1)
    for number, state in enumerate(known.names):
        yield state, there[:, number]


def _ours(trials: Trials, key: tuple[str, str], known: History, truth: dict[Key, Any], *, runs: int) -> None:
    paths = simulate(fit(known), months=max(HORIZONS), runs=runs)
    today, on = as_today(known, max(HORIZONS)), _drifting(known)
    for state in STATES:
        for months in HORIZONS:
            came = float(truth[*key, months, state]["children"])
            drawn = paths.of(state)[:, months].astype(np.float64)
            trials[OURS, state, months].append(judged(drawn, came))
            now = today[months].sum() if state == "Total" else today[months][known.names.index(state)]
            trials["as today", state, months].append(line_judged(float(now), came))
            mean, deviation = on[state, months]
            trials[DRIFT, state, months].append(judged(mean + deviation * NORMALS, came))


def _drifting(known: History) -> dict[tuple[str, int], tuple[float, float]]:
    """Mean and deviation of a random walk with drift, its own uncertainty included."""
    found = {}
    line = drift(known, max(HORIZONS))
    for state, past in _past(known):
        steps = np.diff(past)
        own = line.sum(axis=1) if state == "Total" else line[:, known.names.index(state)]
        for months in HORIZONS:
            variance = steps.var(ddof=1) * months * (1 + months / len(steps))
            found[state, months] = (float(own[months]), float(np.sqrt(variance)))
    return found


def _others(
    trials: Trials,
    key: tuple[str, str],
    truth: dict[Key, Any],
    knower: dict[Key, Any],
    demand: dict[Key, float],
    arima: dict[Key, tuple[float, float]],
) -> None:
    for state in STATES:
        for months in HORIZONS:
            at = (*key, months, state)
            came = float(truth[at]["children"])
            known = [float(knower[at][name]) for name in LEVELS]
            drawn = np.interp(MIDDLES, list(LEVELS.values()), known)
            trials[KNOWER, state, months].append(judged(drawn, came))
            trials[DEMAND, state, months].append(line_judged(demand[at], came))
            mean, deviation = arima[at]
            trials[ARIMA, state, months].append(judged(mean + deviation * NORMALS, came))
