"""The yearly facts round a birthday, derived from what was recorded as it happened. Marlon is 19 on 10 October 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from alongside.history.acting import acting
from alongside.pathway.leaving_care.actions import keep_in_touch
from alongside.pathway.leaving_care.factories import a_home
from alongside.pathway.leaving_care.living.actions import start_activity
from alongside.pathway.leaving_care.questions import AroundBirthday, around_birthday, birthday_in

NINETEEN = date(2026, 10, 10)


@pytest.fixture
def at_home(cast, marlon):
    with acting(cast.katya.pk):
        a_home(marlon, on=date(2025, 10, 10), by=cast.katya, kind="D", suitability="2", not_suitable_why="Damp")
        start_activity(child=marlon, code="P5", on=date(2026, 1, 5), by=cast.katya)
        start_activity(child=marlon, code="F2", on=date(2026, 9, 1), by=cast.katya, instead=False)
    return marlon


def touch(cast, child, on, code="YES", how="call"):
    with acting(cast.katya.pk):
        keep_in_touch(child=child, how=how, in_touch=code, on=on, by=cast.katya)


def facts(cast, child, year=2027):
    with acting(cast.katya.pk):
        return around_birthday(child, year)


def test_in_touch_doing_two_things_and_living_somewhere_unsuitable(cast, at_home):
    touch(cast, at_home, date(2026, 7, 10))  # three months before, to the day
    assert facts(cast, at_home) == AroundBirthday(19, NINETEEN, "YES", "F2", "D2")


@pytest.mark.parametrize("on", [date(2026, 7, 9), date(2026, 11, 11)])
def test_contact_outside_the_window_does_not_count(cast, at_home, on):
    """The course that he began in September is known all the same; the home of a year ago no longer is."""
    touch(cast, at_home, on)
    assert facts(cast, at_home) == AroundBirthday(19, NINETEEN, "NO", "F2", "0")


@pytest.mark.parametrize("code", ["DIED", "RHOM"])
def test_of_one_who_died_or_went_home_nothing_more_is_told(cast, at_home, code):
    touch(cast, at_home, NINETEEN, code)
    assert facts(cast, at_home) == AroundBirthday(19, NINETEEN, code, "0", "0")


def test_of_those_not_in_touch_the_last_reason_counts(cast, at_home):
    touch(cast, at_home, date(2026, 9, 1), "NO", "unanswered")
    touch(cast, at_home, date(2026, 10, 1), "REFU", "message")
    assert facts(cast, at_home).in_touch == "REFU"


def test_a_year_without_a_birthday_from_17_to_21_has_none(cast, at_home):
    assert facts(cast, at_home, 2024) is None  # 16 in October 2023
    assert facts(cast, at_home, 2025).age == 17
    assert facts(cast, at_home, 2029).age == 21
    assert facts(cast, at_home, 2030) is None


def test_a_spring_birthday_belongs_to_the_year_that_ends_after_it(cast, at_home):
    at_home.born_on = date(2007, 3, 31)
    assert facts(cast, at_home, 2026).birthday == date(2026, 3, 31)
    at_home.born_on = date(2007, 4, 1)
    assert facts(cast, at_home, 2027).birthday == date(2026, 4, 1)


@given(born=dates(date(1999, 1, 1), date(2012, 12, 31)), year=integers(2018, 2035))
def test_the_birthday_asked_about_lies_in_its_collection_year(born, year):
    on = birthday_in(born, year)
    assert date(year - 1, 4, 1) <= on <= date(year, 3, 31)
    assert (on.month, on.day) in {(born.month, born.day), (3, 1)}


def test_where_somebody_moved_just_after_counts_when_nothing_is_known_of_the_day(cast, marlon):
    touch(cast, marlon, NINETEEN)
    with acting(cast.katya.pk):
        a_home(marlon, on=date(2026, 10, 20), by=cast.katya)
    assert facts(cast, marlon) == AroundBirthday(19, NINETEEN, "YES", "", "U1")
