"""A forecast as files: CSV with the columns of the command's `forecast.csv`, and a workbook with money and workers."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import xlsxwriter

from alongside.forecasting.paths import QUANTILES, TOTAL, spread_of
from alongside.insight.ahead.results import Results

SPREAD: Final = ("mean", *QUANTILES)
CHILDREN: Final = ("scenario", "month", "state", *SPREAD)
MONEY: Final = ("scenario", "year", "months", "line", *SPREAD)
WORKERS: Final = ("scenario", "month", "measure", *SPREAD)
TEAMS: Final = ("scenario", "month", "team", "measure", *SPREAD)
OF_TEAMS: Final = ("needed", "in_post", "lacking", "caseload")
MEASURES: Final = (
    "needed",
    "in_post",
    "lacking",
    "caseload",
    "in_post_if_nobody_is_found",
    "caseload_if_nobody_is_found",
)
# Text that looks like a formula, an address or a number stays text.
_NOTHING_LIVE: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
Row = tuple[Any, ...]


def children(results: Results) -> Iterator[Row]:
    """A row for each month and state, the total last in each month."""
    states = (*results.states, TOTAL)
    spreads = {state: results.spread(state) for state in states}
    for at, month in enumerate(results.months):
        for state in states:
            yield (results.scenario, month, state, *(round(float(one), 3) for one in spreads[state][:, at]))


def money(results: Results) -> Iterator[Row]:
    """A row for each financial year and line, in pounds, the total last in each year."""
    of = results.money
    pounds = np.concatenate([of.pence, of.pence.sum(axis=2, keepdims=True)], axis=2) / 100
    spread = spread_of(pounds)
    for at, year in enumerate(of.years):
        for column, line in enumerate((*of.lines, TOTAL)):
            told = (round(float(one), 2) for one in spread[:, at, column])
            yield (results.scenario, year, of.months[at], line, *told)


def workers(results: Results) -> Iterator[Row]:
    """A row for each month and measure."""
    spreads = {name: spread_of(getattr(results.workers, name).astype(np.float64)) for name in MEASURES}
    for at, month in enumerate(results.workers.months):
        for name in MEASURES:
            yield (results.scenario, month, name, *(round(float(one), 2) for one in spreads[name][:, at]))


def by_team(results: Results, teams: Mapping[int, str]) -> Iterator[Row]:
    """A row for each of these teams, quarter and measure; the teams by number, with their names."""
    where = results.where
    for row, team in enumerate(where.teams):
        for at, month in enumerate(where.months if team in teams else ()):
            for name in OF_TEAMS:
                told = (round(float(one), 2) for one in getattr(where, name)[row, :, at])
                yield (results.scenario, month, teams[team], name, *told)


def as_csv(results: Results) -> bytes:
    """The children alone."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CHILDREN)
    for scenario, month, state, *numbers in children(results):
        writer.writerow([scenario, month.isoformat(), state, *(f"{number:.3f}" for number in numbers)])
    return file.getvalue().encode()


def as_xlsx(results: Results, teams: Mapping[int, str]) -> bytes:
    """A sheet each of children, money and workers, and of the workers of these teams."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _NOTHING_LIVE) as book:
        for name, columns, rows in (
            ("Children", CHILDREN, children(results)),
            ("Money in pounds", MONEY, money(results)),
            ("Social workers", WORKERS, workers(results)),
            ("Social workers by team", TEAMS, by_team(results, teams)),
        ):
            _sheet(book, name, columns, rows)
    return file.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Iterator[Row]) -> None:
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, columns, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 3, 22)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            else:
                sheet.write(number, column, cell)
