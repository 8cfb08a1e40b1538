from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.clocks import Limit, clock
from alongside.law.due import add_hours, add_limit, add_months, armed_again, birthday, due, local_day

LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 9, 1)
days = st.dates(date(1995, 1, 1), date(2040, 12, 31))
moments = st.datetimes(datetime(1995, 1, 1), datetime(2040, 1, 1), timezones=st.just(LONDON), allow_imaginary=False)


def due_by(code, start, **options):
    return due(clock(code, TODAY), start, **options)


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("FD01", date(2026, 4, 2), date(2026, 4, 7)),
        ("AS01", date(2026, 1, 5), date(2026, 3, 9)),
        ("CP01", date(2025, 12, 15), date(2026, 1, 8)),
        ("CP03", date(2026, 3, 27), date(2026, 4, 14)),
        ("CP05", date(2025, 11, 30), date(2026, 2, 28)),
        ("LA01", date(2026, 3, 23), date(2026, 4, 22)),
        ("LA02", date(2026, 4, 22), date(2026, 7, 22)),
        ("LA11", date(2026, 4, 22), date(2026, 4, 29)),
        ("CT03", date(2026, 1, 1), date(2026, 7, 2)),
        ("CP12", date(2026, 1, 1), date(2026, 1, 9)),
        ("FD03", date(2026, 1, 3), date(2026, 1, 3)),
        ("CP08", date(2026, 4, 7), date(2026, 4, 2)),
        ("WF04", date(2026, 4, 1), date(2026, 9, 30)),
        ("IN02", date(2026, 4, 1), date(2027, 3, 31)),
        ("FD04", date(2026, 1, 1), None),
        ("LA30", date(2026, 1, 1), None),
    ],
)
def test_what_each_way_of_counting_gives(code, start, expected):
    assert due_by(code, start) == expected


def test_a_start_late_in_the_evening_belongs_to_the_day_in_england():
    summer_night = datetime(2026, 7, 6, 23, 30, tzinfo=UTC)
    assert local_day(summer_night) == date(2026, 7, 7)
    assert due_by("FD01", summer_night) == date(2026, 7, 8)


def test_police_protection_over_the_change_of_the_clocks_is_72_hours_not_three_noons():
    taken = datetime(2026, 3, 28, 12, 0, tzinfo=LONDON)
    assert due_by("CP11", taken) == datetime(2026, 3, 31, 13, 0, tzinfo=LONDON)


def test_hours_need_a_time_with_its_zone():
    with pytest.raises(ValueError, match="needs the time"):
        due_by("CP11", date(2026, 3, 28))
    with pytest.raises(ValueError, match="time zone"):
        due_by("FD01", datetime(2026, 3, 28, 12, 0))


@given(moments, st.integers(0, 24 * 40))
def test_hours_are_elapsed_hours(start, hours):
    assert add_hours(start, hours).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


@given(days, st.integers(0, 24))
def test_months_keep_the_day_or_clamp_to_the_month_end(start, months):
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(days, days, st.integers(0, 24))
def test_months_keep_order(one, other, months):
    assert (one <= other) <= (add_months(one, months) <= add_months(other, months))


def test_a_leap_day_child_comes_of_age_on_the_first_of_march():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)


def test_an_age_counts_from_birth_not_from_the_event():
    assert due_by("LV09", date(2026, 5, 1), born=date(2008, 5, 1)) == date(2033, 5, 1)
    with pytest.raises(ValueError, match="date of birth"):
        due_by("LV09", date(2026, 5, 1))


def test_school_days_need_the_school_calendar():
    half_term = {date(2026, 10, day) for day in range(26, 31)}

    def in_school(day):
        return day.weekday() < 5 and day not in half_term

    assert due_by("ED08", date(2026, 10, 22)) is None
    assert due_by("ED08", date(2026, 10, 22), is_school_day=in_school) == date(2026, 11, 6)
    with pytest.raises(ValueError, match="school's calendar"):
        due_by("ED08", date(2026, 10, 22), is_school_day=lambda _: False)


def test_a_council_sets_its_own_habits_and_only_those():
    four_weekly = Limit(4, "week")
    assert due_by("CP04", date(2026, 1, 1)) == date(2026, 2, 12)
    assert due_by("CP04", date(2026, 1, 1), settings={"CP04": four_weekly}) == date(2026, 1, 29)
    with pytest.raises(ValueError, match="a council cannot change it"):
        due_by("CP01", date(2026, 1, 1), settings={"CP01": four_weekly})


def test_a_repeating_clock_is_armed_again_from_the_day_it_was_met():
    visit = clock("CP07", TODAY)
    assert armed_again(visit, date(2026, 4, 1)) == date(2026, 4, 17)
    assert armed_again(visit, date(2026, 4, 1), {"CP07": Limit(1, "week")}) == date(2026, 4, 8)
    assert armed_again(clock("CP01", TODAY), date(2026, 4, 1)) is None


def test_intervals_follow_each_other_and_the_last_goes_on():
    adoptive_review = clock("AO13", TODAY)
    met = date(2026, 1, 31)
    assert armed_again(adoptive_review, met, times_met=1) == date(2026, 4, 30)
    assert armed_again(adoptive_review, met, times_met=2) == date(2026, 7, 31)
    assert armed_again(adoptive_review, met, times_met=5) == date(2026, 7, 31)


def test_private_fostering_visits_lengthen_after_a_year():
    first_year, later = clock("FD07", TODAY), clock("FD08", TODAY)
    aware = date(2025, 3, 1)
    assert due(first_year, aware) == date(2025, 4, 12)
    assert due(later, aware) is None
    for met_on, expected in (
        (date(2026, 2, 28), (date(2026, 4, 11), None)),
        (date(2026, 3, 1), (None, date(2026, 5, 24))),
    ):
        assert tuple(armed_again(each, met_on, started_on=aware) for each in (first_year, later)) == expected
    with pytest.raises(ValueError, match="started_on"):
        armed_again(later, date(2026, 3, 1))


@given(days, st.sampled_from(["day", "week", "month", "year"]), st.integers(0, 60))
def test_before_and_after_lie_on_either_side(start, unit, value):
    assert add_limit(start, Limit(value, unit, direction="before")) <= start
    assert add_limit(start, Limit(value, unit)) >= start
