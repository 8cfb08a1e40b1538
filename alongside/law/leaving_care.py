"""Which duties are owed to a young person who is, or was, in care: eligible, relevant, former relevant, qualifying.

Source: Children Act 1989 Schedule 2 paragraph 19B, sections 23A, 23C and 24 (24 read); SI 2010/959 regulation 40
and SI 2010/2571 regulation 3 (in force 1 April 2011, read in part). The 13 weeks from the age of 14 were read in
SI 2001/2874 regulation 3, which regulation 40 replaced. How days are counted here is unverified: the nights in
care from the 14th birthday on, in any number of periods, of which one reaches the 16th birthday.

Not judged here, so a person must: detention or hospital on the 16th birthday (an additional relevant child), a
settled return home of six months, special guardianship (section 24(1A)), private fostering and long stays in
hospital (section 24(2)), and which council is responsible. The system proposes; a manager confirms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from alongside.law.due import birthday

Category = Literal["eligible", "relevant", "former_relevant", "qualifying", "none"]
Period = tuple[date, date | None, bool]

PRESCRIBED_DAYS: Final = 13 * 7
PRESCRIBED_AGE: Final = 14

SOURCES: Final[dict[Category, str]] = {
    "eligible": "Children Act 1989 Schedule 2 paragraph 19B; SI 2010/959 regulation 40",
    "relevant": "Children Act 1989 section 23A",
    "former_relevant": "Children Act 1989 sections 23C, 23CA and 23CZB",
    "qualifying": "Children Act 1989 section 24(1B)",
    "none": "Children Act 1989 Schedule 2 paragraph 19B and sections 23A, 23C and 24",
}


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The category, why in words that the young person could read, and the source."""

    category: Category
    reasons: tuple[str, ...]
    source: str


class _Care(NamedTuple):
    """Time in care as the law counts it on a day: counted nights, and whether care reached 16 and goes on."""

    days: int
    after_16: bool
    now: bool


def days_in_care(periods: Sequence[Period], start: date, end: date) -> int:
    """Nights in care from `start` to `end`; nights in two overlapping periods count once, short breaks never."""
    days, counted_to = 0, start
    for begins, ends, is_short_break in sorted(periods, key=lambda period: period[0]):
        last = min(ends or end, end)
        if not is_short_break and last > max(begins, counted_to):
            days += (last - max(begins, counted_to)).days
            counted_to = last
    return days


def _care(periods: Sequence[Period], born: date, on: date) -> _Care:
    grown_up = birthday(born, 18)
    until = min(on, grown_up)
    counted = [(begins, ends) for begins, ends, is_short_break in periods if not is_short_break and begins <= until]
    return _Care(
        days=days_in_care(periods, birthday(born, PRESCRIBED_AGE), until),
        after_16=any((ends or until) >= birthday(born, 16) for _, ends in counted) and until >= birthday(born, 16),
        now=any(ends is None or ends > on or ends >= grown_up for _, ends in counted),
    )


def _child(care: _Care) -> Category:
    if not care.after_16:
        return "none"
    if care.days < PRESCRIBED_DAYS:
        return "none" if care.now else "qualifying"
    return "eligible" if care.now else "relevant"


def _adult(care: _Care, age: int) -> Category:
    if not care.after_16 or age >= 25:
        return "none"
    if care.days >= PRESCRIBED_DAYS:
        return "former_relevant"
    return "qualifying" if age < 21 else "none"


def _age(born: date, on: date) -> int:
    return on.year - born.year - (on < birthday(born, on.year - born.year))


def _reasons(care: _Care, age: int) -> tuple[str, ...]:
    enough = "at least" if care.days >= PRESCRIBED_DAYS else "fewer than"
    was = "Was" if care.after_16 else "Was not"
    if age >= 18:
        standing = "Was in care until 18." if care.now else "Was not in care on reaching 18."
    else:
        standing = "Is in care now." if care.now else "Is not in care now."
    return (
        f"Is {age} years old.",
        f"Has {care.days} days in care from the age of 14: {enough} the 91 days (13 weeks) that the law asks for.",
        f"{was} in care on or after the 16th birthday.",
        standing,
    )


def eligibility(date_of_birth: date, periods_of_care: Sequence[Period], on: date) -> Eligibility:
    """Which leaving-care category does this person fall into on this day, and why?

    Each period is (start, end or None while it lasts, is it part of a planned series of short breaks). A short
    break never counts. ValueError when a period ends before it starts or the day is before the birth.
    """
    if on < date_of_birth or any(ends and ends < begins for begins, ends, _ in periods_of_care):
        raise ValueError("A period of care must not end before it starts, nor the day come before the birth.")
    age, care = _age(date_of_birth, on), _care(periods_of_care, date_of_birth, on)
    category = _adult(care, age) if age >= 18 else _child(care)
    reasons = _reasons(care, age)
    if any(is_short_break for _, _, is_short_break in periods_of_care):
        reasons += ("Short breaks in a planned series do not count towards the 13 weeks.",)
    return Eligibility(category, reasons, SOURCES[category])
