"""The page says what the library computes, and the example starts and ends where the press release does."""

from dataclasses import replace
from math import exp, prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.worked_example.answers import causes, solved, with_and_without, worlds
from alongside.forecasting.worked_example.bridge import Step, bridge, log_mean
from alongside.forecasting.worked_example.county import (
    BUDGET_2011,
    BUDGET_2023,
    END,
    START,
    County,
    month_ends,
    paths_of,
    spend,
    total_of,
)
from alongside.forecasting.worked_example.page import files

DOCS = Path(__file__).parents[4] / "docs"
PLACED = ("Foster homes", "Children's homes", "Supported accommodation", "Other placements")
factors = st.lists(st.floats(0.2, 5), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def written():
    return files()


def test_the_page_and_its_pictures_are_what_the_library_computes(written):
    for name, text in written.items():
        told = f"Run: python -m alongside.forecasting.worked_example docs ({name})"
        assert (DOCS / name).read_text("utf-8") == text, told


def test_every_picture_of_the_page_is_drawn_and_has_a_table_beside_it(written):
    parts = written["worked-example.md"].split("\n\n")
    pictures = [at for at, part in enumerate(parts) if part.startswith("![")]
    assert len(pictures) == 4
    assert {part.split("](")[1].rstrip(")") for part in parts if part.startswith("![")} == written.keys() - {
        "worked-example.md"
    }
    assert all(parts[at + 1].startswith("|") for at in pictures)


def test_every_world_starts_at_46_million_to_the_penny_and_ends_at_95_million_within_a_hundred_pounds():
    for world in worlds():
        costs = spend(world.county)
        assert total_of(costs, START) == BUDGET_2011
        assert total_of(costs, END) == pytest.approx(BUDGET_2023, abs=10_000)


def test_the_examples_last_year_is_what_a_bookkeeper_makes_of_it():
    above, county = solved(lambda above: County(above=above), -2, 15)
    paths, costs = paths_of(county), spend(county)
    raised = (1 + (county.inflation + above) / 100) ** 12
    for at, (line, price) in enumerate(zip(PLACED, county.prices, strict=True)):
        days = float(paths.days[0, -12:, at].sum())
        assert costs.pence[0, -12:, costs.lines.index(line)].sum() == pytest.approx(days * price * raised / 7, rel=1e-4)


def test_the_causes_add_up_to_the_difference():
    county = replace(County(), above=2.0)
    costs = spend(county)
    assert sum(causes(county).values()) == pytest.approx(total_of(costs, END) - total_of(costs, START))


def test_a_cause_that_is_not_there_adds_nothing():
    found = causes(replace(County(), shares_now=County().shares))
    assert found["More of them in dearer places"] == pytest.approx(0, abs=1e3)
    assert found["Placement prices above inflation"] == pytest.approx(0, abs=1e5)


@settings(deadline=None)
@given(st.floats(1, 1e9), factors)
def test_a_bridge_leaves_nothing_over_in_whatever_order_its_causes_are_named(before, several):
    after = before * prod(several)
    named = dict(zip("abc", several, strict=True))
    one = bridge([Step(before, after, named)])
    other = bridge([Step(before, after, dict(reversed(named.items())))])
    assert sum(one.values()) == pytest.approx(after - before, rel=1e-6, abs=1e-6 * before)
    assert one == pytest.approx(other)
    assert all((adds >= 0) == (factor >= 1) for adds, factor in zip(one.values(), several, strict=True) if adds)


def test_causes_that_do_not_explain_a_difference_are_refused():
    with pytest.raises(ValueError, match="do not multiply"):
        bridge([Step(1.0, 2.0, {"children": 1.5})])


@settings(deadline=None)
@given(st.floats(0.1, 1e6), st.floats(-5, 5))
def test_a_logarithmic_mean_lies_between(one, ratio):
    other = one * exp(ratio)
    assert min(one, other) * (1 - 1e-9) <= log_mean(one, other) <= max(one, other) * (1 + 1e-9)


def test_the_months_are_every_months_last_day_and_the_children_those_of_the_press_release():
    paths = paths_of(County())
    assert paths.months == month_ends()
    assert (paths.months[0].isoformat(), paths.months[-1].isoformat(), len(paths.months)) == (
        "2011-03-31",
        "2024-03-31",
        157,
    )
    total = paths.children[0, :, :4].sum(axis=1)
    assert (total[0], total[100], total[-1]) == (425, 780, 780)


def test_finding_nobody_is_worse_in_every_run_and_month():
    usual, nobody = with_and_without(County(), runs=20)
    assert (nobody.caseload >= usual.caseload).all()
    assert usual.supply.in_post[:, -1].mean() > nobody.supply.in_post[:, -1].mean() + 40
