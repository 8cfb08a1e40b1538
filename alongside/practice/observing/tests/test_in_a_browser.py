"""The page on a phone: with no signal words are kept, encrypted, and sent once when there is one."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route, expect

from alongside.site.tests.journeys.somebody import objections

PHONE = {"width": 390, "height": 844}
# This page tries again every ten seconds: one that was opened with no signal is not always told of one.
TRIES_AGAIN = 25_000
KEPT, SENT = "Kept on this phone, will be sent", "Sent at"
WORDS = "A calm talk by the window"
# Everything that the page's database on the phone holds, as text; what is encrypted comes out as what it is.
DUMP = """async () => {
    const database = await new Promise((resolve) => {
        const asked = indexedDB.open("alongside-observing", 1);
        asked.onsuccess = () => resolve(asked.result);
    });
    const rows = [];
    for (const store of ["kept", "notes"]) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise((done) => { all.onsuccess = done; });
        for (const row of all.result) rows.push({ ...row, store, words: new TextDecoder("latin1").decode(row.words) });
    }
    const key = database.transaction("keys").objectStore("keys").get("key");
    await new Promise((done) => { key.onsuccess = done; });
    database.close();
    const leaves = await crypto.subtle.exportKey("raw", key.result).then(() => true, () => false);
    const cached = await Promise.all((await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return Promise.all((await cache.keys()).map(async (one) => [one.url, await (await cache.match(one)).text()]));
    }));
    return { rows, leaves, cached: cached.flat() };
}"""

# Answers once what was typed is kept, as a draft.
DRAFT_IS_KEPT = """async () => {
    const look = () => new Promise((resolve) => {
        const asked = indexedDB.open("alongside-observing", 1);
        asked.onsuccess = () => {
            const draft = asked.result.transaction("notes").objectStore("notes").getKey("draft");
            draft.onsuccess = () => { asked.result.close(); resolve(draft.result); };
        };
    });
    while (!await look()) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def signed_in(live_site: str, chromium: Any) -> Iterator[Callable[..., BrowserContext]]:
    """A phone on which somebody is signed in; the cookie is there to be taken away."""
    contexts = []

    def open_(worker: Any, **how: Any) -> BrowserContext:
        context = chromium.new_context(base_url=live_site, viewport=PHONE, **how)
        contexts.append(context)
        sign_in(context, worker)
        return context

    yield open_
    for context in contexts:
        context.close()


def sign_in(context: BrowserContext, worker: Any) -> None:
    client = Client()
    client.force_login(worker)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}])


