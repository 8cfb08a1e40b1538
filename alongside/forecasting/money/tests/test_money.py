"""Costs reconcile with an account kept by hand, and differ between scenarios for no cause but the scenario."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.draws import draws
from alongside.forecasting.entries import WrittenError
from alongside.forecasting.money.budget import Budget, Line, Price, Rise, read_budget, shipped_budget
from alongside.forecasting.money.costs import cost
from alongside.forecasting.money.prices import financial_year, prices_of, year_name
from alongside.forecasting.money.tests.histories import STATES, lived, month_ends, spells
from alongside.forecasting.money.years import ALL_YEARS, avoided, by_year, cost_summary
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scenarios.effects import AS_NOW, PriceChange, Spending
from alongside.forecasting.scenarios.reading import shipped

SEED = 7
FIRST = date(2020, 4, 1)


def line(name, per, pence, *of, spread=0.0, rise=0.0):
    price = Price(holds_from=FIRST, pence=pence, spread=spread, source="made up")
    return Line(name=name, per=per, of=of, prices=(price,), rise=Rise(rise))


CERTAIN = Budget(
    (
        line("Foster placements", "child_week", 75_601, "Fostering"),
        line("Children's homes", "child_week", 610_203, "Residential"),
        line("Legal", "arrival", 900_001, "In care"),
        line("Short breaks", "year", 300_000_007),
        line("Care leavers", "child_week", 9_000, "Leaving care"),
    )
)
WEEKLY = {"Foster placements": ("Fostering", 75_601), "Children's homes": ("Residential", 610_203)}


def by_hand(ends, known, run):
    """Pence by financial year and line, from the spells themselves, with a bookkeeper's decimals."""
    account = {}
    for end in ends[1:]:
        year = year_name(financial_year(end))
        first = end.replace(day=1)
        for name, (state, pence) in WEEKLY.items():
            days = sum(
                max(0, (min(last, end) - max(start, first)).days + 1)
                for at, where, start, last in known
                if (at, where) == (run, state)
            )
            month = (Decimal(days) * pence / 7).quantize(Decimal(1), ROUND_HALF_UP)
            account[year, name] = account.get((year, name), 0) + month
        arrived = sum(1 for at, where, day, _ in known if at == run and where in STATES[:2] and first <= day <= end)
        account[year, "Legal"] = account.get((year, "Legal"), 0) + arrived * 900_001
    return account


@settings(max_examples=60, deadline=None)
@given(spells())
def test_costs_reconcile_to_the_penny_with_an_account_kept_by_hand(council):
    ends, known = council
    costs = cost(lived(ends, known), CERTAIN, seed=SEED)
    years, pence = by_year(costs)
    for run in (0, 1):
        expected = by_hand(ends, known, run)
        found = {
            (year, name): int(pence[run, at, costs.lines.index(name)])
            for at, year in enumerate(years)
            for name in (*WEEKLY, "Legal")
        }
        assert found == expected
    assert (pence[..., -1] == pence[..., :-1].sum(axis=-1)).all()
    assert costs.pence.sum() == pence[..., -1].sum()
    assert costs.left_out == ("Care leavers",)


def council(months=30, each=5):
    ends = month_ends(date(2026, 3, 1), months + 1)
    known = [(run, state, ends[0], ends[-1]) for run in (0, 1) for state in STATES for _ in range(each)]
    return lived(ends, known)


def test_a_yearly_sum_is_paid_in_twelfths_that_add_up_to_it():
    years, pence = by_year(cost(council(), CERTAIN, seed=SEED))
    short_breaks = pence[0, :, CERTAIN.lines.index(CERTAIN.lines[3])]
    assert years == ("2026-27", "2027-28", "2028-29")
    assert list(short_breaks[:2]) == [300_000_007] * 2
    assert short_breaks[2] == 300_000_007 // 2


