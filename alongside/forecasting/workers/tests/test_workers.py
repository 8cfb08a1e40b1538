"""Workers are counted like people: nobody appears or vanishes, and more work or fewer workers never lightens a case."""

from dataclasses import replace
from datetime import date
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from alongside.forecasting.entries import WrittenError
from alongside.forecasting.money.tests.histories import STATES, lived, month_ends
from alongside.forecasting.workers.needed import work_by_state
from alongside.forecasting.workers.rates import Rate, Weights, read_rates, shipped_rates
from alongside.forecasting.workers.staffing import (
    adverts,
    months_before,
    said_of_caseload,
    spared,
    staff,
    staffing_summary,
)
from alongside.forecasting.workers.supply import AS_USUAL, NOBODY_FOUND, Plan, Workforce, load, supply

SEED = 11
ENDS = month_ends(date(2026, 3, 1), 25)
WEIGHTS, RATES = shipped_rates()
UNSTRAINED = replace(RATES, strain=Rate(0.0))
STEADY = replace(RATES, turnover=Rate(0.0), filled=Rate(1.0), sickness=Rate(0.0), leave=Rate(0.0))
strains = st.builds(Rate, st.floats(0, 1), st.floats(0, 1))
loads = st.floats(0, 400)
teams = st.builds(
    Workforce,
    posts=st.integers(0, 150),
    permanent=st.integers(0, 120),
    newly_qualified=st.integers(0, 30),
    agency_most=st.integers(0, 30),
    coming=st.integers(0, 10),
)
plans = st.builds(
    Plan, name=st.just("plan"), posts=st.integers(0, 40), from_day=st.sampled_from(ENDS), found=st.floats(0, 2)
)


def asked(workers, runs=20):
    """As many are needed in every run and month."""
    return np.full((runs, len(ENDS) - 1), float(workers))


def council(each, ends=ENDS):
    return lived(ends, [(run, state, ends[0], ends[-1]) for run in (0, 1) for state in STATES for _ in range(each)])


@settings(max_examples=25, deadline=None)
@given(teams, plans, st.floats(0, 0.6), strains, loads)
def test_nobody_appears_or_vanishes(now, plan, turnover, strain, needed):
    rates = replace(RATES, turnover=Rate(turnover, 0.2), strain=strain)
    there = supply(now, rates, plan, ENDS[1:], asked(needed), SEED)
    before = np.full(20, now.permanent + now.newly_qualified)
    for month in range(there.left.shape[1]):
        after = there.in_post[:, month]
        assert (after == before - there.left[:, month] + there.joined[:, month]).all()
        assert (there.left[:, month] <= before).all()
        before = after
    assert (there.agency <= now.agency_most).all()
    assert min(there.permanent.min(), there.newly_qualified.min(), there.agency.min(), there.joined.min()) >= 0
    already = max(now.posts + plan.posts, now.permanent + now.newly_qualified + now.coming)
    assert there.in_post.max() <= already


@settings(max_examples=25, deadline=None)
@given(teams, strains, loads)
def test_finding_people_never_leaves_fewer_than_finding_nobody_in_any_run(now, strain, needed):
    """Of a team without agency workers, who carry more than the newly qualified in whose stead they come."""
    rates, alone = replace(RATES, strain=strain), replace(now, agency_most=0)
    usual, nobody = (supply(alone, rates, plan, ENDS[1:], asked(needed), SEED) for plan in (AS_USUAL, NOBODY_FOUND))
    assert (usual.in_post >= nobody.in_post).all()


@settings(max_examples=25, deadline=None)
@given(teams, plans, loads)
def test_where_load_drives_nobody_away_it_is_no_matter_how_much_there_is(now, plan, needed):
    some, none = (supply(now, UNSTRAINED, plan, ENDS[1:], asked(workers), SEED) for workers in (needed, 0))
    assert all(
        (getattr(some, name) == getattr(none, name)).all() for name in ("permanent", "newly_qualified", "agency")
    )


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 200), st.floats(0, 0.6), loads)
def test_where_load_drives_nobody_away_each_month_takes_a_twelfth_of_turnover(people, turnover, needed):
    rates = replace(UNSTRAINED, turnover=Rate(turnover))
    there = supply(Workforce(posts=people, permanent=people), rates, NOBODY_FOUND, ENDS[1:], asked(needed), SEED)
    left = people
    for at, month in enumerate(ENDS[1:]):
        key = [SEED, crc32(f"workers|leaves|{month.year * 12 + month.month}".encode())]
        drawn = np.random.Generator(np.random.Philox(key=key)).random((20, RATES.protected_months + 1))[:, 0]
        left = left - np.maximum(binom.ppf(drawn, left, 1 - (1 - turnover) ** (1 / 12)), 0)
        assert (there.in_post[:, at] == left).all()


