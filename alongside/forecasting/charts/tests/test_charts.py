"""A picture is well formed, says what it shows, carries no style and puts nothing outside its paper."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.charts.bars import Bar, bars, sparkline
from alongside.forecasting.charts.over_time import fan, stacked
from alongside.forecasting.charts.paper import LETTER, TEXT, Said, Series, apart, folded, on_paper, pounds, ticks, years
from alongside.forecasting.paths import spread_of

SVG = "{http://www.w3.org/2000/svg}"
SAID = Said("care", "Children in care <&>", "From 700 to between 650 & 900.")
MONTHS = [date(2026 + month // 12, month % 12 + 1, 28) for month in range(25)]
values = st.floats(0, 2000)
labels = st.sampled_from(["As now", "Family Safeguarding", "More foster carers", "Supported accommodation", "<b>&"])


@st.composite
def fans(draw):
    level, drift, noise = draw(values), draw(st.floats(-20, 20)), draw(st.floats(0, 60))
    runs = level + np.arange(25) * drift + np.random.default_rng(1).normal(0, 1, (40, 25)).cumsum(axis=1) * noise
    others = [
        Series(draw(labels), [(day, draw(values)) for day in (MONTHS[0], MONTHS[-1])])
        for _ in range(draw(st.integers(0, 4)))
    ]
    history = [(date(2022, 3, 31), draw(values)), (MONTHS[0], level)]
    return fan(SAID, history=history, months=MONTHS, spread=spread_of(runs), others=others)


layered = st.lists(st.builds(Series, labels, st.lists(values, min_size=5, max_size=5).map(
    lambda five: list(zip(MONTHS[::6], five, strict=True)))), min_size=1, max_size=6)  # fmt: skip
amounts = st.floats(-1e10, 1e10)
bar = st.builds(Bar, labels, amounts) | st.builds(Bar, labels, amounts, st.just(0.0), amounts, amounts)
pictures = st.one_of(
    fans(),
    layered.map(lambda layers: stacked(SAID, layers=layers)),
    st.lists(bar, min_size=1, max_size=6).map(lambda items: bars(SAID, items, show=pounds)),
    st.lists(values, min_size=1, max_size=30).map(lambda several: sparkline(SAID, several)),
)


def extent(text):
    """From where to where a line of text reaches, by the width its letters are given."""
    x, long = float(text.get("x")), len(text.text) * LETTER
    left = {"start": x, "middle": x - long / 2, "end": x - long}[text.get("text-anchor")]
    return left, left + long


@settings(deadline=None)
@given(pictures)
def test_a_picture_is_an_image_with_title_and_description_and_no_style(svg):
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in root if each.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [named[each] for each in root.get("aria-labelledby").split()] == [SAID.title, SAID.desc]
    assert not re.search(r"\bstyle=|<style|<script|#[0-9a-f]{3}|nan|inf\b", svg)


@settings(deadline=None)
@given(pictures)
def test_nothing_lies_outside_the_paper(svg):
    root = ElementTree.fromstring(svg)
    width, height = map(float, root.get("viewBox").split()[2:])
    for text in root.iter(f"{SVG}text"):
        left, right = extent(text)
        assert left >= -1
        assert right <= width + 12
        assert TEXT * 0.7 <= float(text.get("y")) <= height
    for path in root.iter(f"{SVG}path"):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+(?:e-?\d+)?", path.get("d"))]
        assert all(0 <= x <= width for x in numbers[::2])
        assert all(0 <= y <= height for y in numbers[1::2])


def test_numbers_that_hardly_differ_have_an_axis_all_the_same():
    assert ticks(0.0, 5e-324) == ticks(0.0, 0.0)


@settings(deadline=None)
@given(fans())
def test_the_labels_at_the_ends_of_lines_do_not_lie_over_each_other(svg):
    placed = {(text.get("x"), float(text.get("y"))) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")}
    ends = sorted(y for x, y in placed if x == max((x for x, _ in placed), key=float))
    assert all(below - above >= TEXT for above, below in pairwise(ends))


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 40)), min_size=1, max_size=7))
def test_labels_that_fit_stand_in_their_order_between_the_edges(wanted):
    heights = [height for _, height in wanted]
    middles = apart([middle for middle, _ in wanted], heights, 0, 300)
    spans = sorted((middle - height / 2, middle + height / 2) for middle, height in zip(middles, heights, strict=True))
    assert all(above[1] <= below[0] + 1e-6 for above, below in pairwise(spans))
    assert spans[0][0] >= -1e-6
    assert spans[-1][1] <= max(300, sum(heights)) + 1e-6


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9))
def test_ticks_are_few_and_take_in_both_ends(low, span):
    found = ticks(low, low + span)
    assert found[0] <= low + 1e-6 * abs(low)
    assert found[-1] >= low + span - 1e-6 * abs(low + span)
    assert len(found) <= 7


def test_years_are_thinned_until_they_fit():
    assert [day.year for day in years(date(2019, 3, 31), date(2023, 3, 31))] == [2020, 2021, 2022, 2023]
    assert [day.year for day in years(date(2011, 4, 1), date(2023, 3, 31))] == [2012, 2014, 2016, 2018, 2020, 2022]


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (0, "£0"),
        (99_00, "£99"),
        (35_000_000, "£350k"),
        (123_000_000, "£1.2m"),
        (9_500_000_000, "£95m"),
        (-123e6, "-£1.2m"),
    ],
)
def test_pounds_are_short(pence, said):
    assert pounds(pence) == said


def test_a_label_is_folded_between_words():
    assert folded("Supported accommodation", 13) == ["Supported", "accommodation"]
    assert folded("As now", 13) == ["As now"]


def test_a_bar_with_a_range_says_it():
    svg = bars(SAID, [Bar("Earlier help", 480e6, low=-120e6, high=910e6)], show=pounds)
    assert "£4.8m (-£1.2m to £9.1m)" in svg


def test_a_file_that_stands_alone_has_its_own_ground_and_ink():
    svg = on_paper(sparkline(SAID, [1, 2, 3]))
    root = ElementTree.fromstring(svg)
    assert root.get("color") == "#0b0c0c"
    assert [each.tag for each in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}rect"]
