"""A date is read from three boxes as people write it, and refused in words that say what to do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.pages.forms import DateField, Form
from alongside.pages.forms.dates import MONTHS, Boxes, UnreadableDate, read_date, spread

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TYPED = st.text("0123456789 /-.novemb²٣", max_size=12)


class VisitForm(Form):
    seen_on = DateField(label="When did you see the child?", called="The date of the visit")


@given(DAYS)
def test_every_day_is_read_back_from_what_the_boxes_show(day: date) -> None:
    assert read_date(DateField().prepare_value(day)) == day


@given(DAYS, st.sampled_from([
    "{0.day}/{0.month}/{0.year}", "{0.day} {0.month} {0.year}", "{0.day}.{0.month:02}.{0.year}",
    "{0.year}-{0.month:02}-{0.day:02}", "{0.day} {1} {0.year}", "{0.day:02} {2} {0.year}",
]))  # fmt: skip
def test_a_whole_date_pasted_into_the_first_box_is_read_day_first(day: date, shape: str) -> None:
    name = MONTHS[day.month - 1]
    assert read_date(Boxes(day=shape.format(day, name.capitalize(), name[:3]))) == day


@given(TYPED, TYPED, TYPED)
def test_whatever_is_typed_gives_a_date_nothing_or_a_clear_refusal(day: str, month: str, year: str) -> None:
    says, boxes = None, ()
    try:
        read = read_date(Boxes(day, month, year))
    except UnreadableDate as wrong:
        says, boxes = wrong.says, wrong.boxes
    if says is None:
        assert isinstance(read, date) or not "".join([day, month, year]).strip()
    else:
        assert says.startswith("must ")
        assert set(boxes) <= set(Boxes._fields)
        assert boxes


@given(TYPED, TYPED, TYPED)
def test_spreading_twice_changes_nothing_more(day: str, month: str, year: str) -> None:
    once = spread(Boxes(day, month, year))
    assert spread(once) == once


@pytest.mark.parametrize(
    ("typed", "says", "boxes"),
    [
        (("31", "2", "2026"), "must be a real date", ("day", "month", "year")),
        (("24", "", "2026"), "must include a month", ("month",)),
        (("", "", "2026"), "must include a day and a month", ("day", "month")),
        (("24", "11", "26"), "must have a year with 4 numbers, like 2026", ("year",)),
        (("24", "13", "2026"), "must have a month from 1 to 12, or its name", ("month",)),
        (("24", "ju", "2026"), "must have a month from 1 to 12, or its name", ("month",)),
    ],
)
def test_the_refusal_names_what_is_wrong_and_where(typed: tuple[str, str, str], says: str, boxes: object) -> None:
    with pytest.raises(UnreadableDate) as wrong:
        read_date(Boxes(*typed))
    assert (wrong.value.says, wrong.value.boxes) == (says, boxes)


def test_a_date_is_accepted_under_its_bare_name_too() -> None:
    form = VisitForm({"seen_on": "2026-11-24"})
    assert form.is_valid()
    assert form.cleaned_data["seen_on"] == date(2026, 11, 24)


def test_a_day_to_come_is_refused_when_the_form_says_so() -> None:
    form = VisitForm({"seen_on-day": "25", "seen_on-month": "11", "seen_on-year": "2026"})
    form.limit("seen_on", latest=date(2026, 11, 24))
    assert form.errors["seen_on"] == ["The date of the visit must be on or before 24 November 2026"]


def test_the_same_date_written_otherwise_is_no_change() -> None:
    typed = {"seen_on-day": "04", "seen_on-month": "Nov", "seen_on-year": "2026"}
    assert not VisitForm(typed, initial={"seen_on": date(2026, 11, 4)}).has_changed()
    assert VisitForm(typed, initial={"seen_on": date(2026, 11, 5)}).has_changed()
