"""The cockpit's pictures, each with the same figures as a table and a sentence that says how sure they are."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import numpy as np
from markupsafe import Markup

from alongside.forecasting.charts.bars import Bar, bars, sparkline
from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series, pounds, whole
from alongside.forecasting.paths import spread_of
from alongside.insight.ahead.pictures import Picture
from alongside.insight.ahead.results import Results
from alongside.insight.cockpit.money import Avoided, YearsCost
from alongside.insight.cockpit.staffing import Lacking
from alongside.insight.cockpit.years_ahead import Expected, Range

RANGED: Final = ["Most likely", "Four times in five between"]
MOST_LINES: Final = 8
SHOWN: Final = 36  # months ahead
Rows = list[tuple[str, ...]]


def month(day: date) -> str:
    """October 2027."""
    return f"{day:%B %Y}"


def between(one: Range, show: str = "whole") -> str:
    """820 (741 to 905); or in pounds: £61m (£58m to £66m)."""
    say = pounds if show == "pounds" else whole
    return f"{say(one.middle)} ({say(one.low)} to {say(one.high)})"


def line_of(one: Expected) -> Markup:
    """A small line: two years that were, and two that are most likely."""
    name = f"line-{one.state.lower().replace(' ', '-')}"
    title = f"{one.state}: two years before, and two ahead as is most likely"
    desc = f"From {whole(one.line[0])} to {whole(one.line[-1])}; {whole(one.at_start)} at the forecast’s start."
    return Markup(sparkline(Said(name, title, desc), one.line))  # noqa: S704 (escaped there)


def cost_of_year(cost: YearsCost) -> Picture:
    """This year's lines, the dearest first."""
    lines = sorted(cost.lines, key=lambda line: -line[1].middle)
    drawn = [Bar(name, one.middle, low=one.low, high=one.high) for name, one in lines[:MOST_LINES]]
    title = f"What {cost.year} costs, by line"
    desc = (
        f"The whole year most likely costs {pounds(cost.total.middle)}; four times in five between "
        f"{pounds(cost.total.low)} and {pounds(cost.total.high)}."
    )
    svg = bars(Said("cost", title, desc), drawn, show=pounds)
    rows: Rows = [(name, pounds(one.middle), _range(one)) for name, one in [*lines, ("All lines", cost.total)]]
    return Picture("cost", title, desc, Markup(svg), ["Line", *RANGED], rows)  # noqa: S704


def years_of_cost(costs: Sequence[YearsCost]) -> Picture:
    """The years after one another, as bars with ranges."""
    drawn = [Bar(one.year, one.total.middle, low=one.total.low, high=one.total.high) for one in costs]
    first, last = costs[0], costs[-1]
    title = "All lines together, year by year"
    desc = (
        f"From {pounds(first.total.middle)} in {first.year} to {pounds(last.total.middle)} in {last.year}; "
        f"four times in five that year lies between {pounds(last.total.low)} and {pounds(last.total.high)}."
    )
    svg = bars(Said("years", title, desc), drawn, show=pounds)
    rows: Rows = [(one.year, pounds(one.total.middle), _range(one.total)) for one in costs]
    return Picture("years", title, desc, Markup(svg), ["Year", *RANGED], rows)  # noqa: S704


def what_is_avoided(found: Sequence[Avoided], scenario: str) -> Picture:
    """What a scenario avoids, year by year."""
    drawn = [Bar(one.year, one.pence.middle, low=one.pence.low, high=one.pence.high) for one in found]
    title = f"What “{scenario}” avoids"
    desc = _avoids(found[-1])
    svg = bars(Said("avoided", title, desc), drawn, show=pounds)
    rows: Rows = [(one.year, pounds(one.pence.middle), _range(one.pence), f"{one.chance} in 100") for one in found]
    columns = ["Year", *RANGED, "Anything is avoided in"]
    return Picture("avoided", title, desc, Markup(svg), columns, rows)  # noqa: S704