MONTHS = st.integers(0, 30).map(lambda at: date(2026 + (3 + at) // 12, (3 + at) % 12 + 1, 1))


@settings(max_examples=60, deadline=None)
@given(starts=st.none() | MONTHS, ends=st.none() | MONTHS, rises=st.lists(st.integers(-5, 9), min_size=3, max_size=3))
def test_a_line_that_begins_ends_and_rises_reconciles_to_the_penny_with_an_account_kept_by_hand(starts, ends, rises):
    """Inflation stated anew each April, a line from one day until another: with a bookkeeper's decimals."""
    sums = replace(line("Short breaks", "year", 300_000_007), starts_on=starts, ends_on=ends)
    price = Price(holds_from=date(2026, 4, 1), pence=300_000_007, source="made up")
    later = tuple(Rise(rise, holds_from=date(2026 + at, 4, 1)) for at, rise in enumerate(rises))
    costs = cost(council(), Budget((replace(sums, prices=(price,)),), Rise(50), later), seed=SEED)
    for at, end in enumerate(costs.months):
        year = financial_year(end)
        pounds = Decimal(300_000_007)
        for april in range(2027, year + 1):
            pounds *= 1 + Decimal(rises[april - 2026]) / 100
        whole, nth = int(pounds.quantize(Decimal(1), ROUND_HALF_UP)), (end.month - 4) % 12
        paid = (starts or date.min) <= end.replace(day=1) < (ends or date.max)
        assert costs.pence[:, at, 0].tolist() == [(whole * (nth + 1) // 12 - whole * nth // 12) * paid] * 2


def test_each_april_has_the_inflation_that_holds_by_then():
    homes = line("Homes", "year", 100_000)
    rises = (Rise(10.0), Rise(20.0, holds_from=date(2021, 4, 2)), Rise(0.0, holds_from=date(2023, 1, 1)))
    months = tuple(date(year, 4, 30) for year in range(2020, 2025))
    assert list(prices_of(homes, rises, months, 1, SEED)[0]) == [100_000, 110_000, 132_000, 132_000, 132_000]


def test_prices_rise_each_april_and_a_later_price_takes_over():
    homes = replace(
        line("Homes", "child_week", 1_000_00, "Residential", rise=1.0),
        prices=(
            Price(holds_from=date(2026, 4, 1), pence=100_000, source="a"),
            Price(holds_from=date(2028, 10, 1), pence=90_000, source="b"),
        ),
    )
    months = (date(2025, 5, 31), date(2026, 5, 31), date(2027, 3, 31), date(2027, 4, 30), date(2028, 10, 31))
    found = prices_of(homes, (Rise(2.0),), months, 1, SEED)[0]
    assert list(found) == [round(100_000 / 1.03), 100_000, 100_000, 103_000, 90_000]


def test_an_unsure_price_spreads_the_cost_about_as_much_as_it_says():
    unsure = line("Homes", "child_week", 600_000, "Residential", spread=0.1)
    found = prices_of(unsure, (Rise(),), (date(2026, 5, 31),), 4000, SEED)[:, 0]
    assert np.log(found / 600_000).std() == pytest.approx(0.1, rel=0.05)
    assert np.median(found) == pytest.approx(600_000, rel=0.01)


def test_a_run_has_the_same_luck_however_many_there_are_and_whatever_else_is_drawn():
    assert (draws(10, SEED, "price", "Homes") == draws(500, SEED, "price", "Homes")[:10]).all()
    assert (draws(10, SEED, "price", "Homes") != draws(10, SEED, "price", "Legal")).any()
    assert (draws(10, SEED, "price", "Homes") != draws(10, SEED + 1, "price", "Homes")).any()


UNSURE = replace(
    CERTAIN, lines=(*CERTAIN.lines[:1], line("Children's homes", "child_week", 610_203, "Residential", spread=0.2))
)


def test_scenarios_that_change_nothing_avoid_nothing_to_the_penny_however_unsure_the_prices():
    base, same = (cost(council(), UNSURE, replace(AS_NOW, name=name), seed=SEED) for name in ("one", "other"))
    assert {row.mean for row in avoided(base, same)} == {0.0}
    assert {row.chance for row in avoided(base, same)} == {0.0}


def test_a_cheaper_home_for_three_children_avoids_a_share_of_three_of_five_and_costs_its_opening():
    cheaper = replace(
        AS_NOW,
        name="home",
        prices=(PriceChange(state="Residential", starts_on=date(2026, 4, 1), multiplier=0.5, up_to=3),),
        spending=(
            Spending(line="Opening", pence_a_year=12_000_000, starts_on=date(2026, 4, 1), ends_on=date(2026, 7, 1)),
        ),
    )
    paths = council()
    base, other = cost(paths, CERTAIN, seed=SEED), cost(paths, CERTAIN, cheaper, seed=SEED)
    saved = {(row.year, row.line): row for row in avoided(base, other)}
    bought = {(row.year, row.line): row for row in cost_summary(base)}["2026-27", "Children's homes"]
    assert saved["2026-27", "Children's homes"].mean == pytest.approx(bought.mean * 0.3, abs=100)
    assert saved["2026-27", "Opening"].mean == -3_000_000
    assert saved["2026-27", "Opening"].chance == 0
    assert saved["2026-27", TOTAL].chance == 1
    whole = [saved[year, TOTAL].mean for year in ("2026-27", "2027-28", "2028-29")]
    assert saved[ALL_YEARS, TOTAL].mean == sum(whole)
    assert [saved[year, TOTAL].months for year in ("2026-27", "2028-29", ALL_YEARS)] == [12, 6, 30]


@settings(deadline=None)
@given(st.floats(0.1, 3), st.integers(1, 9), st.integers(0, 12))
def test_a_limited_change_never_reaches_further_than_one_for_all(multiplier, up_to, ramp):
    change = PriceChange(state="In care", starts_on=date(2026, 6, 1), multiplier=multiplier, ramp_months=ramp)
    paths = council(6)
    plain, limited, whole = (
        int(cost(paths, CERTAIN, replace(AS_NOW, prices=prices), seed=SEED).pence.sum())
        for prices in ((), (replace(change, up_to=up_to),), (change,))
    )
    assert min(plain, whole) - 50 <= limited <= max(plain, whole) + 50


def test_forecasts_with_different_luck_are_not_compared():
    with pytest.raises(ValueError, match="same seed, months and number of runs"):
        avoided(cost(council(), CERTAIN, seed=1), cost(council(), CERTAIN, seed=2))


def test_workers_are_paid_by_kind_and_left_out_where_nobody_counted_them():
    pay = Budget(
        (line("Agency", "worker_year", 9_600_000, "agency"), line("Staff", "worker_year", 6_000_000, "permanent"))
    )
    paths = council(12)
    costs = cost(paths, pay, seed=SEED, workers={"agency": np.full((2, 12), 2.5)})
    assert costs.left_out == ("Staff",)
    assert costs.pence.sum(axis=1).tolist() == [[24_000_000], [24_000_000]]


def test_the_shipped_budget_costs_the_shipped_scenarios_and_says_what_is_unverified():
    paths, budget = council(), shipped_budget()
    base = cost(paths, budget, seed=SEED)
    assert "Children's homes" not in budget.unverified
    assert len(budget.unverified) == len(budget.lines) - 1
    for scenario in shipped(date(2026, 3, 31)).values():
        rows = avoided(base, cost(paths, budget, scenario, seed=SEED))
        assert rows[-1].line == TOTAL
    assert set(base.left_out) == {
        "Supported accommodation",
        "With parents, for adoption and other",
        "Care leavers",
        "Social workers",
        "Newly qualified social workers",
        "Agency social workers",
    }


GOOD = """
[[lines]]
name = "Homes"
per = "child_week"
of = ["Residential"]
[[lines.prices]]
holds_from = 2024-04-01
pence = 600_000
source = "Ours."
"""


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('of = ["Residential"]', "", "'of' says which states"),
        ('["Residential"]', '["Homes"]', "lines 1: 'of' names 'Homes'"),
        ("pence = 600_000", "pence = 6000.50", "lines 1, prices 1: 'pence' must be given, as a whole number"),
        ('source = "Ours."', "", "'source' must be given"),
        ('"child_week"', '"week"', "'per' is 'week'"),
        ("[[lines.prices]]", "[[lines.price]]", "unknown field price"),
        ("[[lines]]", GOOD + "[[lines]]", "two lines 'Homes'"),
    ],
)
def test_a_budget_that_cannot_be_used_is_told_with_its_place(good, bad, said):
    assert read_budget(GOOD, "ours.toml").lines[0].prices[0].pence == 600_000
    with pytest.raises(WrittenError) as told:
        read_budget(GOOD.replace(good, bad, 1), "ours.toml")
    assert said in str(told.value)
