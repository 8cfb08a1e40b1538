"""When the next review in care, or the next child protection conference, must be held.

Source: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959) regulation 33 (read);
Working Together to Safeguard Children 2023 for conferences. The numbers are those of the clocks named here.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from alongside.law.clocks import clock
from alongside.law.due import due, local_day

REGULATIONS_BEGAN: Final = date(2011, 4, 1)
GUIDANCE_BEGAN: Final = date(2013, 4, 15)


class ReviewDue(NamedTuple):
    """The day by which the review or conference must be held, and the code of the clock that says so."""

    on: date
    rule: str


def _due(code: str, start: date, began: date) -> ReviewDue:
    day = due(clock(code, max(start, began)), start)
    assert day is not None
    return ReviewDue(local_day(day), code)


def next_care_review(care_started_on: date, reviews_held: Sequence[date]) -> ReviewDue:
    """By when must the child's case next be reviewed: 20 working days, then 3 months, then every 6 months?"""
    if not reviews_held:
        return _due("LA01", care_started_on, REGULATIONS_BEGAN)
    return _due("LA02" if len(reviews_held) == 1 else "LA03", max(reviews_held), REGULATIONS_BEGAN)


def initial_conference(strategy_discussion_held_on: date) -> ReviewDue:
    """By when must the initial conference be held: 15 working days from the discussion that began the enquiry?"""
    return _due("CP01", strategy_discussion_held_on, GUIDANCE_BEGAN)


def transfer_in_conference(notified_on: date) -> ReviewDue:
    """By when must a child who moved here with a plan have a conference: 15 working days from being told?"""
    return _due("CP02", notified_on, GUIDANCE_BEGAN)


def next_review_conference(initial_held_on: date, reviews_held: Sequence[date]) -> ReviewDue:
    """By when must the plan next be reviewed: 3 months from the initial conference, then every 6 months?"""
    if not reviews_held:
        return _due("CP05", initial_held_on, GUIDANCE_BEGAN)
    return _due("CP06", max(reviews_held), GUIDANCE_BEGAN)
