"""The report of a forecast: one file of HTML with its pictures in it, read and printed without anything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import numpy as np
from jinja2 import Environment
from markupsafe import Markup, escape

from alongside.forecasting import saying
from alongside.forecasting.backtest import Backtest
from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series
from alongside.forecasting.command.workers import Weighing, workers_part
from alongside.forecasting.histories.spells import History
from alongside.forecasting.money.budget import Budget
from alongside.forecasting.money.costs import cost
from alongside.forecasting.money.years import CostSpread, avoided
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.paths import TOTAL, Paths, spread_of
from alongside.forecasting.saying import Numbers
from alongside.forecasting.scenarios.combining import without_effect
from alongside.forecasting.scenarios.effects import Scenario
from alongside.forecasting.scenarios.sentences import money, sentences
from alongside.forecasting.simple import counts

SHOWN_BEFORE: Final = 96
"""Months of history on a picture."""


@dataclass(frozen=True)
class Reported:
    """What a report tells of: the history, each scenario with its paths (the first is what others are held beside).

    `weighing` is what the children weigh and workers carry; `assumed` what the forecast assumes, as the text of
    `assumptions.md`; `backtest` None where it was not asked for.
    """

    history: History
    scenarios: Sequence[Scenario]
    paths: Sequence[Paths]
    budget: Budget
    weighing: Weighing
    seed: int
    assumed: str
    backtest: Backtest | None = None


def write_report(path: Path, told: Reported) -> None:
    """`report.html`."""
    path.write_text(report(told), encoding="utf-8")


def report(told: Reported) -> str:
    """The whole report. Nothing in it is fetched from elsewhere."""
    page = Environment(autoescape=True, trim_blocks=True).from_string(
        files(__package__).joinpath("report.html").read_text("utf-8")
    )
    first = told.paths[0]
    spreads = _spreads(first)
    at = saying.headline(first.months)
    return page.render(
        origin=f"{told.history.origin.day} {saying.month(told.history.origin)}",
        warning=_warning(told.backtest),
        sentence=saying.sure(spreads[TOTAL], at, saying.who(TOTAL), first.months[at]),
        scenarios=told.scenarios,
        ahead=[saying.month(first.months[one]) for one in saying.ahead(first.months)],
        glance=_glance(first, spreads),
        columns=saying.COLUMNS,
        pictures=[_picture(told, state, spreads[state]) for state in (TOTAL, *first.states)],
        others=[_beside(told, number) for number in range(1, len(told.paths))],
        workers=workers_part(told.scenarios, told.paths, told.weighing, told.seed),
        unverified=told.budget.unverified if len(told.paths) > 1 else (),
        trials=list(_trials(told.backtest)) if told.backtest else [],
        assumed=_as_html(told.assumed),
    )


def _spreads(paths: Paths) -> dict[str, Numbers]:
    return {state: spread_of(paths.of(state)) for state in (TOTAL, *paths.states)}


def _glance(paths: Paths, spreads: dict[str, Numbers]) -> list[tuple[str, ...]]:
    at = saying.ahead(paths.months)
    return [
        (saying.who(state), f"{spread[saying.P50, 0]:,.0f}", *(saying.between(spread, one) for one in at))
        for state, spread in spreads.items()
    ]


def _picture(told: Reported, state: str, spread: Numbers) -> dict[str, Any]:
    first, whom = told.paths[0], saying.who(state)
    at = saying.headline(first.months)
    said = Said(
        f"fan-{state.lower().replace(' ', '-')}",
        whom[0].upper() + whom[1:],
        saying.sure(spread, at, whom, first.months[at]),
    )
    others = [
        Series(scenario.title, list(zip(first.months, map(float, np.median(paths.of(state), axis=0)), strict=True)))
        for scenario, paths in list(zip(told.scenarios, told.paths, strict=True))[1:]
    ]
    svg = fan(
        said,
        history=_before(told.history, state),
        months=first.months,
        spread=spread,
        label=told.scenarios[0].title,
        others=others,
    )
    drawn = Markup(svg)  # noqa: S704 (every text in it is escaped there)
    return {
        "name": said.name,
        "title": said.title,
        "desc": said.desc,
        "svg": drawn,
        "rows": saying.rows(first.months, spread),
    }


def _before(history: History, state: str) -> list[tuple[Any, float]]:
    """The months' ends before, each with its children."""
    last = month_of(history.origin)
    months = np.arange(max(month_of(history.opens_on), last - SHOWN_BEFORE + 1), last + 1)
    there = counts(history, months)
    column = there.sum(axis=1) if state == TOTAL else there[:, history.names.index(state)]
    return [(month_end(int(month)), float(one)) for month, one in zip(months, column, strict=True)]