def _avoids(one: Avoided) -> str:
    low, high = one.pence.low, one.pence.high
    if low <= 0 <= high:
        return (
            f"It cannot be said whether it costs less or more over {one.year.lower()}: four times in five between "
            f"{pounds(-low)} more and {pounds(high)} less."
        )
    word = "less" if low > 0 else "more"
    near, far = sorted((abs(low), abs(high)))
    return f"Over {one.year.lower()} it costs between {pounds(near)} and {pounds(far)} {word}, four times in five."


def workers(results: Results, found: Lacking) -> Picture:
    """The workers that the children ask for, as a fan, and those in post as a line."""
    held = results.workers
    months = held.months[:SHOWN]
    there = np.median(held.in_post[:, :SHOWN], axis=0)
    last = found.months[-1]
    title = "Social workers who hold cases: how many the children ask for, and how many are there"
    desc = (
        f"In {month(last.month)} the children ask for {between(last.needed)} workers, and "
        f"{between(last.in_post)} are in post if recruiting goes on as usual."
    )
    in_post = Series("In post", list(zip(months, map(float, there), strict=True)))
    svg = fan(
        Said("workers", title, desc),
        history=[],
        months=months,
        spread=spread_of(held.needed[:, :SHOWN].astype(np.float64)),
        label="Needed",
        others=[in_post],
    )
    rows: Rows = [
        (month(one.month), between(one.needed), between(one.in_post), between(one.lacking), between(one.caseload))
        for one in found.months
    ]
    return Picture("workers", title, desc, Markup(svg), ["Month", "Needed", "In post", "Lacking", "Caseload"], rows)  # noqa: S704


def if_nobody_is_found(results: Results, found: Lacking) -> Picture:
    """What a worker carries if nobody is found for any post, as a fan, beside recruiting as usual as a line."""
    held = results.workers
    months = held.months[:SHOWN]
    first, last = found.months[0], found.months[-1]
    title = "What each worker carries if nobody is found"
    desc = (
        f"In {month(last.month)} each carries {between(last.caseload_if_nobody)} if nobody is found, and "
        f"{between(first.caseload_if_nobody)} in {month(first.month)}: those who are left carry more, and the more "
        f"they carry the more of them leave. {between(last.in_post_if_nobody)} are then in post."
    )
    usual = np.median(held.caseload[:, :SHOWN], axis=0)
    svg = fan(
        Said("if-nobody", title, desc),
        history=[],
        months=months,
        spread=spread_of(held.caseload_if_nobody_is_found[:, :SHOWN].astype(np.float64)),
        label="Nobody is found",
        others=[Series("As usual", list(zip(months, map(float, usual), strict=True)))],
    )
    rows: Rows = [
        (month(one.month), between(one.caseload_if_nobody), between(one.in_post_if_nobody), between(one.caseload))
        for one in found.months
    ]
    columns = ["Month", "Each carries", "In post", "Each carries as usual"]
    return Picture("if-nobody", title, desc, Markup(svg), columns, rows)  # noqa: S704


def _range(one: Range) -> str:
    return f"{pounds(one.low)} to {pounds(one.high)}"


def given_fan(care: dict[str, Any]) -> Picture:
    """All children in care as councillors were given them: year by year, then quarter by quarter with the range."""
    history = [(date.fromisoformat(day), float(count)) for day, count in care["known"]]
    months = [date.fromisoformat(day) for day in care["months"]]
    spread = np.array(care["spread"], dtype=np.float64)
    last = Range(float(spread[2, -1]), float(spread[4, -1]), float(spread[6, -1]))
    title = "Children in care: what was, and what may come"
    desc = (
        f"In {month(months[-1])} most likely about {whole(last.middle)} children are in care; four times in five "
        f"between {whole(last.low)} and {whole(last.high)}. We would be wrong one time in five."
    )
    svg = fan(Said("given", title, desc), history=history, months=months, spread=spread)
    rows: Rows = [(month(day), whole(count), "known") for day, count in history]
    rows += [
        (month(day), whole(spread[4, at]), f"{whole(spread[2, at])} to {whole(spread[6, at])}")
        for at, day in enumerate(months)
    ]
    return Picture("given", title, desc, Markup(svg), ["Month", *RANGED], rows)  # noqa: S704
