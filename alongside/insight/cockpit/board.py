"""What stands on the cockpit: children, money, workers and what needs attention, put together for who looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.text import slugify
from markupsafe import Markup

from alongside.forecasting.paths import TOTAL
from alongside.insight.ahead.models import What
from alongside.insight.ahead.pictures import Picture, picture
from alongside.insight.cockpit import carrying, counting, inputs, pictures, where, years_ahead
from alongside.insight.cockpit import money as costing
from alongside.insight.cockpit import staffing as found_lacking
from alongside.insight.cockpit.counting import IN_CARE, STATES, Counts, Late, Waiting
from alongside.insight.cockpit.staffing import Lacking
from alongside.insight.cockpit.who import Viewer, service_of
from alongside.insight.cockpit.years_ahead import Expected, Kept, Range
from alongside.people.models import Team
from alongside.workforce import questions as workforce

A_YEAR: Final = timedelta(days=365)
_IN_WORDS: Final = {
    "Child in need": "Child in need plan",
    "Fostering": "Foster homes",
    "Residential": "Children’s homes",
    "Supported": "Supported accommodation",
    "Other": "With parents, for adoption and other",
    "Leaving care": "Care leavers",
}


@dataclass(frozen=True)
class Forecasts:
    """The newest forecasts as now, and the one under the scenario that was chosen; by which history they are of."""

    base: dict[str, Kept]
    other: Kept | None
    chosen: str
    choices: tuple[tuple[str, str], ...]

    @property
    def first(self) -> Kept | None:
        """The one that money and workers are shown of."""
        return years_ahead.first(self.base)


@dataclass(frozen=True)
class StateLine:
    """One state: how many now and a year ago, what is expected, and a small line where there is a forecast."""

    state: str
    now: int
    year_ago: int | None
    ahead: tuple[Range | None, ...]
    line: Markup | None
    inside: bool = False  # one of the places of children in care


@dataclass(frozen=True)
class Children:
    """The table of children. `as_of` is today; for whoever does not see the whole council the forecast's first day."""

    lines: tuple[StateLine, ...]
    as_of: date
    ahead: tuple[date, ...]
    fan: Picture | None


@dataclass(frozen=True)
class Side:
    """A state now beside a year ago."""

    state: str
    now: int
    year_ago: int


@dataclass(frozen=True)
class TeamLine:
    """A team as the cockpit shows it."""

    team: Team
    service: str
    slug: str
    work: carrying.Work
    posts: int
    vacant: int
    recruiting: int
    late: Late
    waiting: Waiting


@dataclass(frozen=True)
class Today:
    """What is asked once for a page: the work carried, what is late, who waits, and the posts."""

    carried: carrying.Carried
    late: dict[int | None, Late]
    waiting: dict[int, Waiting]
    posts: dict[int, workforce.Staffing]


def look(today: date) -> Today:
    """How the council stands today, as far as whoever asks sees it."""
    posts = {row.team_id: row for row in workforce.staffing(today)}
    return Today(carrying.carried(today), counting.late_by_team(today), counting.waiting_by_team(today), posts)


def kept_for(chosen: str) -> Forecasts:
    """The forecasts to show, with the scenario named by an address; an unknown one is as none."""
    base = years_ahead.newest()
    first = years_ahead.first(base)
    others = years_ahead.others_of(first) if first else []
    choices = tuple((one.name, years_ahead.title_of(one)) for one in others)
    one = next((other for other in others if other.name == chosen), None)
    return Forecasts(base, years_ahead.opened(one) if one else None, chosen if one else "", choices)


def children(base: dict[str, Kept], sees: Viewer, today: date) -> Children:
    """Every state now, a year ago, and one and three years ahead."""
    ahead = years_ahead.expected(base)
    first = years_ahead.first(base)
    months = tuple(day for years in years_ahead.YEARS if first and (day := first.month(years)))
    if sees.whole:
        now, before = counting.by_state(today), counting.by_state(today - A_YEAR)
        as_of = today
    else:
        now = {state: one.at_start for state, one in ahead.items()}
        before = {state: one.year_before or 0 for state, one in ahead.items()}
        as_of = first.origin if first else today
    lines = _lines(now, before, ahead)
    care = base.get(What.CARE)
    return Children(lines, as_of, months, picture(care.results, TOTAL) if care else None)


