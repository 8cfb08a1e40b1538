"""The shared facts that forecasts are measured by, and what of them is not to be measured anew each time."""

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.council import ROOT

SHARED = ROOT.parent / "shared" / "forecasting"
HISTORIES = SHARED / "histories"
KEPT = ROOT / ".data-bench" / "forecasts"
ORACLES = ROOT / ".oracles"

WORLDS = ("trend", "break")
STATES = ("Total", "Fostering", "Residential", "Supported", "Other")
HORIZONS = (12, 24, 36)
LEVELS = {"p2_5": 0.025, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p97_5": 0.975}

Key = tuple[str, str, int, str]  # seed, origin, months, state


def folders(world: str) -> Iterator[tuple[str, str, Path]]:
    """Seed, origin and folder of each history of a world."""
    for seed in sorted((HISTORIES / world).iterdir()):
        for origin in sorted(seed.iterdir()):
            yield seed.name, origin.name, origin


def by_key(name: str) -> dict[Key, dict[str, str]]:
    """The rows of truth.csv, knower.csv and the like."""
    with (HISTORIES / name).open() as file:
        return {(row["seed"], row["origin"], int(row["months"]), row["state"]): row for row in csv.DictReader(file)}
