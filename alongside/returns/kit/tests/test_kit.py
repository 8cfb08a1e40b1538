"""What the three returns share: places, dates, code lists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.kit import dates, reading
from alongside.returns.kit.codes import Code, code_list
from alongside.returns.kit.lists import care
from alongside.returns.kit.problems import Problems, Unreadable, Where


def test_a_place_reads_as_a_person_would_say_it() -> None:
    where = Where("episodes.csv", line=7, place="Episodes", field="DECOM")
    assert str(where) == "episodes.csv, Episodes, line 7, DECOM"
    assert str(Unreadable("It is empty.", Where("a.csv"))) == "a.csv: It is empty."


def test_a_problem_keeps_what_the_cell_said_out_of_the_log() -> None:
    problems = Problems()
    problems.refuse(Where("a.csv", line=2, field="DOB"), "DOB is not a date.", "Ada Pike")
    (problem,) = problems
    assert "Ada Pike" not in f"{problem} {problem!r}"
    assert problem.value == "Ada Pike"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_of_this_century_is_read_back(day: date) -> None:
    assert dates.uk_date(day.strftime("%d/%m/%Y")) == day
    assert dates.uk_date(day.strftime("%d/%m/%y")) == day
    assert dates.iso_date(day.isoformat()) == day
    assert dates.iso_date(f"{day.isoformat()}T00:00:00") == day


@given(st.text(max_size=12))
def test_no_text_raises(text: str) -> None:
    dates.uk_date(text), dates.iso_date(text), dates.partial_date(text)
    for read in (reading.text, reading.identifier, reading.uk_day, reading.iso_day, reading.partial_day):
        read(text)
    for read in (reading.whole_number, reading.full_years, reading.yes_no, reading.one_of(care.LEGAL_STATUS)):
        read(text)


@pytest.mark.parametrize("text", ["31/02/2025", "00/01/2025", "1/13/2025", "٣١/١٢/٢٠٢٥", "2025-02-30", "31-12-25", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.uk_date(text) is None
    assert dates.iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [("zz/06/2017", (2017, 6, None)), ("ZZ/ZZ/2017", (2017, None, None)), ("29/02/zzzz", (None, 2, 29))],
)
def test_unknown_parts_of_a_date_stay_unknown(text: str, parts: tuple[int | None, ...]) -> None:
    found = dates.partial_date(text)
    assert found is not None
    assert (found.year, found.month, found.day) == parts
    assert found.whole is None


@pytest.mark.parametrize("text", ["00/00/0000", "00/06/2017", "zz/13/2017", "30/02/zzzz"])
def test_noughts_and_days_that_never_were_are_no_unknown_parts(text: str) -> None:
    assert dates.partial_date(text) is None


def test_a_list_is_made_of_pairs_and_codes() -> None:
    made = code_list("things", ("A", "One"), Code("B", "Two", first=2025))
    assert made.choices(2024) == [("A", "One")]
    assert made.choices() == [("A", "One"), ("B", "Two")]
