"""How good the forecast would have been on this council's own past: refit at each past year, and what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import History
from alongside.forecasting.model.fit import fit
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scoring import Judged, Scores, held_too_seldom, judged, line_judged, scores
from alongside.forecasting.simple import as_today, counts, drift, last_years_rates
from alongside.forecasting.simulation.simulate import simulate

OURS: Final = "this forecast"
LINES: Final = {"as today": as_today, "on as before": drift, "last year's rates": last_years_rates}
HORIZONS: Final = (12, 24, 36)
LEAST: Final = 24  # months of history before an origin


@dataclass(frozen=True)
class Trial:
    """One forecast of one state at one month, by one method, beside what came."""

    origin: date
    months: int
    state: str
    method: str
    judged: Judged


@dataclass(frozen=True)
class Backtest:
    """Every trial on this council's past."""

    trials: tuple[Trial, ...]

    def of(self, method: str, state: str, months: int) -> Scores | None:
        """The scores of one method, state and horizon; None where the history is too short for any."""
        found = [
            trial.judged
            for trial in self.trials
            if (trial.method, trial.state, trial.months) == (method, state, months)
        ]
        return scores(found) if found else None

    @property
    def cover_80(self) -> float | None:
        """How often the 80% range of the total held, over all origins and horizons."""
        found = [one.judged for one in self.trials if one.method == OURS and one.state == TOTAL]
        return scores(found).cover_80 if found else None

    @property
    def honest(self) -> bool | None:
        """Whether the total's ranges held as often as they say, as far as chance lets one tell; None where never tried.

        Ranges that held always are no reason to warn: on a few past years they would do so by chance.
        """
        found = [one.judged.in_80 for one in self.trials if one.method == OURS and one.state == TOTAL]
        return not held_too_seldom(sum(map(bool, found)), len(found)) if found else None


def backtest(
    history: History, *, horizons: Sequence[int] = HORIZONS, runs: int = 300, seed: int = 0, workers: int | None = None
) -> Backtest:
    """Forecast from each past year's end that leaves LEAST months before it and one horizon after it.

    Each refit sees only what was known then: `History.known_until`.
    """
    trials: list[Trial] = []
    for origin in origins(history, min(horizons)):
        trials += trials_from(history, origin, horizons, runs, seed, workers)
    return Backtest(tuple(trials))


def origins(history: History, shortest: int = 12) -> list[date]:
    """The ends of whole years before the history's own that can be forecast from, the earliest first."""
    last, opens = month_of(history.origin), month_of(history.opens_on)
    months = range(last - shortest, opens + LEAST - 2, -12)
    return [month_end(month) for month in reversed(months)]


def trials_from(
    history: History, origin: date, horizons: Sequence[int], runs: int, seed: int, workers: int | None
) -> list[Trial]:
    """The forecasts from one origin, by every method, beside what came."""
    then, start = history.known_until(origin), month_of(origin)
    reached = [months for months in horizons if start + months <= month_of(history.origin)]
    paths = simulate(fit(then, seed), months=max(reached), runs=runs, seed=seed, workers=workers)
    lines = {method: line(then, max(reached)) for method, line in LINES.items()}
    came = counts(history, np.array([start + months for months in reached]))
    trials = []
    for at, months in enumerate(reached):
        for number, state in enumerate((*history.names, TOTAL)):
            true = float(_one(came[at], number))
            drawn = paths.of(state)[:, months].astype(np.float64)
            trials.append(Trial(origin, months, state, OURS, judged(drawn, true)))
            trials += [
                Trial(origin, months, state, method, line_judged(float(_one(line[months], number)), true))
                for method, line in lines.items()
            ]
    return trials


def _one(values: NDArray[np.float64] | NDArray[np.int64], number: int) -> float:
    """The state's own value, or the sum of all behind the last."""
    return float(values[number]) if number < len(values) else float(values.sum())
