"""Somebody at a browser: opens pages, fills in the real forms, and looks at each kind of page once with axe."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Keyboard, Locator, Page, ViewportSize, expect

from alongside.people.models import Worker

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
_AXE = Axe()
_looked_at: set[str] = set()


class Somebody:
    """A worker at a browser. `complaints` gathers what the browser's console, axe and the eye object to."""

    def __init__(self, context: BrowserContext, worker: Worker, *, scripts: bool = True) -> None:
        self.context, self.worker, self.scripts = context, worker, scripts
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.screens = 0
        self.page.set_default_timeout(20_000)
        self.page.on("console", lambda line: self._complain(f"console: {line.text}", _objects(line)))
        self.page.on("pageerror", lambda error: self._complain(f"script: {error}", True))

    def sign_in(self) -> None:
        self.page.goto("/pick")
        self.page.get_by_role("button", name=self.worker.name).click()
        expect(self.page.get_by_role("link", name="Sign out").or_(self.page.get_by_role("button", name="Sign out")))

    def open(self, name: str, *numbers: Any) -> "Somebody":
        """Open a page by its name."""
        answer = self.page.goto(reverse(name, args=numbers))
        assert answer is not None
        assert answer.status == 200, f"{name} answered {answer.status} to {self.worker.name}"
        self.look()
        return self

    def send(self, name: str, /, *numbers: Any, **answers: Any) -> "Somebody":
        """Open a page, answer its questions by their names (`child7__how` for child7-how) and send the form."""
        return self.open(name, *numbers).answer(answers).press()

    def answer(self, answers: Mapping[str, Any]) -> "Somebody":
        for name, value in answers.items():
            self._fill(name.replace("__", "-"), value)
        return self

    def press(self) -> "Somebody":
        """Send the page's form; what it refuses is said in the failure."""
        before = self.page.url
        with self.page.expect_navigation() as going:
            self.page.locator("main form[method=post] button.govuk-button:not(.govuk-button--secondary)").last.click()
        refused = self.page.locator(".govuk-error-summary")
        assert not refused.count(), f"{urlsplit(before).path}: {refused.all_inner_texts()}"
        answer = going.value
        assert answer is not None
        assert answer.status == 200, f"{urlsplit(before).path} answered {answer.status} to {self.worker.name}"
        self.look()
        return self

    def _fill(self, name: str, value: Any) -> None:
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                self.page.locator(f'[name="{name}-{part}"]').fill(str(getattr(value, part)))
            return
        boxes: Locator = self.page.locator(f'[name="{name}"]')
        kind = boxes.first.evaluate("box => box.type")
        if kind == "checkbox" and value == "on":
            boxes.check()
        elif kind in ("radio", "checkbox"):
            self._choose(name, str(value))
        elif kind.startswith("select"):
            boxes.select_option(_choice(boxes, str(value)))
        else:
            boxes.fill(str(value))

    def _choose(self, name: str, value: str) -> None:
        """Tick the answer with this value or, where a number would say nothing, with these words."""
        box = self.page.locator(f'[name="{name}"][value="{value}"]')
        if not box.count():
            box = self.page.get_by_role("radio", name=value).or_(self.page.get_by_role("checkbox", name=value))
        box.check()

    def tab_to(self, name: str, kind: str = "") -> Keyboard:
        """Go on with the Tab key alone to a box by its name, or to the next of a kind."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(
                "([name, kind]) => document.activeElement.closest('main') && (kind"
                " ? document.activeElement.tagName === kind : document.activeElement.name === name)",
                [name, kind],
            ):
                return self.page.keyboard
        raise AssertionError(f"The Tab key does not reach {name or kind}")

    def says(self, *words: str) -> "Somebody":
        """The page shows these words."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def look(self) -> None:
        """Put a page of a kind not seen before to axe, on a desk and on a phone, and keep a picture if asked to."""
        self.screens += 1
        kind = _kind(self.page.url)
        if kind in _looked_at or not self.scripts:
            return
        _looked_at.add(kind)
        for what in objections(self.page):
            self._complain(f"{kind}: {what}", True)
        self._picture(kind)

    def _picture(self, kind: str) -> None:
        folder = os.environ.get("ALONGSIDE_SCREENSHOTS")
        for screen in (PHONE, DESK) if folder else ():
            self.page.set_viewport_size(screen)
            Path(folder or "").mkdir(parents=True, exist_ok=True)
            place = Path(folder or "", f"{kind.replace(':', '-')}-{screen['width']}.png")
            self.page.screenshot(path=place, full_page=True)

    def _complain(self, what: str, really: bool) -> None:
        if really:
            self.complaints.append(f"{self.worker.name} at {urlsplit(self.page.url).path}: {what}")


def objections(page: Page, *screens: ViewportSize) -> list[str]:
    """What axe finds on a page, and what sticks out of it, on these screens (a phone and a desk)."""
    said, size = [], page.viewport_size
    for screen in screens or (PHONE, DESK):
        page.set_viewport_size(screen)
        found = _AXE.run(page).response["violations"]
        said += [f"axe at {screen['width']}: {rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            said.append(f"wider than {screen['width']}")
    page.set_viewport_size(size or DESK)
    return said


def _objects(line: ConsoleMessage) -> bool:
    """Whether the browser objects; a draft that comes after its form was saved is told so, and that is no fault."""
    late_draft = "409 (Conflict)" in line.text and "/drafts/" in line.location["url"]
    return line.type in ("error", "warning") and not late_draft


def _kind(url: str) -> str:
    """What kind of page an address is: the name of its view."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return re.sub(r"\d+", "n", path)


def _choice(box: Locator, value: str) -> str | None:
    """The value of the option that has it, or that is called so."""
    options = box.locator("option").evaluate_all("all => all.map(one => [one.value, one.textContent.trim()])")
    return next((key for key, text in options if value in (key, text)), value)
