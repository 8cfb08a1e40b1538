"""Yearly figures alone: what is learned of many holds for one of them."""

import numpy as np
import pytest

from alongside.forecasting.published import Published, growth_of, learn


def figures(seed=1, wander=0.05, authorities=400):
    chance = np.random.default_rng(seed)
    first = chance.uniform(100, 1500, authorities)
    steps = np.exp(np.cumsum(chance.normal(0, wander, (authorities, 5)), axis=1))
    children = np.c_[first, first[:, None] * steps]
    starts = children * 0.4
    ceased = starts - np.c_[np.zeros(authorities), np.diff(children, axis=1)]
    return Published(tuple(range(2020, 2026)), children, starts, ceased)


@pytest.mark.parametrize("ahead", [1, 2])
def test_ranges_hold_as_often_as_they_say_where_numbers_wander(ahead):
    known = figures().until(2023)
    learned = learn(known, ahead)
    now, growth = known.children[:, -1], growth_of(known)[:, -1]
    low, high = learned.quantiles(now, growth, [0.1, 0.9])
    came = figures().children[:, known.years.index(2023) + ahead]
    assert ((low <= came) & (came <= high)).mean() == pytest.approx(0.8, abs=0.08)


def test_growth_that_is_chance_hardly_goes_on():
    known = figures()
    assert abs(learn(known, 1).goes_on) < 0.2


def test_the_longer_ahead_the_wider():
    known, hundred = figures(), np.array([100.0])
    assert learn(known, 3).spread(hundred) > learn(known, 1).spread(hundred)


def test_more_years_than_there_are_is_refused():
    with pytest.raises(ValueError, match="cannot be learned"):
        learn(figures().until(2021), 2)
