"""Every page that opens by its address, found out and not listed, put before axe on a phone, its console listened to.

The journeys see the pages of the usual way; this sees the others: corrections, ends, things beside the work.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from alongside.site.tests.journeys.somebody import PHONE, objections
from alongside.site.tests.one_of_each import NUMBER, make_one_of_each
from alongside.site.tests.walks import Address, addresses, workers_beside

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

SHARES = 3  # so that test processes share the work
NO_PAGES = {"stay", "health", "pick", "style", "style-"}


@pytest.fixture
def page(chromium: Any, owner: Any, cast: Any) -> Iterator[Page]:
    """A phone on which somebody has signed in who sees all of a child of whom there is one fact of every kind."""
    from alongside.council.models import Origin
    from alongside.people.models import Person
    from alongside.site.testing import database, site

    make_one_of_each(cast.nadia, cast.teams["Family Solutions North"])
    beside = workers_beside(Person.objects.using("owner").get(pk=NUMBER), cast.nadia)
    insider = next(iter(beside.values()))
    Origin.objects.using("owner").create(kind="council", made_up=True, at=timezone.now(), cast=[[insider.pk, "all"]])
    with site.serving(database.current()) as address:
        context = chromium.new_context(base_url=address, viewport=PHONE)
        page = context.new_page()
        page.goto("/pick")
        page.get_by_role("button", name=insider.name).click()
        yield page
        context.close()


def complaints_about(page: Page, address: Address, said: list[str]) -> list[str]:
    """What there is to object to on a page; one that does not open to this worker in this state is passed over."""
    answered = page.request.get(address.path)
    if answered.status != 200 or "text/html" not in answered.headers["content-type"]:
        return []
    said.clear()
    page.goto(address.path)
    return [f"{address.name}: {what}" for what in (*objections(page, PHONE), *said)]


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_and_the_console_have_nothing_to_say_of_any_page(page: Page, share: int) -> None:
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    mine = [address for address in addresses() if address.name not in NO_PAGES][share::SHARES]
    assert [what for address in mine for what in complaints_about(page, address, said)] == []
