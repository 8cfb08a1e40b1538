from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.due import birthday
from alongside.law.leaving_care import days_in_care, eligibility

# Kofi was born on 1 May 2008: 14 on 1 May 2022, 16 on 1 May 2024, 18 on 1 May 2026.
KOFI = date(2008, 5, 1)
IN_CARE_SINCE_TEN = [(date(2018, 6, 1), None, False)]
LEFT_AT_17 = [(date(2018, 6, 1), date(2025, 6, 1), False)]
LEFT_AT_15 = [(date(2018, 6, 1), date(2023, 6, 1), False)]
BRIEFLY_AT_16 = [(date(2024, 6, 1), date(2024, 8, 1), False)]
JUST_SHORT_AT_16 = [(date(2024, 6, 1), date(2024, 8, 30), False)]  # 90 days
JUST_LONG_ENOUGH = [(date(2024, 6, 1), date(2024, 8, 31), False)]  # 91 days
UNTIL_18 = [(date(2018, 6, 1), date(2026, 5, 1), False)]


@pytest.mark.parametrize(
    ("periods", "on", "category"),
    [
        (IN_CARE_SINCE_TEN, date(2024, 4, 30), "none"),
        (IN_CARE_SINCE_TEN, date(2024, 5, 1), "eligible"),
        (LEFT_AT_17, date(2025, 5, 31), "eligible"),
        (LEFT_AT_17, date(2025, 6, 1), "relevant"),
        (LEFT_AT_17, date(2026, 4, 30), "relevant"),
        (LEFT_AT_17, date(2026, 5, 1), "former_relevant"),
        (UNTIL_18, date(2026, 4, 30), "eligible"),
        (UNTIL_18, date(2026, 5, 1), "former_relevant"),
        (IN_CARE_SINCE_TEN, date(2026, 5, 1), "former_relevant"),
        (UNTIL_18, date(2033, 4, 30), "former_relevant"),
        (UNTIL_18, date(2033, 5, 1), "none"),
        (LEFT_AT_15, date(2024, 6, 1), "none"),
        (LEFT_AT_15 + BRIEFLY_AT_16, date(2024, 9, 1), "relevant"),
        (BRIEFLY_AT_16, date(2024, 7, 1), "none"),
        (BRIEFLY_AT_16, date(2024, 9, 1), "qualifying"),
        (BRIEFLY_AT_16, date(2029, 4, 30), "qualifying"),
        (BRIEFLY_AT_16, date(2029, 5, 1), "none"),
        (JUST_SHORT_AT_16, date(2024, 9, 1), "qualifying"),
        (JUST_LONG_ENOUGH, date(2024, 9, 1), "relevant"),
        ([(date(2024, 1, 1), date(2024, 12, 1), True)], date(2025, 1, 1), "none"),
        ([], date(2025, 1, 1), "none"),
    ],
)
def test_kofis_category(periods, on, category):
    assert eligibility(KOFI, periods, on).category == category


def test_the_answer_says_why():
    answer = eligibility(KOFI, [*BRIEFLY_AT_16, (date(2024, 1, 1), date(2024, 1, 15), True)], date(2024, 9, 1))
    assert "Has 61 days in care from the age of 14: fewer than the 91 days (13 weeks) that the law asks for." in (
        answer.reasons
    )
    assert "Short breaks in a planned series do not count towards the 13 weeks." in answer.reasons
    assert answer.source == "Children Act 1989 section 24(1B)"


def test_care_before_fourteen_does_not_count():
    before = [(date(2021, 1, 1), date(2022, 5, 1), False)]
    assert days_in_care(before, birthday(KOFI, 14), date(2024, 1, 1)) == 0


@pytest.mark.parametrize("periods", [[(date(2024, 6, 1), date(2024, 5, 1), False)]])
def test_a_period_that_ends_before_it_starts_is_refused(periods):
    with pytest.raises(ValueError, match="must not end before it starts"):
        eligibility(KOFI, periods, date(2025, 1, 1))


nights = st.integers(0, 9000)
period = st.tuples(nights, nights, st.booleans()).map(
    lambda given: (KOFI + timedelta(days=min(given[:2])), KOFI + timedelta(days=max(given[:2])), given[2])
)


@given(st.lists(period, max_size=6), nights)
def test_the_order_of_periods_and_saying_one_twice_change_nothing(periods, offset):
    on = KOFI + timedelta(days=offset)
    answer = eligibility(KOFI, periods, on)
    assert eligibility(KOFI, periods[::-1] + periods[:1], on).category == answer.category


@given(st.lists(period, max_size=6), nights)
def test_each_category_belongs_to_its_ages(periods, offset):
    on = KOFI + timedelta(days=offset)
    ages = {"eligible": (16, 18), "relevant": (16, 18), "former_relevant": (18, 25), "qualifying": (16, 21)}
    category = eligibility(KOFI, periods, on).category
    if category != "none":
        youngest, oldest = ages[category]
        assert birthday(KOFI, youngest) <= on < birthday(KOFI, oldest)


@given(st.lists(period, max_size=6), nights)
def test_what_has_not_happened_yet_does_not_count(periods, offset):
    on = KOFI + timedelta(days=offset)
    begun = [each for each in periods if each[0] <= on]
    assert eligibility(KOFI, periods, on).category == eligibility(KOFI, begun, on).category
