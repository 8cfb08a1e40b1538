"""Words typed in a real browser outlive the server, which is killed before anybody saved them."""

from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, expect

from alongside.history.acting import acting
from alongside.people.factories import a_child
from alongside.site.testing import database, site


@pytest.fixture
def where(transactional_db, cast):
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
    return reverse("notes:write", args=[child.pk])


@pytest.fixture
def cookie(where, cast):
    client = Client()
    client.force_login(cast.elin)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def signed_in(browser: Browser, cookie: str) -> BrowserContext:
    context = browser.new_context()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "domain": "localhost", "path": "/"}])
    return context


def test_words_outlive_the_server_and_the_browser(chromium, where, cookie):
    with site.serving(database.current()) as address:
        page = signed_in(chromium, cookie).new_page()
        answer = page.goto(address + where)
        assert answer is not None
        assert answer.status == HTTPStatus.OK
        page.get_by_label("What was said and done?").fill("She told me about the kitten")
        expect(page.locator("[data-draft-status]")).to_contain_text("Saved as a draft at")
        page.context.close()
    with site.serving(database.current()) as address:
        page = signed_in(chromium, cookie).new_page()
        page.goto(address + where)
        expect(page.get_by_label("What was said and done?")).to_have_value("She told me about the kitten")
        expect(page.get_by_text("They are a draft: nothing is saved yet.")).to_be_visible()
        page.context.close()
