"""Dates as they stand in returns: dd/mm/yyyy in SSDA903, yyyy-mm-dd in the census."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_UK = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: 00:00(?::00)?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?Z?|Z)?", re.ASCII)
_PARTIAL = re.compile(r"(\d{2}|zz)/(\d{2}|zz)/(\d{4}|zzzz)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, the month or the year may be unknown ("zz/06/2014")."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def whole(self) -> date | None:
        """The date, where all of it is known."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None

    def __str__(self) -> str:
        day, month = (f"{part:02}" if part else "zz" for part in (self.day, self.month))
        return f"{day}/{month}/{self.year or 'zzzz'}"


def uk_date(text: str) -> date | None:
    """The date of "31/12/2025"; "31/12/25" is of this century. None where it is none."""
    match = _UK.fullmatch(text)
    if not match:
        return None
    day, month, year = match.groups()
    return _date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def iso_date(text: str) -> date | None:
    """The date of "2025-12-31", with or without a midnight behind it. None where it is none."""
    match = _ISO.fullmatch(text)
    return _date(*(int(part) for part in match.groups())) if match else None


def partial_date(text: str) -> PartialDate | None:
    """A date with zz for what is unknown, as SSDA903 takes for DATE_PERM. None where it is none."""
    match = _PARTIAL.fullmatch(text)
    if not match:
        return None
    day, month, year = (None if part[0] in "zZ" else int(part) for part in match.groups())
    # A leap year stands in for an unknown one, so that zz and 29 February both pass; 00 is no way to say unknown.
    if 0 in (day, month, year) or _date(year or 2000, month or 1, day or 1) is None:
        return None
    return PartialDate(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def birthday(born: date, years: int) -> date:
    """The day on which somebody becomes so many years old; born on 29 February, on the 28th where there is no 29th."""
    if born.year + years > date.max.year:
        return date.max
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return born.replace(year=born.year + years, day=28)


def turns(born: date | None, years: int, *, by: date | None) -> bool:
    """Whether somebody has had that birthday by a day; no, where either date is not known."""
    return born is not None and by is not None and birthday(born, years) <= by


def younger(born: date | None, years: int, *, on: date | None) -> bool:
    """Whether somebody has not had that birthday on a day; no, where either date is not known."""
    return born is not None and on is not None and birthday(born, years) > on


def after(day: date | None, other: date | None) -> bool:
    """Whether a day comes after another; no, where either is not known."""
    return day is not None and other is not None and day > other


def before(day: date | None, other: date | None) -> bool:
    """Whether a day comes before another; no, where either is not known."""
    return day is not None and other is not None and day < other


def age_on(born: date, day: date) -> int:
    """How many full years old somebody is on a day; below 0 before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
