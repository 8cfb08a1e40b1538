from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.working_days import add_working_days, is_working_day, working_days_between

days = st.dates(date(1995, 1, 1), date(2040, 12, 31))
working_days = days.filter(is_working_day)
counts = st.integers(1, 120)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # Christmas Eve: Christmas, Boxing Day and a weekend between
        (date(2021, 12, 24), 1, date(2021, 12, 29)),  # both holidays fall on the weekend and move to Monday, Tuesday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Maundy Thursday: Good Friday and Easter Monday between
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # the jubilee weekend
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # the late Queen's funeral
        (date(2020, 5, 1), 5, date(2020, 5, 11)),  # the May holiday moved to Friday 8 May
        (date(2026, 1, 3), 1, date(2026, 1, 5)),  # from a Saturday
        (date(2026, 1, 3), 0, date(2026, 1, 3)),
    ],
)
def test_counts_across_bank_holidays(start, count, expected):
    assert add_working_days(start, count) == expected


def test_scottish_holidays_are_working_days_in_england():
    assert is_working_day(date(2026, 1, 2))
    assert is_working_day(date(2026, 11, 30))


@given(days, counts)
def test_lands_on_a_working_day(start, count):
    assert is_working_day(add_working_days(start, count))
    assert is_working_day(add_working_days(start, -count))


@given(days, counts)
def test_one_more_day_is_later(start, count):
    assert add_working_days(start, count + 1) > add_working_days(start, count)


@given(days, counts)
def test_a_later_start_is_never_due_earlier(start, count):
    assert add_working_days(start + timedelta(days=1), count) >= add_working_days(start, count)


@given(working_days, counts)
def test_taking_away_undoes_adding(start, count):
    assert add_working_days(add_working_days(start, count), -count) == start


@given(days, counts)
def test_counts_between_what_was_added(start, count):
    assert working_days_between(start, add_working_days(start, count)) == count


@given(days, days)
def test_between_turns_round(start, end):
    assert working_days_between(start, end) == -working_days_between(end, start)
