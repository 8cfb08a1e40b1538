"""What the rules ask of days over and over; a day that is not known answers no question."""

from datetime import date

from alongside.returns.cin.book import Collection


def before(day: date | None, other: date | None) -> bool:
    """Whether both are known and the first is the earlier one."""
    return day is not None and other is not None and day < other


def outside(day: date | None, year: Collection) -> bool:
    """Whether the day is known and not in the census year."""
    return day is not None and not year.starts <= day <= year.ends


def within(day: date | None, start: date | None, last: date) -> bool:
    """Whether the day is known and falls on or between the two; never where the first is not known."""
    return day is not None and start is not None and start <= day <= last


def weekend(day: date | None) -> bool:
    """Whether the day is known and a Saturday or Sunday."""
    return day is not None and day.weekday() > 4
