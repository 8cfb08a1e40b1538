"""The fans of a forecast, each with the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.saying import COLUMNS, rows
from alongside.insight.ahead import words
from alongside.insight.ahead.results import Results

SHOWN_BEFORE: Final = 96
"""Months of history on a picture."""


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


def _middle(results: Results, state: str) -> list[tuple[date, float]]:
    return list(zip(results.months, map(float, results.spread(state)[4]), strict=True))
