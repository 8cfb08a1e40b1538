"""Laws that hold whatever is simulated: nobody is lost, nobody is twice, luck stays with the child."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.model.fit import fit
from alongside.forecasting.scenarios.effects import AS_NOW, Effect, PlacesAdded, Scenario
from alongside.forecasting.simulation.inputs import apart
from alongside.forecasting.simulation.simulate import simulate
from alongside.forecasting.tests.making import council, journey

FITTED = fit(council())
JOURNEY = fit(journey())


def _without_returns(fitted):
    back = replace(fitted.returns, events=fitted.returns.events * 0, lived=fitted.returns.lived + 1e12)
    return replace(fitted, returns=back)


WITHOUT_RETURNS = _without_returns(FITTED)
MAY = date(2024, 5, 1)
ARRAYS = ("children", "days", "starts", "ends", "moves")

multipliers = st.floats(0.0, 3.0)
effects = st.builds(
    Effect,
    what=st.sampled_from(["entries", "exits", "moves"]),
    starts_on=st.dates(date(2024, 1, 1), date(2025, 6, 1)),
    state=st.sampled_from(["", "Fostering", "Residential", "In care"]),
    to=st.sampled_from(["", "Residential"]),
    group=st.sampled_from(["", "uasc", "under_12", "12_and_over"]),
    multiplier=multipliers,
    spread=st.sampled_from([0.0, 0.3]),
    ramp_months=st.integers(0, 12),
)
places = st.builds(
    PlacesAdded, state=st.just("Residential"), places=st.integers(0, 8), starts_on=st.just(MAY), spread=st.just(0.2)
)
scenarios = st.builds(
    Scenario,
    name=st.just("what-if"),
    title=st.just("What if"),
    sentence=st.just(""),
    effects=st.lists(effects, max_size=3).map(tuple),
    places=st.lists(places, max_size=1).map(tuple),
)


def of(what, multiplier, **more):
    effect = Effect(what=what, starts_on=MAY, multiplier=multiplier, **more)
    return Scenario(name="what-if", title="What if", sentence="", effects=(effect,))


@given(number=st.integers(0, 2**32))
@settings(max_examples=40)
def test_kinds_of_placement_go_ways_of_their_own_that_come_to_nothing_in_all(number):
    here = np.bincount(JOURNEY.here.state, minlength=len(JOURNEY.states)) + 1.0
    ways = apart(np.random.default_rng(number), JOURNEY)
    of_one_group = [state.group == "In care" for state in JOURNEY.states]
    assert np.abs(ways[:, of_one_group]).min() > 0
    assert np.allclose((ways * here)[:, of_one_group].sum(axis=1), 0.0)
    assert np.allclose(ways[:, np.logical_not(of_one_group)], 0.0)


def lived(fitted, scenario=AS_NOW, *, months=18, runs=6, seed=3, **more):
    return simulate(fitted, scenario, months=months, runs=runs, seed=seed, **more)


@settings(deadline=None, max_examples=40)
@given(scenarios, st.integers(0, 2**31), st.sampled_from([FITTED, JOURNEY]))
def test_nobody_is_lost_and_nobody_is_in_two_places(scenario, seed, fitted):
    paths = lived(fitted, scenario, seed=seed)
    change = np.diff(paths.children, axis=1)
    assert (change == paths.starts - paths.ends + paths.moves.sum(axis=2) - paths.moves.sum(axis=3)).all()
    assert min(getattr(paths, name).min() for name in ARRAYS) >= 0
    assert (paths.children[:, 0] == np.bincount(fitted.here.state, minlength=len(paths.states))).all()


@settings(deadline=None, max_examples=20)
@given(scenarios, st.integers(0, 2**31))
def test_a_child_lives_at_most_every_day_of_a_month(scenario, seed):
    paths = lived(FITTED, scenario, seed=seed)
    touched = paths.children[:, :-1].sum(axis=2) + paths.starts.sum(axis=2)
    whole = np.minimum(paths.children[:, :-1].sum(axis=2) - paths.ends.sum(axis=2), paths.children[:, 1:].sum(axis=2))
    lengths = np.array([month.day for month in paths.months[1:]])
    days = paths.days.sum(axis=2)
    assert (days <= touched * lengths + 0.01).all()
    assert (days >= (whole - paths.starts.sum(axis=2)) * lengths - 0.01).all()


@settings(deadline=None, max_examples=20)
@given(st.floats(0.0, 1.0), st.floats(1.0, 4.0))
def test_changing_who_comes_moves_nobody_out_who_is_there(fewer, more):
    """Each such world holds all that happens in the smaller one; coming back sooner is left out, as it moves events."""
    nobody, some, now, many = (lived(WITHOUT_RETURNS, of("entries", times)) for times in (0.0, fewer, 1.0, more))
    for one, other in ((nobody, some), (some, now), (now, many)):
        for name in ARRAYS:
            assert (getattr(other, name) >= getattr(one, name) - (0.01 if name == "days" else 0)).all()


@settings(deadline=None, max_examples=20)
@given(st.floats(0.1, 1.0))
def test_when_leaving_is_harder_no_run_has_fewer_children(multiplier):
    """The same child leaves later, never earlier; who leaves later may come back later, so returns are left out."""
    slower, now = (lived(WITHOUT_RETURNS, scenario) for scenario in (of("exits", multiplier), AS_NOW))
    assert (slower.of("Total") >= now.of("Total")).all()


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_same_seed_gives_the_same_answer_on_any_number_of_workers_and_in_any_parts(workers):
    whole = lived(FITTED, runs=120, workers=1)
    again = lived(FITTED, runs=120, workers=workers)
    second_half = lived(FITTED, runs=60, first=60, workers=workers)
    for name in ARRAYS:
        assert (getattr(whole, name) == getattr(again, name)).all()
        assert (getattr(whole, name)[60:] == getattr(second_half, name)).all()


def test_another_seed_is_other_luck():
    assert (lived(FITTED, seed=1).children != lived(FITTED, seed=2).children).any()


def test_no_entries_and_no_exits_leave_everybody_there_until_they_are_grown_up():
    still = Scenario(
        name="still",
        title="Still",
        sentence="",
        effects=tuple(Effect(what=what, starts_on=date(2024, 1, 1), multiplier=0.0) for what in ("entries", "exits")),
    )
    paths = lived(FITTED, still)
    grown = (FITTED.here.age + 18 >= 18 * 12).sum()
    assert (paths.starts == 0).all()
    assert (paths.ends.sum(axis=(1, 2)) == grown).all()


def test_new_places_fill_up_and_hold_no_more_than_there_are():
    opened = PlacesAdded(state="Residential", places=5, starts_on=MAY, takes_from="Fostering", fill_months=1.0)
    what_if = Scenario(name="home", title="A home", sentence="", places=(opened,))
    more = lived(FITTED, what_if, months=24, runs=50).of("Residential") - lived(FITTED, months=24, runs=50).of(
        "Residential"
    )
    assert (more[:, 0] == 0).all()
    assert 1.0 < more[:, 12:].mean() <= 5.0
    assert more[:, :4].max() <= 5


def test_the_whole_journey_is_served_by_the_same_engine():
    paths = lived(JOURNEY, months=36, runs=50)
    assert paths.states == ("Child in need", "Protection plan", "Fostering", "Residential", "Leaving care")
    into_plan = paths.moves[:, :, 0, 1].sum()
    assert into_plan > 0
    grown_up = paths.moves[:, :, 2, 4].sum()
    assert grown_up > 0
    assert paths.starts[:, :, 0].sum() == paths.starts.sum()


def test_unaccompanied_children_can_be_spoken_of_alone():
    fewer = lived(FITTED, of("entries", 0.0, group="uasc"))
    for name in ARRAYS:
        assert (getattr(fewer, name) == getattr(lived(FITTED), name)).all()
