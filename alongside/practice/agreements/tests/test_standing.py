"""Who must agree, by age and understanding: the rule by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.models import Person
from alongside.practice.agreements.models import Agreement
from alongside.practice.agreements.standing import CHILD, PARENT, OfChild, age_for, comes_to, to_ask
from alongside.practice.weeks.models import Slot

ON = date(2026, 12, 9)
STATES = Slot.Agreement


def aged(years):
    return Person(born_on=date(ON.year - years, 1, 1))


def said(agreed=True, understands=True, withdrawn_on=None):
    return Agreement(agreed=agreed, understands=understands, withdrawn_on=withdrawn_on)


answers = st.none() | st.builds(
    said, st.booleans(), st.sampled_from([True, False, None]), st.sampled_from([None, None, ON])
)
children = st.lists(st.builds(OfChild, st.integers(0, 20).map(aged), answers, answers), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("years", "own", "asked"),
    [
        (0, None, [PARENT, CHILD]),
        (7, None, [PARENT, CHILD]),
        (7, said(understands=None), [PARENT]),
        (8, None, [PARENT, CHILD]),
        (15, said(), [PARENT]),
        (16, None, [CHILD]),
        (16, said(), []),
        (16, said(understands=False), [PARENT]),
        (17, said(understands=None), [PARENT]),
    ],
)
def test_who_is_still_to_be_asked(years, own, asked):
    assert to_ask(OfChild(aged(years), None, own), ON) == [one.value for one in asked]


def test_the_age_that_counts_is_that_on_the_day_of_the_visit():
    turns_sixteen = Person(born_on=date(2010, 12, 9))
    assert to_ask(OfChild(turns_sixteen), date(2026, 12, 8)) == [PARENT, CHILD]
    assert to_ask(OfChild(turns_sixteen), date(2026, 12, 9)) == [CHILD]


def test_an_unborn_child_has_no_say_and_one_of_unknown_age_is_asked_as_an_older_one():
    assert to_ask(OfChild(Person(expected_on=date(2027, 1, 1))), ON) == [PARENT]
    assert age_for(Person(), ON) == 8


@pytest.mark.parametrize("years", [0, 5, 11, 17])
def test_all_that_is_needed_and_a_safe_screen_make_it_agreed(years):
    whole = OfChild(aged(years), said(), said())
    assert comes_to([whole], True, ON) == STATES.AGREED
    assert comes_to([whole], None, ON) == STATES.WAITING
    assert comes_to([whole], False, ON) == STATES.DECLINED


@given(children, st.sampled_from([True, False, None]))
def test_nobody_comes_where_anybody_says_no_takes_it_back_or_was_not_asked(asked, safe):
    state = comes_to(asked, safe, ON)
    rows = [row for one in asked for row in one.said()]
    if any(row.withdrawn_on for row in rows):
        assert state == STATES.WITHDRAWN
    elif not all(row.agreed for row in rows) or safe is False:
        assert state == STATES.DECLINED
    else:
        assert (state == STATES.AGREED) == (safe is True and not any(to_ask(one, ON) for one in asked))


@given(children)
def test_one_more_no_never_brings_anybody_in(asked):
    with_a_no = [*asked, OfChild(aged(9), None, said(agreed=False))]
    assert comes_to(with_a_no, True, ON) in (STATES.DECLINED, STATES.WITHDRAWN)
