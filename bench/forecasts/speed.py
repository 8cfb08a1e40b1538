"""What a forecast costs as a whole process, beside the peer's line, and the simulation beside bare random numbers."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench.council import ROOT
from bench.forecasts.given import HISTORIES, KEPT, ORACLES
from bench.returns import Cost, _cost, _middle

COUNCIL = HISTORIES / "trend" / "101" / "2021"
MONTHS, RUNS, ROUNDS = 60, 1000, 5
FLOOR = """
import sys, time
from pathlib import Path
import numpy as np
from alongside.forecasting.histories.looked_after import read_years
from alongside.forecasting.model.fit import fit
from alongside.forecasting.scenarios.effects import AS_NOW
from alongside.forecasting.simulation import simulate
fitted = fit(read_years(sorted(Path(sys.argv[1]).iterdir())))
simulate.simulate(fitted, months=60, runs=10)
began = time.process_time()
world = simulate._world(fitted, AS_NOW, 60, 0, range(200))
rates = time.process_time() - began
counts = simulate._empty(200, 60, 4)
began = time.process_time()
simulate.live(world, counts)
lived = time.process_time() - began
months = int(counts.children[:, 1:].sum() + counts.ends.sum())
chance, numbers = np.random.Generator(np.random.Philox(1)), np.empty(10_000)
began = time.process_time()
for _ in range(0, 2 * months, 10_000): chance.random(out=numbers)
print(months, lived, rates, time.process_time() - began)
"""


def measure(*, quick: bool) -> dict[str, Any]:
    """Whole processes of one council and of ten, the peer's daily line, the first compilation, and the floor."""
    rounds = 1 if quick else ROUNDS
    ten = _ten_councils()
    first = _first()
    ours = _middle([_cost(_forecast(COUNCIL)) for _ in range(rounds)])
    tenfold = _middle([_cost(_forecast(ten)) for _ in range(rounds)])
    peer = _middle([_cost(_peer()) for _ in range(min(rounds, 3))])
    months, lived, rates, bare = _floor(rounds)
    return {
        "ours": asdict(ours),
        "tenfold": asdict(tenfold),
        "first": asdict(first),
        "peer": asdict(peer),
        "lived": lived / months * 1e9,
        "rates": rates / months * 1e9,
        "floor": bare / months * 1e9,
    }


def _forecast(folder: Path) -> list[Any]:
    asked = ["--months", MONTHS, "--runs", RUNS, "--out", KEPT / "out"]
    return [ROOT / "bin/alongside", "forecast", "--history", *sorted(folder.iterdir()), *asked]


def _peer() -> list[Any]:
    return [ORACLES / "demand/bin/python", ROOT / "oracles/run_demand.py", MONTHS, COUNCIL]


def _first() -> Cost:
    """With nothing compiled yet."""
    for kept in (ROOT / "alongside/forecasting/simulation/__pycache__").glob("simulation-*"):
        shutil.rmtree(kept)
    return _cost(_forecast(COUNCIL))


def _floor(rounds: int) -> list[float]:
    """Child-months; processor seconds of living them, of drawing their rates, and of two bare numbers for each."""
    turns = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", FLOOR, COUNCIL],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        turns.append([float(word) for word in done.stdout.split()])
    return [median(column) for column in zip(*turns, strict=True)]


def _ten_councils() -> Path:
    """Ten councils' returns as one: the same children ten times, under ids of their own."""
    folder = KEPT / "ten"
    for year in sorted(COUNCIL.iterdir()):
        for file in year.glob("*.csv"):
            where = folder / year.name / file.name
            where.parent.mkdir(parents=True, exist_ok=True)
            with file.open(newline="") as one, where.open("w", newline="") as all_ten:
                header, *rows = list(csv.reader(one))
                writer = csv.writer(all_ten)
                writer.writerow(header)
                for council in range(10):
                    writer.writerows([f"{council}-{row[0]}", *row[1:]] for row in rows)
    return folder
