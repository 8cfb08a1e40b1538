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
import time, sys
import numpy as np
from pathlib import Path
from alongside.forecasting.histories.looked_after import read_years
from alongside.forecasting.model.fit import fit
from alongside.forecasting.simulation.simulate import simulate
fitted = fit(read_years(sorted(Path(sys.argv[1]).iterdir())))
simulate(fitted, months=60, runs=50, workers=1)
began = time.process_time()
paths = simulate(fitted, months=60, runs=300, workers=1)
ours = time.process_time() - began
steps = int(paths.children[:, 1:].sum() + paths.ends.sum())
chance = np.random.Generator(np.random.Philox(1))
began = time.process_time()
for _ in range(0, steps, 1_000_000): chance.random(1_000_000)
bare = time.process_time() - began
print(steps, ours, bare)
"""


def measure(*, quick: bool) -> dict[str, Any]:
    """Whole processes of one council and of ten, the peer's daily line, the first compilation, and the floor."""
    rounds = 1 if quick else ROUNDS
    ten = _ten_councils()
    first = _first()
    ours = _middle([_cost(_forecast(COUNCIL)) for _ in range(rounds)])
    tenfold = _middle([_cost(_forecast(ten)) for _ in range(rounds)])
    peer = _middle([_cost(_peer()) for _ in range(min(rounds, 3))])
    steps, simulated, bare = _floor(rounds)
    return {
        "ours": asdict(ours),
        "tenfold": asdict(tenfold),
        "first": asdict(first),
        "peer": asdict(peer),
        "steps": steps,
        "nanoseconds": simulated / steps * 1e9,
        "floor": bare / steps * 1e9,
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


def _floor(rounds: int) -> tuple[int, float, float]:
    """Child-months, and the processor seconds of simulating them and of drawing a bare number for each."""
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
    return int(turns[0][0]), median(turn[1] for turn in turns), median(turn[2] for turn in turns)


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
