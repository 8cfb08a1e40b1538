"""The rules are shown with their sources, and what is not checked says so."""

from django.utils import timezone

from alongside.access.roles import ROLES
from alongside.law.clocks import clocks_on


def test_every_clock_is_shown_with_its_source(client, cast):
    client.force_login(cast.carys)
    page = client.get("/clocks").content.decode()
    held = clocks_on(timezone.localdate())
    for clock in held:
        assert f'id="{clock.code}"' in page
    assert page.count("Not checked") == sum(clock.verification == "unverified" for clock in held)


def test_every_role_is_shown(client, cast):
    client.force_login(cast.carys)
    assert client.get("/roles").content.decode().count('<th scope="row"') == len(ROLES)
