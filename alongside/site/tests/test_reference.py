"""The rules are shown with their sources, and what is not checked says so."""

import pytest
from django.utils import timezone

from alongside.access.roles import ROLES
from alongside.law.clocks import clocks_on
from alongside.returns.documenting import BOOKS


def test_every_clock_is_shown_with_its_source(client, cast):
    client.force_login(cast.carys)
    page = client.get("/clocks").content.decode()
    held = clocks_on(timezone.localdate())
    for clock in held:
        assert f'id="{clock.code}"' in page
    assert page.count("Not checked") == sum(clock.verification == "unverified" for clock in held)


@pytest.mark.parametrize("name", BOOKS)
def test_every_rule_of_a_return_is_shown(client, cast, name):
    client.force_login(cast.carys)
    page = client.get(f"/rules/{name}").content.decode()
    for rule in BOOKS[name]:
        assert f'id="{rule.code}"' in page


def test_there_are_no_rules_of_another_return(client, cast):
    client.force_login(cast.carys)
    assert client.get("/rules/school-census").status_code == 404


def test_every_role_is_shown(client, cast):
    client.force_login(cast.carys)
    assert client.get("/roles").content.decode().count('<th scope="row"') == len(ROLES)
