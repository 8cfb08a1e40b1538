"""The test against the past: what forecasts of one, two and three years would have said, beside what came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from alongside.forecasting.histories.spells import History
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scoring import Judged, Scores, judged, line_judged, scores

AHEAD: Final = (1, 2, 3)
LEARNT_FROM: Final = 24  # months of history that the first of the forecasts must have
RUNS: Final = 400
OURS: Final = "forecast"
_KEYS: Final = ("origin", "method", "state", "years")
Found = dict[str, Any]


def origins(opens_on: date, origin: date) -> list[date]:
    """The month's ends, a year apart, at which a history is cut off: with two years before and one year after each."""
    first, last = month_of(opens_on), month_of(origin)
    cuts = [last - 12 * years for years in range(1, (last - first) // 12 + 1)]
    return [month_end(cut) for cut in reversed(cuts) if cut - first + 1 >= LEARNT_FROM]


def judge(history: History, origin: date, seed: int) -> list[Found]:
    """Each method's forecasts from what was known at a month's end, beside what came, by state and years ahead."""
    from alongside.forecasting.model.fit import fit
    from alongside.forecasting.simulation.simulate import simulate

    last = month_of(history.origin)
    ahead = [years for years in AHEAD if month_of(origin) + 12 * years <= last]
    fitted = fit(history.known_until(origin), seed)
    paths = simulate(fitted, months=12 * max(ahead), runs=RUNS, seed=seed, workers=1)
    found: list[Found] = []
    for years in ahead:
        came = _there(history, month_end(month_of(origin) + 12 * years))
        lines = naive_lines(history, origin, years)
        for state in (*history.names, TOTAL):
            drawn = paths.of(state)[:, 12 * years].astype(float)
            found.append(_found(OURS, state, years, judged(drawn, came[state])))
            found += [_found(name, state, years, line_judged(line[state], came[state])) for name, line in lines.items()]
    return found


def naive_lines(history: History, origin: date, years: int) -> dict[str, Mapping[str, float]]:
    """What somebody without a model would say: as many as today; or today and the same again as in the years before."""
    now = _there(history, origin)
    back = min(3, (month_of(origin) - month_of(history.opens_on)) // 12)
    before = _there(history, month_end(month_of(origin) - 12 * back))
    yearly = {state: (now[state] - before[state]) / back for state in now} if back else dict.fromkeys(now, 0.0)
    return {"as today": now, "a straight line": {state: now[state] + years * yearly[state] for state in now}}


def _there(history: History, day: date) -> dict[str, float]:
    """The children in each state at the end of a day, and all of them."""
    spells = history.columns
    there = (spells.start <= day.toordinal()) & (spells.end > day.toordinal())
    counts = {name: float((there & (spells.state == at)).sum()) for at, name in enumerate(history.names)}
    return {**counts, TOTAL: float(there.sum())}


def _found(method: str, state: str, years: int, one: Judged) -> Found:
    return {"method": method, "state": state, "years": years, **asdict(one)}


def summed(found: Iterable[Found]) -> dict[tuple[str, str, int], Scores]:
    """Scores by method, state and years ahead, over all origins."""
    grouped: dict[tuple[str, str, int], list[Judged]] = {}
    for row in found:
        rest = {name: value for name, value in row.items() if name not in _KEYS}
        grouped.setdefault((row["method"], row["state"], row["years"]), []).append(Judged(**rest))
    return {key: scores(some) for key, some in grouped.items()}


def dishonest(found: Sequence[Found]) -> list[tuple[str, int, int]]:
    """States whose 80% ranges did not hold what came as often as they said: the state, how many held, of how many.

    Only told where chance alone would do so less than one time in twenty; a few forecasts prove little.
    """
    told = []
    for state in dict.fromkeys(row["state"] for row in found):
        held = [bool(row["in_80"]) for row in found if row["state"] == state and row["method"] == OURS]
        if held and _chance(sum(held), len(held)) < 0.05:
            told.append((state, sum(held), len(held)))
    return told


def _chance(held: int, of: int) -> float:
    """How likely so few or fewer would hold, were each to hold four times in five."""
    from scipy.stats import binom

    return float(binom.cdf(held, of, 0.8))
