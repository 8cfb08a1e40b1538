"""Signing in in a real browser: with a passkey, and with a password and the numbers of an app."""

import time
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.management import call_command
from playwright.sync_api import Page, expect

from alongside.people.models import Worker
from alongside.site.tests.journeys.somebody import objections

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

EMAIL, PASSWORD = "wren@example.com", "three green boats at anchor"


@pytest.fixture
def wren(db: None) -> Worker:
    """A worker with a password, and no second factor yet."""
    named = {"email": EMAIL, "name": "Wren Abara", "role": "social_worker", "team": "Assessment North"}
    call_command("account", **named, stdout=StringIO())
    worker = Worker.objects.get(email=EMAIL)
    worker.set_password(PASSWORD)
    worker.save()
    return worker


@pytest.fixture
def page(chromium: Any, live_site: str) -> Any:
    """A browser with an authenticator of its own in it; nothing may be said on its console."""
    context = chromium.new_context(base_url=live_site)
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    has = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True, **has}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    yield page
    context.close()
    assert said == []


def see(page: Page, heading: str) -> None:
    """The page with this heading is there, and axe has nothing to say of it."""
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert objections(page) == []


def give_password(page: Page) -> None:
    page.goto("/accounts/login/")
    see(page, "Sign in")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_with_a_password_and_the_numbers_of_an_app(wren: Worker, page: Page) -> None:
    secret = generate_totp_secret()
    TOTP.activate(wren, secret)
    give_password(page)
    see(page, "Show that it is you")
    numbers = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.locator("input[name=code]").fill(numbers)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My week")).to_be_visible()


def test_a_passkey_is_set_up_after_the_password_and_then_stands_for_both(wren: Worker, page: Page) -> None:
    give_password(page)
    see(page, "How you sign in")
    page.get_by_role("button", name="Add a passkey").click()
    see(page, "Show that it is you")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    see(page, "Add a passkey")
    page.locator("input[name=name]").fill("My machine")
    page.locator("input[name=passwordless]").check()
    page.get_by_role("button", name="Add the passkey").click()
    see(page, "Recovery codes")
    page.goto("/my-week")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="My week")).to_be_visible()
