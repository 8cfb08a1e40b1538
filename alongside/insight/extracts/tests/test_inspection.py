"""Annex A's lists on a day, from the linked set: Rowan in care, Wren who has left it, a twin, a child not yet born."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.council.load.tests.linked import ANNEX, CENSUS, LAST_YEAR, THIS_YEAR, annex, loaded, refusals
from alongside.history.acting import acting
from alongside.insight.extracts.inspection import day_of, lists_on
from alongside.insight.extracts.tests.files import YEAR_END, seeing_all
from alongside.people.models import Person, Worker
from alongside.returns.annex_a import read
from alongside.returns.annex_a.write import write
from alongside.site.testing import database as throwaway

# What is told otherwise all the same: how old somebody is on the day, and what the council is to find out itself.
COUNTED = {"age", "team", "worker", "in_touch"}


@pytest.fixture(scope="module")
def folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """The linked set, loaded into a database of its own; where its workbook lies is given."""
    folder = tmp_path_factory.mktemp("annex")
    with django_db_blocker.unblock(), throwaway.clone():
        assert refusals(loaded(CENSUS, *LAST_YEAR, *THIS_YEAR, annex(folder))) == []
        yield folder


def on(day, ids=None):
    with seeing_all():
        return lists_on(day, ids)


def number_of(number):
    return Person.objects.using("owner").get(number=number).pk


def test_what_a_workbook_told_comes_back_out_of_the_record(folder):
    told, kept = read(folder / "annex-a.xlsx").rows, on(YEAR_END)
    for number in ANNEX:
        for row in told[number]:
            same = [one for one in kept[number] if one.child_id == row.child_id]
            if number in (1, 3):  # of long ago: the lists look back six months
                assert same == []
                continue
            (one,) = same
            columns = [name for name in type(row).__slots__ if name not in COUNTED and getattr(row, name) is not None]
            assert {name: getattr(one, name) for name in columns} == {name: getattr(row, name) for name in columns}


@pytest.mark.parametrize("day", [date(2025, 4, 13), date(2025, 4, 14), date(2025, 10, 14), date(2025, 10, 15)])
def test_a_referral_is_listed_for_six_months_from_the_day_it_came(folder, day):
    """Rowan's came on 14 April 2025."""
    came = [row.child_id for row in on(day)[3] if row.referral_date == date(2025, 4, 14)]
    assert ("A1001" in came) == (date(2025, 4, 14) <= day <= date(2025, 10, 14))


def test_nothing_is_told_of_what_came_after_the_day(folder):
    """Rowan's plan began on 1 July and was reviewed on 25 September; care began on 3 November."""
    lists = on(date(2025, 9, 24))
    (plan,) = (row for row in lists[7] if row.child_id == "A1001")
    assert (plan.start_date, plan.latest_review, plan.end_date) == (date(2025, 7, 1), None, None)
    assert [row for row in lists[8] if row.child_id == "A1001"] == []
    (case,) = (row for row in lists[6] if row.child_id == "A1001")
    assert case.case_status == "CPP"
    (case,) = (row for row in on(YEAR_END)[6] if row.child_id == "A1001")
    assert case.case_status == "CLA"


def test_one_child_is_asked_as_all_are_and_in_as_many_queries(folder):
    def asked(ids):
        with seeing_all(), CaptureQueriesContext(connection) as queries:
            rows = lists_on(YEAR_END, ids)
        return rows, len(queries)

    everybody, many = asked(None)
    rowan, few = asked([number_of("A1001")])
    assert few == many
    for number, rows in everybody.items():
        hers = [row for row in rows if row.child_id == "A1001"]
        assert [_said(row) for row in rowan[number]] == [_said(row) for row in hers]


def _said(row):
    return {name: getattr(row, name) for name in type(row).__slots__}


def test_the_lists_are_read_back_from_their_workbook_as_they_were_written(folder, tmp_path):
    lists = on(YEAR_END)
    write(lists, tmp_path / "written.xlsx")
    again = read(tmp_path / "written.xlsx")
    assert list(again.problems) == []
    assert {number: [_said(row) for row in rows] for number, rows in again.rows.items()} == {
        number: [_said(row) for row in rows] for number, rows in lists.items()
    }


def test_a_stranger_to_the_children_has_empty_lists(folder):
    with acting(Worker.objects.using("owner").get(email="outis@example.org").pk):
        assert not any(lists_on(YEAR_END).values())


def test_the_day_is_the_years_last_or_today_while_it_runs():
    assert day_of(2026, date(2026, 11, 24)) == date(2026, 3, 31)
    assert day_of(2027, date(2026, 11, 24)) == date(2026, 11, 24)
