"""Tamsin, referred on a Friday in November, and her brother Kit."""

from datetime import date

import pytest
from django.test import Client

from alongside.history.acting import acting
from alongside.pathway.assessment.factories import a_referred_child
from alongside.people.factories import a_mother

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def referral(cast):
    with acting(cast.bola.pk):
        return a_referred_child(cast, FRIDAY)


@pytest.fixture
def tamsin(referral):
    return referral.child


@pytest.fixture
def kit(cast, tamsin):
    with acting(cast.bola.pk):
        kit = a_referred_child(cast, FRIDAY, given_name="Kit", sex="M", born_on=date(2021, 3, 2)).child
        a_mother(cast.bola, tamsin, kit)
        return kit


@pytest.fixture
def site_of():
    """A browser of somebody signed in."""

    def of(worker):
        client = Client()
        client.force_login(worker)
        return client

    return of