@settings(max_examples=25, deadline=None)
@given(teams, strains, st.floats(0, 1))
def test_nobody_is_driven_away_who_carries_no_more_than_is_full(now, strain, share):
    alone, calm = replace(now, agency_most=0, newly_qualified=0), replace(UNSTRAINED, turnover=Rate(0.0))
    rates = replace(calm, strain=strain)
    needed = asked(share * now.permanent)
    assert not supply(alone, rates, NOBODY_FOUND, ENDS[1:], needed, SEED).left.any()
    some = replace(rates, turnover=Rate(0.1)), replace(calm, turnover=Rate(0.1))
    fewer, more = (supply(alone, each, NOBODY_FOUND, ENDS[1:2], needed[:, :1], SEED) for each in some)
    assert (fewer.left == more.left).all()


@settings(max_examples=25, deadline=None)
@given(teams, strains, strains, loads)
def test_the_more_load_drives_people_away_the_fewer_are_left_in_every_run(now, one, other, needed):
    alone = replace(now, agency_most=0)
    less, more = sorted((Rate(one.value), Rate(other.value)), key=lambda rate: rate.value)
    there = [
        supply(alone, replace(RATES, strain=rate), NOBODY_FOUND, ENDS[1:], asked(needed), SEED) for rate in (less, more)
    ]
    assert (there[0].in_post >= there[1].in_post).all()


def test_a_tenth_over_full_makes_leaving_so_much_likelier_and_two_tenths_twice_so_much():
    now, rates = Workforce(posts=0, permanent=1000), replace(RATES, turnover=Rate(0.1), strain=Rate(0.5))
    gone = [
        supply(now, rates, NOBODY_FOUND, ENDS[1:2], asked(needed, 400)[:, :1], SEED).left.mean()
        for needed in (1000, 1100, 1200)
    ]
    assert gone[1] / gone[0] == pytest.approx(1.5, rel=0.03)
    assert gone[2] / gone[0] == pytest.approx(2.0, rel=0.03)


def test_beyond_twice_a_full_caseload_no_more_leave_than_at_that():
    now, rates = Workforce(posts=0, permanent=1000), replace(RATES, turnover=Rate(0.1), strain=Rate(0.5))
    twice, more = (supply(now, rates, NOBODY_FOUND, ENDS[1:2], asked(n)[:, :1], SEED).left for n in (2000, 5000))
    assert (twice == more).all()


def test_what_each_carries_is_shared_by_those_who_are_there_and_never_by_less_than_one():
    assert load(np.array([6.0, 6.0, 6.0]), np.array([12.0, 4.0, 0.0])).tolist() == [0.5, 1.5, 6.0]


def test_a_run_has_the_same_luck_however_many_there_are():
    now = Workforce(posts=100, permanent=80, newly_qualified=5, agency_most=10)
    few, many = (supply(now, RATES, AS_USUAL, ENDS[1:], asked(100, runs), SEED) for runs in (4, 40))
    assert (few.in_post == many.in_post[:4]).all()


def test_forty_posts_that_are_all_filled_are_at_work_when_the_lead_time_is_over_and_whole_a_year_later():
    now = Workforce(posts=100, permanent=60)
    there = supply(now, STEADY, AS_USUAL, ENDS[1:], asked(60, 1), SEED)
    assert there.in_post[0].tolist() == [60] * 5 + [100] * 19
    assert there.newly_qualified[0, 5] > 0
    assert there.newly_qualified[0, 5:17].tolist() == [there.newly_qualified[0, 5]] * 12
    assert there.newly_qualified[0, 17] == 0


def test_turnover_takes_its_share_in_a_year():
    now = Workforce(posts=0, permanent=1000)
    there = supply(now, replace(RATES, turnover=Rate(0.148)), NOBODY_FOUND, ENDS[1:], asked(0, 200), SEED)
    assert there.in_post[:, 11].mean() == pytest.approx(852, abs=4)


@settings(deadline=None)
@given(st.integers(0, 8), st.floats(0, 3), st.floats(0, 3))
def test_work_is_the_sum_of_what_each_child_asks_for(each, fostering, need):
    work = work_by_state(council(each), Weights({"Fostering": fostering, "Child in need": need}))
    assert np.allclose(work, np.array([each * fostering, 0, each * need]), rtol=1e-5)


def test_arrivals_and_moves_ask_for_more_in_their_month():
    paths = lived(ENDS, [(0, "Fostering", date(2026, 5, 1), date(2026, 5, 31))])
    moves = paths.moves.copy()
    moves[0, 3, 0, 1] = 2
    work = work_by_state(replace(paths, moves=moves), Weights({"Fostering": 1.0}, arrival=0.8, move=0.5))
    assert work[0, 1].tolist() == pytest.approx([1.8, 0, 0])
    assert work[0, 3].tolist() == pytest.approx([0, 1.0, 0])
    assert work[1].sum() == 0


NOW = Workforce(posts=12, permanent=8, newly_qualified=2, agency_most=1, other_work=30.0)


def test_with_nobody_away_and_nobody_leaving_a_full_caseload_needs_exactly_its_workers():
    now = Workforce(posts=4, permanent=4, other_work=4 * 16.5)
    staffing = staff(council(0), now, WEIGHTS, STEADY, seed=SEED)
    assert np.allclose(staffing.needed, 4)
    assert np.allclose(staffing.lacking, 0)
    assert np.allclose(staffing.caseload, 16.5)
    assert adverts(staffing, today=ENDS[0]) == []


