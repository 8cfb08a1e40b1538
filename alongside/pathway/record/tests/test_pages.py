"""Every page of the record opens for whoever works with the child, and for nobody else."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.history.acting import acting
from alongside.people.factories import a_child


@pytest.fixture
def tamsin(cast):
    with acting(cast.bola.pk):
        return a_child(cast.bola, team=cast.teams["Family Solutions North"], worker=cast.elin)


def signed_in(worker) -> Client:
    client = Client()
    client.force_login(worker)
    return client


@pytest.mark.parametrize("name", ["child", "family", "chronology"])
def test_a_page_of_a_child_opens_for_her_worker_and_is_not_there_for_an_outsider(cast, tamsin, name):
    address = reverse(f"record:{name}", args=[tamsin.pk])
    assert signed_in(cast.elin).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


@pytest.mark.parametrize("name", ["my_week", "my_caseload", "find", "team"])
def test_the_lists_open(cast, tamsin, name):
    assert signed_in(cast.femi).get(reverse(f"record:{name}")).status_code == 200


def test_nobody_gets_in_without_signing_in(db):
    response = Client().get(reverse("record:my_week"))
    assert response.status_code == 302
    assert "login" in response["Location"]
