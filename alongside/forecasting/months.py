"""Calendar months as numbers: year times twelve plus month, counted from nought."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray


def month_of(day: date) -> int:
    """The number of the month that a day lies in."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """The first day of the month of that number."""
    return date(month // 12, month % 12 + 1, 1)


def month_end(month: int) -> date:
    """The last day of the month of that number."""
    return first_day(month + 1) - timedelta(days=1)


def month_end_before(day: date) -> date:
    """The day itself where it is a month's last, or the last day of the month before."""
    return first_day(month_of(day + timedelta(days=1))) - timedelta(days=1)


def first_after(day: date) -> int:
    """The ordinal of the day after."""
    return day.toordinal() + 1


def months_of(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of the month of each of these ordinals."""
    stamps = (np.clip(days, 1, date(9998, 1, 1).toordinal()) - 719_163).astype("datetime64[D]")
    return stamps.astype("datetime64[M]").astype(np.int64) + 1970 * 12


def first_days(months: NDArray[np.int64]) -> NDArray[np.int64]:
    """The ordinal of the first day of each of these months."""
    return (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + 719_163