def test_more_children_never_need_fewer_workers_nor_make_a_caseload_lighter():
    few, many = (staff(council(each), NOW, WEIGHTS, RATES, seed=SEED) for each in (10, 11))
    assert (many.needed > few.needed).all()
    assert (many.caseload > few.caseload).all()


def test_what_is_needed_is_the_sum_of_what_each_state_needs_and_of_other_work():
    staffing = staff(council(10), NOW, WEIGHTS, RATES, seed=SEED)
    other = staff(council(0), NOW, WEIGHTS, RATES, seed=SEED)
    assert np.allclose(staffing.by_state.sum(axis=2) + other.needed, staffing.needed)


def test_workers_spared_are_counted_run_by_run_and_only_between_a_pair():
    few, many, else_lucky = (
        staff(council(each), NOW, WEIGHTS, RATES, seed=seed) for each, seed in ((10, 1), (11, 1), (10, 2))
    )
    rows = spared(many, few)
    assert len(rows) == 24
    assert all(row.p2_5 > 0 for row in rows)
    assert {row.mean for row in spared(few, few)} == {0.0}
    with pytest.raises(ValueError, match="same seed"):
        spared(few, else_lucky)


def test_if_nobody_is_found_caseloads_grow_and_the_sentence_says_to_what():
    usual, nobody = (staff(council(40), NOW, WEIGHTS, RATES, plan, seed=SEED) for plan in (AS_USUAL, NOBODY_FOUND))
    assert (nobody.caseload >= usual.caseload).all()
    assert (nobody.lacking >= usual.lacking).all()
    said = said_of_caseload(usual, nobody)
    assert said.startswith("By March 2028 a worker carries about ")
    assert f"nobody is found: about {np.median(nobody.caseload[:, -1]):.0f}" in said


def test_if_nobody_is_found_those_who_are_left_carry_more_and_leave_for_it():
    spiral, without = (
        staff(council(40), NOW, WEIGHTS, rates, NOBODY_FOUND, seed=SEED) for rates in (RATES, UNSTRAINED)
    )
    assert np.median(spiral.of("in_post")[:, -1]) < np.median(without.of("in_post")[:, -1])
    assert np.median(spiral.caseload[:, -1]) > np.median(without.caseload[:, -1])
    assert np.allclose(spiral.needed, without.needed)


def test_adverts_are_due_the_lead_time_before_workers_are_lacking():
    growing = lived(ENDS, [(0, "Child in need", day, ENDS[-1]) for day in ENDS[3:20] for _ in range(10)])
    now = Workforce(posts=4, permanent=4, other_work=4 * 16.5)
    staffing = staff(growing, now, WEIGHTS, STEADY, seed=SEED)
    due = adverts(staffing, today=date(2026, 3, 31), chance=0.5)
    assert due[0].late
    assert not due[-1].late
    assert all(each.advertise_by == months_before(each.needed_on, 5) for each in due)
    workers = [each.workers for each in due]
    assert workers == sorted(set(workers))
    surer = adverts(staffing, today=date(2026, 3, 31), chance=0.1)
    assert surer[-1].workers >= due[-1].workers


def test_the_summary_has_a_line_for_each_month_and_measure_and_what_is_paid_adds_up():
    staffing = staff(council(10), NOW, WEIGHTS, RATES, seed=SEED)
    rows = staffing_summary(staffing)
    assert len(rows) == 24 * 7
    assert all(row.p2_5 <= row.p10 <= row.p50 <= row.p90 <= row.p97_5 for row in rows)
    paid = staffing.paid
    assert (paid["permanent"] + paid["newly_qualified"] == staffing.of("in_post")).all()


GOOD = """
[weights]
"Child in need" = 1.0
[rates]
full = { value = 16, source = "ours" }
turnover = { value = 0.1, source = "ours" }
strain = { value = 0.1, source = "ours" }
sickness = { value = 0.03, source = "ours" }
leave = { value = 0.03, source = "ours" }
filled = { value = 0.2, source = "ours" }
newly_qualified = { value = 0.4, source = "ours" }
protected = { value = 0.9, source = "ours" }
[months]
lead = 5
protected = 12
"""


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('"Child in need" = 1.0', '"Children in need" = 1.0', "weights: unknown field Children in need"),
        ("value = 0.1,", "value = 11.8,", "rates, turnover: 'value' is 11.8. Give a number from 0 to 1"),
        ("lead = 5", "lead = 0", "months: 'lead' is 0"),
        ('leave = { value = 0.03, source = "ours" }', "", "rates, leave: must be a table"),
    ],
)
def test_rates_that_cannot_be_used_are_told_with_their_place(good, bad, said):
    assert read_rates(GOOD, "ours.toml")[1].lead_months == 5
    with pytest.raises(WrittenError) as told:
        read_rates(GOOD.replace(good, bad), "ours.toml")
    assert said in str(told.value)
