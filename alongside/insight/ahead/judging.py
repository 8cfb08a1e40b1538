"""The test against the past: what forecasts of one, two and three years would have said, beside what came."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from alongside.forecasting.histories.spells import History
from alongside.forecasting.scoring import Judged, Scores, held_too_seldom, scores

RUNS: Final = 400
OURS: Final = "this forecast"  # as `forecasting.backtest` names it
_KEYS: Final = ("origin", "method", "state", "months")
Found = dict[str, Any]


def judge(history: History, origin: date, seed: int) -> list[Found]:
    """Each method's forecasts from what was known at a month's end, beside what came, by state and months ahead."""
    from alongside.forecasting.backtest import HORIZONS, trials_from  # compiled code: not for pages

    trials = trials_from(history, origin, HORIZONS, RUNS, seed, 1)
    return [{"method": one.method, "state": one.state, "months": one.months, **asdict(one.judged)} for one in trials]


def origins(history: History) -> list[date]:
    """The month's ends, a year apart, at which a history can be cut off."""
    from alongside.forecasting.backtest import origins as all_origins

    return all_origins(history)


def summed(found: Iterable[Found]) -> dict[tuple[str, str, int], Scores]:
    """Scores by method, state and months ahead, over all origins."""
    grouped: dict[tuple[str, str, int], list[Judged]] = {}
    for row in found:
        rest = {name: value for name, value in row.items() if name not in _KEYS}
        grouped.setdefault((row["method"], row["state"], row["months"]), []).append(Judged(**rest))
    return {key: scores(some) for key, some in grouped.items()}


def dishonest(found: Sequence[Found]) -> list[tuple[str, int, int]]:
    """States whose 80% ranges did not hold what came as often as they said: the state, how many held, of how many.

    Only told where chance alone would do so less than one time in twenty; a few forecasts prove little.
    """
    told = []
    for state in dict.fromkeys(row["state"] for row in found):
        held = [bool(row["in_80"]) for row in found if row["state"] == state and row["method"] == OURS]
        if held_too_seldom(sum(held), len(held)):
            told.append((state, sum(held), len(held)))
    return told
