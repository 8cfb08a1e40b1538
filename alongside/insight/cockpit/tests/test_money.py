"""This year's whole cost from the months that are forecast, and what a scenario avoids, on forecasts of nobody."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.forecasting.money.budget import Budget, Line, Price
from alongside.forecasting.money.costs import cost
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.paths import Paths
from alongside.forecasting.workers.supply import Workforce
from alongside.insight.ahead.histories import Known
from alongside.insight.ahead.results import Results, Workers, money_of, where_of
from alongside.insight.ahead.workers_now import Start
from alongside.insight.cockpit import money, staffing

ORIGIN = month_of(date(2026, 10, 31))
PRICE = Price(holds_from=date(2024, 4, 1), pence=70_000, source="Made up.", verified=True)
BUDGET = Budget((Line(name="Homes", per="child_week", of=("Fostering",), prices=(PRICE,)),))


def forecast(children: int, *, known: int, months: int = 17, runs: int = 3) -> Results:
    """A council whose children are always as many: nothing is random, so that every sum can be done by hand."""
    ends = tuple(month_end(ORIGIN + at) for at in range(months + 1))
    counts = np.full((runs, months + 1, 1), children, dtype=np.int32)
    days = np.array([[end.day * children] for end in ends[1:]], dtype=np.float32)
    nothing = np.zeros((runs, months, 1), dtype=np.int32)
    paths = Paths(
        "as-now",
        ends,
        ("Fostering",),
        counts,
        np.broadcast_to(days, (runs, months, 1)).copy(),
        nothing,
        nothing,
        np.zeros((runs, months, 1, 1), dtype=np.int32),
    )
    before = tuple(month_end(ORIGIN - at) for at in range(11, -1, -1))
    held = Known(before, ("Fostering",), np.full((12, 1), known, dtype=np.int32), ())
    none = np.zeros((runs, months), dtype=np.float32)
    workers = Workers(ends[1:], 5, none, none, none, none, none, none)
    told = money_of(cost(paths, BUDGET, seed=1), ())
    start = Start(date(2026, 11, 24), Workforce(posts=0, permanent=0), ())
    where = where_of([], ends[1:])
    return Results(
        "care",
        "as-now",
        "As now",
        1,
        ends,
        ("Fostering",),
        counts.astype(np.uint16),
        held,
        told,
        workers,
        where,
        start,
        (),
    )


@given(children=st.integers(1, 2000))
def test_the_whole_year_of_a_council_that_does_not_change_is_its_weeks_at_their_price(children):
    year, after = money.costs(forecast(children, known=children), BUDGET)
    weeks = 365 / 7
    assert year.lived == 7
    assert year.total.middle == pytest.approx(children * weeks * PRICE.pence, rel=1e-3)
    assert after.total.middle == pytest.approx(children * (366 / 7) * PRICE.pence, rel=1e-3)


@given(children=st.integers(1, 500), known=st.integers(0, 500))
def test_months_lived_with_other_children_cost_what_those_cost(children, known):
    year = money.costs(forecast(children, known=known), BUDGET)[0]
    lived, to_come = 214, 151  # days from April to October, and from November to March
    assert year.total.middle == pytest.approx((known * lived + children * to_come) / 7 * PRICE.pence, rel=1e-3)


@given(one=st.integers(0, 500), other=st.integers(0, 500))
def test_what_one_avoids_the_other_costs_more(one, other):
    first, second = forecast(one, known=one), forecast(other, known=other)
    there, back = money.avoided(first, second), money.avoided(second, first)
    assert [each.pence.middle for each in there] == [-each.pence.middle for each in back]
    assert all(each.chance in (0, 100) and (each.chance == 100) is (one > other) for each in there)


def test_a_year_that_is_not_forecast_to_its_end_is_left_out():
    assert [year.year for year in money.costs(forecast(10, known=10, months=20), BUDGET)] == ["2026-27", "2027-28"]


def test_when_to_advertise_is_as_long_before_as_a_post_takes_to_fill():
    months = tuple(month_end(ORIGIN + at) for at in range(1, 37))
    short = np.zeros((3, 36), dtype=np.float32)
    short[:, 20:] = 4
    workers = Workers(months, 5, short, short, short, short, short, short)
    found = staffing.lacking(workers, date(2026, 11, 24))
    assert found.most.workers == 4
    assert (found.most.needed_on, found.most.advertise_by) == (date(2028, 7, 1), date(2028, 2, 1))
    assert not found.most.late
