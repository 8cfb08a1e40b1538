"""The pages in a real browser: what axe finds, and that words typed are not lost.

Nothing is served: the browser's questions are answered here, from pages drawn before and the made styles.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, expect

from alongside.people.models import Worker
from alongside.site import sample
from alongside.site.places import ASSETS, CHECKOUT

KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
DRAFT = "Saved as a draft at"


def static_file(route: Route) -> None:
    name = urlsplit(route.request.url).path.removeprefix("/static/")
    for folder in (CHECKOUT / "alongside/site/static", ASSETS):
        if (folder / name).is_file():
            route.fulfill(body=(folder / name).read_bytes(), content_type=KINDS[name.rsplit(".", 1)[-1]])
            return
    raise AssertionError(f"{name} is missing. The styles and scripts are made by bin/test or bin/run.")


def draw(path: str, worker: int, *, sent: bool = False) -> str:
    ask = RequestFactory().post if sent else RequestFactory().get
    template, context = sample.PAGES[path.removeprefix("/style/") or "components"](ask(path), date(2026, 11, 24))
    signed_in = {
        "user": Worker(pk=worker, name="Ada Ford"),
        "demo": True,
        "session_seconds": 1800,
        "navigation": [{"text": "My week", "href": "/my-week", "current": True}, {"text": "Find", "href": "/find"}],
    }
    return str(engines["jinja2"].get_template(template).render(signed_in | context))


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of the style guide as a worker, on a screen of this size and scheme."""
    contexts = []

    def open_(path: str = "/style/form", *, worker: int = 7, sent: bool = False, **screen: Any) -> Page:
        context = chromium.new_context(base_url="http://localhost", viewport=screen.pop("viewport", DESK), **screen)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", lambda route: route.fulfill(body=draw(path, worker, sent=sent), content_type="text/html"))
        page.route("**/static/**", static_file)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()


def answering(page: Page, status: int | None) -> list[str]:
    """Answer drafts with this status, or not at all when it is None, and note what was sent."""
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.abort() if status is None else route.fulfill(status=status)

    page.route("**/style/form?draft", answer)
    return sent


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sample.PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(opened: Any, name: str, color_scheme: str, viewport: Any) -> None:
    page = opened(f"/style/{name}", sent=name in ("form", "stop"), viewport=viewport, color_scheme=color_scheme)
    found = Axe().run(page).response["violations"]
    assert not found, json.dumps([(rule["id"], rule["nodes"][0]["html"]) for rule in found], indent=1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_answer_reveals_its_question_with_scripts_off_too(opened: Any) -> None:
    for scripts in (True, False):
        page = opened(java_script_enabled=scripts)
        expect(page.get_by_label("Why not?")).to_be_hidden()
        page.get_by_role("radio", name="No", exact=True).check()
        expect(page.get_by_label("Why not?")).to_be_visible()


def test_a_draft_is_sent_two_seconds_after_the_typing_stops(opened: Any) -> None:
    page = opened()
    sent = answering(page, 204)
    page.clock.install(time=datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    page.clock.pause_at(datetime(2026, 11, 24, 14, 5, tzinfo=UTC))
    page.get_by_label("What did the child say?").fill("I like the window best")
    page.clock.run_for(1900)
    assert sent == []
    page.clock.run_for(200)
    expect(page.locator("[data-draft-status]")).to_contain_text(DRAFT)
    assert len(sent) == 1
    assert "I like the window best" in sent[0]
    assert page.evaluate("sessionStorage.length") == 0


def test_a_draft_is_sent_when_the_box_is_left(opened: Any) -> None:
    page = opened()
    sent = answering(page, 204)
    page.get_by_label("What did the child say?").fill("I like the window best")
    page.get_by_label("How many minutes").focus()
    expect(page.locator("[data-draft-status]")).to_contain_text(DRAFT)
    assert len(sent) == 1


@pytest.mark.parametrize("status", [None, 500, 302], ids=["no network", "an error", "signed out"])
def test_words_not_saved_are_said_to_be_so_and_come_back(opened: Any, status: int | None) -> None:
    page = opened()
    answering(page, status)
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_label("Why not?").fill("Her brother was asleep")
    page.get_by_label("How many minutes").focus()
    expect(page.locator("[data-draft-status]")).to_contain_text("Not saved as a draft yet")
    page.reload()
    expect(page.get_by_label("Why not?")).to_have_value("Her brother was asleep")
    expect(page.locator("[data-draft-status]")).to_contain_text("Your words from before are back")


def test_whoever_signs_in_next_does_not_see_the_words(opened: Any) -> None:
    page = opened()
    answering(page, None)
    page.get_by_label("What did the child say?").fill("I like the window best")
    page.route("**/style/form", lambda route: route.fulfill(body=draw("/style/form", 8), content_type="text/html"))
    page.reload()
    expect(page.get_by_label("What did the child say?")).to_have_value("")


def test_signing_out_takes_the_words_away(opened: Any) -> None:
    page = opened()
    answering(page, None)
    page.get_by_label("What did the child say?").fill("I like the window best")
    assert page.evaluate("sessionStorage.length") == 1
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()
    assert page.evaluate("sessionStorage.length") == 0


def test_a_form_pressed_twice_is_sent_once(opened: Any) -> None:
    went = """() => {
        const form = document.querySelector("form[data-once]");
        let sent = 0;
        window.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) sent += 1;
            event.preventDefault();
        });
        form.requestSubmit();
        form.requestSubmit();
        return sent;
    }"""
    assert opened().evaluate(went) == 1


def test_the_keyboard_reaches_the_content_first(opened: Any) -> None:
    page = opened("/style/components")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_what_has_the_focus_is_never_hidden_by_the_identity_bar(opened: Any) -> None:
    page = opened("/style/components", viewport={"width": 1280, "height": 560})
    page.get_by_role("link", name="Get help").focus()
    hidden = """() => {
        const bar = document.querySelector(".app-identity").getBoundingClientRect();
        const box = document.activeElement;
        const inMain = !!box.closest("main") && box.localName !== "main";
        return inMain && box.getBoundingClientRect().top < bar.bottom ? box.outerHTML : null;
    }"""
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(hidden) is None
