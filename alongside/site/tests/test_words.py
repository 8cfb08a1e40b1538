"""Days and clocks are said the same way everywhere, and mean what they say."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.pages.words import age, ago, clock, clock_time, day, short_day, since

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
TODAY = date(2026, 11, 24)


def test_a_day_is_written_in_full() -> None:
    assert day(date(2026, 11, 4)) == "4 November 2026"
    assert short_day(date(2026, 11, 4)) == "4 Nov 2026"
    assert day(None) == ""


def test_a_moment_is_told_in_english_time() -> None:
    just_after_midnight_in_summer = datetime(2026, 6, 30, 23, 5, tzinfo=UTC)
    assert day(just_after_midnight_in_summer) == "1 July 2026"
    assert clock_time(just_after_midnight_in_summer) == "12:05am"
    assert clock_time(datetime(2026, 11, 24, 14, 5, tzinfo=UTC)) == "2:05pm"


def test_how_far_a_due_day_is() -> None:
    said = [ago(TODAY + timedelta(days=gap), TODAY) for gap in (-3, -1, 0, 1, 5)]
    assert said == ["3 days overdue", "1 day overdue", "today", "tomorrow", "in 5 days"]


def test_how_long_ago_something_was() -> None:
    assert [since(TODAY - timedelta(days=gap), TODAY) for gap in (0, 1, 9, 6112)] == [
        "today",
        "yesterday",
        "9 days ago",
        "16 years ago",
    ]


@given(due=DAYS, today=DAYS)
def test_overdue_is_said_exactly_when_the_day_has_passed(due: date, today: date) -> None:
    assert ("overdue" in ago(due, today)) == (due < today)
    assert ("overdue" in clock(due, today).text) == (due < today) == (clock(due, today).kind == "bad")


@given(due=DAYS, met=DAYS, today=DAYS)
def test_a_clock_that_was_met_is_never_overdue(due: date, met: date, today: date) -> None:
    says = clock(due, today, met)
    assert "overdue" not in says.text
    assert ("late" in says.text) == (met > due)


def test_an_age_is_said_as_people_say_it() -> None:
    born = {date(2026, 11, 3): "3 weeks", date(2026, 5, 25): "5 months", date(2019, 11, 25): "6 years"}
    assert {on: age(on, TODAY) for on in born} == born
    assert age(date(2027, 1, 3), TODAY) == "not yet born"


@given(born=DAYS, years=st.integers(2, 24))
def test_a_child_turns_a_year_older_on_the_birthday_and_not_before(born: date, years: int) -> None:
    assume((born.month, born.day) != (2, 29))
    birthday = born.replace(year=born.year + years)
    assert age(born, birthday) == f"{years} years"
    assert age(born, birthday - timedelta(days=1)) != f"{years} years"
