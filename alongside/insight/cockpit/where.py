"""Where social workers are lacking: each team's, at the ends of quarters, each with how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from markupsafe import Markup

from alongside.forecasting.charts.bars import Bar, bars
from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series
from alongside.insight.ahead.pictures import Picture
from alongside.insight.ahead.results import Where
from alongside.insight.cockpit.pictures import Rows, between, month
from alongside.insight.cockpit.years_ahead import P10, P50, P90, Range
from alongside.people.models import Team

COLUMNS = ["Needed", "In post", "Lacking", "Each carries"]
A_YEAR = 4  # quarters


@dataclass(frozen=True)
class TeamThen:
    """A team's social workers at the end of a quarter."""

    team: Team
    month: date
    needed: Range
    in_post: Range
    lacking: Range
    caseload: Range

    @property
    def said(self) -> tuple[str, ...]:
        """What stands under `COLUMNS`."""
        return tuple(between(one) for one in (self.needed, self.in_post, self.lacking, self.caseload))


def in_a_year(where: Where) -> int:
    """The quarter that is shown first: the fourth to end, or the last where fewer are forecast."""
    return min(A_YEAR, len(where.months)) - 1


def at_quarter(where: Where, teams: Mapping[int, Team], at: int) -> list[TeamThen]:
    """These teams at the end of one quarter, those that lack most first."""
    found = [_then(where, team, row, at) for key, team in teams.items() if (row := where.of(key)) is not None]
    return sorted(found, key=lambda one: (-one.lacking.middle, one.team.name))


def of_team(where: Where, team: Team) -> list[TeamThen]:
    """One team at the end of each quarter; nothing where it has no social workers."""
    row = where.of(team.pk)
    return [] if row is None else [_then(where, team, row, at) for at in range(len(where.months))]


def _then(where: Where, team: Team, row: int, at: int) -> TeamThen:
    told = (where.needed, where.in_post, where.lacking, where.caseload)
    ranges = (Range(*(float(each[row, line, at]) for line in (P10, P50, P90))) for each in told)
    return TeamThen(team, where.months[at], *ranges)


def lacking(lines: list[TeamThen]) -> Picture:
    """How many each team lacks at the end of a quarter, as bars."""
    first = lines[0]
    title = f"Social workers lacking by team, {month(first.month)}"
    desc = (
        f"{first.team.name} lacks most: most likely {between(first.lacking)}, where it needs {between(first.needed)} "
        f"and {between(first.in_post)} are in post. Below nought are more than are needed."
    )
    drawn = [Bar(one.team.name, one.lacking.middle, low=one.lacking.low, high=one.lacking.high) for one in lines]
    rows: Rows = [(one.team.name, *one.said) for one in lines]
    svg = Markup(bars(Said("where", title, desc), drawn))  # noqa: S704 (escaped there)
    return Picture("where", title, desc, svg, ["Team", *COLUMNS], rows)


def years_of(where: Where, team: Team) -> Picture | None:
    """A team's workers needed, as a fan, and those in post as a line, quarter by quarter."""
    lines, row = of_team(where, team), where.of(team.pk)
    if row is None or len(lines) < 2:
        return None
    last = lines[-1]
    title = "Social workers in the years ahead"
    desc = (
        f"In {month(last.month)} the team’s children ask for {between(last.needed)} social workers, and "
        f"{between(last.in_post)} are in post if recruiting goes on as usual; "
        f"each then carries {between(last.caseload)}."
    )
    in_post = Series("In post", [(one.month, one.in_post.middle) for one in lines])
    svg = fan(
        Said("team-workers", title, desc),
        history=[],
        months=where.months,
        spread=where.needed[row].astype(np.float64),
        label="Needed",
        others=[in_post],
    )
    rows: Rows = [(month(one.month), *one.said) for one in lines]
    return Picture("team-workers", title, desc, Markup(svg), ["Quarter to", *COLUMNS], rows)  # noqa: S704
