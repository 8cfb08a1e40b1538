"""A session ends after half an hour without a request, and after twelve hours in any case."""

import pytest
import time_machine
from django.test import Client

from alongside.people.cast import Cast

START = 1_795_500_000
MINUTE, HOUR = 60, 3600

pytestmark = pytest.mark.django_db


@pytest.fixture
def amira(client: Client, cast: Cast) -> Client:
    with time_machine.travel(START, tick=False):
        client.force_login(cast.amira)
        client.get("/health")
    return client


def signed_in(client: Client, at: int) -> bool:
    with time_machine.travel(at, tick=False):
        return bool(client.get("/health").wsgi_request.user.is_authenticated)


def test_half_an_hour_without_a_request_ends_it(amira: Client) -> None:
    assert signed_in(amira, START + 29 * MINUTE)
    assert not signed_in(amira, START + (29 + 31) * MINUTE)


def test_twelve_hours_end_it_however_busy_it_was(amira: Client) -> None:
    for turn in range(1, 12 * 3 + 1):
        assert signed_in(amira, START + turn * 20 * MINUTE)
    assert not signed_in(amira, START + 12 * HOUR + MINUTE)
