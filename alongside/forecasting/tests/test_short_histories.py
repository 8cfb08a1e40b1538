"""A history of a year or two has seen nobody for long: what it has not seen leans on what it has."""

from datetime import date

import numpy as np

from alongside.forecasting.model.fit import fit
from alongside.forecasting.model.pooling import neighbours
from alongside.forecasting.simulation.simulate import simulate
from alongside.forecasting.tests.making import ORIGIN, journey

A_YEAR_BEFORE = date(2023, 4, 1)


def test_a_cell_without_a_child_leans_on_its_own_state():
    """State 0 is left ten times as often as state 1; nobody stayed in either for long."""
    lived = np.array([[[1000.0, 0.0]], [[1000.0, 0.0]]])
    events = np.array([[[300.0, 0.0]], [[30.0, 0.0]]])
    rate = neighbours(events, lived)
    assert rate[0, 0, 1] > 4 * rate[1, 0, 1]


def test_children_who_left_longer_ago_than_the_history_tells_do_not_all_come_back():
    short = journey().since(A_YEAR_BEFORE)
    spells = short.columns
    came = int((spells.arrived & (spells.start >= A_YEAR_BEFORE.toordinal())).sum())
    paths = simulate(fit(short), months=36, runs=60, seed=1, workers=1)
    yearly = paths.starts.sum(axis=2).reshape(60, 3, 12).sum(axis=2).mean(axis=0)
    assert (yearly < 1.4 * came).all()
    assert short.origin == ORIGIN
