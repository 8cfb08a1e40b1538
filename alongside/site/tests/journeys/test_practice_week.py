"""A Practice Week from nothing to a published report, each step on the real pages by the person whose step it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from alongside.history.acting import acting
from alongside.people.factories import a_child
from alongside.practice.audits.factories import AUDITORS, children_at_work
from alongside.practice.audits.models import Heading
from alongside.site.tests.journeys.somebody import PHONE, Somebody

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

SAW = "The worker knelt down, and the child showed her drawing first."


@dataclass
class Practice:
    """Two days of a Practice Week, the two families of it, and whoever takes part at a browser."""

    at_browser: Callable[..., Somebody]
    newest: Callable[..., int]
    owner: Any
    today: date
    children: dict[str, int]
    cast: Any
    week: int = 0

    def __getattr__(self, who: str) -> Somebody:
        return self.at_browser(who)

    def on(self, half: str, answer: str = "on") -> dict[str, str]:
        """This morning, or tomorrow afternoon."""
        day = self.today + timedelta(days=half == "pm")
        return {f"on-{day.isoformat()}-{half}": answer}

    def host_of(self, name: str) -> int:
        return self._one("SELECT h.id FROM weeks_host h WHERE h.name = %s", name)

    def guest_of(self, who: str) -> int:
        found = "SELECT g.id FROM weeks_guest g JOIN people_worker w ON w.id = g.worker_id WHERE w.email = %s"
        return self._one(found, f"{who}@example.org")

    def slot_of(self, name: str) -> int:
        return self._one("SELECT s.id FROM weeks_slot s JOIN weeks_host h ON h.id = s.host_id WHERE h.name = %s", name)

    def visit_of(self, who: str) -> int:
        found = "SELECT v.id FROM weeks_visit v WHERE v.guest_id = %s AND v.state <> 'cancelled'"
        return self._one(found, self.guest_of(who))

    def _one(self, statement: str, *asked: Any) -> int:
        (number,) = self.owner.execute(statement, asked).fetchone()
        return int(number)


@pytest.fixture
def practice(at_browser: Any, newest: Any, owner: Any, cast: Any) -> Practice:
    children = {}
    for who, team, boss in (("elin", "Family Solutions North", "femi"), ("carys", "Assessment North", "dev")):
        manager = getattr(cast, boss)
        with acting(manager.pk):
            child = a_child(manager, team=cast.teams[team], worker=getattr(cast, who), given_name=f"{who}s child")
            children[who] = child.pk
    return Practice(at_browser, newest, owner, timezone.localdate(), children, cast)


def test_a_practice_week_from_its_plan_to_what_was_done(practice: Practice) -> None:
    guests_and_hosts_come_together(practice)
    families_are_asked(practice)
    the_week_is_planned(practice)
    a_family_takes_its_agreement_back(practice)
    the_guest_comes_prepared(practice)
    what_was_seen_is_written_with_no_signal(practice)
    the_worker_and_the_family_answer(practice)
    a_day_goes_by(practice)
    the_week_is_closed(practice)
    files_are_audited(practice)
    a_theme_is_found_and_acted_on(practice)
    what_was_done_is_published(practice)


def guests_and_hosts_come_together(practice: Practice) -> None:
    tove, today = practice.tove, practice.today
    tove.open("weeks:weeks")
    tove.send("weeks:start", name="Autumn Practice Week", starts_on=today, ends_on=today + timedelta(days=1))
    week = practice.week = practice.newest("weeks_week")
    tove.send("weeks:add_theme", week, title="Children’s voices", why_this="Two audits missed them.")
    for name, kind, half in (
        ("Umar Siddiq", "police", "am"),
        ("Rafe Lindo", "deputy_director", "pm"),
        ("Nadia Osei", "director", "pm"),
        ("Sunita Rao", "councillor", "am"),
    ):
        told = {"worker": name, "kind": kind, "districts": "Riverton", "most_visits": "2"}
        tove.send("weeks:invite", week, **told)
        tove.send("weeks:guest_half_days", practice.newest("weeks_guest"), **practice.on(half))
    for kind, name, service, shows, again in (
        ("worker", "Elin Marsh", "social_work", practice.on("am", "family"), "no"),
        ("worker", "Carys Pugh", "social_work", practice.on("pm", "family"), "no"),
        ("team", "Early Help North", "early_help", practice.on("pm", "team"), "no"),
        ("team", "Virtual School", "school", practice.on("am", "team") | practice.on("pm", "team"), "yes"),
    ):
        told = {"kind": kind, kind: name, "service": service, "district": "Riverton", "more_than_once": again}
        tove.send("weeks:add_host", week, **told)
        tove.send("weeks:host_half_days", practice.newest("weeks_host"), **shows)
    tove.open("weeks:week", week).open("weeks:guests", week).open("weeks:hosts", week)


def families_are_asked(practice: Practice) -> None:
    for who, name in (("elin", "Family Solutions North"), ("carys", "Assessment North")):
        worker, child, slot = practice.at_browser(who), practice.children[who], practice.slot_of(name)
        worker.open("weeks:mine").open("agreements:mine")
        worker.send("agreements:family", slot, child=f"{who}s child Okafor")
        worker.open("agreements:words", slot, "parent").open("agreements:words", slot, "child")
        said = {"on": practice.today, "how": "spoken", "parent_agreed": "yes", "parent_words": "No files, please."}
        own = {f"child{child}-understands": "yes", f"child{child}-agreed": "yes", f"child{child}-words": "Okay."}
        worker.send("agreements:asked", slot, **said, **own)
        worker.send("agreements:safety", slot, on=practice.today, safe="yes", why="A calm home.")
        worker.says("Agreed and safe")


def the_week_is_planned(practice: Practice) -> None:
    tove, week = practice.tove, practice.week
    tove.open("weeks:add_visit", week)
    slot = practice.slot_of("Assessment North")
    tove.answer({"guest": str(practice.guest_of("rafe")), "slot": str(slot)}).press()
    tove.open("weeks:plan", week)
    with tove.page.expect_navigation():
        tove.page.get_by_role("button", name="Plan the week").or_(
            tove.page.get_by_role("button", name="Plan again")
        ).click()
    tove.look()
    tove.says("4 visits", "Umar Siddiq with Elin Marsh", "Sunita Rao with Virtual School", "Nadia Osei")
    tove.open("weeks:visit", practice.visit_of("rafe"))
    tove.send("weeks:publish", week)
    practice.sunita.open("weeks:mine").says("Virtual School")


def a_family_takes_its_agreement_back(practice: Practice) -> None:
    before = practice.visit_of("rafe")
    carys = practice.carys.open("agreements:slot", practice.slot_of("Assessment North"))
    with carys.page.expect_navigation():
        carys.page.get_by_role("button", name="The family takes its agreement back").click()
    carys.says("The family took its agreement back")
    assert practice.visit_of("rafe") != before
    practice.rafe.open("weeks:mine").says("Virtual School", "Cancelled")


def the_guest_comes_prepared(practice: Practice) -> None:
    elin, umar, visit = practice.elin, practice.umar, practice.visit_of("umar")
    elin.send("agreements:guest", visit, answer="content")
    elin.send("agreements:write_briefing", visit, words="We talk about school. Listen more than you ask.")
    umar.open("weeks:mine")
    umar.open("agreements:undertaking", practice.week).press()
    umar.open("agreements:briefing", visit).says("Listen more than you ask.")
    assert "Okafor" not in umar.page.content()


def what_was_seen_is_written_with_no_signal(practice: Practice) -> None:
    umar = practice.umar.open("observing:write")
    page = umar.page
    page.set_viewport_size(PHONE)
    expect(page.locator("body[data-ready]")).to_be_attached()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.get_by_label("What did you see?").fill(SAW)
    page.get_by_label("Computers and systems").check()
    page.get_by_role("button", name="Send what I saw").click()
    expect(page.locator("[data-kept-list]")).to_contain_text("Kept on this phone, will be sent")
    page.context.set_offline(False)
    expect(page.locator("[data-kept-list]")).to_contain_text("Sent at", timeout=25_000)
    assert practice.owner.execute("SELECT count(*) FROM observing_observation").fetchone() == (1,)
    umar.complaints.clear()  # the browser's console says that there was no signal


def the_worker_and_the_family_answer(practice: Practice) -> None:
    elin, visit = practice.elin, practice.visit_of("umar")
    elin.open("observing:with_me").says(SAW)
    (seen,) = practice.owner.execute("SELECT id FROM observing_observation").fetchone()
    elin.send("observing:reply", seen, words="The laptop had no signal either.")
    elin.send(
        "observing:typed_in", visit, who="parent", language="en", listened="3", helped="2", better="Come at tea time."
    )
    assert SAW not in practice.carys.open("observing:with_me").page.content()


def a_day_goes_by(practice: Practice) -> None:
    """The week began yesterday and ends today."""
    practice.owner.execute("UPDATE weeks_week SET starts_on = starts_on - 1, ends_on = ends_on - 1")
    for table in ("weeks_slot", "weeks_offer", "weeks_visit"):
        practice.owner.execute(f'UPDATE {table} SET "on" = "on" - 1')


def the_week_is_closed(practice: Practice) -> None:
    practice.tove.send("weeks:close", practice.week)
    practice.tove.open("weeks:weeks").says("Autumn Practice Week")


def files_are_audited(practice: Practice) -> None:
    children_at_work(practice.cast, practice.today)
    tove, week = practice.tove, practice.week
    tove.open("audits:home")
    tove.open("audits:plan").answer({"name": "Autumn audits", "kind": "audit", "size": "2", "seed": "acorn 24"})
    tove.page.locator('[name="week"]').select_option(str(week))
    tove.answer({"starts_on": practice.today, "ends_on": practice.today + timedelta(days=7)})
    for key in AUDITORS:
        tove.page.get_by_role("checkbox", name=practice.cast.workers[key].name).check()
    tove.press()
    number = practice.newest("audits_round")
    practice.nadia.send("audits:draw", number)
    for of, *readers in _files(practice):
        for mark, email in zip("23", readers, strict=True):
            reader = practice.at_browser(email.removesuffix("@example.org")).open("audits:home")
            reader.open("audits:file", of).send("audits:grade", of, **_graded(mark))
    tove.open("audits:round", number).says("readers differ")
    practice.nadia.send("audits:thirds", number)
    for of, email in practice.owner.execute(
        "SELECT o.id, w.email FROM audits_fileof o JOIN audits_file f ON f.id = o.file_id"
        " JOIN people_worker w ON w.id = f.moderator_id"
    ).fetchall():
        settled = {"risk_mark": "3", "risk_why": "A visit was missed, and nobody asked."}
        practice.at_browser(email.removesuffix("@example.org")).send("audits:settle", of, **settled)
    tove.open("audits:spread").open("audits:again", number).says("The same")


def _files(practice: Practice) -> Any:
    """Each file drawn, with its two readers."""
    return practice.owner.execute(
        "SELECT o.id, one.email, two.email FROM audits_fileof o JOIN audits_file f ON f.id = o.file_id"
        " JOIN people_worker one ON one.id = f.first_id JOIN people_worker two ON two.id = f.second_id ORDER BY o.id"
    ).fetchall()


def _graded(risk: str) -> dict[str, str]:
    """An audit that differs from the other reader's in risk alone."""
    marks = {f"{heading}_mark": "2" for heading in Heading} | {"risk_mark": risk}
    return marks | {f"{heading}_why": "Seen in the visits." for heading in Heading} | {"family": "did_not_wish"}


