"""The fans of a forecast, each with the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from markupsafe import Markup

from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series
from alongside.forecasting.paths import TOTAL
from alongside.insight.ahead import words
from alongside.insight.ahead.results import Numbers, Results

SHOWN_BEFORE: Final = 96
"""Months of history on a picture."""

EVERY: Final = 3
"""The table has a line for each so many months; the downloads have them all."""

COLUMNS: Final = ["Month", "Most likely", "Half the time", "Four times in five", "95 times in 100"]


@dataclass(frozen=True)
class Picture:
    """What `svg_figure` draws."""

    name: str
    title: str
    desc: str
    svg: Markup
    columns: list[str]
    rows: list[tuple[str, ...]]


def pictures(results: Results, others: Sequence[Results] = ()) -> list[Picture]:
    """The fan of all children, then of each state; other scenarios as lines."""
    return [picture(results, state, others) for state in (TOTAL, *results.states)]


def picture(results: Results, state: str, others: Sequence[Results] = ()) -> Picture:
    """One fan."""
    spread = results.spread(state)
    whom = words.who(results.what, state)
    at = words.headline(results)
    title = f"{whom[0].upper()}{whom[1:]}"
    name = f"fan-{state.lower().replace(' ', '-')}"
    desc = words.sure(spread, at, whom, results.months[at])
    lines = [Series(other.title, _middle(other, state)) for other in others]
    svg = fan(
        Said(name, title, desc),
        history=results.known_of(state)[-SHOWN_BEFORE:],
        months=results.months,
        spread=spread,
        label=results.title,
        others=lines,
    )
    return Picture(name, title, desc, Markup(svg), COLUMNS, rows(results.months, spread))  # noqa: S704 (escaped there)


def rows(months: Sequence[date], spread: Numbers) -> list[tuple[str, ...]]:
    """The fan's figures, quarter by quarter, and its last month."""
    shown = [at for at in range(len(months)) if at % EVERY == 0 or at == len(months) - 1]
    whole = np.rint(spread).astype(int)
    return [
        (
            words.month(months[at]),
            f"{whole[4, at]:,}",
            f"{whole[3, at]:,} to {whole[5, at]:,}",
            f"{whole[2, at]:,} to {whole[6, at]:,}",
            f"{whole[1, at]:,} to {whole[7, at]:,}",
        )
        for at in shown
    ]


def _middle(results: Results, state: str) -> list[tuple[date, float]]:
    return list(zip(results.months, map(float, results.spread(state)[4]), strict=True))
