"""The example's four pictures, each a file that stands alone."""

from datetime import date

import numpy as np

from alongside.forecasting.charts.bars import Bar, bars
from alongside.forecasting.charts.over_time import fan, stacked
from alongside.forecasting.charts.paper import Said, Series, on_paper, pounds
from alongside.forecasting.money.years import by_year
from alongside.forecasting.paths import spread_of
from alongside.forecasting.worked_example.answers import causes
from alongside.forecasting.worked_example.county import BUDGET_2011, END, START, County, paths_of, spend
from alongside.forecasting.workers.staffing import Staffing

PLACES = ("Foster homes", "Children's homes", "Supported", "Other")


def told(county: County, usual: Staffing, nobody: Staffing) -> dict[str, str]:
    """What each picture shows, in a sentence, from the same numbers."""
    children = paths_of(county).children[0]
    years, pence = by_year(spend(county))
    placed = 100 * pence[0, :, :4].sum(axis=1) / pence[0, :, -1]
    first, second, third = sorted(causes(county).items(), key=lambda cause: -cause[1])[:3]
    ends = [np.median(each.caseload[:, at]) for each, at in ((nobody, 0), (usual, -1), (nobody, -1))]
    return {
        "children": f"From {children[0, :4].sum()} to {children[-1, :4].sum()}: in foster homes from {children[0, 0]} "
        f"to {children[-1, 0]}, in children's homes from {children[0, 1]} to {children[-1, 1]}.",
        "budget": f"Placements are {placed[0]:.0f} in a hundred of the budget in {years[0]} and {placed[-1]:.0f} in "
        f"{years[-1]}.",
        "bridge": f"Most is added by: {first[0].lower()} ({pounds(first[1])}), {second[0].lower()} "
        f"({pounds(second[1])}) and {third[0].lower()} ({pounds(third[1])}).",
        "caseload": f"From {ends[0]:.0f} at first to {ends[1]:.0f} by recruiting as usual, or to {ends[2]:.0f} if "
        "nobody is found.",
    }


def pictures(county: County, usual: Staffing, nobody: Staffing) -> dict[str, str]:
    """The files' names and their markup."""
    said = told(county, usual, nobody)
    drawn = {
        "children": _children(county, said["children"]),
        "budget": _budget(county, said["budget"]),
        "bridge": _bridge(county, said["bridge"]),
        "caseload": _caseload(usual, nobody, said["caseload"]),
    }
    return {f"worked-example-{name}.svg": on_paper(svg) for name, svg in drawn.items()}


def _children(county: County, desc: str) -> str:
    paths = paths_of(county)
    layers = [
        Series(label, list(zip(paths.months[::3], map(float, paths.children[0, ::3, at]), strict=True)))
        for at, label in enumerate(PLACES)
    ]
    return stacked(Said("children", "Children in care, 2011 to 2024, by where they live", desc), layers=layers)


def _budget(county: County, desc: str) -> str:
    costs = spend(county)
    years, pence = by_year(costs)
    ends = [date(int(year[:4]) + 1, 3, 31) for year in years]
    merged = (
        ("Placements", pence[0, :, :4].sum(axis=1)),
        ("Help to families", pence[0, :, 4]),
        ("Social workers", pence[0, :, 5]),
        ("Everything else", pence[0, :, 6]),
    )
    layers = [Series(label, list(zip(ends, map(float, sums), strict=True))) for label, sums in merged]
    said = Said("budget", "The budget by financial year, 2011-12 to 2023-24", desc)
    return stacked(said, layers=layers, show=pounds)


def _bridge(county: County, desc: str) -> str:
    steps, reached = [Bar(START, float(BUDGET_2011))], float(BUDGET_2011)
    for cause, adds in causes(county).items():
        steps.append(Bar(cause, adds, start=reached))
        reached += adds
    said = Said("bridge", "From £46 million to £95 million, by cause", desc)
    return bars(said, [*steps, Bar(END, reached)], show=pounds)


def _caseload(usual: Staffing, nobody: Staffing, desc: str) -> str:
    middle = np.median(nobody.caseload, axis=0)
    said = Said("caseload", "What a social worker carries, with forty posts empty in July 2019", desc)
    return fan(
        said,
        history=[],
        months=usual.months,
        spread=spread_of(usual.caseload),
        label="As usual",
        others=[Series("Nobody is found", list(zip(nobody.months, map(float, middle), strict=True)))],
    )
