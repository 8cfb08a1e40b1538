"""Weighted kappa against the library that statisticians use, and when it is too early to say."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from alongside.practice.audits.agreeing import ENOUGH_FILES, agreement, weighted_kappa

GRADES = st.integers(1, 4)
PAIRS = st.lists(st.tuples(GRADES, GRADES), min_size=1, max_size=60)


def by_the_library(pairs):
    table = np.zeros((4, 4))
    for one, other in pairs:
        table[one - 1, other - 1] += 1
    with np.errstate(all="ignore"):  # its variance of a table with one filled row divides by nothing
        return cohens_kappa(table, wt="quadratic")


@given(PAIRS)
def test_kappa_is_the_library_s(pairs):
    ours = weighted_kappa(pairs)
    assume(ours is not None)
    assert ours == pytest.approx(by_the_library(pairs).kappa, abs=1e-9)


@given(PAIRS)
def test_who_grades_first_makes_no_difference(pairs):
    ours, turned = weighted_kappa(pairs), weighted_kappa([(b, a) for a, b in pairs])
    assert (ours is None) == (turned is None)
    assert ours is None or ours == pytest.approx(turned)


def test_the_interval_is_about_the_library_s_with_one_heading_a_file():
    rng = np.random.default_rng(5)
    ones = rng.integers(1, 5, 400)
    others = np.clip(ones + rng.integers(-1, 2, 400), 1, 4)
    pairs = [(int(a), int(b)) for a, b in zip(ones, others, strict=True)]
    ours, theirs = agreement([[pair] for pair in pairs]), by_the_library(pairs)
    assert ours.low == pytest.approx(theirs.kappa_low, abs=0.01)
    assert ours.high == pytest.approx(theirs.kappa_upp, abs=0.01)


def test_headings_of_one_file_do_not_count_as_independent():
    pairs = [(grade, min(4, grade + grade % 2)) for grade in (1, 2, 3, 4) * 5]
    alone = agreement([[pair] for pair in pairs])
    together = agreement([[pair] * 8 for pair in pairs])
    assert together.kappa == pytest.approx(alone.kappa)
    assert together.high - together.low == pytest.approx(alone.high - alone.low)


def test_all_alike_is_whole_agreement():
    said = agreement([[(grade, grade)] for grade in (1, 2, 3, 4) * 3])
    assert (said.exact, said.kappa, said.low, said.high) == (1, 1, 1, 1)


def test_one_grade_for_everything_leaves_nothing_to_tell():
    said = agreement([[(2, 2)]] * 20)
    assert said.exact == 1
    assert said.kappa is None


def test_few_files_give_no_number():
    said = agreement([[(1, 2), (3, 3)]] * (ENOUGH_FILES - 1))
    assert said.too_few
    assert said.kappa is None
    assert said.exact == 0.5
    assert not agreement([[(1, 2), (3, 3)]] * ENOUGH_FILES).too_few


def test_nothing_graded_is_nothing_said():
    assert agreement([]).exact is None
