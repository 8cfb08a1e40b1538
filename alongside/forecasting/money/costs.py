"""What a forecast's children cost, month by month and line by line, in whole pence.

Each month of each line and state is rounded once, half up; a yearly sum is paid in twelfths that add up to it. So
every total is a sum of whole pence and reconciles with an account kept by hand.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.money.budget import Budget, Line, Price
from alongside.forecasting.money.changes import changed
from alongside.forecasting.money.prices import Pence, prices_of
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.effects import AS_NOW, Scenario, Spending, standing_for

NO_WORKERS: Mapping[str, NDArray[np.float64]] = {}


@dataclass(frozen=True)
class Costs:
    """Pence of (runs, months, lines). A month is known by its last day. `left_out` could not be costed from this."""

    scenario: str
    seed: int
    months: tuple[date, ...]
    lines: tuple[str, ...]
    pence: Pence
    left_out: tuple[str, ...] = ()


def cost(
    paths: Paths,
    budget: Budget,
    scenario: Scenario = AS_NOW,
    *,
    seed: int,
    workers: Mapping[str, NDArray[np.float64]] = NO_WORKERS,
) -> Costs:
    """What it all costs under a scenario's prices and spending.

    `workers` are full-time equivalents at work in each month, (runs, months), by kind (`budget.WORKERS`). Lines of
    states or workers that are not known are left out and named.
    """
    priced = _Priced(paths, budget, scenario, seed, workers)
    known = [line for line in budget.lines if priced.knows(line)]
    by_line = {line.name: priced.line(line) for line in known}
    for spending in scenario.spending:
        by_line[spending.line] = by_line.get(spending.line, 0) + priced.spending(spending)
    left_out = tuple(line.name for line in budget.lines if line not in known)
    pence = np.stack(list(by_line.values()), axis=2) if by_line else np.zeros((paths.runs, len(priced.months), 0))
    return Costs(scenario.name, seed, priced.months, tuple(by_line), pence.astype(np.int64), left_out)


class _Priced:
    """One forecast, with all that its lines are priced by."""

    def __init__(
        self,
        paths: Paths,
        budget: Budget,
        scenario: Scenario,
        seed: int,
        workers: Mapping[str, NDArray[np.float64]],
    ) -> None:
        self.paths, self.budget, self.scenario, self.seed, self.workers = paths, budget, scenario, seed, workers
        self.months = paths.months[1:]
        self.month_days = np.array([monthrange(month.year, month.month)[1] for month in self.months])

    def knows(self, line: Line) -> bool:
        if line.per == "worker_year":
            return any(kind in self.workers for kind in line.of)
        return line.per == "year" or bool(self._states(line))

    def line(self, line: Line) -> Pence:
        """(runs, months): what the line costs, nothing in months in which it is not paid."""
        held = np.array([line.paid_in(month) for month in self.months])
        return np.where(held, self._paid(line), 0)

    def _paid(self, line: Line) -> Pence:
        price = prices_of(line, self.budget.rises, self.months, self.paths.runs, self.seed)
        if line.per == "child_week":
            return self._placed(line, price)
        if line.per == "arrival":
            return self._arrivals(line) * price
        if line.per == "worker_year":
            return self._worked(line, price)
        return self._twelfths(price)

    def spending(self, spending: Spending) -> Pence:
        """A scenario's own cost, in the months that begin within its days."""
        own = Line(
            name=spending.line,
            per="year",
            prices=(Price(holds_from=spending.starts_on, pence=spending.pence_a_year, source=""),),
            starts_on=spending.starts_on,
            ends_on=spending.ends_on,
        )
        return self.line(own)

    def _states(self, line: Line) -> list[int]:
        meant = np.any([standing_for(name, self.paths.states) for name in line.of], axis=0)
        return [int(at) for at in np.flatnonzero(meant)]

    def _placed(self, line: Line, price: Pence) -> Pence:
        total = np.zeros_like(price)
        for at in self._states(line):
            days = np.rint(self.paths.days[:, :, at].astype(np.float64) * 1000).astype(np.int64)
            total += changed(
                self.scenario.prices, self.paths.states[at], days, price, self.months, self.month_days, self.seed
            )
        return total

    def _arrivals(self, line: Line) -> NDArray[np.int64]:
        """Children who came into these states from any other and from outside, by month."""
        inside = self._states(line)
        others = [at for at in range(len(self.paths.states)) if at not in inside]
        moved: NDArray[np.int64] = self.paths.moves[:, :, others][:, :, :, inside].sum(axis=(2, 3), dtype=np.int64)
        started: NDArray[np.int64] = self.paths.starts[:, :, inside].sum(axis=2, dtype=np.int64)
        return moved + started

    def _worked(self, line: Line, price: Pence) -> Pence:
        total = np.zeros_like(price)
        for kind in line.of:
            if kind in self.workers:
                thousandths = np.rint(self.workers[kind] * 1000).astype(np.int64)
                total += (2 * thousandths * price + 12_000) // 24_000
        return total

    def _twelfths(self, price: Pence) -> Pence:
        """A year's sum in twelve parts of whole pence that add up to it."""
        nth = np.array([(month.month - 4) % 12 for month in self.months])
        paid: Pence = price * (nth + 1) // 12 - price * nth // 12
        return paid
