"""How days and clocks are said on a page. What day it is, is always passed in."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

YEAR = 365.25
SOON = 3  # days before a due day from which a clock is shown as close


class Clock(NamedTuple):
    """What a clock says: the words carry the meaning, the kind only the colour."""

    kind: str
    text: str


def day(value: date | datetime | None) -> str:
    """Write a date in full, "24 November 2026"; nothing for no date."""
    return _in_full(local_date(value)) if value else ""


def short_day(value: date | datetime | None) -> str:
    """Write a date for a crowded table cell, "24 Nov 2026"."""
    return _in_short(local_date(value)) if value else ""


# A long list names the same days over and over.
@lru_cache(maxsize=4096)
def _in_full(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


@lru_cache(maxsize=4096)
def _in_short(when: date) -> str:
    return f"{when.day} {when:%b %Y}"


def clock_time(value: datetime | None) -> str:
    """Write a time of day as people say it, "2:05pm"."""
    if not value:
        return ""
    when = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{when.hour % 12 or 12}:{when:%M}{'am' if when.hour < 12 else 'pm'}"


def ago(due: date | datetime | None, today: date) -> str:
    """How far a due day is from today: "today", "in 5 days", "3 days overdue"."""
    if not due:
        return ""
    left = (local_date(due) - today).days
    if left < 0:
        return f"{days(-left)} overdue"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {days(left)}")


def since(happened: date | datetime | None, today: date) -> str:
    """How long ago something happened: "today", "yesterday", "3 days ago"."""
    if not happened:
        return ""
    gone = (today - local_date(happened)).days
    if gone < 0:
        return f"in {days(-gone)}"
    return {0: "today", 1: "yesterday"}.get(gone, f"{days(gone)} ago")


def age(born: date, today: date) -> str:
    """A child's age as it is said: weeks to 8 weeks, months to 2 years, then years."""
    if born > today:
        return "not yet born"
    before_birthday = (today.month, today.day) < (born.month, born.day)
    years = today.year - born.year - before_birthday
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if (today - born).days < 56:
        return _count((today - born).days // 7, "week")
    return _count(months, "month") if years < 2 else _count(years, "year")


@lru_cache(maxsize=4096)
def clock(due: date, today: date, met: date | None = None) -> Clock:
    """What the clock with this due day says today, or said when it was met."""
    if met:
        late = (met - due).days
        return Clock("warn", f"Done {days(late)} late") if late > 0 else Clock("good", "Done in time")
    left = (due - today).days
    if left < 0:
        return Clock("bad", f"{days(-left)} overdue")
    return Clock("warn" if left <= SOON else "quiet", f"Due {ago(due, today)}")


def days(number: int) -> str:
    """A number of days in words: "1 day", "90 days"; from two years on nobody counts days: "16 years"."""
    return _count(number, "day") if number < 2 * YEAR else _count(int(number // YEAR), "year")


def local_date(value: date | datetime) -> date:
    """The day a moment falls on in England; a plain date stays as it is."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
