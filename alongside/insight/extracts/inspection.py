"""Annex A on a day, asked of the record: the lists that Ofsted asks of a council before it inspects.

Most look back six months, some columns twelve. The record keeps no prospective adopters
(list 11), no number for a family in adoption (list 10), and the reviewing officer's last
contact by no name of its own (list 8): these stay blank. A placement order is known by the
legal status that began with it. Source: the columns as the library has them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from alongside.insight.extracts.inspection_after import for_adoption, leavers
from alongside.insight.extracts.inspection_care import in_care
from alongside.insight.extracts.inspection_day import Day, Told, Whom
from alongside.insight.extracts.inspection_front import assessments, contacts, early_help, enquiries, referrals
from alongside.insight.extracts.inspection_plans import in_need, protection
from alongside.insight.extracts.years import Year

ADOPTERS = 11
LISTS: Mapping[int, Callable[[Day, list[int] | None], Told]] = {
    1: contacts,
    2: early_help,
    3: referrals,
    4: assessments,
    5: enquiries,
    6: in_need,
    7: protection,
    8: in_care,
    9: leavers,
    10: for_adoption,
}


def lists_on(on: date, child_ids: list[int] | None = None) -> dict[int, list[Any]]:
    """The eleven lists by number, in order of child and day. Runs as whoever acts, and sees what they may see."""
    day = Day(on)
    told = {number: tell(day, child_ids) for number, tell in LISTS.items()}
    whom = Whom(day, {child for rows in told.values() for child, _ in rows})
    return {number: whom.name(rows) for number, rows in told.items()} | {ADOPTERS: []}


def day_of(year: int, today: date) -> date:
    """The day that a year's lists are of: its last, or today while it still runs."""
    return min(Year(year).ends, today)
