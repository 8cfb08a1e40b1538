"""What the census and the 903 of a year say of the children of Annex A, so that the lists can be held to them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from alongside.insight.extracts import in_need, looked_after
from alongside.pathway.care.episodes import PeriodSpan, periods_of
from alongside.returns.annex_a.book import Elsewhere, Stay
from alongside.returns.cin.rows import Child
from alongside.returns.ssda903.tables import Episode

STARTED = "S"


def elsewhere_in(year: int) -> dict[str, Elsewhere]:
    """What both returns of the year say of each child, by the council's number."""
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    for child in in_need.children_of(year):
        said[child.identifiers.la_child_id or ""] |= _of_census(child)
    tables = looked_after.rows_of(year)
    for row in tables["Header"]:
        said[row.child]["born_in_care"] = row.dob
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for row in tables["Episodes"]:
        episodes[row.child].append(row)
    for number, held in episodes.items():
        said[number]["cared_for"] = tuple(_stay(span) for span in periods_of(held))
    decided: dict[str, list[Any]] = defaultdict(list)
    for row in tables["PlacedAdoption"]:
        decided[row.child].append(row.date_placed)
    for number, days in decided.items():
        said[number]["decided"] = frozenset(days)
    return {number: Elsewhere(**held) for number, held in said.items()}


def _stay(span: PeriodSpan) -> Stay:
    """A time in care whose first episode says that it goes on began before."""
    return Stay(span.started_on, span.ended_on, whole=span.first_reason == STARTED)


def _of_census(child: Child) -> dict[str, Any]:
    cases = child.cin_details
    return {
        "born": child.identifiers.birth_date,
        "referred": frozenset(one.referral_date for one in cases),
        "assessed": _days([row for one in cases for row in one.assessments]),
        "enquired": _days([row for one in cases for row in one.section_47s]),
        "protected": tuple(
            Stay(plan.start_date, plan.end_date) for one in cases for plan in one.protection_plans if plan.start_date
        ),
    }


def _days(rows: Sequence[Any]) -> frozenset[Any]:
    return frozenset(row.start_date for row in rows)