@pytest.fixture
def phone(scene: Any, cast: Any, signed_in: Any) -> Page:
    """Umar's phone with the page open, ready for when the signal goes."""
    page = signed_in(cast.umar).new_page()
    page.goto(reverse("observing:write"))
    ready(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def ready(page: Page) -> None:
    expect(page.locator("body[data-ready]")).to_be_attached()


def write(page: Page, words: str = WORDS) -> None:
    page.get_by_label("What did you see?").fill(words)
    page.get_by_label("Travel").check()
    page.get_by_role("button", name="Send what I saw").click()


def worry(page: Page) -> None:
    page.get_by_text("I am worried that a child is not safe now").click()
    page.get_by_label("What worries you?").fill("A burn on the arm")
    page.get_by_label("Another child").check()
    page.get_by_label("given name").fill("Wren")
    page.get_by_label("ring you back").fill("01632 960 001")
    page.get_by_role("button", name="Tell the duty manager now").click()


def count(owner: Any, table: str) -> int:
    return owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def on_this_phone(page: Page) -> Any:
    return page.locator("[data-kept-list]")


def test_words_written_with_no_signal_are_sent_once_when_there_is_one(phone: Page, owner: Any) -> None:
    phone.context.set_offline(True)
    phone.reload()
    ready(phone)
    write(phone)
    expect(on_this_phone(phone)).to_contain_text(KEPT)
    assert count(owner, "observing_observation") == 0
    phone.context.set_offline(False)
    expect(on_this_phone(phone)).to_contain_text(SENT, timeout=TRIES_AGAIN)
    assert count(owner, "observing_observation") == count(owner, "observing_observationof") == 1
    assert WORDS in owner.execute("SELECT saw FROM observing_observation").fetchone()
    assert [row for row in phone.evaluate(DUMP)["rows"] if row["store"] == "kept"] == []


def test_on_the_phone_there_is_nothing_to_be_read_and_half_a_page_comes_back(phone: Page, scene: Any) -> None:
    phone.context.set_offline(True)
    phone.reload()
    ready(phone)
    write(phone)
    expect(on_this_phone(phone)).to_contain_text(KEPT)
    phone.get_by_label("What did you see?").fill("Half a sentence")
    phone.evaluate(DRAFT_IS_KEPT)
    found = phone.evaluate(DUMP)
    assert {row["store"] for row in found["rows"]} >= {"kept", "notes"}
    assert found["leaves"] is False
    held = str(found)
    for words in (WORDS, "Half a sentence", scene.host.name, scene.child.family_name, "Umar"):
        assert words not in held
    assert not any(url.endswith("/observing/write") for url, _ in found["cached"])
    assert phone.evaluate("sessionStorage.length + localStorage.length") == 0
    phone.reload()
    ready(phone)
    expect(phone.get_by_label("What did you see?")).to_have_value("Half a sentence")


def test_an_answer_that_never_came_makes_nothing_twice(phone: Page, owner: Any) -> None:
    lost = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    phone.context.route("**/observing/write", lose)
    with phone.expect_event("requestfailed"):
        write(phone)
    expect(on_this_phone(phone)).to_contain_text(KEPT)
    assert lost == [200]
    assert count(owner, "observing_observation") == 1
    phone.reload()
    expect(on_this_phone(phone)).to_contain_text(SENT)
    assert count(owner, "observing_observation") == 1


def test_after_the_session_ended_words_are_kept_and_sent_after_sign_in(phone: Page, owner: Any, cast: Any) -> None:
    phone.context.clear_cookies()
    write(phone)
    expect(on_this_phone(phone)).to_contain_text("will be sent once you sign in")
    assert count(owner, "observing_observation") == 0
    sign_in(phone.context, cast.umar)
    phone.goto(reverse("observing:write"))
    expect(on_this_phone(phone)).to_contain_text(SENT)
    assert count(owner, "observing_observation") == 1


def test_whoever_signs_in_next_sends_and_sees_nothing_of_it(phone: Page, owner: Any, scene: Any, cast: Any) -> None:
    from alongside.history.acting import acting
    from alongside.practice.weeks.factories import a_guest

    with acting(cast.tove.pk):
        a_guest(scene.week, cast.outis, by=cast.tove)
    phone.context.clear_cookies()
    write(phone)
    expect(on_this_phone(phone)).to_contain_text("sign in")
    sign_in(phone.context, cast.outis)
    phone.goto(reverse("observing:write"))
    ready(phone)
    expect(on_this_phone(phone)).to_be_hidden()
    assert count(owner, "observing_observation") == 0


def test_a_worry_is_kept_too_sent_first_and_the_page_says_to_telephone(phone: Page, owner: Any) -> None:
    phone.context.set_offline(True)
    write(phone)
    worry(phone)
    expect(on_this_phone(phone)).to_contain_text("Do not wait: telephone now. 999")
    order: list[str] = []
    phone.on("request", lambda asked: order.append(asked.url.rsplit("/", 1)[-1]) if asked.method == "POST" else None)
    phone.context.set_offline(False)
    expect(on_this_phone(phone).get_by_text(SENT)).to_have_count(2)
    assert order == ["worried", "write"]
    assert count(owner, "front_door_contact") == 1
    assert owner.execute("SELECT urgency FROM front_door_contact").fetchone() == ("red",)


def test_words_never_sent_go_when_the_week_is_over_and_a_worry_stays(phone: Page, scene: Any) -> None:
    phone.context.set_offline(True)
    phone.reload()
    ready(phone)
    write(phone)
    worry(phone)
    expect(on_this_phone(phone).get_by_text("Kept on this phone")).to_have_count(2)
    for days, left in ((3, {"seen", "worry"}), (4, {"worry"})):
        phone.clock.set_fixed_time(timezone.now() + (scene.week.ends_on - timezone.localdate()) + timedelta(days=days))
        phone.reload()
        ready(phone)
        assert {row["kind"] for row in phone.evaluate(DUMP)["rows"] if row["store"] == "kept"} == left
        if days == 3:
            continue
        assert [row for row in phone.evaluate(DUMP)["rows"] if row["store"] == "notes"] == []


def test_what_is_missing_or_refused_is_said_and_can_be_removed(phone: Page, scene: Any, owner: Any) -> None:
    phone.get_by_role("button", name="Send what I saw").click()
    expect(phone.get_by_text("Answer “What did you see?”")).to_be_visible()
    expect(phone.get_by_label("What did you see?")).to_be_focused()
    phone.get_by_label("Which visit?").select_option(str(scene.tomorrow.pk))
    write(phone)
    expect(on_this_phone(phone)).to_contain_text("Not sent: This visit is still to come.")
    phone.get_by_role("button", name="Remove from this phone").click()
    expect(on_this_phone(phone).locator("li")).to_have_count(0)
    assert [row for row in phone.evaluate(DUMP)["rows"] if row["store"] == "kept"] == []
    assert count(owner, "observing_observation") == 0


def test_without_scripts_it_is_a_plain_form(scene: Any, cast: Any, signed_in: Any, owner: Any) -> None:
    page = signed_in(cast.umar, java_script_enabled=False).new_page()
    page.goto(reverse("observing:write"))
    write(page)
    expect(page.get_by_text("Sent. Thank you.")).to_be_visible()
    assert count(owner, "observing_observation") == 1


def test_axe_finds_nothing_on_the_pages_of_this_room(phone: Page, scene: Any, cast: Any, signed_in: Any) -> None:
    phone.get_by_text("I am worried that a child is not safe now").click()
    assert objections(phone) == []
    for name in ("observing:mine", "observing:worried"):
        phone.goto(reverse(name))
        assert objections(phone) == [], name
    page = signed_in(cast.elin).new_page()
    for address in (
        reverse("observing:with_me"),
        reverse("observing:typed_in", args=[scene.with_family.pk]),
        reverse("observing:paper", args=["ur"]) + "?young",
        reverse("observing:link", args=[scene.with_family.pk]),
    ):
        page.goto(address)
        assert objections(page) == [], address
    page.get_by_label("A young child, with pictures").check()
    page.get_by_label("In which language?").select_option("ar")
    page.get_by_label("I know that nobody has checked this wording").check()
    page.get_by_role("button", name="Make the link").click()
    assert objections(page) == []
    link = re.search(r"http\S+/answers/\S+", page.inner_text("main"))
    assert link
    page.context.clear_cookies()
    page.goto(link[0])
    assert objections(page) == []
    for name in ("listened", "helped"):
        page.locator(f'[name="{name}"][value="3"]').check()
    page.get_by_role("button").click()
    assert objections(page) == []
