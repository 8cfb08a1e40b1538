"""The example as a page: every number on it is computed here, and a test compares the page with this."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import fill
from typing import Final

import numpy as np

from alongside.forecasting.charts.paper import pounds
from alongside.forecasting.money.years import by_year
from alongside.forecasting.worked_example.answers import (
    causes,
    children_alone,
    range_of,
    with_and_without,
    without,
    workers_needed,
    worlds,
)
from alongside.forecasting.worked_example.county import (
    CHILDREN_2011,
    CHILDREN_2019,
    END,
    NOW,
    START,
    County,
    paths_of,
    spend,
)
from alongside.forecasting.worked_example.pictures import PLACES, pictures, told
from alongside.forecasting.workers.staffing import Staffing, said_of_caseload

PAGE: Final = "worked-example.md"


def files() -> dict[str, str]:
    """Everything the example writes: names within `docs/`, and texts."""
    ways = worlds()
    example = ways[0].county
    usual, nobody = with_and_without(example)
    said = told(example, usual, nobody)
    parts = (
        _opening(),
        _children(example, said),
        _money(example, said),
        _truth([(way.assumed, way.had_to_be) for way in ways], example),
        _workers(example, usual, nobody, said),
        _closing(),
    )
    page = "\n\n".join(map(_wrapped, "\n\n".join(parts).split("\n\n"))) + "\n"
    drawn = {f"pictures/{name}": svg for name, svg in pictures(example, usual, nobody).items()}
    return {PAGE: page} | drawn


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with its first column as words and the others as numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _wrapped(paragraph: str) -> str:
    return paragraph if paragraph.startswith(("|", "#", "!")) else fill(paragraph, 118)


def _picture(name: str, said: Mapping[str, str]) -> str:
    return f"![{said[name]}](pictures/worked-example-{name}.svg)"


def _millions(pence: float) -> str:
    return f"£{pence / 1e8:,.1f}m"


def _opening() -> str:
    return f"""\
# What had to be true for £46 million to become £95 million

A county council said in a press release of July 2019: {CHILDREN_2011} children in care in 2011 and about
{CHILDREN_2019} now; more than 2,000 children helped in their families; a budget for children's social care of £46
million in 2011 and a forecast £95 million in 2023; more than 40 social workers to find. It did not say how one
follows from the other. This page asks what would have had to be true, with the same library that a council forecasts
with (`alongside.forecasting`).

**Those numbers are published. Everything else on this page is a made-up county**: where its children lived, what a
week cost, who worked there. The children go evenly from {CHILDREN_2011} to {CHILDREN_2019} and stay there, which the
real ones did not. It is an account of a story told backwards, and not a forecast."""


def _children(county: County, said: Mapping[str, str]) -> str:
    paths = paths_of(county)
    days = (date(2011, 3, 31), date(2015, 3, 31), NOW, date(2024, 3, 31))
    counted = [paths.children[0, paths.months.index(day), :4] for day in days]
    rows = [
        [f"{day.day} {day:%B %Y}", *(f"{each}" for each in children), f"{children.sum()}"]
        for day, children in zip(days, counted, strict=True)
    ]
    more = 100 * CHILDREN_2019 / CHILDREN_2011 - 100
    return f"""\
## Children

{more:.0f} in a hundred more children, and a few more of them in the dearest places: in homes
{county.shares[1] * 100:.0f} in a hundred, later {county.shares_now[1] * 100:.0f}; in supported accommodation
{county.shares[2] * 100:.0f}, later {county.shares_now[2] * 100:.0f}.

{_picture("children", said)}

{table(("", *PLACES, "All"), rows)}"""


def _money(county: County, said: Mapping[str, str]) -> str:
    costs = spend(county)
    years, pence = by_year(costs)
    shown = [years.index(year) for year in (START, "2015-16", "2019-20", END)]
    rows = [
        [line, *(_millions(float(pence[0, at, of])) for at in shown)] for of, line in enumerate((*costs.lines, "All"))
    ]
    found = causes(county)
    because = [[cause, _millions(adds), f"{100 * adds / sum(found.values()):.0f}"] for cause, adds in found.items()]
    return f"""\
## Money

In 2011-12 a week cost £{county.prices[0] / 100:,.0f} with a foster carer and £{county.prices[1] / 100:,.0f} in a
children's home. Inflation was {county.inflation:.0f} in a hundred a year. "Everything else" is what made the first
year £46.0 million to the penny; it rose with inflation and nothing else.

{_picture("budget", said)}

{table(("", *(years[at] for at in shown)), rows)}

What made the difference, each line's growth shared out by the logarithms of its causes so that nothing is left over:

{_picture("bridge", said)}

{table(("Cause", "Adds", "In a hundred"), [*because, ["All", _millions(sum(found.values())), "100"]])}"""


def _truth(ways: Sequence[tuple[str, str]], county: County) -> str:
    one_less = [[name, _millions(pence)] for name, pence in without(county)]
    middle, low, high = range_of(county)
    return f"""\
## What had to be true

Children and inflation alone come to {_millions(children_alone())}. Each of these worlds starts at £46.0 million and
ends at £95.0 million:

{table(("If we assume", "then"), ways)}

The first is the example. Take one of its causes away and 2023-24 costs:

{table(("", "2023-24"), one_less)}

**And how sure?** Had somebody in 2011 known every child to come, and only not known by how much prices would rise
(inflation give or take one in a hundred a year, placements above it one and a half), they would have had to say:
{_millions(middle)} in 2023-24, four times in five between {_millions(low)} and {_millions(high)}. A single number, to
the million and twelve years ahead, says more than anybody can know."""


def _workers(county: County, usual: Staffing, nobody: Staffing, said: Mapping[str, str]) -> str:
    then, now = workers_needed(county, date(2011, 4, 30)), workers_needed(county, NOW)
    quarters = range(2, len(usual.months), 6)
    rows = [
        [f"{usual.months[at]:%B %Y}", *(cell for each in (usual, nobody) for cell in _caseload(each, at))]
        for at in quarters
    ]
    head = ("", "As usual: in post", "carries", "Nobody found: in post", "carries")
    return f"""\
## Workers

By the shipped weights (a child in need plan is 1, a protection plan 1.6, a child in care 1.3) the children of April
2011 asked for {then:.0f} social workers and those of July 2019 for {now:.0f}: {now - then:.0f} more. With forty of
these posts empty, and fifteen agency workers at most:

{_picture("caseload", said)}

{table(head, rows)}

{said_of_caseload(usual, nobody)} Caseload is in ordinary child in need plans, of which a full one is about 16.5; in
brackets, four cases in five. Each tenth over a full one, up to twice as much, is taken to make a worker a tenth
likelier to leave, give or take half of that to twice: a guess that nobody has checked."""


def _caseload(staffing: Staffing, at: int) -> tuple[str, str]:
    low, middle, high = np.quantile(staffing.caseload[:, at], [0.1, 0.5, 0.9])
    return f"{np.median(staffing.supply.in_post[:, at]):.0f}", f"{middle:.1f} ({low:.1f} to {high:.1f})"


def _closing() -> str:
    return f"""\
## Where it comes from

`python -m alongside.forecasting.worked_example docs` writes this page and its pictures from
`alongside/forecasting/worked_example/`; a test compares them. Change a number of the made-up county in `county.py` and
the story changes with it: {pounds(9_500_000_000)} can be had in many ways, and which one it was is a question for a
council's own records."""
