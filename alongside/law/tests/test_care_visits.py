from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.care_visits import PlacementFacts, VisitDue, next_visit_due

STARTED = date(2024, 3, 4)
WEEK = timedelta(weeks=1)
REVIEWED = STARTED + 4 * WEEK

foster = PlacementFacts(started_on=STARTED)
permanent = PlacementFacts(started_on=STARTED, intended_to_last_to_18=True)
long_term_agreed = PlacementFacts(started_on=STARTED, intended_to_last_to_18=True, long_term_foster_child_agrees=True)
parent_unassessed = PlacementFacts(started_on=STARTED, with_parent_before_assessment=True)
temporary_carer = PlacementFacts(started_on=STARTED, carer_approved_temporarily=True)
interim_order_home = PlacementFacts(started_on=STARTED, with_parent_under_interim_care_order=True)

YEAR_2 = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("facts", "visits", "reviewed", "expected"),
    [
        (foster, [], None, VisitDue(STARTED + WEEK, "LA11")),
        (foster, [STARTED - WEEK], None, VisitDue(STARTED + WEEK, "LA11")),  # a visit to the placement before
        (foster, [STARTED + WEEK], None, VisitDue(STARTED + 7 * WEEK, "LA12")),
        (foster, [YEAR_2], REVIEWED, VisitDue(YEAR_2 + 6 * WEEK, "LA14")),
        (permanent, [STARTED + WEEK], REVIEWED, VisitDue(STARTED + 7 * WEEK, "LA12")),
        (permanent, [YEAR_2], REVIEWED, VisitDue(date(2025, 7, 1), "LA13")),
        (long_term_agreed, [STARTED + WEEK], REVIEWED, VisitDue(STARTED + 7 * WEEK, "LA12")),
        (long_term_agreed, [YEAR_2], REVIEWED, VisitDue(date(2025, 10, 1), "LA15")),
        (parent_unassessed, [STARTED + WEEK], None, VisitDue(STARTED + 2 * WEEK, "LA16")),
        (parent_unassessed, [REVIEWED], REVIEWED, VisitDue(REVIEWED + 6 * WEEK, "LA12")),
        (temporary_carer, [STARTED + WEEK], None, VisitDue(STARTED + 2 * WEEK, "LA17")),
        (temporary_carer, [REVIEWED], REVIEWED, VisitDue(REVIEWED + 4 * WEEK, "LA17")),
        (interim_order_home, [REVIEWED], REVIEWED, VisitDue(REVIEWED + 4 * WEEK, "LA17")),
        (temporary_carer, [STARTED + WEEK], REVIEWED, VisitDue(STARTED + 2 * WEEK, "LA17")),  # missed before review
        (temporary_carer, [], REVIEWED, VisitDue(STARTED + WEEK, "LA11")),
    ],
)
def test_the_rule_that_fits_the_placement(facts, visits, reviewed, expected):
    assert next_visit_due(facts, visits, reviewed) == expected


def test_a_care_order_at_home_asks_for_a_visit_within_a_week_of_the_order():
    ordered = date(2025, 6, 2)
    home = PlacementFacts(started_on=STARTED, intended_to_last_to_18=True, with_parent_care_order_made_on=ordered)
    assert next_visit_due(home, [date(2025, 5, 30)], REVIEWED) == VisitDue(ordered + WEEK, "LA18")
    assert next_visit_due(home, [ordered + WEEK], REVIEWED) == VisitDue(ordered + 7 * WEEK, "LA18")


def test_a_visit_asked_for_is_due_in_a_week_until_it_is_made():
    asked = date(2025, 5, 5)
    facts = PlacementFacts(started_on=STARTED, intended_to_last_to_18=True, visit_requested_on=asked)
    assert next_visit_due(facts, [YEAR_2], REVIEWED) == VisitDue(asked + WEEK, "LA19")
    assert next_visit_due(facts, [YEAR_2, asked], REVIEWED) == VisitDue(date(2025, 8, 5), "LA13")


def test_a_long_term_foster_child_could_not_agree_to_fewer_visits_before_2015():
    older = PlacementFacts(started_on=date(2012, 3, 4), intended_to_last_to_18=True, long_term_foster_child_agrees=True)
    assert next_visit_due(older, [date(2014, 4, 1)], None) == VisitDue(date(2014, 7, 1), "LA13")


def test_a_placement_older_than_the_regulations_is_visited_by_them():
    assert next_visit_due(PlacementFacts(started_on=date(2009, 3, 4)), [date(2010, 5, 3)], None).rule == "LA14"


facts = st.builds(
    PlacementFacts,
    started_on=st.dates(date(2012, 1, 1), date(2030, 1, 1)),
    intended_to_last_to_18=st.booleans(),
    long_term_foster_child_agrees=st.booleans(),
    with_parent_before_assessment=st.booleans(),
    carer_approved_temporarily=st.booleans(),
    with_parent_under_interim_care_order=st.booleans(),
)
offsets = st.lists(st.integers(0, 2000), max_size=6)


@given(facts, offsets, st.none() | st.integers(0, 400))
def test_a_visit_is_always_due_and_never_more_than_six_months_on(placement, made, reviewed):
    visits = [placement.started_on + timedelta(days=offset) for offset in made]
    first_review = None if reviewed is None else placement.started_on + timedelta(days=reviewed)
    answer = next_visit_due(placement, visits, first_review)
    last = max(visits, default=placement.started_on)
    assert last < answer.on <= last + timedelta(days=184)
    assert answer.on <= last + 13.2 * WEEK or answer.rule == "LA15"


@given(facts, offsets)
def test_more_reasons_to_visit_never_make_it_later(placement, made):
    visits = [placement.started_on + timedelta(days=offset) for offset in made]
    plain = PlacementFacts(started_on=placement.started_on, intended_to_last_to_18=placement.intended_to_last_to_18)
    agreed = placement.long_term_foster_child_agrees
    assert agreed or next_visit_due(placement, visits, None).on <= next_visit_due(plain, visits, None).on
