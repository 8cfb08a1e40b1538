"""The suggestions for a team, made from the record and kept behind the door."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.history.acting import acting
from alongside.insight.allocating.questions import suggestions
from alongside.people.factories import a_child
from alongside.people.models import Family, FamilyMember, Membership, Worker
from alongside.site.tests.walks import browser
from alongside.workforce import actions

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
SINCE = date(2024, 1, 2)


@pytest.fixture
def north(cast):
    return cast.teams["Assessment North"]


@pytest.fixture
def second(north):
    """A second social worker of the team, who holds nobody."""
    worker = Worker(email="second@example.org", name="Second Hand", number="SW2")
    worker.set_unusable_password()
    worker.save(using="owner")
    Membership.objects.using("owner").create(worker=worker, team=north, role="social_worker", started_on=SINCE)
    return worker


def wait(cast, team, **facts):
    """A child whom the team has, and nobody of it by name."""
    with acting(cast.bola.pk):
        return a_child(cast.bola, team=team, **facts)


def asked(cast, team):
    with acting(cast.dev.pk):
        return {one.child.pk: one for one in suggestions(team, timezone.localdate())}


def test_the_worker_with_most_room_is_suggested(cast, north, second):
    with acting(cast.bola.pk):
        for _ in range(4):
            a_child(cast.bola, team=north, worker=cast.carys)
    child = wait(cast, north)
    one = asked(cast, north)[child.pk]
    assert one.worker == second
    assert one.suggestion.why[0].startswith("Has most room in the team.")


def test_brothers_and_sisters_go_to_the_worker_who_knows_one_of_them(cast, north, second):
    with acting(cast.bola.pk):
        known = a_child(cast.bola, team=north, worker=cast.carys)
        children = [a_child(cast.bola, team=north), a_child(cast.bola, team=north)]
        family = Family.objects.create(name="Okafor", recorded_by=cast.bola)
        for child in (known, *children):
            FamilyMember.objects.create(family=family, person=child, started_on=SINCE, recorded_by=cast.bola)
    found = asked(cast, north)
    assert {found[child.pk].worker for child in children} == {cast.carys}
    assert all("Has worked with this family before." in found[child.pk].suggestion.why for child in children)


def test_whoever_is_away_is_not_suggested(cast, north, second):
    today = timezone.localdate()
    with acting(cast.dev.pk):
        actions.note_away(worker=second, started_on=today, ended_on=None, on=today, by=cast.dev)
    child = wait(cast, north)
    assert asked(cast, north)[child.pk].worker == cast.carys


def test_an_unborn_baby_asks_for_who_is_skilled_with_them(cast, north, second):
    today = timezone.localdate()
    with acting(cast.dev.pk):
        actions.set_terms(worker=cast.carys, on=today, by=cast.dev, share=1, skills=["unborn"])
    child = wait(cast, north, born_on=None, expected_on=today + timedelta(days=60))
    one = asked(cast, north)[child.pk]
    assert one.worker == cast.carys
    assert "Skilled in what this child needs: unborn babies." in one.suggestion.why


def test_the_manager_reads_the_reasons_and_nobody_else_does(cast, north):
    child = wait(cast, north)
    page = browser(cast.dev).get("/team/suggestions").content.decode()
    assert "Tamsin Okafor" in page
    assert "Carys Pugh" in page
    assert f"/children/{child.pk}/allocate" in page
    for who in (cast.carys, cast.sunita, cast.tove):
        assert browser(who).get("/team/suggestions").status_code == 404
    assert "Tamsin" not in browser(cast.femi).get("/team/suggestions").content.decode()
