"""The record as histories: each child in one place on any day, from early help to leaving care."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alongside.insight.extracts.journey import GRAVEST, JOURNEY, Time, one_at_a_time

FIRST = date(2024, 1, 1)
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def a_time(draw):
    began = draw(days)
    ended = draw(st.none() | st.integers(0, 30).map(lambda n: began + timedelta(days=n)))
    return Time(draw(st.sampled_from(GRAVEST)), began, ended)


def held(times, day):
    return {one.state for one in times if one.starts_on <= day and (one.ends_on is None or one.ends_on > day)}


@given(st.lists(a_time(), max_size=6))
def test_on_every_day_a_child_is_in_the_gravest_state_that_holds_and_in_no_other(times):
    told = one_at_a_time(times)
    for number in range(-1, 95):
        day = FIRST + timedelta(days=number)
        gravest = [state for state in GRAVEST if state in held(times, day)][:1]
        assert sorted(held(told, day)) == gravest


@given(st.lists(a_time(), max_size=6))
def test_a_state_that_goes_on_is_told_once(times):
    told = one_at_a_time(times)
    assert all(one.state != other.state or one.ends_on != other.starts_on for one, other in pairwise(told))
    assert told == sorted(told, key=lambda one: one.starts_on)


def test_every_state_has_its_place_in_the_journey():
    assert {state.name for state in JOURNEY} == set(GRAVEST)
