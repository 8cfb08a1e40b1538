"""The files of a forecast: every line of it as CSV, and in words what it assumed and what was left out."""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np

from alongside.forecasting.command.workers import Weighing, assumed_of_workers
from alongside.forecasting.histories.spells import History
from alongside.forecasting.model.arrivals import HALVES
from alongside.forecasting.model.fit import Fitted
from alongside.forecasting.model.levels import Level
from alongside.forecasting.paths import Paths, Spread, summary
from alongside.forecasting.scenarios.combining import without_effect
from alongside.forecasting.scenarios.effects import Scenario


def write_forecast(path: Path, each: Sequence[Paths]) -> None:
    """`forecast.csv`: a line for each scenario, month and state."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(Spread)])
        for paths in each:
            for line in summary(paths):
                name, month, state, *numbers = astuple(line)
                writer.writerow([name, month.isoformat(), state, *(f"{number:.3f}" for number in numbers)])


def write_assumptions(
    path: Path,
    history: History,
    fitted: Fitted,
    scenarios: Sequence[Scenario],
    weighing: Weighing,
    asked: argparse.Namespace,
) -> None:
    """`assumptions.md`: what the forecast rests on, in words."""
    parts = [
        "# What this forecast assumes",
        _history(history, fitted),
        _model(fitted),
        _scenarios(scenarios, history),
        assumed_of_workers(history.names, weighing),
        _left_out(history),
        f"Made with {asked.runs:,} runs of {asked.months} months and seed {asked.seed}: the same give the same file.",
    ]
    path.write_text("\n\n".join(filter(None, parts)) + "\n", encoding="utf-8")


def _history(history: History, fitted: Fitted) -> str:
    return (
        f"From {history.opens_on} to {history.origin}: {len(history.columns.child):,} spells of "
        f"{len(set(history.columns.child.tolist())):,} children, of whom {len(fitted.here.state):,} are there on the "
        f"last day. Nothing else is known to it: no law to come, no other council, no reason for any change."
    )


def _model(fitted: Fitted) -> str:
    streams = "\n".join(
        f"- Families a month, stream {number}: {one.monthly:.1f} on average; {_said(one.level)}"
        for number, one in enumerate(fitted.coming, 1)
    )
    return (
        "Children come, stay, move and go as they did in these years; what is longer ago counts less (half after "
        f"{HALVES:.0f} years). How many come and how fast they leave may go on drifting, step by step or in a leap, "
        f"as such numbers do in other authorities.\n\n{streams}\n- Leaving: {_said(fitted.going)}"
    )


def _said(level: Level) -> str:
    low, middle, high = np.exp(np.quantile(level.level, [0.1, 0.5, 0.9]))
    return (
        f"at the end {middle:.2f} times that, within {low:.2f} and {high:.2f} eight times in ten, "
        f"going by {np.mean(level.trend) * 12:+.1%} a year."
    )


def _scenarios(scenarios: Sequence[Scenario], history: History) -> str:
    lines = []
    for scenario in scenarios:
        lines.append(f"- **{scenario.title}** (`{scenario.name}`): {scenario.sentence} Source: {scenario.source}")
        lines += [f"  - Changes nothing here: {words}" for words in without_effect(scenario, history.names)]
    return "Scenarios:\n\n" + "\n".join(lines)


def _left_out(history: History) -> str:
    if not history.left_out:
        return "No row was left out."
    lines = [f"- {fault.count:,} {fault.why}: {'; '.join(fault.where)}" for fault in history.left_out]
    return "Left out or mended:\n\n" + "\n".join(lines)