def _lines(now: Counts, before: Counts, ahead: dict[str, Expected]) -> tuple[StateLine, ...]:
    found = []
    for state in STATES:
        if state == IN_CARE[0]:
            care = {when: sum(counts.get(one, 0) for one in IN_CARE) for when, counts in enumerate((now, before))}
            found.append(_line("In care", care[0], care[1], ahead.get("In care")))
        found.append(_line(state, now.get(state, 0), before.get(state, 0), ahead.get(state), inside=state in IN_CARE))
    return tuple(found)


def _line(state: str, now: int, before: int, expected: Expected | None, *, inside: bool = False) -> StateLine:
    nothing: tuple[Range | None, ...] = tuple(None for _ in years_ahead.YEARS)
    line = pictures.line_of(expected) if expected else None
    return StateLine(state, now, before, expected.ahead if expected else nothing, line, inside)


def money(kept: Forecasts) -> dict[str, Any] | None:
    """This year by line, the years after, and what the chosen scenario avoids; None without a forecast."""
    if kept.first is None:
        return None
    budget = inputs.budget()
    costs = costing.costs(kept.first.results, budget)
    told = kept.first.results.money
    avoided = costing.avoided(kept.first.results, kept.other.results) if kept.other else []
    return {
        "costs": costs,
        "this_year": pictures.cost_of_year(costs[0]),
        "years": pictures.years_of_cost(costs),
        "avoided": pictures.what_is_avoided(avoided, kept.other.results.title) if kept.other else None,
        "unverified": len(set(told.unverified) & set(told.lines)),
        "lines": len(told.lines),
        "left_out": told.left_out,
    }


def workers(base: dict[str, Kept], sees: Viewer, now: Today, today: date) -> dict[str, Any]:
    """Posts and recruitment now, and what is lacking in the years ahead."""
    first = years_ahead.first(base)
    lacking: Lacking | None = found_lacking.lacking(first.results.workers, today) if first else None
    rows, rates = now.posts.values(), inputs.stated_on(today) if lacking else []
    return {
        "posts": sum(row.posts for row in rows),
        "vacant": sum(row.vacant for row in rows),
        "recruiting": sum(row.recruiting for row in rows),
        "work": now.carried.of_social_workers if sees.whole else None,
        "lacking": lacking,
        "where": where.at_quarter(first.results.where, sees.teams, where.in_a_year(first.results.where))
        if first
        else [],
        "rates": len(rates),
        "unchecked": sum(not rate.verified for rate in rates),
        "pictures": [
            draw(first.results, lacking)
            for draw in (pictures.workers, pictures.if_nobody_is_found)
            if first and lacking
        ],
    }


def attention(sees: Viewer, now: Today) -> dict[str, Any]:
    """Late clocks and children who wait, by team, those with most first."""
    lines = [line for line in teams(sees.teams.values(), now) if line.late.clocks or line.waiting.children]
    return {
        "teams": sorted(lines, key=lambda line: (-line.waiting.children, -line.late.clocks, line.team.name)),
        "late": now.late.get(None, Late()),
        "waiting": sum(line.waiting.children for line in lines),
        "services": [(slug, service_of(some[0])) for slug, some in sees.services().items()],
    }


def teams(of: Iterable[Team], now: Today) -> list[TeamLine]:
    """Those of the teams that work with children or have posts."""
    return [team_line(team, now) for team in of if team.pk in now.carried.by_team or team.pk in now.posts]


def team_line(team: Team, now: Today) -> TeamLine:
    """One team."""
    posts = now.posts.get(team.pk)
    return TeamLine(
        team=team,
        service=service_of(team),
        slug=slugify(service_of(team)),
        work=now.carried.by_team.get(team.pk, carrying.Work()),
        posts=posts.posts if posts else 0,
        vacant=posts.vacant if posts else 0,
        recruiting=posts.recruiting if posts else 0,
        late=now.late.get(team.pk, Late()),
        waiting=now.waiting.get(team.pk, Waiting()),
    )


def in_words(state: str) -> str:
    """What a state is called on these pages."""
    return _IN_WORDS.get(state, state)


def side_by_side(now: Counts, before: Counts) -> list[Side]:
    """Each state that anybody is or was in, and all of them last."""
    some = [
        Side(in_words(state), now.get(state, 0), before.get(state, 0))
        for state in STATES
        if state in now or state in before
    ]
    return [*some, Side("All", sum(now.values()), sum(before.values()))]
