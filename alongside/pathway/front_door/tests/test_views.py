"""The front door's pages: nobody is recorded twice unseen, and a child found by search is taken up."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from alongside.history.acting import acting
from alongside.people.factories import a_child
from alongside.people.models import Allocation, Person

WHO = {"given_name": "Tamsin", "family_name": "Okafor", "sex": "F", "born_on": "2018-05-14"}


@pytest.fixture
def known(cast):
    """A child whom another team works with."""
    with acting(cast.bola.pk):
        return a_child(cast.bola, team=cast.teams["Family Solutions North"], worker=cast.elin)


@pytest.fixture
def amira(cast):
    client = Client()
    client.force_login(cast.amira)
    return client


def test_somebody_alike_is_shown_before_a_second_record_is_made(cast, known, amira):
    page = amira.post(reverse("front_door:new_child"), WHO)
    assert "Is it one of these children?" in page.content.decode()
    with acting(cast.bola.pk):
        assert not Person.objects.filter(family_name="Okafor").exclude(pk=known.pk).exists()


def test_who_says_that_it_is_another_child_goes_on(cast, known, amira):
    shown = html.fromstring(amira.post(reverse("front_door:new_child"), WHO).content)
    sent = dict(next(form for form in shown.forms if "somebody_else" in form.fields).form_values())
    assert amira.post(reverse("front_door:new_child"), sent).status_code == 302
    with acting(cast.amira.pk):
        made = Person.objects.get(family_name="Okafor")
        assert made.pk != known.pk
        assert made.born_on == date(2018, 5, 14)


def test_a_child_found_by_search_is_taken_up_to_record_a_contact(cast, known, amira):
    receive = reverse("front_door:receive", args=[known.pk])
    assert amira.get(receive).status_code == 404
    assert amira.post(reverse("front_door:take_up", args=[known.pk])).headers["Location"] == receive
    assert amira.get(receive).status_code == 200
    with acting(cast.amira.pk):
        assert Allocation.objects.filter(child=known, team=cast.teams["Front door"]).exists()


def test_only_the_front_door_takes_children_up(cast, known):
    client = Client()
    client.force_login(cast.outis)
    assert client.post(reverse("front_door:take_up", args=[known.pk])).status_code == 404


def test_a_restricted_child_cannot_be_taken_up(cast, known, amira):
    from alongside.people.actions import restrict

    with acting(cast.elin.pk):
        restrict(person=known, reason="Witness", named=[cast.elin], on=date(2024, 1, 2), by=cast.elin)
    assert amira.post(reverse("front_door:take_up", args=[known.pk])).status_code == 404
