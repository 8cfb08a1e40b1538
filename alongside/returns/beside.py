"""What a council's census and 903 say of the children of its Annex A lists: the one place that knows all three.

The returns know nothing of each other; what the lists are held to is passed to them as
days. Children are the same where their numbers are, whatever their letters' case.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from alongside.returns.annex_a.book import NOTHING_ELSEWHERE, Elsewhere, Stay
from alongside.returns.cin.rows import Child as ChildOfCensus
from alongside.returns.cin.rows import CinDetails
from alongside.returns.ssda903.in_care import times_in_care
from alongside.returns.ssda903.tables import Episode

Said = Mapping[str, Elsewhere]


def said_by_census(children: Iterable[ChildOfCensus]) -> dict[str, Elsewhere]:
    """By the child's number: birth, referrals, assessments, enquiries and protection plans."""
    found: dict[str, Elsewhere] = {}
    for child in children:
        needs = child.cin_details
        found[_number(child.id)] = Elsewhere(
            born=child.identifiers.birth_date or child.identifiers.expected_birth_date,
            referred=_days(one.referral_date for one in needs),
            assessed=_days(one.start_date for need in needs for one in need.assessments),
            enquired=_days(one.start_date for need in needs for one in need.section_47s),
            protected=tuple(stay for need in needs for stay in _plans(need)),
        )
    return found


def _plans(need: CinDetails) -> Iterator[Stay]:
    return (Stay(plan.start_date, plan.end_date) for plan in need.protection_plans if plan.start_date)


def said_by_903(tables: Mapping[str, Sequence[Any]]) -> dict[str, Elsewhere]:
    """By the child's number: birth, times in care and decisions that the child should be placed for adoption."""
    born = {_number(row.child): row.dob for row in tables.get("Header", ())}
    decided = _by_child(tables.get("PlacedAdoption", ()))
    episodes = _by_child(tables.get("Episodes", ()))
    return {
        number: Elsewhere(
            born_in_care=born.get(number),
            cared_for=tuple(_times_in_care(episodes.get(number, []))),
            decided=_days(row.date_placed for row in decided.get(number, [])),
        )
        for number in {*born, *decided, *episodes}
    }


def _times_in_care(episodes: Iterable[Episode]) -> Iterator[Stay]:
    dated = sorted((one for one in episodes if one.decom), key=lambda one: (one.decom, one.dec or date.max))
    came = {one.decom for one in dated if one.rne == "S"}
    for time in times_in_care(dated):
        # Of a time in care from before the year, the return has only the episodes that reach into it.
        yield Stay(time.starts, time.ends, time.starts in came)


def both(census: Said, looked_after: Said) -> dict[str, Elsewhere]:
    """What either says, by the child's number."""
    joined = dict(census)
    for number, care in looked_after.items():
        joined[number] = replace(
            joined.get(number, NOTHING_ELSEWHERE),
            born_in_care=care.born_in_care,
            cared_for=care.cared_for,
            decided=care.decided,
        )
    return joined


def _by_child(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[_number(row.child)].append(row)
    return found


def _number(text: str | None) -> str:
    return " ".join((text or "").upper().split())


def _days(days: Iterable[date | None]) -> frozenset[date]:
    return frozenset(day for day in days if day)
