"""Working days in England: not Saturday, Sunday or a bank holiday (Christmas Day and Good Friday among them).

Source: the definition in SI 2006/1738 regulation 2 (which also names Boxing Day). The trigger date is day 0.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

import holidays

_DAY = timedelta(days=1)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Is this a day on which a council office in England works?"""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@lru_cache(maxsize=50_000)
def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start` (before it when negative); `start` itself when 0.

    Zero means "the same day" and is not moved, even from a weekend: what is due at once is due at once.
    """
    step = _DAY if count > 0 else -_DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start`, up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + _DAY * offset) for offset in range(1, (end - start).days + 1))
