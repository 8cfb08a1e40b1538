"""`bin/alongside forecast`: what may happen to the children of one council, from its yearly returns alone.

Ends with 0 when the files are written, 2 where the history or a scenario could not be used.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from alongside.forecasting.command.writing import write_assumptions, write_forecast
from alongside.forecasting.entries import WrittenError
from alongside.forecasting.histories.looked_after import read_years
from alongside.forecasting.histories.spells import History
from alongside.forecasting.money.budget import shipped_budget
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.effects import AS_NOW, Scenario
from alongside.forecasting.scenarios.reading import find
from alongside.forecasting.workers.rates import shipped_rates
from alongside.returns.kit.problems import Unreadable

LONGEST = 180


def main(arguments: Sequence[str]) -> int:
    """Runs the command and gives its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        history = read_years(asked.history)
        scenarios = [find(name, history.origin) for name in asked.scenario or [AS_NOW.name]]
        _tell(history)
        _forecast(history, scenarios, asked)
    except (Unreadable, WrittenError, ValueError) as refusal:
        print(f"No forecast was made. {refusal}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{asked.out} could not be written: {error.strerror}.", file=sys.stderr)
        return 2
    return 0


def _forecast(history: History, scenarios: Sequence[Scenario], asked: argparse.Namespace) -> None:
    from alongside.forecasting.model.fit import fit
    from alongside.forecasting.simulation.simulate import simulate

    fitted = fit(history, asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)
    each = [
        simulate(fitted, scenario, months=asked.months, runs=asked.runs, seed=asked.seed, workers=asked.workers)
        for scenario in scenarios
    ]
    write_forecast(asked.out / "forecast.csv", each)
    write_assumptions(asked.out / "assumptions.md", history, fitted, scenarios, shipped_rates(), asked)
    _report(history, scenarios, each, asked)
    print(f"Wrote forecast.csv, report.html and assumptions.md into {asked.out}.")


def _report(history: History, scenarios: Sequence[Scenario], each: Sequence[Paths], asked: argparse.Namespace) -> None:
    from alongside.forecasting.backtest import backtest
    from alongside.forecasting.command.report import Reported, write_report

    told = Reported(
        history=history,
        scenarios=scenarios,
        paths=each,
        budget=shipped_budget(),
        weighing=shipped_rates(),
        seed=asked.seed,
        assumed=(asked.out / "assumptions.md").read_text("utf-8"),
        backtest=backtest(history, seed=asked.seed, workers=asked.workers) if asked.backtest else None,
    )
    write_report(asked.out / "report.html", told)


def _tell(history: History) -> None:
    """What was left out, on standard error."""
    for fault in history.left_out:
        places = "; ".join(fault.where)
        print(
            f"Left out: {fault.count:,} {fault.why} ({places}{' …' if fault.count > len(fault.where) else ''}).",
            file=sys.stderr,
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bin/alongside forecast", description="Forecast children in care from yearly SSDA903 returns."
    )
    parser.add_argument("--history", type=Path, nargs="+", required=True, metavar="DIR", help="a folder a year")
    parser.add_argument("--months", type=_whole(1, LONGEST), default=60, help="how far ahead")
    parser.add_argument("--scenario", nargs="+", metavar="NAME", help="shipped ones by name, others by their file")
    parser.add_argument("--runs", type=_whole(10, 100_000), default=1000, help="how often the years are lived")
    parser.add_argument("--seed", type=_whole(0, 2**31), default=0, help="the same seed gives the same files")
    parser.add_argument("--workers", type=_whole(1, 256), default=None, help="processors to use, all if not said")
    parser.add_argument("--backtest", action="store_true", help="also say how good it was on each past year")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    return parser


class _whole:
    """A whole number within limits."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, text: str) -> int:
        if not text.isdecimal() or not self.least <= int(text) <= self.most:
            raise argparse.ArgumentTypeError(f"write a whole number from {self.least:,} to {self.most:,}")
        return int(text)
