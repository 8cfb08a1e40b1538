"""What the peers say of the same histories: each run by its own programs, in its own environment."""

import csv
import io
import subprocess
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.council import ROOT
from bench.forecasts.given import HORIZONS, KEPT, ORACLES, Key, folders
from bench.saying import say

MONTHS = max(HORIZONS)


def demand(worlds: tuple[str, ...]) -> dict[Key, float]:
    """The line of cs-demand-model at each horizon. Ten seconds a history: kept until its script or its lock changes."""
    kept = KEPT / "demand.csv"
    if _older(kept, "oracles/run_demand.py", "oracles/demand.txt"):
        say("Forecasts: cs-demand-model on every history, ten seconds each")
        every = [str(folder) for world in worlds for _, _, folder in folders(world)]
        _run(["demand", "run_demand.py", str(MONTHS), *every], kept)
    said: dict[Key, float] = {}
    with kept.open() as file:
        for folder, months, state, children in csv.reader(file):
            seed, origin = Path(folder).parts[-2:]
            said[seed, origin, int(months), state] = float(children)
    return said


def arima(series: Mapping[tuple[str, str, str], NDArray[np.int64]]) -> dict[Key, tuple[float, float]]:
    """Mean and deviation of AutoARIMA for each seed, origin and state, from its monthly counts."""
    kept = KEPT / "arima.csv"
    if _older(kept, "oracles/run_series.py", "oracles/series.txt"):
        say("Forecasts: AutoARIMA on every series")
        lines = io.StringIO()
        csv.writer(lines).writerows(["|".join(name), *counts] for name, counts in series.items())
        _run(["series", "run_series.py", str(MONTHS)], kept, lines.getvalue())
    said = {}
    with kept.open() as file:
        for name, months, mean, deviation in csv.reader(file):
            seed, origin, state = name.split("|")
            said[seed, origin, int(months), state] = (float(mean), float(deviation))
    return said


def _run(command: list[str], kept: Path, given: str = "") -> None:
    oracle, script, *words = command
    KEPT.mkdir(parents=True, exist_ok=True)
    python = ORACLES / oracle / "bin/python"
    done = subprocess.run(
        [python, ROOT / "oracles" / script, *words], input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    kept.write_text(done.stdout)


def _older(kept: Path, *sources: str) -> bool:
    return not kept.exists() or kept.stat().st_mtime < max((ROOT / source).stat().st_mtime for source in sources)
