"""A made-up county between two published pairs of numbers: its children, their mix, its prices and its workers.

Published, in a county council's press release of July 2019: 425 children in care in 2011 and about 780 "now", more
than 2,000 children helped in their families, a budget of £46m in 2011 and a forecast £95m in 2023, and more than 40
social workers to find. Everything else here is made up.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.money.budget import Budget, Line, Per, Price, Rise
from alongside.forecasting.money.costs import Costs, cost
from alongside.forecasting.money.years import by_year
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.effects import PLACEMENTS
from alongside.forecasting.workers.needed import work_by_state
from alongside.forecasting.workers.rates import shipped_rates

SEED: Final = 2011
STATES: Final = (*PLACEMENTS, "Child in need")
FIRST, NOW, LAST = date(2011, 3, 31), date(2019, 7, 31), date(2024, 3, 31)
CHILDREN_2011, CHILDREN_2019 = 425, 780
BUDGET_2011, BUDGET_2023 = 4_600_000_000, 9_500_000_000
TO_FIND: Final = 40
START, END = "2011-12", "2023-24"
PRICED: Final = date(2011, 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What the example makes up. Shares are of children in care, in the order of PLACEMENTS; prices are pence a week.

    Children, children helped at home and shares go evenly from 2011 to July 2019 and stay. `above` is by how much in
    a hundred placement prices rise above `inflation` each April; `unsure` and `inflation_unsure` how little each is
    known.
    """

    children: float = CHILDREN_2019
    helped: tuple[float, float] = (1_600, 2_050)
    shares: tuple[float, ...] = (0.76, 0.09, 0.04, 0.11)
    shares_now: tuple[float, ...] = (0.70, 0.12, 0.09, 0.09)
    prices: tuple[int, ...] = (52_000, 275_000, 70_000, 6_000)
    family_support: int = 1_500
    pay: int = 4_600_000
    inflation: float = 2.0
    above: float = 0.0
    unsure: float = 0.0
    inflation_unsure: float = 0.0


def month_ends() -> tuple[date, ...]:
    """From March 2011 to March 2024."""
    months = np.arange(f"{FIRST:%Y-%m}", "2024-05", dtype="datetime64[M]")
    return tuple(date.fromordinal(day.toordinal() - 1) for day in (months[1:]).astype("datetime64[D]").tolist())


def paths_of(county: County, runs: int = 1) -> Paths:
    """The county's children month by month: the same in every run, as nothing about them is left to chance here."""
    ends = month_ends()
    along = np.interp([end.toordinal() for end in ends], [FIRST.toordinal(), NOW.toordinal()], [0.0, 1.0])
    total = CHILDREN_2011 + along * (county.children - CHILDREN_2011)
    shares = np.outer(1 - along, county.shares) + np.outer(along, county.shares_now)
    helped = county.helped[0] + along * (county.helped[1] - county.helped[0])
    lived = np.column_stack([total[:, None] * shares, helped])
    days = (lived[:-1] + lived[1:]) / 2 * np.diff([end.toordinal() for end in ends])[:, None]
    nothing = np.zeros((runs, *days.shape), dtype=np.int32)
    return Paths(
        scenario="the example",
        months=ends,
        states=STATES,
        children=np.tile(_whole(lived), (runs, 1, 1)),
        days=np.tile(days.astype(np.float32), (runs, 1, 1)),
        starts=nothing,
        ends=nothing,
        moves=np.zeros((*nothing.shape, len(STATES)), dtype=np.int32),
    )


def _whole(children: NDArray[np.float64]) -> NDArray[np.int32]:
    """Whole children by state whose sum is the whole of the sum."""
    return np.diff(np.rint(np.cumsum(children, axis=1)), axis=1, prepend=0).astype(np.int32)


def needed(paths: Paths) -> NDArray[np.float64]:
    """(runs, months): the social workers whom these children ask for, weights and rates taken as if they were known."""
    weights, rates = shipped_rates()
    each = rates.full.value * (1 - rates.sickness.value - rates.leave.value)
    workers: NDArray[np.float64] = work_by_state(paths, weights).sum(axis=2) / each
    return workers


def spend(county: County, runs: int = 1, *, rest: int | None = None) -> Costs:
    """What the county spends. `rest` is everything else in 2011-12; None is what makes that year £46 million."""
    if rest is None:
        rest = BUDGET_2011 - total_of(spend(county, rest=0), START)
    paths = paths_of(county, runs)
    return cost(paths, budget_of(county, rest), seed=SEED, workers={"permanent": needed(paths)})


def total_of(costs: Costs, year: str) -> int:
    """Pence of all lines in a financial year, in the first run."""
    years, pence = by_year(costs)
    return int(pence[0, years.index(year), -1])


def budget_of(county: County, rest: int) -> Budget:
    """The lines: four of placements, families, workers, and everything else, which rises with inflation alone."""
    names = ("Foster homes", "Children's homes", "Supported accommodation", "Other placements")
    above = Rise(county.above, county.unsure)
    placed = [
        _line(name, "child_week", price, state, above)
        for name, state, price in zip(names, PLACEMENTS, county.prices, strict=True)
    ]
    others = (
        _line("Help to families", "child_week", county.family_support, "Child in need"),
        _line("Social workers", "worker_year", county.pay, "permanent"),
        _line("Everything else", "year", rest),
    )
    return Budget((*placed, *others), Rise(county.inflation, county.inflation_unsure))


def _line(name: str, per: Per, pence: int, of: str = "", rise: Rise | None = None) -> Line:
    price = Price(holds_from=PRICED, pence=pence, source="made up")
    return Line(name=name, per=per, of=(of,) if of else (), prices=(price,), rise=rise or Rise())
