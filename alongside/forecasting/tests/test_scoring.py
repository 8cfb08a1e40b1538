"""Scores mean what they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.forecasting.backtest import LINES, OURS, backtest, origins
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scoring import crps, held_too_seldom, judged, line_judged, scores
from alongside.forecasting.tests.making import ORIGIN, council

numbers = st.floats(-1000, 1000)


@given(numbers, numbers)
def test_a_single_line_scores_its_absolute_error(said, came):
    assert crps(np.array([said]), came) == pytest.approx(abs(said - came))
    assert crps(np.full(7, said), came) == pytest.approx(abs(said - came))
    assert line_judged(said, came).crps == abs(said - came)


def test_of_a_normal_spread_it_is_the_known_figure():
    """0.2337 standard deviations where the mean comes true (Gneiting and Raftery, 2007, equation 5)."""
    drawn = np.random.default_rng(1).standard_normal(200_000) * 10
    assert crps(drawn, 0.0) == pytest.approx(2.337, rel=0.02)


@given(st.lists(numbers, min_size=1, max_size=30), numbers)
def test_it_is_the_mean_distance_less_half_the_mean_distance_within(drawn, came):
    values = np.array(drawn)
    expected = np.abs(values - came).mean() - np.abs(values[:, None] - values).mean() / 2
    assert crps(values, came) == pytest.approx(expected, abs=1e-6)


def test_ranges_that_hold_are_counted():
    spread = np.arange(101.0)
    together = scores([judged(spread, 50.0), judged(spread, 5.0), judged(spread, 101.0)])
    assert (together.cover_80, together.cover_95) == pytest.approx((1 / 3, 2 / 3))
    assert together.width_80 == pytest.approx(80.0)
    assert together.bias == pytest.approx(50 - 156 / 3)


def test_nothing_to_score_is_refused():
    with pytest.raises(ValueError, match="no forecast"):
        scores([])


def test_a_backtest_forecasts_from_each_past_year_and_never_from_its_own():
    history = council(a_year=150)
    found = backtest(history, runs=40, workers=1)
    assert {trial.origin.year for trial in found.trials} == {2022, 2023}
    assert all(trial.origin < ORIGIN for trial in found.trials)
    for method in (OURS, *LINES):
        assert found.of(method, TOTAL, 12).count == 2
        assert found.of(method, TOTAL, 24).count == 1
        assert found.of(method, TOTAL, 36) is None
    assert found.of(OURS, TOTAL, 12).cover_80 is not None
    assert found.of("as today", TOTAL, 12).cover_80 is None


def test_a_short_history_has_no_origin_to_be_tested_from():
    history = council().since(council().origin.replace(year=2022, month=4, day=1))
    assert origins(history) == []
    assert backtest(history).honest is None


@pytest.mark.parametrize(
    ("held", "of", "too_seldom"),
    [(0, 0, False), (2, 3, False), (0, 3, True), (3, 3, False), (9, 15, False), (8, 15, True)],
)
def test_few_forecasts_prove_little(held, of, too_seldom):
    assert held_too_seldom(held, of) is too_seldom
