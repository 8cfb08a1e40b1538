"""Placements of one state in each month, paid at the price and at the prices that a scenario changes."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.draws import draws
from alongside.forecasting.money.prices import Pence
from alongside.forecasting.scenarios.effects import PriceChange, standing_for, strengths


def changed(
    changes: Sequence[PriceChange],
    state: str,
    days: NDArray[np.int64],
    price: Pence,
    months: Sequence[date],
    month_days: NDArray[np.int64],
    seed: int,
) -> Pence:
    """(runs, months): pence for thousandths of child-days. A change for so many children holds for them alone.

    Changes for all children multiply; a child has the benefit of one limited change at most.
    """
    here = [change for change in changes if standing_for(change.state, (state,)).any()]
    for change in here:
        if change.up_to is None:
            price = np.rint(price * _factors(change, months, len(price), seed)).astype(np.int64)
    pence, left = np.zeros_like(price), days
    for change in here:
        if change.up_to is not None:
            theirs = np.minimum(left, 1000 * change.up_to * month_days)
            pence += weeks(theirs, np.rint(price * _factors(change, months, len(price), seed)).astype(np.int64))
            left = left - theirs
    return pence + weeks(left, price)


def weeks(thousandths: NDArray[np.int64], pence_a_week: Pence) -> Pence:
    """Thousandths of days at a weekly price, in whole pence, half up."""
    return (2 * thousandths * pence_a_week + 7000) // 14_000


def _factors(change: PriceChange, months: Sequence[date], runs: int, seed: int) -> NDArray[np.float64]:
    return strengths(change, months, draws(runs, seed, "change of price", change.key))
