"""Every column of every table has a page on which it is mended, and every such page is there."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.access.roles import Part
from alongside.insight.workbench import kinds, places
from alongside.law.events import EVENTS
from alongside.returns.cin.book import REACHED
from alongside.returns.kit.rows import columns
from alongside.returns.ssda903 import tables

# Made of nothing that the record keeps yet, and so never sent.
NOT_SENT = {"PreProceedingsandFGDM"}
PLACES = {place.text: place for thing in places.THINGS.values() for place in (thing.place, *thing.columns.values())}


def test_every_table_of_the_returns_is_something_in_the_record():
    of_care = {("ssda903", table.name) for table in tables.TABLES}
    of_need = {("cin", name) for name in REACHED if name not in NOT_SENT}
    assert of_care | of_need <= set(places.THINGS)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_each_page_is_there_and_somebody_may_mend_there(place):
    assert reverse(place.otherwise, args=[7])
    assert not place.route or reverse(place.route, args=[place.what, 7] if place.what else [7])
    assert not place.event or EVENTS[place.event].decided_by
    assert place.part in set(Part)
    assert not place.kind or place.kind.part == place.part


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.name)
def test_a_row_s_own_columns_are_mended_with_the_row(table):
    row = table.row()
    for _, held in columns(table.row):
        assert places.place_of("ssda903", row, held.name)[1]


def test_the_law_is_mended_at_the_legal_status_and_the_home_at_the_placement():
    stay = tables.Episode()
    mended = {column: places.place_of("ssda903", stay, column)[0].route for column in ("LS", "PLACE", "REC", "DOB")}
    assert mended == {
        "LS": "care:correct_legal_status",
        "PLACE": "care:correct_placement",
        "REC": "care:correct_period",
        "DOB": "",
    }


def test_a_column_of_another_table_is_mended_where_that_table_is():
    place, own = places.place_of("ssda903", tables.Episode(), "PREV_PERM")
    assert (place.what, own) == ("permanence", False)


@given(st.dates(date(2023, 1, 1), date(2040, 1, 1)))
def test_the_year_that_runs_is_always_open_and_the_one_before_until_the_end_of_july(today):
    years = kinds.years_on(today)
    assert date(years[-1] - 1, 4, 1) <= today <= date(years[-1], 3, 31)
    assert (len(years) == 2) == (4 <= today.month <= 7)
    assert years == sorted(years)


@given(st.dates(date(2023, 1, 1), date(2040, 1, 1)))
def test_a_return_that_is_open_is_due_after_its_year_and_not_a_month_ago(today):
    dated = [due for due in kinds.due_on(today) if not due.kind.on_request]
    assert {due.kind.key for due in dated} == {"ssda903", "cin"}
    for due in dated:
        assert due.on > date(due.year, 3, 31)
        assert due.on > today - timedelta(days=32)
        assert due.source


def test_no_day_is_made_up_for_a_year_of_which_nothing_is_written_down():
    with pytest.raises(LookupError, match="does not say when"):
        kinds.due(kinds.KINDS["cin"], 1999)


def test_every_rule_and_column_of_a_return_fits_the_table_of_faults():
    from alongside.insight.models import Fault
    from alongside.returns.documenting import BOOKS

    rules = [rule for key in kinds.KINDS for rule in BOOKS[key]]
    assert max(len(rule.code) for rule in rules) <= Fault._meta.get_field("rule").max_length
    assert max(len(field) for rule in rules for field in rule.fields) <= Fault._meta.get_field("field").max_length
