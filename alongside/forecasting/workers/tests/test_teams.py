"""Teams share the council's work: none of it is lost or made twice, and what is small is not known well."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.money.tests.histories import STATES, lived, month_ends
from alongside.forecasting.workers.needed import needed, work_by_state
from alongside.forecasting.workers.rates import Rate, Weights, shipped_rates
from alongside.forecasting.workers.supply import Workforce
from alongside.forecasting.workers.teams import Team, by_lot, other_work_of_teams, staff_teams, work_of_teams

SEED = 11
ENDS = month_ends(date(2026, 3, 1), 25)
_, RATES = shipped_rates()
WEIGHTS = Weights({"Fostering": 1.3, "Residential": 1.3, "Child in need": 1.0}, arrival=0.8, move=0.5)
SURE = replace(RATES, **{name: replace(getattr(RATES, name), spread=0.0) for name in ("sickness", "leave")})
NOBODY = Workforce(posts=0, permanent=0)


def council(runs=2, each=40):
    """Children of whom half are followed by others within the two years."""
    known = [(run, state, ENDS[0], ENDS[-1]) for run in range(runs) for state in STATES for _ in range(each)]
    half = len(known) // 2
    paths = lived(ENDS, [*known[:half], *((run, state, ENDS[0], ENDS[9]) for run, state, _, _ in known[half:])])
    later = lived(ENDS, [(run, state, date(2027, 2, 1), ENDS[-1]) for run, state, _, _ in known[half:]])
    ends = np.zeros_like(paths.ends)
    ends[:, 9] = paths.children[:, 9] - paths.children[:, 10]
    return replace(
        paths,
        children=paths.children + later.children,
        days=paths.days + later.days,
        starts=paths.starts + later.starts,
        ends=ends,
    )


def teams_of(parts, **more):
    """Teams with these parts of the work of each state."""
    return [Team(str(at), NOBODY, dict.fromkeys(STATES, part), **more) for at, part in enumerate(parts)]


parts = st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any)


@settings(max_examples=50, deadline=None)
@given(parts)
def test_the_work_of_teams_that_share_all_of_it_adds_up_to_all_of_it_in_every_run(parts):
    paths = council()
    shared = work_of_teams(paths, teams_of([part / sum(parts) for part in parts]), WEIGHTS, SEED)
    assert np.allclose(shared.sum(axis=2), work_by_state(paths, WEIGHTS).sum(axis=2))
    assert shared.min() >= 0
    assert (shared[:, :, [part == 0 for part in parts]] == 0).all()


@settings(max_examples=25, deadline=None)
@given(parts, st.floats(0, 1))
def test_work_of_no_team_is_given_to_none(parts, theirs):
    paths = council()
    shared = work_of_teams(paths, teams_of([theirs * part / sum(parts) for part in parts]), WEIGHTS, SEED)
    assert (shared.sum(axis=2) <= work_by_state(paths, WEIGHTS).sum(axis=2) * (1 + 1e-9)).all()


def test_where_nobody_comes_or_goes_each_keeps_exactly_its_share():
    paths = lived(ENDS, [(run, state, ENDS[0], ENDS[-1]) for run in (0, 1) for state in STATES for _ in range(10)])
    assert not by_lot(paths).any()
    shared = work_of_teams(paths, teams_of([0.1, 0.9]), WEIGHTS, SEED)
    assert np.allclose(shared, work_by_state(paths, WEIGHTS).sum(axis=2)[:, :, None] * [0.1, 0.9])


def test_where_all_are_others_a_share_lies_as_wide_as_if_each_were_sent_by_lot():
    children = np.full((400, 3, 1), 50, dtype=np.int32)
    gone = np.full((400, 2, 1), 50, dtype=np.int32)
    days = np.full((400, 2, 1), 50 * 30, dtype=np.float32)
    nothing = np.zeros((400, 2, 1, 1), dtype=np.int32)
    paths = replace(
        council(), months=ENDS[:3], states=("Fostering",), children=children, days=days, starts=gone, ends=gone,
        moves=nothing,
    )  # fmt: skip
    shared = work_of_teams(paths, teams_of([0.2, 0.3, 0.5]), Weights({"Fostering": 1.0}), SEED)
    held = shared[:, 1] / shared[:, 1].sum(axis=1, keepdims=True)
    assert held.mean(axis=0) == pytest.approx([0.2, 0.3, 0.5], abs=0.01)
    assert held.std(axis=0) == pytest.approx([(part * (1 - part) / 50) ** 0.5 for part in (0.2, 0.3, 0.5)], rel=0.1)


def test_a_team_that_has_everything_needs_what_the_council_needs():
    paths = council()
    one = Team("all", Workforce(posts=9, permanent=6, other_work=12.0), dict.fromkeys(STATES, 1.0))
    (found,) = staff_teams(paths, [one], WEIGHTS, RATES, seed=SEED)
    assert np.allclose(found.needed, needed(paths, WEIGHTS, RATES, seed=SEED, other_work=12.0).workers)
    assert (found.in_post <= 9).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.5, 60), min_size=1, max_size=6))
def test_other_work_is_shared_out_again_and_stays_as_much_as_it_was(held):
    paths = council()
    teams = [Team(str(at), replace(NOBODY, other_work=work), {}) for at, work in enumerate(held)]
    other = other_work_of_teams(paths, teams, SEED)
    assert np.allclose(other.sum(axis=2), sum(held))
    assert other.min() >= 0
    if len(held) > 1:
        assert (other[:, 0] != other[:, -1]).any()


def test_the_smaller_team_is_known_less_well_for_its_size():
    paths = council(each=60)
    paths = replace(
        paths,
        **{
            name: np.repeat(getattr(paths, name), 100, axis=0)
            for name in ("children", "days", "starts", "ends", "moves")
        },
    )
    small, large = (
        Team(name, Workforce(posts=people, permanent=people), dict.fromkeys(STATES, part))
        for name, people, part in (("small", 2, 0.1), ("large", 18, 0.9))
    )
    sure = replace(SURE, turnover=Rate(0.118), strain=Rate(0.1), filled=Rate(0.25))
    found = staff_teams(paths, [small, large], WEIGHTS, sure, seed=SEED)
    for measure in ("needed", "in_post", "caseload"):
        wide = [float(np.std(getattr(one, measure)[:, -1]) / np.mean(getattr(one, measure)[:, -1])) for one in found]
        assert wide[0] > wide[1], measure


def test_teams_that_have_more_than_all_are_refused():
    with pytest.raises(ValueError, match="more than all of the work with children in 'Fostering'"):
        work_of_teams(council(), teams_of([0.7, 0.7]), WEIGHTS, SEED)
