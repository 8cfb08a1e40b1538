"""Two spellings of one name share a key."""

import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.finding import keys

NAMES = st.text(string.ascii_lowercase, min_size=3, max_size=12)
DATES = st.dates(date(1920, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Mr Seán O’Brien-Smith", ("sean", "obrien", "smith")),
        ("Sean O' BRIEN smith", ("sean", "obrien", "smith")),
        ("Łukasz Wiśniewski", ("lukasz", "wisniewski")),
        ("Ștefan Lăcătuș", ("stefan", "lacatus")),
        ("Mc Donald, Ronan", ("mcdonald", "ronan")),
        ("Ben Smith", ("ben", "smith")),
        ("Kelly Kelly", ("kelly", "kelly")),
        ("   ", ()),
        ("1234", ()),
    ],
)
def test_a_name_comes_apart_into_plain_words(written, words):
    assert keys.tokens(written) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("macdonald", "mcdonald"),
        ("mohammed", "maxamed"),
        ("muhamed", "mohammad"),
        ("bill", "william"),
        ("kasia", "katarzyna"),
        ("kowalska", "kowalski"),
        ("tobi", "oluwatobi"),
        ("choudhury", "chowdhry"),
        ("philips", "fillips"),
        ("shaun", "sean"),
        ("hussain", "hossein"),
        ("ionut", "ion"),
    ],
)
def test_spellings_and_short_forms_share_a_key(one, other):
    assert keys.close_keys(one) & keys.close_keys(other)


@pytest.mark.parametrize(("one", "other"), [("oliver", "harriet"), ("smith", "jones"), ("khan", "patel")])
def test_different_names_share_none(one, other):
    assert not keys.close_keys(one) & keys.close_keys(other)


@given(NAMES, st.data())
def test_one_letter_left_out_added_changed_or_moved_still_shares_a_key(name, data):
    at = data.draw(st.integers(0, len(name) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slips = {
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }
    for slip in slips:
        assert keys.less_one_letter(name) & keys.less_one_letter(slip) or len(slip) < 3


@given(st.text(max_size=40))
def test_keys_of_whatever_is_typed_are_plain_letters_and_digits(typed):
    found = keys.name_keys([typed]) | {keys.number_key(keys.number_in(typed))}
    assert all(key.isascii() and key.isalnum() and key == key.lower() for key in found)


@given(DATES)
def test_swapping_day_and_month_twice_comes_back(born):
    other = keys.swapped(born)
    assert other is None or (other != born and keys.swapped(other) == born)


@given(DATES)
def test_one_digit_wrong_is_never_the_date_itself_and_always_mutual(born):
    slips = keys.one_digit_wrong(born)
    assert born not in slips
    assert all(born in keys.one_digit_wrong(slip) for slip in slips if slip.year // 100 == born.year // 100)


@given(st.integers(1, 8))
def test_the_day_before_in_the_same_ten_is_one_digit_wrong(day):
    born = date(2014, 3, day)
    assert born + timedelta(days=1) in keys.one_digit_wrong(born)


@pytest.mark.parametrize(
    ("typed", "number"), [("943 476 5919", "9434765919"), ("CH-00123", "ch00123"), ("Jon Smith", ""), ("Jon 2", "")]
)
def test_a_number_is_told_from_a_name(typed, number):
    assert keys.number_in(typed) == number


def test_the_table_of_names_is_plain_and_has_no_group_of_one():
    for line in keys.SAME_NAMES.read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            assert len(line.split()) > 1, line
            assert line == line.lower()
