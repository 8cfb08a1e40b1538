"""Sentences say the right numbers and how sure they are; ranges that did not hold in the past are told."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.forecasting import backtest
from alongside.forecasting.histories.spells import IN_CARE, Spell, history_of
from alongside.forecasting.paths import spread_of
from alongside.forecasting.saying import signed_range
from alongside.forecasting.scoring import judged, line_judged
from alongside.insight.ahead import histories, judging, words

ORIGIN = date(2026, 10, 31)


def test_the_sentence_of_a_forecast():
    drawn = np.repeat(np.linspace(700, 940, 101)[:, None], 2, axis=1)
    said = words.sure(spread_of(drawn), 1, "children in care", date(2029, 3, 31))
    assert said == (
        "Between 724 and 916 children in care in March 2029, most likely about 820; we would be wrong one time in five."
    )


@given(st.lists(st.integers(-50, 50), min_size=5, max_size=40))
def test_a_difference_is_only_given_a_direction_where_its_range_has_one(drawn):
    spread = spread_of(np.array(drawn, dtype=float)[:, None])
    said = words.more_or_fewer(spread, 0, "children in care", ORIGIN)
    low, high = round(float(spread[2, 0])), round(float(spread[6, 0]))
    if low <= 0 <= high:
        assert said.startswith("It cannot be said")
    else:
        assert ("fewer" in said) == (high < 0)
        assert ("more" in said) == (low > 0)


@pytest.mark.parametrize(("value", "said"), [(-0.4, "0"), (0.0, "0"), (3.2, "+3"), (-1204.0, "−1,204")])
def test_a_difference_carries_its_sign_and_nought_has_none(value, said):
    assert signed_range(np.full((8, 1), value), 0) == f"{said} ({said} to {said})"


def trial(held, of, state="Total"):
    """Forecasts of between 0 and 100, of which so many held what came."""
    drawn = np.linspace(0, 100, 101)
    came = [50.0] * held + [500.0] * (of - held)
    rows = [{"method": judging.OURS, "state": state, "months": 12, **vars(judged(drawn, one))} for one in came]
    return rows + [{"method": "as today", "state": state, "months": 12, **vars(line_judged(50, one))} for one in came]


def test_ranges_that_did_not_hold_are_told_first_and_few_forecasts_prove_nothing():
    assert judging.dishonest(trial(16, 20)) == []
    assert judging.dishonest(trial(1, 2)) == []
    assert judging.dishonest(trial(5, 20)) == [("Total", 5, 20)]
    assert "children in care: 5 of 20" in words.warning(trial(5, 20), "care")
    assert words.warning(trial(17, 20), "care") == ""
    assert "never held against" in words.warning([], "care")


def spells(*stays):
    return [
        Spell(str(number), "Fostering", began, ended, date(2015, 1, 1)) for number, (began, ended) in enumerate(stays)
    ]


def history(some):
    return history_of(some, states=IN_CARE, opens_on=date(2022, 11, 1), origin=ORIGIN)


def test_what_is_known_counts_who_was_there_at_the_end_of_each_month():
    known = histories.known(history(spells((date(2023, 1, 10), date(2023, 3, 31)), (date(2023, 2, 28), None))))
    counts = dict(zip(known.months, known.children[:, 0].tolist(), strict=True))
    assert [counts[date(2023, month, day)] for month, day in ((1, 31), (2, 28), (3, 31))] == [1, 2, 1]
    assert (known.months[0], known.months[-1]) == (date(2022, 11, 30), ORIGIN)


@pytest.mark.parametrize(
    ("endings", "years"),
    [
        ({}, 0),
        ({1: 50}, 0),
        ({0: 100}, 1),
        ({0: 190, 1: 119, 2: 64, 3: 42, 4: 59, 5: 10, 6: 5}, 5),
        ({0: 823, 1: 313, 2: 1}, 1),
    ],
)
def test_a_record_tells_whole_years_until_hardly_anybody_is_seen_to_leave(endings, years):
    assert histories.whole_years(back for back, count in endings.items() for _ in range(count)) == years


def test_a_history_is_known_by_its_digest():
    one, other = (spells((date(2023, 1, 10), ended)) for ended in (None, date(2024, 1, 1)))
    assert histories.digest_of(history(one)) == histories.digest_of(history(one))
    assert histories.digest_of(history(one)) != histories.digest_of(history(other))


def test_the_past_is_judged_by_the_library_s_own_method():
    assert judging.OURS == backtest.OURS
    assert judging.origins(history(spells((date(2023, 1, 10), None)))) == [date(2024, 10, 31), date(2025, 10, 31)]


@pytest.mark.parametrize(
    ("today", "origin"),
    [
        (date(2026, 11, 24), ORIGIN),
        (date(2026, 11, 30), ORIGIN),
        (date(2026, 12, 1), date(2026, 11, 30)),
    ],
)
def test_a_month_counts_when_it_has_ended(today, origin):
    assert histories.last_origin(today) == origin
