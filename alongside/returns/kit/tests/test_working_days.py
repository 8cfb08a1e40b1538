"""Working days are England's: the table is the calendar's, and counting and adding agree with going day by day."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.kit.bank_holidays import BANK_HOLIDAYS
from alongside.returns.kit.working_days import add, count, is_working_day

DAY = timedelta(days=1)
DAYS = st.dates(date(2005, 6, 1), date(2035, 6, 30))


@pytest.mark.parametrize("year", range(2005, 2036))
def test_the_table_is_the_calendar_of_england(year: int) -> None:
    known = holidays.country_holidays("GB", subdiv="ENG", years=year)
    weekdays = sorted(f"{day:%m%d}" for day in known if day.weekday() < 5)
    assert BANK_HOLIDAYS[year].split() == weekdays


@given(day=DAYS)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(day: date) -> None:
    holiday = f"{day:%m%d}" in BANK_HOLIDAYS[day.year].split()
    assert is_working_day(day) == (day.weekday() < 5 and not holiday)


@given(day=DAYS, days=st.integers(-60, 60))
def test_adding_is_going_day_by_day(day: date, days: int) -> None:
    step, left, at = (DAY if days > 0 else -DAY), abs(days), day
    while left:
        at += step
        left -= is_working_day(at)
    assert add(day, days) == at


@given(day=DAYS, days=st.integers(1, 60))
def test_what_was_added_is_what_is_counted(day: date, days: int) -> None:
    assert count(day, add(day, days)) == days


def test_christmas_and_easter_are_stepped_over() -> None:
    assert add(date(2025, 12, 24), 1) == date(2025, 12, 29)
    assert add(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert add(date(2024, 3, 31), -1) == date(2024, 3, 28), "Easter Sunday, and Good Friday before it"
    assert add(date(2026, 3, 31), -15) == date(2026, 3, 10)


def test_years_without_a_table_still_have_weekends() -> None:
    assert add(date(1990, 1, 5), 1) == date(1990, 1, 8)
    assert add(date(2050, 1, 7), -1) == date(2050, 1, 6)
