"""Sentences built from plain answers: as sure as somebody says, and taken out again as they were put in."""

from datetime import date
from math import log

from hypothesis import given
from hypothesis import strategies as st

from alongside.forecasting.scenarios.effects import GROUPS, PLACEMENTS, Scenario
from alongside.forecasting.scenarios.reading import TENTH
from alongside.insight.ahead import building
from alongside.insight.ahead.views.scenarios import EMPTY

ORIGIN = date(2026, 10, 31)
starts = st.sampled_from(building.months_from(ORIGIN))
sure = st.sampled_from(list(building.SURE))
flows = st.fixed_dictionaries(
    {
        "starts": starts,
        "does": st.sampled_from(["entries", "exits", "moves"]),
        "state": st.just("Fostering"),
        "to": st.just("Residential"),
        "group": st.sampled_from(list(GROUPS)),
        "percent": st.integers(1, 100),
        "way": st.sampled_from(["fewer", "more"]),
        "ramp_months": st.integers(0, 60),
        "sure": sure,
    }
)
places = st.fixed_dictionaries(
    {
        "starts": starts,
        "state": st.sampled_from(PLACEMENTS),
        "number": st.integers(1, 1000),
        "takes_from": st.just(""),
        "ramp_months": st.integers(0, 60),
        "fill_months": st.integers(1, 60),
        "percent": st.integers(1, 100),
    }
)
changes = st.lists(st.tuples(st.just("flow"), flows) | st.tuples(st.just("places"), places), min_size=1, max_size=5)


def built(some) -> Scenario:
    scenario = EMPTY
    for kind, answers in some:
        scenario = building.added(scenario, kind, answers)
    return scenario


@given(changes)
def test_a_scenario_under_way_is_read_back_as_it_was(some):
    scenario = built(some)
    assert building.begun(building.kept(scenario), ORIGIN) == scenario


@given(changes)
def test_every_sentence_can_be_said_and_taken_out(some):
    scenario = built(some)
    while sentences := list(building.said(scenario)):
        assert all(one.text.startswith("From ") and one.text.endswith(".") for one in sentences)
        scenario = building.without(scenario, sentences[-1].kind, sentences[-1].number)
    assert scenario == EMPTY


@given(st.integers(1, 99), st.sampled_from(["fewer", "more"]), sure)
def test_the_range_holds_the_change_and_is_the_wider_the_less_sure(percent, way, how):
    multiplier = 1 + percent / 100 * (-1 if way == "fewer" else 1)
    spread = building.spread(multiplier, how)
    off = building.SURE[how][1] * abs(multiplier - 1)
    assert spread >= 0
    if off and multiplier - off > building.LEAST:
        widest = (multiplier + off) / (multiplier - off)
        assert abs(2 * TENTH * spread - log(widest)) < 1e-9
    assert building.spread(multiplier, "certain") == 0
