"""This year's cost by line, the years after, and what a scenario avoids of them: in pence, with ranges."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.money.budget import Budget, Line
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.scenarios.effects import standing_for
from alongside.insight.ahead.results import Results
from alongside.insight.cockpit.years_ahead import Range, range_of

APRIL: Final = 4
WHOLE_YEAR: Final = 12


@dataclass(frozen=True)
class YearsCost:
    """A financial year's cost. `lines` in the order of the budget; `lived` months of it were before the forecast."""

    year: str
    lived: int
    total: Range
    lines: tuple[tuple[str, Range], ...]


@dataclass(frozen=True)
class Avoided:
    """What a scenario avoids in a year and in all of them, run by run; below nothing, what it costs more."""

    year: str
    pence: Range
    chance: int  # in a hundred runs, something is avoided


def costs(results: Results, budget: Budget, years: int = 4) -> list[YearsCost]:
    """This financial year whole, and the years after it that are forecast whole."""
    money = results.money
    found = []
    for at, year in enumerate(money.years[:years]):
        pence = money.pence[:, at, :].astype(np.float64)
        lived = WHOLE_YEAR - money.months[at] if at == 0 else 0
        if lived:
            pence = pence * (1 + _lived_shares(results, budget, lived))
        elif money.months[at] < WHOLE_YEAR:
            break
        lines = tuple((line, range_of(pence[:, number])) for number, line in enumerate(money.lines))
        found.append(YearsCost(year, lived, range_of(pence.sum(axis=1)), lines))
    return found


def _lived_shares(results: Results, budget: Budget, lived: int) -> NDArray[np.float64]:
    """(lines,): what the months of this year before the forecast cost, as a share of those in it.

    Of what is paid by child and week, by the children who were there: prices rise in April alone. Everything else as
    if at the same pace. It is no ledger.
    """
    ahead = results.money.months[0]
    named = {line.name: line for line in budget.lines}
    shares = [_share(results, named.get(name), lived, ahead) for name in results.money.lines]
    return np.array(shares, dtype=np.float64)


def _share(results: Results, line: Line | None, lived: int, ahead: int) -> float:
    if line is None:
        return lived / ahead
    origin = month_of(results.months[0])
    before = sum(line.paid_in(month_end(origin - at)) for at in range(lived))
    to_pay = sum(map(line.paid_in, results.months[1 : ahead + 1]))
    pace = before / to_pay if to_pay else 0.0
    if line.per != "child_week" or len(results.known.months) <= lived or before < lived or to_pay < ahead:
        return pace
    of = np.any([standing_for(name, results.states) for name in line.of], axis=0)
    columns = [results.known.states.index(state) for state, meant in zip(results.states, of, strict=True) if meant]
    counts = results.known.children[-lived - 1 :, columns].sum(axis=1)
    children = results.children[:, : ahead + 1, of].sum(axis=2).mean(axis=0)
    there = _child_days(counts, results.known.months[-lived:])
    to_come = _child_days(children, results.months[1 : ahead + 1])
    return there / to_come if to_come else pace


def _child_days(counts: NDArray[np.floating] | NDArray[np.integer], months: tuple[date, ...]) -> float:
    """Days lived in these months by so many children at each month's end, the one before the first first."""
    days = np.array([monthrange(month.year, month.month)[1] for month in months])
    return float(((counts[:-1] + counts[1:]) / 2 * days).sum())


def avoided(base: Results, other: Results) -> list[Avoided]:
    """Each year that is forecast whole, and all months together last. Both have the same fit, runs and seed."""
    difference = base.money.pence.sum(axis=2) - other.money.pence.sum(axis=2)
    whole = [at for at, months in enumerate(base.money.months) if months == WHOLE_YEAR][:3]
    found = [_avoided(base.money.years[at], difference[:, at]) for at in whole]
    return [*found, _avoided("All months forecast", difference.sum(axis=1))]


def _avoided(year: str, pence: NDArray[np.int64]) -> Avoided:
    return Avoided(year, range_of(pence), round(100 * float((pence > 0).mean())))
