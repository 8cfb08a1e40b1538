"""What one of a line costs in each month of each run: dated, raised each April, in whole pence."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.draws import draws
from alongside.forecasting.money.budget import Line, Price, Rise

Pence = NDArray[np.int64]


def financial_year(day: date) -> int:
    """The year in which the financial year of a day began: 2026 for 31 March 2027."""
    return day.year if day.month >= 4 else day.year - 1


def year_name(year: int) -> str:
    """2026-27, as budgets are called."""
    return f"{year}-{(year + 1) % 100:02}"


def prices_of(line: Line, inflation: Sequence[Rise], months: Sequence[date], runs: int, seed: int) -> Pence:
    """(runs, months): pence for one. Each month has the last price held by its first day, raised each April since.

    `inflation` stands in the order of its days, as in `Budget.rises`; each April has the last that holds by then.
    Before the first price the first is lowered likewise, so that a past without prices can be costed.
    """
    level = draws(runs, seed, "price", line.name)
    own = draws(runs, seed, "rise", line.name)
    priced = [_price_on(line.prices, month.replace(day=1)) for month in months]
    keys = [(price, financial_year(month)) for price, month in zip(priced, months, strict=True)]
    columns = {
        (price, year): price.pence
        * np.exp(price.spread * level)
        * _raised(financial_year(price.holds_from), year, line.rise, inflation, own, seed)
        for price, year in dict.fromkeys(keys)
    }
    return np.rint(np.stack([columns[key] for key in keys], axis=1)).astype(np.int64)


def _price_on(prices: Sequence[Price], day: date) -> Price:
    return next((price for price in reversed(prices) if price.holds_from <= day), prices[0])


def _rise_of(inflation: Sequence[Rise], day: date) -> Rise:
    return next((rise for rise in reversed(inflation) if rise.holds_from <= day), inflation[0])


def _raised(
    since: int, until: int, rise: Rise, inflation: Sequence[Rise], own: NDArray[np.float64], seed: int
) -> NDArray[np.float64]:
    """What prices are multiplied by from one financial year to another, backwards too."""
    step = 1 if until >= since else -1
    factor = np.ones(len(own))
    for year in range(since, until, step):
        april = max(year, year + step)
        of = _rise_of(inflation, date(april, 4, 1))
        general = of.percent + of.spread * draws(len(own), seed, "inflation", april)
        percent = general + rise.percent + rise.spread * own
        factor *= np.maximum(1 + percent / 100, 0.01) ** step
    return factor
