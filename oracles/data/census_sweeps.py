"""Children in need of whom one day stands just before, on or just after a limit.

As in `sweeps.py`: each day of a story is set to the day before, the day itself and the
day after each other day that could matter to it, among them so many working days from
another, across Christmas and Easter.
"""

import copy
import random
from collections.abc import Iterator
from datetime import date
from itertools import product

from oracles.data import census
from oracles.data.census import Element
from oracles.data.census_faults import is_day, leaves
from oracles.data.days import Year, birthday, days, upn

STORIES: tuple[census.Story, ...] = (
    census.assessed,
    census.in_need,
    census.protected,
    census.no_longer_protected,
    census.referred_again,
    census.being_assessed,
    census.unborn,
)
BESIDE = (-1, 0, 1)
AGES = (0, 4, 5, 16, 18, 21, 25)
# 280 days of a pregnancy, nine months, and what is near to 15 and 45 working days with and without bank holidays.
SPANS = (15, 21, 23, 25, 30, 63, 65, 67, 280)


def boundary(*, seed: int, year: int = 2026) -> Iterator[Element]:
    """About 4,500 children."""
    tell = census.Teller(random.Random(seed), Year(year))
    number = 0
    for story in STORIES:
        told = tell.child(0, story)
        for at in _places(told):
            for limit in _limits(told, at, tell.year):
                for beside in BESIDE:
                    number += 1
                    yield _set(told, at, limit + days(beside), number)


def over_holidays(*, seed: int, year: int = 2026) -> Iterator[Element]:
    """Each day on which 10, 15 or 45 working days before the year's end, or round Christmas and Easter, can begin."""
    tell = census.Teller(random.Random(seed), Year(year))
    starts = [tell.year.end - days(back) for back in range(10, 75)]
    starts += [date(year - 1, 12, 1) + days(on) for on in range(40)]
    starts += [date(year - 1, 4, 1) + days(on) for on in range(30)]
    stories = (census.being_assessed, census.enquired, census.protected, census.nothing_further)
    for number, (start, story) in enumerate(product(starts, stories)):
        child = renumbered(tell.child(0, story), number)
        _begin(child, start)
        yield child


def _places(told: Element) -> list[int]:
    return [at for at, (leaf, _) in enumerate(leaves(told)) if is_day(leaf)]


def _limits(told: Element, at: int, year: Year) -> list[date]:
    own = [date.fromisoformat(leaf.text) for leaf, _ in leaves(told) if is_day(leaf) and leaf.text]
    found = {year.start, year.end, year.end - days(30), birthday(year.end, 1), *own}
    if list(leaves(told))[at][0].tag.startswith("Person"):
        found |= {birthday(day, -age) for age in AGES for day in (year.start, year.end, date(year.ends_in - 1, 9, 1))}
        found |= {day + days(280) for day in own}
        found |= {birthday(year.end, 1) - days(90)}
    else:
        found |= {day + days(span) for day in own[1:2] for span in SPANS}
        found |= {year.end - days(span) for span in SPANS}
    return sorted(found)


def _set(told: Element, at: int, day: date, number: int) -> Element:
    """The same child under a number of its own, with that day in that place."""
    child = renumbered(copy.deepcopy(told), number)
    list(leaves(child))[at][0].text = day.isoformat()
    return child


def renumbered(child: Element, number: int) -> Element:
    """The child under that number, and with its pupil number."""
    for leaf, _ in leaves(child):
        if leaf.tag == "LAchildID":
            leaf.text = f"OX{2000000 + number}"
        elif leaf.tag == "UPN":
            leaf.text = upn(200_000_000 + number)
    return child


def _begin(child: Element, start: date) -> None:
    """Referral, assessment and enquiry begin that day; an enquiry awaits its conference."""
    for leaf, parent in leaves(child):
        if leaf.tag in ("CINreferralDate", "AssessmentActualStartDate", "S47ActualStartDate"):
            leaf.text = start.isoformat()
        elif leaf.tag == "ICPCnotRequired":
            leaf.text = "false"
        elif leaf.tag == "AssessmentAuthorisationDate" and start.day % 2:
            parent.remove(leaf)
