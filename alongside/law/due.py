"""Turns an event's date into a due date: one small function for each way the law counts.

Day 0 is the day of the event. Source of the ways of counting: SI 2006/1738 regulation 2 for
working days. A clock is never paused: late is worked out from due and met.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from alongside.law.clocks import Clock, Limit, ended_by, may_be_started_by, met_by, started_by
from alongside.law.working_days import add_working_days

__all__ = ["add_limit", "armed_again", "due", "ended_by", "local_day", "may_be_started_by", "met_by", "started_by"]

LONDON: Final = ZoneInfo("Europe/London")
IsSchoolDay = Callable[[date], bool]
NO_SETTINGS: Final[Mapping[str, Limit]] = MappingProxyType({})


def local_day(when: date | datetime) -> date:
    """The calendar day in England of a moment; a plain date is itself. A datetime must carry its time zone."""
    if not isinstance(when, datetime):
        return when
    if when.tzinfo is None:
        raise ValueError("A time without a time zone cannot start a clock. Pass an aware datetime.")
    return when.astimezone(LONDON).date()


def add_hours(start: date | datetime, hours: int) -> datetime:
    """So many elapsed hours after a moment, across a change of the clocks, told in London time."""
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise ValueError("A clock of hours needs the time it started, with its time zone, not a date alone.")
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def add_months(start: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_school_days(start: date, count: int, is_school_day: IsSchoolDay) -> date:
    """The `count`-th day after `start` on which the child's school is open (within two years)."""
    day, left = start, count
    while left:
        day += timedelta(days=1)
        if (day - start).days > 731:
            raise ValueError(f"The school's calendar has fewer than {count} days in the two years after {start}.")
        left -= is_school_day(day)
    return day


def birthday(born: date, age: int) -> date:
    """The day a person reaches an age: born on 29 February, 1 March in a common year (unverified)."""
    if (born.month, born.day) == (2, 29) and monthrange(born.year + age, 2)[1] == 28:
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


def next_yearly(start: date, month: int, day: int) -> date:
    """The first such day of a year on or after `start`."""
    this_year = date(start.year, month, day)
    return this_year if this_year >= start else date(start.year + 1, month, day)


def _add_days(day: date, limit: Limit, count: int, is_school_day: IsSchoolDay | None) -> date | None:
    if limit.day_type == "working":
        return add_working_days(day, count)
    if limit.day_type == "school":
        return add_school_days(day, count, is_school_day) if is_school_day else None
    return day + timedelta(days=count)


def add_limit(
    start: date | datetime,
    limit: Limit,
    *,
    born: date | None = None,
    is_school_day: IsSchoolDay | None = None,
) -> date | datetime | None:
    """The day (for hours: the moment) a limit reaches from `start`.

    None where it depends on something not given: a school's own days or terms. ValueError when an age is
    asked for without a date of birth.
    """
    count = -limit.value if limit.direction == "before" else limit.value
    if limit.unit == "hour":
        return add_hours(start, count)
    day = local_day(start)
    if limit.unit == "term":
        return None
    if limit.unit == "age":
        if born is None:
            raise ValueError(f"This clock runs to the age of {limit.value}: pass born=, the date of birth.")
        return birthday(born, limit.value)
    if limit.unit in ("month", "year"):
        return add_months(day, count * (12 if limit.unit == "year" else 1))
    return _add_days(day, limit, count * (7 if limit.unit == "week" else 1), is_school_day)


def limit_of(clock: Clock, settings: Mapping[str, Limit]) -> Limit | None:
    """The clock's limit, or the council's own where the council sets it; ValueError where it may not."""
    if clock.code not in settings:
        return clock.limit
    if not clock.council_sets:
        raise ValueError(f"{clock.code} ({clock.name}) is set by {clock.source}; a council cannot change it.")
    return settings[clock.code]


def due(
    clock: Clock,
    start: date | datetime,
    settings: Mapping[str, Limit] = NO_SETTINGS,
    *,
    born: date | None = None,
    is_school_day: IsSchoolDay | None = None,
) -> date | datetime | None:
    """When is this duty due, having started then? None where the law sets no number, or none can be worked out.

    A clock with `from_month` has no date of its own at first: meeting it after that month arms it.
    """
    if clock.yearly_on:
        return next_yearly(local_day(start), *clock.yearly_on)
    limit = limit_of(clock, settings)
    if limit is None or clock.from_month:
        return None
    return add_limit(start, limit, born=born, is_school_day=is_school_day)


def armed_again(
    clock: Clock,
    met_on: date | datetime,
    settings: Mapping[str, Limit] = NO_SETTINGS,
    *,
    started_on: date | None = None,
    times_met: int = 1,
    changed: bool = False,
) -> date | datetime | None:
    """When is a repeating duty due next, having been met then? None when that meeting does not arm it.

    `times_met` counts this meeting; `changed` says whether the event in `repeats.changes_on` has happened.
    `started_on` is needed by a clock bounded in months: the interval that begins inside them is its own.
    Where the council sets the clock, its interval holds for each return.
    """
    if not clock.repeats or not _arms(clock, local_day(met_on), started_on):
        return None
    limits = clock.repeats.limits
    turn = int(changed) if clock.repeats.changes_on else min(times_met, len(limits)) - 1
    own = limit_of(clock, settings) if clock.code in settings else None
    return add_limit(met_on, own or limits[turn])


def _arms(clock: Clock, met_on: date, started_on: date | None) -> bool:
    if not clock.from_month and clock.until_month is None:
        return True
    if started_on is None:
        raise ValueError(f"{clock.code} ({clock.name}) is bounded in months: pass started_on=.")
    begins = add_months(started_on, clock.from_month)
    return begins <= met_on and (clock.until_month is None or met_on < add_months(started_on, clock.until_month))
