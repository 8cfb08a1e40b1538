"""The easy words are easy: short sentences, a picture that is there, all that must be said, the rule's own ages."""

import re
from datetime import date

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from alongside.practice.agreements.easy_words import VERSIONS, version_for
from alongside.practice.agreements.standing import rule_on

SENTENCES = [(key, said, one) for key, version in VERSIONS.items() for said in version.says for one in said.sentences]
LONGEST = {"young-child": 8}  # words in a sentence; others may have 13


@pytest.mark.parametrize(("key", "said", "sentence"), SENTENCES, ids=[one for _, _, one in SENTENCES])
def test_a_sentence_is_short_and_one(key, said, sentence):
    assert len(re.findall(r"[\w’]+", sentence)) <= LONGEST.get(key, 13)
    assert not re.search(r"[;:()]", sentence)
    assert sentence[-1] in ".?"


@pytest.mark.parametrize("key", VERSIONS)
def test_each_thought_has_a_picture_of_ours(key):
    pictures = engines["jinja2"].env.get_template("agreements/pictures.html").module
    for said in VERSIONS[key].says:
        drawn = str(getattr(pictures, said.picture)())
        assert drawn.count("<svg") == 1
        assert 'aria-hidden="true"' in drawn


@pytest.mark.parametrize("key", ["parent", "young-person", "child"])
def test_all_that_must_be_said_is_said(key):
    said = " ".join(one for whose, _, one in SENTENCES if whose == key).lower()
    for must in ("worker", "no", "any time", "same", "promise", "name", "listen"):
        assert must in said, must


def test_the_ages_are_those_of_the_rule():
    rule = rule_on(date(2026, 11, 24))
    assert VERSIONS["child"].from_age == rule.own_from
    assert VERSIONS["young-person"].from_age == rule.alone_from


@given(st.integers(0, 25))
def test_every_child_has_words_of_their_own_and_older_ones_never_words_for_younger(age):
    assert version_for(age) in VERSIONS
    assert VERSIONS[version_for(age)].from_age <= age
    assert VERSIONS[version_for(age)].from_age <= VERSIONS[version_for(age + 1)].from_age


def test_an_unborn_child_reads_nothing():
    assert version_for(-1) == ""