def _beside(told: Reported, number: int) -> dict[str, Any]:
    """What a scenario changes against the first: children by state, and money, run by run."""
    first, other, scenario = told.paths[0], told.paths[number], told.scenarios[number]
    more = {state: spread_of(other.of(state) - first.of(state)) for state in (TOTAL, *first.states)}
    at, ahead = saying.headline(first.months), saying.ahead(first.months)
    saved = [line for line in _avoided(told, number) if line.line == TOTAL]
    return {
        "scenario": scenario,
        "says": sentences(scenario),
        "idle": without_effect(scenario, first.states),
        "changes": saying.more_or_fewer(more[TOTAL], at, saying.who(TOTAL), first.months[at]),
        "rows": [
            (saying.who(state), *(saying.signed_range(spread, one) for one in ahead)) for state, spread in more.items()
        ],
        "money": _said_of_money(saved[-1]) if saved else "",
        "years": [_year(line) for line in saved],
    }


def _avoided(told: Reported, number: int) -> list[CostSpread]:
    base, other = (cost(told.paths[one], told.budget, told.scenarios[one], seed=told.seed) for one in (0, number))
    return avoided(base, other)


def _said_of_money(whole: CostSpread) -> str:
    return (
        f"Over all years together it avoids {money(whole.p50)}, four times in five between {money(whole.p10)} and "
        f"{money(whole.p90)}; it avoids anything at all in {_in_100(whole.chance)}. Social workers are not in this."
    )


def _year(line: CostSpread) -> tuple[str, ...]:
    name = line.year if line.months >= 12 else f"{line.year}, {line.months} months"
    return name, money(line.p50), f"{money(line.p10)} to {money(line.p90)}", _in_100(line.chance)


def _in_100(share: float | None) -> str:
    return f"{round(100 * (share or 0))} in 100"


def _warning(backtest: Backtest | None) -> str:
    """What is to be said first where the ranges did not hold in the past, or were never tested."""
    if backtest is None:
        return "These ranges were not held against this council's own past. Add --backtest to have that done."
    if backtest.honest:
        return ""
    if backtest.honest is None:
        return "These ranges were never held against this council's own past: its history is too short for that."
    return (
        "Do not rely on these ranges. On this council's own past the range that should hold what comes 80 times in 100 "
        f"held it {_in_100(backtest.cover_80)}."
    )


def _trials(backtest: Backtest) -> Iterator[tuple[str, ...]]:
    """The scores of all children together, years ahead first."""
    kinds = sorted({(one.months, one.method) for one in backtest.trials if one.state == TOTAL})
    for months, method in kinds:
        found = backtest.of(method, TOTAL, months)
        if found is not None:
            cover = "no range" if found.cover_80 is None else _in_100(found.cover_80)
            yield (
                method[0].upper() + method[1:],
                str(months // 12),
                str(found.count),
                f"{found.error:.1f}",
                f"{found.bias:+.1f}",
                cover,
                f"{found.crps:.1f}",
            )


def _as_html(text: str) -> Markup:
    """The headings, paragraphs and lists of `assumptions.md` as HTML."""
    parts = []
    for is_list, lines in groupby(text.splitlines(), key=lambda line: line.lstrip().startswith("- ")):
        some = [line.strip() for line in lines if line.strip()]
        if is_list:
            parts.append("<ul>" + "".join(f"<li>{_marked(line[2:])}</li>" for line in some) + "</ul>")
        else:
            parts += [_block(line) for line in some]
    return Markup("\n".join(parts))  # noqa: S704 (each line is escaped)


def _block(line: str) -> str:
    return f"<h2>{escape(line.lstrip('# '))}</h2>" if line.startswith("#") else f"<p>{_marked(line)}</p>"


def _marked(line: str) -> str:
    """A line without the marks for bold and for code."""
    return str(escape(line.replace("**", "").replace("`", "")))
