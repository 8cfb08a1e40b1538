"""Days and times that care asks about, and the year of the return that a day falls in."""

from datetime import date, datetime, time

from alongside.law.due import LONDON

APRIL = 4


def moment(on: date, at: time | None) -> datetime | None:
    """A day and a time of day in England as one moment; None where the time is not known."""
    return datetime.combine(on, at, tzinfo=LONDON) if at else None


def collection_year(on: date) -> int:
    """The year of the return that a day falls in: 2026 is 1 April 2025 to 31 March 2026."""
    return on.year + (on.month >= APRIL)
