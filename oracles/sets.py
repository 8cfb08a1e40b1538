"""The made-up returns that both sides are asked about."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from oracles import answers, ours
from oracles.data import (
    cases,
    census,
    census_cases,
    census_faults,
    census_sweeps,
    council,
    faults,
    grids,
    shapes,
    sweeps,
)
from oracles.data.census import Element
from oracles.data.council import Council
from oracles.data.days import Year
from oracles.ours import Ours, Place


@dataclass(frozen=True)
class Data:
    """One made-up return: what is in it, how it is made, and the only rules it is for, where it is not for all."""

    name: str
    what: str
    year: int
    make: Callable[[], Any]
    rules: tuple[str, ...] = ()
    reference: str | None = None


@dataclass(frozen=True)
class Asked:
    """What both sides said of it, and whose each row is."""

    data: Data
    peer: answers.Answers
    ours: Ours
    whose: dict[Place, str]


def _faulty(seed: int, year: int, kinds: tuple[faults.Fault, ...] = faults.GENTLE) -> Council:
    return faults.single(seed=seed, faults=kinds, children=600, year=year)


def _orders(seed: int) -> Council:
    return sweeps.boundary(seed=seed, year=2027, tables=("DoLo",))


def _numbers(seed: int) -> Iterator[Element]:
    return census_faults.single(seed=seed, children=120, numbers=True)


def _few(seed: int) -> Iterator[Element]:
    return census.clean(seed=seed, children=10)


def _limits(seed: int, part: int) -> Iterator[Element]:
    """A quarter of the children: the peer needs four times as long for twice as many."""
    return islice(census_sweeps.boundary(seed=seed), part - 1, None, 4)


FAULT = "one fault for each child"
OF_YEAR = "one fault for each child, by the rules of that year"
LIMIT = "days just before, on and just after each limit"

# The peer joins children who have no number, or the same, to each other: what other rules say of them is noise.
NUMBERS = ("1570", "1580", "8500", "8510")

SPELT = (faults.otherwise_written,)
# The rules on how a day is written: all others of ours read what can be read, and the peer's do not.
DAYS = ("102", "112", "113", "115", "116", "141", "147", "166", "171", "1004", "1005", "SW04STG1", "SW05STG1")

SSDA903 = (
    Data("clean", "a council without an error", 2026, partial(council.clean, seed=2)),
    Data("limits", LIMIT, 2026, partial(sweeps.boundary, seed=7, rounds=2)),
    Data("faults", FAULT, 2026, partial(faults.single, seed=3, faults=faults.GENTLE)),
    Data("codes", "every code, and every pair that rules read together", 2026, partial(grids.grids, seed=5)),
    Data("cases", "what chance and limits do not reach", 2026, partial(cases.cases, seed=8)),
    Data("rows", "rows lost, doubled, or unlike last year's", 2026, partial(shapes.shapes, seed=6)),
    Data(
        "no days", "days blank or unreadable", 2026, partial(faults.single, seed=4, children=600, faults=faults.HARSH)
    ),
    Data("spelling", "days in another form", 2026, partial(_faulty, seed=14, year=2026, kinds=SPELT), DAYS),
    Data("twice", "unaccompanied twice", 2026, partial(shapes.twice_unaccompanied, seed=15), ("INT36",)),
    *(
        Data(f"{year - 1}-{year % 100}", OF_YEAR, year, partial(_faulty, seed=year, year=year))
        for year in (2023, 2024, 2025, 2027)
    ),
    Data("orders", "limits of orders that deprive of liberty", 2027, partial(_orders, seed=13)),
)

CIN = (
    Data("clean", "children without an error", 2026, partial(census.clean, seed=1, children=1000)),
    *(Data(f"limits {part}", LIMIT, 2026, partial(_limits, seed=3, part=part)) for part in (1, 2, 3, 4)),
    Data("holidays", "working days to Christmas and Easter", 2026, partial(census_sweeps.over_holidays, seed=3)),
    Data(
        "Easter 2027", "and to a year's end after Easter", 2027, partial(census_sweeps.over_holidays, seed=4, year=2027)
    ),
    Data("faults", FAULT, 2026, partial(census_faults.single, seed=2, children=2000)),
    Data("cases", "blocks doubled or lacking, deaths, codes", 2026, partial(census_cases.cases, seed=4)),
    Data("numbers", "faults in the council's own numbers", 2026, partial(_numbers, seed=5), NUMBERS),
    *(
        Data(f"reference {day or 'blank'}", "a wrong reference date", 2026, partial(_few, seed=6), ("100",), day)
        for day in ("2026-03-30", "2025-03-31", "")
    ),
    Data("lopsided", "right children, and a whole that is not", 2026, partial(census_cases.lopsided, seed=4)),
)

ELEMENTS = {
    "Child": "Child",
    "ChildIdentifiers": "ChildIdentifiers",
    "ChildCharacteristics": "ChildCharacteristics",
    "Disability": "Disabilities",
    "CINdetails": "CINdetails",
    "Assessments": "Assessments",
    "AssessmentFactors": "AssessmentFactorsList",
    "CINPlanDates": "CINPlanDates",
    "Section47": "Section47",
    "ChildProtectionPlans": "ChildProtectionPlans",
    "CPPreviewDate": "Reviews",
}


def ask_ssda903(data: Data, folder: Path) -> Asked:
    """Writes the return into the folder and asks both sides."""
    made: Council = data.make()
    job = {**made.write(folder), "rules": list(data.rules) or None}
    whose = {(table, at): str(row["CHILD"]) for table, rows in made.this.items() for at, row in enumerate(rows)}
    return Asked(data, answers.ssda903(job), ours.ssda903(job), whose)


def ask_cin(data: Data, folder: Path) -> Asked:
    """Writes the census into the folder and asks both sides."""
    children: list[Element] = list(data.make())
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "census.xml"
    census.write(file, children, Year(data.year), data.reference)
    job = {"file": str(file), "year": data.year, "rules": list(data.rules) or None}
    return Asked(data, answers.cin(job), ours.cin(job), dict(_whose(children)))


def _whose(children: list[Element]) -> Iterator[tuple[Place, str]]:
    passed: Counter[str] = Counter()
    for number, child in enumerate(children):
        for one in child.iter():
            table = ELEMENTS.get(one.tag)
            if table:
                yield (table, passed[table]), str(number)
                passed[table] += 1
