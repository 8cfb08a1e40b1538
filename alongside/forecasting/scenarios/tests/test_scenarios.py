"""A scenario means what it says: which steps it touches, from when, by how much; combined; written and read back."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.forecasting.entries import WrittenError
from alongside.forecasting.scenarios.combining import combine, without_effect
from alongside.forecasting.scenarios.effects import (
    JOURNEY,
    PLACEMENTS,
    Effect,
    PlacesAdded,
    reached,
    reaches,
    strength,
    strengths,
)
from alongside.forecasting.scenarios.reading import find, month_after, read, shipped, write
from alongside.forecasting.scenarios.sentences import money, said_of_effect, said_of_places, sentences
from alongside.forecasting.scenarios.tests import strategies

ORIGIN = date(2026, 9, 30)
APRIL = date(2027, 4, 1)


@settings(deadline=None)
@given(strategies.scenarios)
def test_what_is_written_is_read_back_the_same(scenario):
    assert read(write(scenario), "a file", ORIGIN) == scenario


@settings(deadline=None)
@given(strategies.effects(), st.sampled_from([PLACEMENTS, JOURNEY, ("One", "Two")]))
def test_an_effect_touches_no_child_staying_where_they_are_and_none_outside(effect, states):
    touched = reaches(effect, states)
    assert touched.shape == (len(states) + 1, len(states) + 1)
    assert not touched.diagonal().any()


def test_moving_entries_into_care_touches_no_way_out_and_no_move_within():
    touched = reaches(Effect(what="entries", state="In care", starts_on=APRIL), JOURNEY)
    within = [JOURNEY.index(state) for state in PLACEMENTS]
    assert touched[-1, within].all()
    assert touched[JOURNEY.index("Edge of care"), within].all()
    assert not touched[within].any()
    assert not touched[:, -1].any()


def test_leaving_care_for_whatever_comes_after_is_an_exit_and_a_move_between_homes_is_not():
    touched = reaches(Effect(what="exits", state="In care", starts_on=APRIL), JOURNEY)
    fostering = JOURNEY.index("Fostering")
    assert touched[fostering, -1]
    assert touched[fostering, JOURNEY.index("Leaving care")]
    assert not touched[fostering, JOURNEY.index("Residential")]


def test_an_effect_that_stands_in_for_an_earlier_one_holds_only_where_that_is_unknown():
    effect = Effect(what="entries", state="In care", starts_on=APRIL, unless="Child in need")
    assert reaches(effect, PLACEMENTS).any()
    assert not reaches(effect, JOURNEY).any()


@settings(deadline=None)
@given(strategies.effects(), st.floats(-3, 3))
def test_a_change_begins_on_its_day_grows_steadily_and_is_whole_after_its_ramp(effect, draw):
    ramp = [month_after(effect.starts_on, months - 1) for months in range(effect.ramp_months + 3)]
    shares = [reached(effect.starts_on, effect.ramp_months, day) for day in ramp]
    assert all(before <= after for before, after in pairwise(shares))
    assert shares[-1] == 1
    assert strength(effect, date(2011, 3, 31), draw) == 1
    whole = effect.multiplier * np.exp(effect.spread * draw)
    assert strength(effect, ramp[-1], draw) == pytest.approx(whole)
    at_once = strengths(effect, ramp, np.array([draw, 0.0]))
    assert at_once[0] == pytest.approx([strength(effect, day, draw) for day in ramp])
    assert at_once[1, -1] == pytest.approx(effect.multiplier)


@settings(deadline=None)
@given(st.lists(strategies.scenarios, min_size=1, max_size=3))
def test_combining_makes_every_change_once_and_is_sure_only_if_each_is(scenarios):
    both = combine("both", "Both", [*scenarios, *scenarios])
    assert set(both.effects) == {effect for each in scenarios for effect in each.effects}
    assert len(set(both.effects)) == len(both.effects)
    assert both.verified == all(each.verified for each in scenarios)


@settings(deadline=None)
@given(strategies.scenarios)
def test_every_change_has_a_sentence_that_says_from_when(scenario):
    said = sentences(scenario)
    changes = (*scenario.effects, *scenario.places, *scenario.prices, *scenario.spending)
    assert len(said) == len(changes)
    for sentence, change in zip(said, changes, strict=True):
        assert sentence.startswith("From ")
        assert f"{change.starts_on:%B %Y}" in sentence
        assert sentence.endswith(".")


def test_the_sentences_are_plain():
    fewer = Effect(what="entries", state="In care", multiplier=0.9, spread=0.0676, starts_on=APRIL, ramp_months=12)
    assert said_of_effect(fewer) == (
        "From April 2027, one in ten fewer children come into care, reached over 12 months; "
        "we are unsure: between 2 and 17 in a hundred fewer."
    )
    homes = PlacesAdded(state="Fostering", places=20, takes_from="Residential", starts_on=APRIL, sure=0.7, spread=0.2)
    assert said_of_places(homes) == (
        "From April 2027, 20 new places are planned in foster homes for children from children's homes; "
        "we expect 14 of them, between 9 and 19."
    )
    assert [money(pence) for pence in (1_250, 35_012_345, 140_000_000, 9_512_345_678, -250_000_000)] == [
        "£12",
        "£350,000",
        "£1.40 million",
        "£95.1 million",
        "-£2.50 million",
    ]


def test_each_shipped_scenario_is_told_with_reason_and_source_and_none_claims_to_be_verified():
    known = shipped(ORIGIN)
    assert list(known) == [
        "as-now",
        "family-safeguarding",
        "more-foster-carers",
        "new-childrens-home",
        "more-unaccompanied-children",
        "earlier-help",
    ]
    for name, scenario in known.items():
        assert scenario.reason
        assert scenario.source
        assert scenario.verified == (name == "as-now")
    assert known["family-safeguarding"].reported


def test_what_a_history_of_placements_cannot_show_is_told():
    idle = without_effect(shipped(ORIGIN)["family-safeguarding"], PLACEMENTS)
    assert len(idle) == 1
    assert "protection plans" in idle[0]
    assert without_effect(shipped(ORIGIN)["more-foster-carers"], PLACEMENTS) == []
    alone = shipped(ORIGIN)["more-unaccompanied-children"]
    assert without_effect(alone, PLACEMENTS) == []
    assert len(without_effect(alone, PLACEMENTS, nobody_in={"uasc"})) == 1


GOOD = """
name = "mine"
title = "Mine"
sentence = "Something."
[[effects]]
what = "entries"
multiplier = 0.9
between = [0.8, 1.0]
starts_on = 2027-04-01
"""


def test_a_file_is_found_by_its_path_and_a_name_that_is_neither_is_told(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(GOOD)
    assert find(str(file), ORIGIN).effects[0].starts_on == APRIL
    assert find("earlier-help", ORIGIN).title == "Earlier help"
    with pytest.raises(WrittenError, match=r"no scenario and no file 'nothing'.*earlier-help"):
        find("nothing", ORIGIN)


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('"mine"', '"My scenario"', "the name 'My scenario' may have small letters"),
        ('title = "Mine"', "", "'title' must be given, as text"),
        ('"entries"', '"entry"', "effects 1: 'what' is 'entry'. Use one of: 'entries', 'exits', 'moves'"),
        ("multiplier = 0.9", "multiplier = -1", "effects 1: 'multiplier' is -1. Give a number from 0 to 100"),
        ("multiplier = 0.9", 'multiplier = "0.9"', "'multiplier' must be given, as a number"),
        ("[0.8, 1.0]", "[0.95, 1.0]", "'between' must hold the multiplier 0.9"),
        ("[0.8, 1.0]", "0.8", "'between' must be two numbers"),
        ("[0.8, 1.0]", "[1.0, 0.8]", "lower number first"),
        ("starts_on = 2027-04-01", "", "say when it starts"),
        ("2027-04-01", '"April"', "as a date such as 2027-04-01"),
        ("multiplier", "multiplyer", "unknown field multiplyer"),
        ('what = "entries"', 'what = "entries"\nstate = "Fosterling"', "'state' is 'Fosterling'"),
        ('what = "entries"', 'what = "entries"\nto = "Other"', "'to' is for moves only"),
        ("between = [0.8, 1.0]", "spread = 0.1\nbetween = [0.8, 1.0]", "say how sure it is once"),
        ("[[effects]]", "[[effects", "cannot be read as TOML or JSON"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(good, bad, said):
    assert good in GOOD
    with pytest.raises(WrittenError) as told:
        read(GOOD.replace(good, bad), "mine.toml", ORIGIN)
    assert str(told.value).startswith("mine.toml")
    assert said in str(told.value)
