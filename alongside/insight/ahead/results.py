"""What a forecast found, as compact arrays: children by month, money by year and line, workers by month, run by run."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.money.costs import Costs
from alongside.forecasting.money.years import by_year
from alongside.forecasting.paths import QUANTILES, TOTAL, Paths, spread_of
from alongside.forecasting.workers.staffing import Staffing
from alongside.forecasting.workers.teams import TeamStaffing
from alongside.insight.ahead.histories import Known
from alongside.insight.ahead.workers_now import Start

Numbers = NDArray[np.float64]
QUARTER = 3  # months


@dataclass(frozen=True)
class Money:
    """Pence of (runs, years, lines). `months` says how many of each year were forecast: 12 or fewer."""

    years: tuple[str, ...]
    months: tuple[int, ...]
    lines: tuple[str, ...]
    pence: NDArray[np.int64]
    left_out: tuple[str, ...]  # lines that this history does not know
    unverified: tuple[str, ...]  # lines whose price nobody has seen in a source


@dataclass(frozen=True)
class Workers:
    """(runs, months) of social workers who hold cases. A month is known by its last day."""

    months: tuple[date, ...]
    lead_months: int
    needed: NDArray[np.float32]
    lacking: NDArray[np.float32]
    in_post: NDArray[np.float32]
    caseload: NDArray[np.float32]
    in_post_if_nobody_is_found: NDArray[np.float32]
    caseload_if_nobody_is_found: NDArray[np.float32]


@dataclass(frozen=True)
class Where:
    """Each team's social workers at the ends of quarters: (teams, 8, quarters) of each, as `paths.spread_of`.

    A team goes by its number in the record.
    """

    teams: tuple[int, ...]
    months: tuple[date, ...]
    needed: NDArray[np.float32]
    in_post: NDArray[np.float32]
    lacking: NDArray[np.float32]
    caseload: NDArray[np.float32]

    def of(self, team: int) -> int | None:
        """Which row is a team's."""
        return self.teams.index(team) if team in self.teams else None


@dataclass(frozen=True)
class Results:
    """Everything that the pages show of one forecast. `start` is what its workers started from."""

    what: str
    scenario: str
    title: str
    seed: int
    months: tuple[date, ...]  # month ends; the first is the origin, whose counts are known
    states: tuple[str, ...]
    children: NDArray[np.uint16]  # (runs, months, states)
    known: Known
    money: Money
    workers: Workers
    where: Where
    start: Start
    idle: tuple[str, ...]  # sentences of the scenario that this history cannot show

    @property
    def runs(self) -> int:
        return int(self.children.shape[0])

    def of(self, state: str) -> NDArray[np.int64]:
        """(runs, months): the children in this state, or in all of them for "Total"."""
        whole = self.children.astype(np.int64)
        return whole.sum(axis=2) if state == TOTAL else whole[:, :, self.states.index(state)]

    def known_of(self, state: str) -> list[tuple[date, float]]:
        """The months' ends before, each with its children."""
        counts = self.known.children
        column = counts.sum(axis=1) if state == TOTAL else counts[:, self.known.states.index(state)]
        return list(zip(self.known.months, map(float, column), strict=True))

    def spread(self, state: str) -> Numbers:
        """(8, months): as `paths.spread_of`."""
        return self._spreads[state]

    @cached_property
    def _spreads(self) -> dict[str, Numbers]:
        return {state: spread_of(self.of(state).astype(np.float64)) for state in (*self.states, TOTAL)}


def money_of(costs: Costs, unverified: tuple[str, ...]) -> Money:
    """The costs of a forecast, year by year."""
    years, pence = by_year(costs)
    held = [_financial_year(month) for month in costs.months]
    counts = tuple(held.count(year) for year in sorted(set(held)))
    return Money(years, counts, costs.lines, pence[:, :, :-1], costs.left_out, unverified)


def workers_of(usual: Staffing, nobody: Staffing) -> Workers:
    """The workers of a forecast: recruiting as usual, and what becomes of those in post if nobody is found."""
    return Workers(
        months=usual.months,
        lead_months=usual.lead_months,
        needed=usual.of("needed").astype(np.float32),
        lacking=usual.of("lacking").astype(np.float32),
        in_post=usual.of("in_post").astype(np.float32),
        caseload=usual.of("caseload").astype(np.float32),
        in_post_if_nobody_is_found=nobody.of("in_post").astype(np.float32),
        caseload_if_nobody_is_found=nobody.of("caseload").astype(np.float32),
    )


def where_of(teams: list[TeamStaffing], months: tuple[date, ...]) -> Where:
    """The workers of each team, at the end of each quarter of a year."""
    quarters = [at for at, month in enumerate(months) if month.month % QUARTER == 0]

    def spreads(measure: str) -> NDArray[np.float32]:
        each = [spread_of(getattr(team, measure)[:, quarters]) for team in teams]
        return np.array(each, dtype=np.float32).reshape(len(teams), len(QUANTILES) + 1, len(quarters))

    return Where(
        teams=tuple(int(team.name) for team in teams),
        months=tuple(months[at] for at in quarters),
        needed=spreads("needed"),
        in_post=spreads("in_post"),
        lacking=spreads("lacking"),
        caseload=spreads("caseload"),
    )


def whole(parts: list[Paths]) -> Paths:
    """Chunks of runs, in order, as one."""
    first = parts[0]
    arrays = ("children", "days", "starts", "ends", "moves")
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in arrays}
    return Paths(first.scenario, first.months, first.states, **joined)


def _financial_year(month: date) -> int:
    return month.year - (month.month < 4)
