from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.law.reviews import (
    ReviewDue,
    initial_conference,
    next_care_review,
    next_review_conference,
    transfer_in_conference,
)

days = st.dates(date(2005, 1, 1), date(2038, 1, 1))


def test_reviews_in_care_at_20_working_days_3_months_and_6_months():
    came_into_care = date(2025, 12, 1)
    first, second = date(2025, 12, 31), date(2026, 3, 31)
    assert next_care_review(came_into_care, []) == ReviewDue(date(2025, 12, 31), "LA01")
    assert next_care_review(came_into_care, [first]) == ReviewDue(date(2026, 3, 31), "LA02")
    assert next_care_review(came_into_care, [second, first]) == ReviewDue(date(2026, 9, 30), "LA03")


def test_conferences_at_15_working_days_3_months_and_6_months():
    assert initial_conference(date(2026, 3, 30)) == ReviewDue(date(2026, 4, 22), "CP01")
    assert transfer_in_conference(date(2026, 3, 30)) == ReviewDue(date(2026, 4, 22), "CP02")
    assert next_review_conference(date(2026, 4, 22), []) == ReviewDue(date(2026, 7, 22), "CP05")
    assert next_review_conference(date(2026, 4, 22), [date(2026, 7, 1)]) == ReviewDue(date(2027, 1, 1), "CP06")


@given(days, st.lists(st.integers(1, 3000), max_size=5, unique=True))
def test_a_review_brings_the_next_one_later(care_started_on, offsets):
    held = [care_started_on + timedelta(days=offset) for offset in sorted(offsets)]
    for count in range(len(held)):
        review_on = held[count]
        assert next_care_review(care_started_on, held[: count + 1]).on > review_on
