"""Two scenarios side by side, run by run: run i of both had the same luck, so that a difference is the scenario's."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from alongside.forecasting.paths import TOTAL, spread_of
from alongside.forecasting.saying import ahead, signed_range
from alongside.forecasting.scenarios.sentences import money
from alongside.insight.ahead import words
from alongside.insight.ahead.results import Numbers, Results

ALL_YEARS: Final = "All years"
FULL: Final = 12  # months of a year


@dataclass(frozen=True)
class Difference:
    """What one scenario changes against another, as spreads (`paths.spread_of`): below nothing where it is less."""

    children: dict[str, Numbers]  # by state and Total: (8, months)
    years: tuple[str, ...]  # the last is all years together
    lines: tuple[str, ...]  # the last is the total
    pence: Numbers  # (8, years, lines)
    saved: Numbers  # (years, lines): the share of runs in which it costs less
    workers: Numbers  # (8, months) needed more


def difference(one: Results, other: Results) -> Difference:
    """What `other` changes. Raises ValueError where the two were not lived alike."""
    if (one.months, one.seed, one.runs, one.states) != (other.months, other.seed, other.runs, other.states):
        raise ValueError("These two were not lived with the same months, seed and number of runs.")
    lines, pence = _pence(one, other)
    return Difference(
        children={
            state: spread_of((other.of(state) - one.of(state)).astype(np.float64)) for state in (*one.states, TOTAL)
        },
        years=(*one.money.years, ALL_YEARS),
        lines=(*lines, TOTAL),
        pence=spread_of(pence),
        saved=(pence < 0).mean(axis=0),
        workers=spread_of((other.workers.needed - one.workers.needed).astype(np.float64)),
    )


def _pence(one: Results, other: Results) -> tuple[tuple[str, ...], Numbers]:
    """Pence more of (runs, years and all, lines and total), and the lines of either."""
    lines = tuple(dict.fromkeys((*one.money.lines, *other.money.lines)))
    more = _on(lines, other) - _on(lines, one)
    more = np.concatenate([more, more.sum(axis=2, keepdims=True)], axis=2)
    return lines, np.concatenate([more, more.sum(axis=1, keepdims=True)], axis=1)


def _on(lines: tuple[str, ...], results: Results) -> Numbers:
    """Its pence under these lines, nothing under those that it does not have."""
    held = results.money
    nothing = np.zeros(held.pence.shape[:2])
    return np.stack(
        [
            held.pence[:, :, held.lines.index(line)].astype(np.float64) if line in held.lines else nothing
            for line in lines
        ],
        axis=2,
    )


def children_rows(one: Results, found: Difference) -> tuple[list[str], list[tuple[str, ...]]]:
    """The months ahead, and of each state how many more or fewer, with the range."""
    at = ahead(one.months)
    rows = [
        (words.who(one.what, state), *(signed_range(found.children[state], month) for month in at))
        for state in (TOTAL, *one.states)
    ]
    return [words.month(one.months[month]) for month in at], rows


def money_rows(found: Difference) -> list[tuple[str, ...]]:
    """Each line that changes in any run, the total first: what it costs more or less over all years, and how sure."""
    last = len(found.years) - 1
    order = [len(found.lines) - 1, *range(len(found.lines) - 1)]
    return [
        (
            found.lines[line],
            *(_pounds(found.pence[:, last, line])),
            f"{round(100 * float(found.saved[last, line]))} in 100",
        )
        for line in order
        if found.pence[1, last, line] or found.pence[7, last, line]
    ]


def year_rows(one: Results, found: Difference) -> list[tuple[str, ...]]:
    """Each financial year: what all lines together cost more or less."""
    total = len(found.lines) - 1
    named = [
        year if months == FULL else f"{year}, {months} months"
        for year, months in zip(one.money.years, one.money.months, strict=True)
    ]
    return [
        (year, *_pounds(found.pence[:, at, total]), f"{round(100 * float(found.saved[at, total]))} in 100")
        for at, year in enumerate((*named, ALL_YEARS))
    ]


def worker_rows(one: Results, found: Difference) -> list[tuple[str, str]]:
    """How many social workers more or fewer are needed in the months ahead."""
    return [
        (words.month(one.workers.months[month - 1]), signed_range(found.workers, month - 1, digits=1))
        for month in ahead(one.months)
    ]


def _pounds(spread: Numbers) -> tuple[str, str]:
    low, middle, high = (float(spread[line]) for line in (words.P10, words.P50, words.P90))
    return _money(middle), f"{_money(low)} to {_money(high)}"


def _money(pence: float) -> str:
    said = money(abs(pence))
    return said if said == "£0" else f"−{said}" if pence < 0 else f"+{said}"
