"""Costs by financial year and line with their ranges, and what a scenario avoids, run by run."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.money.costs import Costs
from alongside.forecasting.money.prices import Pence, financial_year, year_name
from alongside.forecasting.paths import TOTAL, spread_of

ALL_YEARS = "All years"


@dataclass(frozen=True, slots=True)
class CostSpread:
    """One line's cost in a financial year, in pence, and how sure that is. `months` counts those forecast: 12 or less.

    In a difference the amounts are what is avoided, below nothing what it costs more, and `chance` is the share of
    runs in which something is avoided; elsewhere it is None.
    """

    scenario: str
    year: str
    months: int
    line: str
    chance: float | None
    mean: float
    p2_5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p97_5: float


def by_year(costs: Costs) -> tuple[tuple[str, ...], Pence]:
    """The financial years, and pence of (runs, years, lines and their total)."""
    years = [financial_year(month) for month in costs.months]
    named = sorted(set(years))
    firsts = [years.index(year) for year in named]
    summed = np.add.reduceat(costs.pence, firsts, axis=1)
    whole = np.concatenate([summed, summed.sum(axis=2, keepdims=True)], axis=2)
    return tuple(map(year_name, named)), whole


def cost_summary(costs: Costs) -> list[CostSpread]:
    """The spread of each year and line, the total last."""
    years, pence = by_year(costs)
    months = _months_of(costs)
    spreads = spread_of(pence.astype(np.float64))
    return [
        CostSpread(costs.scenario, year, months[at], line, None, *map(float, spreads[:, at, of]))
        for at, year in enumerate(years)
        for of, line in enumerate((*costs.lines, TOTAL))
    ]


def avoided(base: Costs, other: Costs) -> list[CostSpread]:
    """What `other` avoids of `base`, by year and over all years, by line and in total.

    Run i of one is compared with run i of the other, which had the same luck. ValueError if they are not a pair.
    """
    lines, difference = _difference(base, other)
    paired = Costs(other.scenario, base.seed, base.months, lines, difference)
    years, pence = by_year(paired)
    months = _months_of(paired)
    pence = np.concatenate([pence, pence.sum(axis=1, keepdims=True)], axis=1)
    spreads, chances = spread_of(pence.astype(np.float64)), (pence > 0).mean(axis=0)
    return [
        CostSpread(other.scenario, year, months[at], line, float(chances[at, of]), *map(float, spreads[:, at, of]))
        for at, year in enumerate((*years, ALL_YEARS))
        for of, line in enumerate((*lines, TOTAL))
    ]


def _difference(base: Costs, other: Costs) -> tuple[tuple[str, ...], Pence]:
    if (base.seed, base.months, len(base.pence)) != (other.seed, other.months, len(other.pence)):
        raise ValueError(
            f"'{base.scenario}' and '{other.scenario}' cannot be compared run by run: "
            "forecast both with the same seed, months and number of runs."
        )
    lines = tuple(dict.fromkeys((*base.lines, *other.lines)))
    return lines, _on(lines, base) - _on(lines, other)


def _on(lines: tuple[str, ...], costs: Costs) -> Pence:
    """Its pence under these lines, nothing under those it does not have."""
    nothing: NDArray[np.int64] = np.zeros(costs.pence.shape[:2], dtype=np.int64)
    return np.stack(
        [costs.pence[:, :, costs.lines.index(line)] if line in costs.lines else nothing for line in lines], axis=2
    )


def _months_of(costs: Costs) -> list[int]:
    years = [financial_year(month) for month in costs.months]
    return [years.count(year) for year in sorted(set(years))] + [len(years)]
