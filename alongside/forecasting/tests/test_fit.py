"""What a fit finds in a council that was made by known rates."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.histories.spells import IN_CARE, Spell, history_of
from alongside.forecasting.model.fit import fit
from alongside.forecasting.model.habits import COMING
from alongside.forecasting.model.levels import level_of
from alongside.forecasting.model.months_lived import months_lived, stays
from alongside.forecasting.model.pooling import neighbours, pooled
from alongside.forecasting.months import first_day, first_days, month_end_before, month_of, months_of
from alongside.forecasting.simulation.simulate import simulate
from alongside.forecasting.tests.making import OPENS, ORIGIN, council

BORN = date(2012, 5, 1)


def test_every_month_of_a_spell_is_lived_once():
    history = council()
    found = months_lived(history, stays(history))
    days = (first_days(found.month + 1) - first_days(found.month)) * found.share
    spells = history.columns
    grown = np.array([first_days(months_of(spells.born) + 18 * 12)])[0]
    ends = np.minimum(np.minimum(spells.end, ORIGIN.toordinal() + 1), grown)
    whole = np.maximum(ends - np.maximum(spells.start, OPENS.toordinal()), 0)
    assert days.sum() == pytest.approx(whole.sum())


def test_a_council_that_stands_still_is_forecast_to_stand_still():
    history = council(a_year=200, leaving=0.8)
    paths = simulate(fit(history), months=24, runs=200)
    now, ahead = paths.of("Total")[:, 0].mean(), paths.of("Total")[:, 24]
    assert ahead.mean() == pytest.approx(now, rel=0.15)
    assert np.quantile(ahead, 0.1) < now < np.quantile(ahead, 0.9)


def test_arrivals_and_departures_of_the_first_year_are_about_those_of_the_last():
    history = council(a_year=200, leaving=0.8)
    paths = simulate(fit(history), months=12, runs=200)
    assert paths.starts.sum(axis=(1, 2)).mean() == pytest.approx(200, rel=0.15)
    spells = history.columns
    left = ((spells.end < ORIGIN.toordinal()) & (spells.end > ORIGIN.toordinal() - 365)).sum()
    moved = ((spells.start > ORIGIN.toordinal() - 365) & ~spells.arrived).sum()
    assert paths.ends.sum(axis=(1, 2)).mean() == pytest.approx(left - moved, rel=0.2)


def test_what_was_not_yet_known_changes_nothing():
    history = council()
    then = history.known_until(date(2023, 3, 31))
    other = [column.copy() for column in vars(history.columns).values()]
    late = history.columns.start > date(2023, 3, 31).toordinal()
    other[1][late] = 3
    changed = replace(history, columns=type(history.columns)(*other)).known_until(date(2023, 3, 31))
    one, two = (simulate(fit(known), months=6, runs=10) for known in (then, changed))
    assert (one.children == two.children).all()


@settings(deadline=None, max_examples=25)
@given(st.floats(3.0, 80.0), st.floats(-0.6, 0.6), st.integers(0, 1000))
def test_a_level_is_found_within_what_chance_allows(monthly, level, seed):
    counts = np.random.default_rng(seed).poisson(monthly * np.exp(level), 48).astype(float)
    found = level_of(counts, np.full(48, monthly), COMING, seed)
    low, high = np.quantile(found.level, [0.001, 0.999])
    assert low - 0.05 < level < high + 0.05


def test_a_break_is_followed_within_a_year():
    counts = np.r_[np.full(36, 30.0), np.full(12, 20.0)]
    found = level_of(counts, np.full(48, 30.0), COMING, 1)
    assert np.median(found.level) == pytest.approx(np.log(20 / 30), abs=0.12)


def test_a_rate_of_few_events_leans_on_its_neighbours_and_a_rate_of_many_does_not():
    lived = np.full((4, 5, 6), 100.0)
    lived[0, 0, 0] = 2.0
    events = lived * 0.1
    lone, many = events.copy(), events.copy()
    lone[0, 0, 0] = 2.0
    many[1, 1, 1] = 60.0
    shape, rate = pooled(lone, lived)
    assert (shape / rate)[0, 0, 0] < 0.3
    shape, rate = pooled(many, lived)
    assert (shape / rate)[1, 1, 1] > 0.4
    assert neighbours(events, lived) == pytest.approx(0.1, rel=0.05)


def test_a_history_without_arrivals_or_of_a_month_is_refused():
    spell = Spell("1", "Fostering", date(2019, 1, 1), None, BORN, arrived=False)
    alone = history_of([spell], states=IN_CARE, opens_on=OPENS, origin=ORIGIN)
    with pytest.raises(ValueError, match="a year of history"):
        fit(alone)
    short = council().since(date(2024, 2, 1))
    with pytest.raises(ValueError, match="a year of history"):
        fit(short)


@pytest.mark.parametrize(
    ("spells", "says"),
    [
        ([Spell("1", "Fostering", date(2021, 2, 1), date(2021, 1, 1), BORN)], "ends before it starts"),
        ([Spell("1", "Nowhere", date(2021, 2, 1), None, BORN)], "no state"),
        (
            [
                Spell("1", "Fostering", date(2021, 2, 1), None, BORN),
                Spell("1", "Other", date(2021, 3, 1), None, BORN),
            ],
            "overlaps",
        ),
    ],
)
def test_spells_that_cannot_be_are_refused(spells, says):
    with pytest.raises(ValueError, match=says):
        history_of(spells, states=IN_CARE, opens_on=OPENS, origin=ORIGIN)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_months_are_counted_as_the_calendar_does(day):
    month = month_of(day)
    assert first_day(month) <= day < first_day(month + 1)
    assert months_of(np.array([day.toordinal()]))[0] == month
    assert first_days(np.array([month]))[0] == first_day(month).toordinal()
    assert month_end_before(day) <= day < month_end_before(day) + timedelta(days=32)