def a_theme_is_found_and_acted_on(practice: Practice) -> None:
    tove, week = practice.tove, practice.week
    tove.open("learning:weeks").open("learning:week", week).open("learning:written", week).says(SAW)
    tove.send("learning:add_theme", title="Working away from a desk")
    words = "Workers cannot record where they are, because nothing works without a signal."
    tove.send("learning:find", week, words=words, source="together")
    finding = practice.newest("learning_finding")
    tove.send("learning:themes", finding, themes="Working away from a desk")
    tove.send("learning:decide", finding, what="action", action="Telephones that keep notes.", owner="Nadia Osei",
              due_on=practice.today + timedelta(days=30))  # fmt: skip
    practice.nadia.open("record:my_week").says("Actions you answer for after a Practice Week")
    practice.nadia.open("learning:mine").says("Telephones that keep notes.")
    practice.nadia.send("learning:finish", practice.newest("learning_decision"), changed="Notes are kept on the way.")
    tove.open("learning:measures", week)


def what_was_done_is_published(practice: Practice) -> None:
    tove, week, finding = practice.tove, practice.week, practice.newest("learning_finding")
    said = {"said": "Nothing works without a signal.", "did": "Every worker has a telephone that keeps notes."}
    easy = {"easy_said": "We could not write things down.", "easy_did": "Now we can."}
    tove.send("learning:word", finding, **said, **easy)
    practice.nadia.send("learning:pass_words", finding, sure="on")
    tove.open("learning:report", week).send("learning:publish", week)
    out = practice.newest("learning_publication")
    sunita = practice.sunita.open("learning:all_published").open("learning:published", out).says("telephone")
    sunita.open("learning:you_said", out).says("Nothing works without a signal.")
    answer = sunita.page.request.get(reverse("learning:pdf", args=[out]))
    assert answer.body().startswith(b"%PDF")
    for name in ("Okafor", "Elin", "Umar"):
        assert name not in sunita.open("learning:published", out).page.inner_text("main")
    practice.nadia.open("inspection:home").open("inspection:ready").open("inspection:evidence", "leaders")
