"""What had to be true: which numbers, each alone or with others, make £95 million, and what each cause adds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from scipy.optimize import brentq

from alongside.forecasting.money.costs import Costs
from alongside.forecasting.money.prices import financial_year
from alongside.forecasting.money.years import by_year
from alongside.forecasting.paths import Paths
from alongside.forecasting.worked_example.bridge import Step, bridge
from alongside.forecasting.worked_example.county import (
    BUDGET_2011,
    BUDGET_2023,
    END,
    NOW,
    SEED,
    START,
    TO_FIND,
    County,
    needed,
    paths_of,
    spend,
    total_of,
)
from alongside.forecasting.workers.rates import shipped_rates
from alongside.forecasting.workers.staffing import Staffing, staff
from alongside.forecasting.workers.supply import AS_USUAL, NOBODY_FOUND, Workforce

YEARS_BETWEEN: Final = 12
CAUSES: Final = (
    "More children in care",
    "More of them in dearer places",
    "Placement prices above inflation",
    "More children helped at home",
    "Social workers for all of them",
    "Inflation on everything",
)


@dataclass(frozen=True, slots=True)
class World:
    """One way to £95 million: what is assumed, what then had to be true, and the county in which it is."""

    assumed: str
    had_to_be: str
    county: County


def solved(make: Callable[[float], County], low: float, high: float) -> tuple[float, County]:
    """The number between two for which the county spends £95 million in 2023-24, and that county."""

    def too_much(number: float) -> float:
        return float(total_of(spend(make(number)), END) - BUDGET_2023)

    number = float(brentq(too_much, low, high, xtol=1e-7))
    return number, make(number)


def the_example() -> County:
    """The county of the example: children and mix as made up, prices as they had to rise."""
    return solved(lambda above: County(above=above), -2, 15)[1]


def worlds() -> list[World]:
    """Four ways to the same sum; the first is the example."""
    example = the_example()
    same_mix = replace(County(), shares_now=County().shares)
    prices, alone = solved(lambda above: replace(same_mix, above=above), -2, 15)
    children, many = solved(lambda children: replace(same_mix, children=children), 425, 5_000)
    homes, dear = solved(lambda share: replace(same_mix, shares_now=_in_homes(share)), 0.09, 0.76)
    return [
        World(
            "780 children, more of them in dearer places (homes 9 to 12, supported 4 to 9 in a hundred)",
            f"placement prices rose {example.above:.1f} in a hundred a year above inflation",
            example,
        ),
        World(
            "780 children in the same places as in 2011",
            f"placement prices rose {prices:.1f} in a hundred a year above inflation",
            alone,
        ),
        World(
            "780 children, prices rose with inflation only",
            f"{homes * 100:.0f} in a hundred lived in children's homes, not 9",
            dear,
        ),
        World(
            "the same places, prices rose with inflation only",
            f"{children:,.0f} children in care, not 780",
            many,
        ),
    ]


def _in_homes(share: float) -> tuple[float, ...]:
    """The shares of 2011 with so many in children's homes, instead of with foster carers."""
    fostered, homes, supported, other = County().shares
    return fostered + homes - share, share, supported, other


def children_alone() -> int:
    """Pence in 2023-24 if the children had come as they did, to the places of 2011, at prices that rose as all do."""
    return total_of(spend(replace(County(), shares_now=County().shares)), END)


def without(county: County) -> list[tuple[str, int]]:
    """What 2023-24 would cost the county without one of its causes, in pence."""
    return [
        ("As the example", total_of(spend(county), END)),
        ("With 425 children in care, as in 2011", total_of(spend(replace(county, children=425)), END)),
        ("With the places of 2011", total_of(spend(replace(county, shares_now=county.shares)), END)),
        ("With placement prices rising with inflation only", total_of(spend(replace(county, above=0.0)), END)),
    ]


def causes(county: County) -> dict[str, float]:
    """The difference between 2011-12 and 2023-24 by cause, in pence, in the order of CAUSES."""
    costs = spend(county)
    inflation = (1 + county.inflation / 100) ** YEARS_BETWEEN
    steps = [_step(county, costs, line, inflation) for line in costs.lines]
    found = bridge(steps)
    return {cause: found[cause] for cause in CAUSES}


def _step(county: County, costs: Costs, line: str, inflation: float) -> Step:
    years, pence = by_year(costs)
    at = costs.lines.index(line)
    before, after = (float(pence[0, years.index(year), at]) for year in (START, END))
    rest = after / before / inflation
    if line == "Everything else":
        return Step(before, after, {"Inflation on everything": after / before})
    if line in ("Help to families", "Social workers"):
        cause = "More children helped at home" if line == "Help to families" else "Social workers for all of them"
        return Step(before, after, {"Inflation on everything": inflation, cause: rest})
    (each_before, all_before), (each_after, all_after) = (_days(county, costs, at, year) for year in (START, END))
    children, mix = all_after / all_before, (each_after / all_after) / (each_before / all_before)
    price = rest / children / mix
    named = dict(zip(CAUSES[:3], (children, mix, price), strict=True))
    return Step(before, after, {"Inflation on everything": inflation} | named)


def _days(county: County, costs: Costs, state: int, year: str) -> tuple[float, float]:
    """Days in a placement, and in care, in a financial year. The first four lines are the first four states'."""
    held = [financial_year(month) == int(year[:4]) for month in costs.months]
    days = paths_of(county).days[0, held].sum(axis=0, dtype=np.float64)
    return float(days[state]), float(days[:4].sum())


def range_of(county: County, runs: int = 1000) -> tuple[float, float, float]:
    """The middle and the ends of four in five cases of 2023-24, in pence, if only the rises were unsure.

    Prices above inflation by one and a half in a hundred a year, inflation by one. £46 million in 2011-12 is kept.
    """
    unsure = replace(county, unsure=1.5, inflation_unsure=1.0)
    rest = BUDGET_2011 - total_of(spend(county, rest=0), START)
    years, pence = by_year(spend(unsure, runs, rest=rest))
    low, middle, high = np.quantile(pence[:, years.index(END), -1], [0.1, 0.5, 0.9])
    return float(middle), float(low), float(high)


def workers_needed(county: County, month: date) -> float:
    """The social workers whom the children of the month that ends on this day ask for."""
    paths = paths_of(county)
    return float(needed(paths)[0, paths.months.index(month) - 1])


def with_and_without(county: County, runs: int = 500) -> tuple[Staffing, Staffing]:
    """The three years after July 2019 with forty posts empty: recruiting as usual, and finding nobody."""
    paths = _between(paths_of(county, runs), NOW, date(2022, 7, 31))
    posts = round(workers_needed(county, NOW))
    team = Workforce(posts=posts, permanent=posts - TO_FIND, agency_most=15)
    usual, nobody = (staff(paths, team, *shipped_rates(), plan, seed=SEED) for plan in (AS_USUAL, NOBODY_FOUND))
    return usual, nobody


def _between(paths: Paths, first: date, last: date) -> Paths:
    """The same from one month end to another."""
    start, end = paths.months.index(first), paths.months.index(last)
    return replace(
        paths,
        months=paths.months[start : end + 1],
        children=paths.children[:, start : end + 1],
        days=paths.days[:, start:end],
        starts=paths.starts[:, start:end],
        ends=paths.ends[:, start:end],
        moves=paths.moves[:, start:end],
    )
