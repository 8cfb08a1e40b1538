"""The break's multipliers told as a scenario, beside what the made-up truth shows."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.looked_after import read_years
from alongside.forecasting.model.fit import fit
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.effects import AS_NOW, Effect, Scenario
from alongside.forecasting.simulation.simulate import simulate
from bench.forecasts.given import by_key, folders

ORIGIN, MONTHS = "2021", 36
JULY = date(2021, 7, 1)
TOLD = Scenario(
    name="break",
    title="The break, told",
    sentence="",
    effects=(
        Effect(what="entries", starts_on=JULY, multiplier=0.75),
        Effect(what="exits", starts_on=JULY, multiplier=1.10),
    ),
)


@dataclass(frozen=True)
class Told:
    """Child-years spared over three years: by the scenario, and by the break itself."""

    seed: str
    said: float
    alike: tuple[float, float]  # 80% range on common luck: what is not known of the difference itself
    apart: tuple[float, float]  # 80% range of two councils with luck of their own, as the truth's runs are
    came: float


def measure(*, quick: bool) -> list[dict[str, Any]]:
    """Each history of the world with a break."""
    runs = 200 if quick else 1000
    return [asdict(_told(seed, folder, runs)) for seed, origin, folder in folders("break") if origin == ORIGIN]


def _told(seed: str, folder: Path, runs: int) -> Told:
    fitted = fit(read_years(sorted(folder.iterdir())))
    now, told = (_child_years(simulate(fitted, what, months=MONTHS, runs=runs)) for what in (AS_NOW, TOLD))
    return Told(
        seed,
        said=float((now - told).mean()),
        alike=_range(now - told),
        apart=_range(now - np.roll(told, 1)),
        came=_came(seed),
    )


def _child_years(paths: Paths) -> NDArray[np.float64]:
    return paths.of("Total")[:, 1:].sum(axis=1) / 12


def _range(values: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(values, [0.1, 0.9])
    return float(low), float(high)


def _came(seed: str) -> float:
    """What the true run spared, beside how councils of the same law grew on without the break.

    Without it, as the perfect knower of the world with a trend has it: the mean growth of its histories since 2021.
    """
    truth, knower = by_key("truth.csv"), by_key("knower.csv")
    spared = 0.0
    start = float(truth[seed, ORIGIN, 0, "Total"]["children"])
    for month in range(1, MONTHS + 1):
        grown = [
            float(knower[other, ORIGIN, month, "Total"]["mean"]) / float(truth[other, ORIGIN, 0, "Total"]["children"])
            for other, origin, _ in folders("trend")
            if origin == ORIGIN
        ]
        spared += start * float(np.mean(grown)) - float(truth[seed, ORIGIN, month, "Total"]["children"])
    return spared / 12
