"""The record as histories: each child in one place on any day, from early help to leaving care."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alongside.history.acting import acting
from alongside.insight.extracts.journey import GRAVEST, JOURNEY, Time, journey_history, one_at_a_time
from alongside.pathway.care.factories import in_care
from alongside.pathway.edge_of_care.actions import Ended, end
from alongside.pathway.edge_of_care.factories import support_at_the_edge
from alongside.pathway.family_plan.factories import a_plan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.factories import a_child

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


def told_of(child, by):
    """The states of a child's journey, each with its first day and the day after its last."""
    with acting(by.pk):
        history = journey_history(opens_on=FIRST, origin=date(2024, 12, 31))
    spells = history.columns
    rows = zip(spells.state, spells.start, spells.end, strict=True)
    return [(history.names[state], start - FIRST.toordinal(), end - FIRST.toordinal()) for state, start, end in rows]


def test_the_edge_of_care_comes_before_the_plan_beneath_it_and_care_before_both(cast):
    began = [FIRST + timedelta(days=n) for n in (10, 30, 90)]
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
        a_plan(child, on=began[0], by=cast.femi)
    with acting(cast.mina.pk):
        support_at_the_edge(child, on=began[1], by=cast.mina)
        in_care(child, by=cast.mina, on=began[2])
    told = told_of(child, cast.nadia)
    assert [row[:2] for row in told] == [("Child in need", 10), ("Edge of care", 30), ("Fostering", 90)]
    assert [row[2] for row in told[:2]] == [30, 90]


def test_who_has_a_protection_plan_is_counted_there_and_at_the_edge_after_it(cast):
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
        days = {"started_on": FIRST, "ended_on": FIRST + timedelta(days=50)}
        categories = {"initial_category": "NEG", "latest_category": "NEG"}
        ProtectionPlan.objects.create(child=child, recorded_by=cast.femi, **days, **categories)
    with acting(cast.mina.pk):
        support_at_the_edge(child, on=FIRST + timedelta(days=20), by=cast.mina)
        end(children=[Ended(child, outcome="home", reason="Calm")], on=FIRST + timedelta(days=80), by=cast.mina)
    assert told_of(child, cast.nadia) == [("Protection plan", 0, 50), ("Edge of care", 50, 80)]
