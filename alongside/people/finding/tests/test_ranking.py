"""Who comes before whom, and why."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.finding.asking import asked
from alongside.people.finding.ranking import Filed, best, word_likeness

BORN = date(2014, 3, 8)
WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=12)


def on_file(given_name="Jonathan", family_name="Smith", *, filed_born=BORN, postcodes=("ZZ1 1AA",), also=()):
    return Filed(1, [(given_name, family_name), *also], filed_born, postcodes)


def score(query, born=None, postcode=None, **filed):
    return best(asked(query, born, postcode), on_file(**filed)).score


def why(query, born=None, postcode=None, **filed):
    return best(asked(query, born, postcode), on_file(**filed)).why


def test_the_very_name_and_date_score_all_there_is():
    assert score("Jonathan Smith", BORN, "zz11aa") == 1.0


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("Jon Smith", "short name or other spelling"),
        ("Jonathan Smirth", "one letter different"),
        ("Smith Jonathan", "names swapped"),
        ("Jonathan Smythe", "sounds alike"),
        ("J Smith", "same initial"),
    ],
)
def test_it_says_why_a_name_matches(query, reason):
    assert reason in why(query)


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        (date(2014, 8, 3), "day and month swapped"),
        (date(2014, 3, 9), "one digit of the date of birth different"),
        (date(2014, 3, 31), "born within a month"),
        (date(2014, 11, 2), "same year of birth"),
    ],
)
def test_it_says_why_a_date_matches(born, reason):
    assert reason in why("Jonathan Smith", born)


def test_it_says_that_an_address_is_a_former_one():
    assert "former address" in why("Jonathan Smith", BORN, "ZZ2 2BB", postcodes=("ZZ1 1AA", "ZZ2 2BB"))


def test_a_former_name_is_found_and_said():
    assert "other name" in why("Jonathan Pettifer", also=[("Jonathan", "Pettifer")])
    assert score("Jonathan Pettifer", also=[("Jonathan", "Pettifer")]) > 0.95


def test_of_twins_the_one_named_comes_first():
    assert score("Amelia Smith", BORN, given_name="Amelia") > score("Amelia Smith", BORN, given_name="Ava")


def test_half_a_double_name_is_nearly_as_good_as_all_of_it():
    assert score("Jonathan Smith", family_name="Smith-Okafor") > 0.95


def test_a_name_without_a_date_on_file_is_neither_favoured_nor_thrown_out():
    unknown = score("Jonathan Smith", BORN, filed_born=None)
    assert score("Jonathan Smith", date(2001, 1, 1)) < unknown < score("Jonathan Smith", BORN)


def test_somebody_else_scores_low():
    assert score("Harriet Umar", date(2001, 1, 1)) < 0.4


@given(WORDS, WORDS)
def test_likeness_is_mutual_and_between_nothing_and_one(one, other):
    assert word_likeness(one, other)[0] == word_likeness(other, one)[0]
    assert 0 <= word_likeness(one, other)[0] <= 1


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_scores_between_nothing_and_one(query, given_name, family_name):
    match = best(asked(query, BORN), on_file(given_name, family_name))
    assert 0 <= match.score <= 1
    assert match.why
