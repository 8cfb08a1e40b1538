"""Working days in England: Monday to Friday, bank holidays left out.

Known for 2005 to 2035; in other years only weekends are left out.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache, lru_cache

from alongside.returns.kit.bank_holidays import BANK_HOLIDAYS


@cache
def _holidays() -> tuple[int, ...]:
    """The day numbers of all bank holidays, in order."""
    return tuple(
        date(year, int(day[:2]), int(day[2:])).toordinal()
        for year, days in BANK_HOLIDAYS.items()
        for day in days.split()
    )


def _worked(ordinal: int) -> int:
    """How many working days there were from the first Monday of all to this day, itself included."""
    # Day 1 is a Monday.
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5) - bisect_right(_holidays(), ordinal)


def is_working_day(day: date) -> bool:
    """Whether a council office works on that day."""
    return count(date.fromordinal(day.toordinal() - 1), day) == 1


def count(after: date, until: date) -> int:
    """How many working days there are after a day, up to and with another; below 0 where that is earlier."""
    return _worked(until.toordinal()) - _worked(after.toordinal())


@lru_cache(maxsize=10_000)
def add(day: date, days: int) -> date:
    """The working day that is so many after a day, or before it where `days` is below 0; the day itself for 0."""
    start = day.toordinal()
    if days == 0:
        return day
    if days > 0:
        wanted, reach = _worked(start) + days, range(start + 1, start + 2 * days + 15)
    else:
        wanted, reach = _worked(start - 1) + days + 1, range(start + 2 * days - 15, start)
    return date.fromordinal(reach[bisect_left(reach, wanted, key=_worked)])
