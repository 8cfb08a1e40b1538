"""What the newest kept forecasts say, in the few numbers that the cockpit shows, each with how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from alongside.forecasting.paths import spread_of
from alongside.forecasting.scenarios.effects import AS_NOW
from alongside.forecasting.scenarios.reading import read
from alongside.insight.ahead import questions, words
from alongside.insight.ahead.models import Forecast, What
from alongside.insight.ahead.results import Results
from alongside.insight.cockpit.counting import IN_CARE

Numbers = NDArray[np.float64]
P10, P50, P90 = 2, 4, 6
"""Rows of `paths.spread_of`: four times in five between the outer ones."""
YEARS: Final = (1, 3)
FEW: Final = 24
"""Months of history from which nobody should plan."""
LINE: Final = 24  # months before and after that a small line shows


@dataclass(frozen=True, slots=True)
class Range:
    """A number, and between what it lies four times in five."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Expected:
    """A state's children: at the forecast's start, a year before it where that is known, and each of `YEARS` on."""

    state: str
    at_start: int
    year_before: int | None
    ahead: tuple[Range | None, ...]
    line: tuple[float, ...]


@dataclass(frozen=True)
class Kept:
    """A forecast that is made, and what it found."""

    forecast: Forecast
    results: Results

    @property
    def origin(self) -> date:
        return self.results.months[0]

    def month(self, years: int) -> date | None:
        """The month's end so many years on; None beyond the forecast."""
        return self.results.months[12 * years] if 12 * years < len(self.results.months) else None


def newest(name: str = AS_NOW.name) -> dict[str, Kept]:
    """The newest forecast of each history that is made, by which history it is."""
    found = {what.value: questions.newest(what, name) for what in What}
    return {what: Kept(*pair) for what, pair in found.items() if pair is not None}


def first(kept: dict[str, Kept]) -> Kept | None:
    """The one that money and workers are shown of: children in care are known for longest."""
    return kept.get(What.CARE) or kept.get(What.JOURNEY)


def others_of(kept: Kept) -> list[Forecast]:
    """The other scenarios that were forecast from the same fit with the same luck: they can be compared run by run."""
    base = kept.forecast
    alike = Forecast.objects.filter(
        fit=base.fit_id, months=base.months, runs=base.runs, seed=base.seed, finished_at__isnull=False
    )
    return list(alike.exclude(pk=base.pk).defer("results").order_by("name"))


def opened(forecast: Forecast) -> Kept | None:
    """A forecast with what it found."""
    results = questions.results_of(forecast)
    return Kept(forecast, results) if results is not None else None


def title_of(forecast: Forecast) -> str:
    """What its scenario is called."""
    return read(forecast.scenario, f"forecast {forecast.pk}", forecast.origin).title


def warnings(kept: dict[str, Kept]) -> list[str]:
    """What is to be said first: that ranges did not hold in the past, were never tested, or rest on too little."""
    found = []
    for one in kept.values():
        warning = words.warning(questions.judged(one.forecast.fit_id), one.forecast.what)
        months = len(one.results.known.months)
        short = f"It rests on {months} months of history. Nobody should plan by it." if months < FEW else ""
        if warning or short:
            found.append(f"{What(one.forecast.what).label}. {warning} {short}".strip())
    return found


def expected(kept: dict[str, Kept]) -> dict[str, Expected]:
    """Each state's children: those in care from the history of care, which is longer; the others from the journey."""
    found: dict[str, Expected] = {}
    database = str(connection.settings_dict["NAME"])
    for what in (What.JOURNEY, What.CARE):
        if (one := kept.get(what)) is not None and one.forecast.finished_at is not None:
            found |= _expected(database, one.forecast.pk, one.forecast.finished_at)
    return found


@lru_cache(maxsize=16)
def _expected(database: str, pk: int, finished_at: datetime) -> dict[str, Expected]:
    """A forecast never changes: its quantiles are worked out once for each process."""
    results = questions.results_of(Forecast(pk=pk, finished_at=finished_at))
    assert results is not None
    found = {state: _of(results, state) for state in results.states}
    if set(IN_CARE) <= set(results.states):
        found["In care"] = _in_care(results)
    return found


def _of(results: Results, state: str) -> Expected:
    return _told(state, results.known_of(state), results.of(state))


def _in_care(results: Results) -> Expected:
    known = [results.known_of(state) for state in IN_CARE]
    together = [(points[0][0], sum(count for _, count in points)) for points in zip(*known, strict=True)]
    whole: NDArray[np.int64] = sum((results.of(state) for state in IN_CARE), np.zeros((), dtype=np.int64))
    return _told("In care", together, whole)


def _told(state: str, known: Sequence[tuple[date, float]], children: NDArray[np.int64]) -> Expected:
    spread = spread_of(children.astype(np.float64))
    before = known[-13][1] if len(known) > 12 else None
    line = [count for _, count in known[-LINE - 1 :]] + [float(one) for one in spread[P50, 1 : LINE + 1]]
    return Expected(
        state,
        int(children[0, 0]),
        None if before is None else int(before),
        tuple(range_at(spread, 12 * years) for years in YEARS),
        tuple(line),
    )


def range_at(spread: Numbers, at: int) -> Range | None:
    """The range in one month; None beyond the last."""
    return Range(*(float(spread[row, at]) for row in (P10, P50, P90))) if at < spread.shape[1] else None


def range_of(values: NDArray[np.floating] | NDArray[np.int64]) -> Range:
    """The range of one number over all runs."""
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Range(float(low), float(middle), float(high))
