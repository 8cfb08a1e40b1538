"""What is wrong with one child's rows is shown as the record stands, to whoever can mend it, with the way there."""

import time
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.door import open_child
from alongside.access.roles import Part
from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.insight.workbench import checking
from alongside.insight.workbench.kinds import KINDS
from alongside.insight.workbench.mending import told
from alongside.insight.workbench.tests.conftest import TODAY
from alongside.pathway.care.factories import in_care
from alongside.people.factories import a_child
from alongside.returns.kit.checking import check

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PROVIDER = "PLACE_PROVIDER"
GROWN = "359"  # in care although over eighteen at the end of the year


def shown_to(worker, child, today=TODAY):
    with acting(worker.pk):
        opened = open_child(worker, child.pk, page="test")
        return told(checking.check_child(child.pk, opened.sees, today), opened, worker, today)


def spots(found, field):
    return [spot for part in found for spot, wrong in part.spots if any(one.fields[0] == field for one in wrong)]


def page(worker, child):
    client = Client()
    client.force_login(worker)
    return client.get(reverse("returns:child", args=[child.pk]))


def test_a_home_that_cannot_be_provided_so_is_mended_at_the_placement(cast, tamsin, period):
    with acting(cast.iona.pk):
        home = period.placements.get()
    (spot,) = spots(shown_to(cast.iona, tamsin), PROVIDER)
    assert spot.href == reverse("care:correct_placement", args=[home.pk])
    assert spot.on == period.started_on


def test_once_mended_it_is_wrong_no_more(cast, tamsin, period):
    from alongside.pathway.care.placements.actions import correct_placement

    with acting(cast.iona.pk):
        home = period.placements.get()
        correct_placement(placement=home, version=home.version, why_corrected="Misread.", by=cast.iona, provider="PR1")
    assert spots(shown_to(cast.iona, tamsin), PROVIDER) == []


def test_whoever_may_not_mend_it_is_told_who_may(cast, tamsin, period):
    (spot,) = spots(shown_to(cast.nadia, tamsin), PROVIDER)
    assert spot.href == ""
    assert "social worker" in spot.whose


def test_the_page_tells_it_and_the_opening_is_logged(cast, tamsin, period):
    answer = page(cast.iona, tamsin)
    assert b"PLACE_PROVIDER" in answer.content
    with acting(cast.nadia.pk):
        opened = Opening.objects.filter(worker_id=cast.iona.pk, person_id=tamsin.pk, page="returns.child")
        assert [one.refused for one in opened] == [False]


def test_to_a_stranger_there_is_no_such_page(cast, tamsin, period):
    assert page(cast.outis, tamsin).status_code == 404


@pytest.fixture
def school(cast, tamsin):
    """Quinn of the virtual school works with Tamsin."""
    from alongside.people.actions import allocate

    team = cast.teams["Virtual School"]
    with acting(cast.jonah.pk):
        allocate(child=tamsin, team=team, role="virtual_school", on=TODAY, by=cast.jonah, worker=cast.quinn)
    return cast.quinn


def test_who_sees_only_some_of_a_return_s_parts_is_shown_none_of_it(tamsin, period, school):
    assert shown_to(school, tamsin) == []
    assert b"too little of this record" in page(school, tamsin).content


def test_the_overview_offers_it_to_whoever_records_what_returns_are_made_of(cast, tamsin, period, school):
    for worker, offered in ((cast.iona, True), (school, False)):
        client = Client()
        client.force_login(worker)
        overview = client.get(reverse("record:child", args=[tamsin.pk]))
        assert overview.status_code == 200
        assert (reverse("returns:child", args=[tamsin.pk]) in overview.content.decode()) is offered


def test_a_year_that_runs_is_held_against_today_and_not_against_its_last_day(cast):
    """Kofi is seventeen and turns eighteen before the year ends: that he is in care is no fault until he is."""
    with acting(cast.jonah.pk):
        kofi = a_child(cast.jonah, team=cast.teams["Children in Care"], number="K1", born_on=date(2009, 1, 15))
    with acting(cast.rafe.pk):
        in_care(kofi, by=cast.rafe, on=date(2026, 5, 4))
    found = {}
    with acting(cast.nadia.pk):
        for on in (TODAY, date(2027, 5, 1)):
            checked = checking.check_return(KINDS["ssda903"], 2027, on, [kofi.pk])
            found[on] = (checked.running, GROWN in {one.rule.code for one in checked.outcome.findings})
    assert found == {TODAY: (True, False), date(2027, 5, 1): (False, True)}


def test_every_rule_takes_less_than_five_milliseconds_of_one_child(cast, tamsin, period):
    with acting(cast.nadia.pk):
        checking.check_child(tamsin.pk, set(Part), TODAY)
        rows, before = (checking.looked_after.rows_of(year, [tamsin.pk]) for year in (2027, 2026))
    year = checking._looked_after_year(2027, TODAY, "E10000025")

    def once():
        began = time.process_time()
        check(checking.Return903(year, rows, before), checking._rules("ssda903", 2027))
        return time.process_time() - began

    assert min(once() for _ in range(5)) < 0.005
