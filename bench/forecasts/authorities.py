"""Two years ahead from published figures alone, on the authorities whose every year is known."""

import csv
from collections import defaultdict
from typing import Any

import numpy as np

from alongside.forecasting.published import Published, growth_of, learn
from bench.forecasts.given import SHARED

YEARS = tuple(range(2020, 2026))
ORIGINS = {1: (2022, 2023, 2024), 2: (2022, 2023)}
KINDS = {"Children looked after": "children", "Children starting": "starts", "Children ceasing": "ceased"}


def published() -> Published:
    """Every authority whose figures of all six years are out."""
    found: dict[str, dict[tuple[str, int], int]] = defaultdict(dict)
    with (SHARED / "published/all_LA_cla_flows_2020_2025.csv").open() as file:
        for row in csv.DictReader(file):
            if row["number"].isdigit():
                kind = next(name for words, name in KINDS.items() if row["population_count"].startswith(words))
                found[row["new_la_code"]][kind, int(row["time_period"])] = int(row["number"])
    whole = [one for one in found.values() if len(one) == len(KINDS) * len(YEARS)]
    columns = {kind: np.array([[one[kind, year] for year in YEARS] for one in whole], float) for kind in KINDS.values()}
    return Published(YEARS, **columns)


def measure() -> dict[str, Any]:
    """Error, and how often the 80% range held, by years ahead, beside as today and drift."""
    figures = published()
    return {"authorities": len(figures.children), **{str(ahead): _ahead(figures, ahead) for ahead in ORIGINS}}


def _ahead(figures: Published, ahead: int) -> dict[str, float]:
    missed: dict[str, float] = defaultdict(float)
    held, all_came = [], 0.0
    for origin in ORIGINS[ahead]:
        known = figures.until(origin)
        now, growth = known.children[:, -1], growth_of(known)[:, -1]
        came = figures.children[:, YEARS.index(origin) + ahead]
        learned = learn(known, ahead)
        low, high = learned.quantiles(now, growth, [0.1, 0.9])
        held.append((low <= came) & (came <= high))
        drift = now + ahead * (now - known.children[:, -3]) / 2
        for name, line in (("ours", learned.line(now, growth)), ("as today", now), ("drift", drift)):
            missed[name] += float(np.abs(line - came).sum())
        all_came += float(came.sum())
    return {**{name: error / all_came for name, error in missed.items()}, "cover_80": float(np.mean(held))}
