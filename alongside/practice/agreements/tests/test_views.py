"""The pages: the host's way from the family's name to its yes, the child's record, and who finds nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.practice.agreements import actions
from alongside.practice.agreements.easy_words import VERSIONS
from alongside.practice.agreements.factories import agreed_and_safe, with_family
from alongside.practice.agreements.models import Agreement, FamilyVisit, GuestNamed, SafetyScreen
from alongside.practice.weeks.models import Slot, Visit


@pytest.fixture
def elin(cast, signed_in):
    return signed_in(cast.elin)


def at(name, *numbers):
    return reverse(f"agreements:{name}", args=numbers)


def sent(browser, address, answers):
    answer = browser.post(address, answers)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def state(scene):
    return Slot.objects.get(pk=scene.slot.pk).agreement


def test_the_way_of_the_host_from_a_family_to_its_yes_and_back(scene, cast, elin, visit_of, today):
    visit, pk, on = visit_of(scene), scene.slot.pk, today.isoformat()
    assert "Not chosen yet" in elin.get(at("mine")).content.decode()
    assert elin.get(at("slot", pk))["Location"] == at("family", pk)
    assert sent(elin, at("family", pk), {"child": scene.tamsin.pk}) == at("slot", pk)
    her, his = f"child{scene.tamsin.pk}", f"child{scene.kofi.pk}"
    asked = {
        "on": on, "how": "interpreted", "language": "Twi", "parent_agreed": "yes", "parent_words": "Fine by me.",
        f"{her}-understands": "yes", f"{her}-agreed": "yes", f"{her}-words": "OK but not long.",
        f"{his}-too": "on", f"{his}-agreed": "yes", f"{his}-words": "He nodded.",
    }  # fmt: skip
    sent(elin, at("asked", pk), asked)
    sent(elin, at("safety", pk), {"on": on, "safe": "yes", "why": "A calm home.", "told_first": "Shoes off."})
    assert state(scene) == Slot.Agreement.AGREED
    page = elin.get(at("slot", pk)).content.decode()
    for words in ("OK but not long.", "He nodded.", "Agreed and safe", cast.umar.name, "Tell the family who comes"):
        assert words in page
    sent(elin, at("guest", visit.pk), {"answer": "content"})
    assert "Shoes off." in elin.get(at("write_briefing", visit.pk)).content.decode()  # begun for the host
    sent(elin, at("write_briefing", visit.pk), {"words": "We talk about school."})
    with acting(cast.elin.pk):
        row = Agreement.objects.filter(slot=pk).first()
    assert sent(elin, at("withdraw", row.pk), {}) == at("slot", pk)
    assert state(scene) == Slot.Agreement.WITHDRAWN
    page = elin.get(at("slot", pk)).content.decode()
    assert ("do not ask why" in page, "Record what the family says" in page) == (True, False)


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({}, "Say what a parent or a child answered"),
        ({"parent_agreed": "yes", "how": "interpreted"}, "in which language"),
        ({"{her}-agreed": "yes"}, "Answer this for"),
        ({"{his}-too": "on", "{his}-agreed": "no"}, "Answer this for"),
    ],
)
def test_what_is_missing_is_said_and_nothing_saved(scene, cast, elin, today, answers, refusal):
    with acting(cast.elin.pk):
        with_family(scene.slot, scene.tamsin, by=cast.elin)
    names = {"her": f"child{scene.tamsin.pk}", "his": f"child{scene.kofi.pk}"}
    told = {"on": today.isoformat(), "how": "spoken"} | {key.format(**names): one for key, one in answers.items()}
    page = elin.post(at("asked", scene.slot.pk), told)
    assert (page.status_code, refusal in page.content.decode()) == (422, True)
    with acting(cast.elin.pk):
        assert not Agreement.objects.exists()


def test_only_the_worker_s_own_children_can_be_chosen(scene, cast, elin, signed_in):
    from alongside.people.factories import a_child

    with acting(cast.femi.pk):
        other = a_child(cast.femi, team=cast.teams["Family Solutions North"], given_name="Zadie")
    page = elin.get(at("family", scene.slot.pk)).content.decode()
    assert ("Tamsin Okafor" in page, "Zadie" in page) == (True, False)
    assert elin.post(at("family", scene.slot.pk), {"child": other.pk}).status_code == 422
    with acting(cast.elin.pk):
        assert not FamilyVisit.objects.exists()


def test_the_child_s_record_shows_it_and_as_known_before_it_does_not(scene, cast, elin, today):
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        row, screen = Agreement.objects.get(slot=scene.slot, who="child"), SafetyScreen.objects.get()
    story = reverse("record:chronology", args=[scene.tamsin.pk])
    page = elin.get(story).content.decode()
    for words in (
        "The child or young person agreed to a Practice Week visit",
        at("agreement", row.pk),
        at("screen", screen.pk),
    ):
        assert words in page
    yesterday = (timezone.localdate() - timedelta(1)).isoformat()
    assert "Practice Week visit" not in elin.get(story, {"as_known": yesterday}).content.decode()
    assert "All right." in elin.get(at("agreement", row.pk)).content.decode()
    assert "A calm home." in elin.get(at("screen", screen.pk)).content.decode()


def test_what_was_recorded_is_corrected_on_its_page(scene, cast, elin, today):
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        row, screen = Agreement.objects.get(slot=scene.slot, who="child"), SafetyScreen.objects.get()
    shared = {"on": today.isoformat(), "version": 1, "why_corrected": "She said no"}
    assert elin.get(at("correct_agreement", row.pk)).status_code == 200
    sent(elin, at("correct_agreement", row.pk), shared | {"how": "spoken", "agreed": "no", "understands": "yes"})
    assert state(scene) == Slot.Agreement.DECLINED
    assert "Tamsin" in elin.get(at("correct_screen", screen.pk)).content.decode()  # whose record it is
    page = elin.post(at("correct_screen", screen.pk), shared | {"safe": "yes", "why": "x", "told_first": "Ask Ruth"})
    assert (page.status_code, "Leave names out" in page.content.decode()) == (422, True)


def test_a_manager_takes_it_back_for_the_family_on_the_child_s_record(scene, cast, signed_in, today):
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        row = Agreement.objects.filter(slot=scene.slot).first()
    femi = signed_in(cast.femi)
    assert "The family takes its agreement back" in femi.get(at("agreement", row.pk)).content.decode()
    assert sent(femi, at("withdraw", row.pk), {}) == at("agreement", row.pk)
    assert state(scene) == Slot.Agreement.WITHDRAWN
    again = femi.post(at("withdraw", row.pk), follow=True).content.decode()
    assert "Record that they say no" in again


@pytest.mark.parametrize("whose", VERSIONS)
def test_easy_words_name_the_guest_and_nobody_of_the_family(scene, cast, elin, visit_of, whose):
    visit_of(scene)
    with acting(cast.elin.pk):
        with_family(scene.slot, scene.tamsin, by=cast.elin)
    page = elin.get(at("words", scene.slot.pk, whose)).content.decode()
    assert cast.umar.name in page
    assert cast.elin.name in page
    assert not any(name in page for name in ("Tamsin", "Okafor", "Ruth"))
    assert elin.get(at("words", scene.slot.pk, "nobody")).status_code == 404


def test_a_family_that_knows_the_guest_gets_another(scene, cast, elin, visit_of, today):
    visit = visit_of(scene)
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
    assert cast.umar.name in elin.get(at("guest", visit.pk)).content.decode()
    sent(elin, at("guest", visit.pk), {"answer": GuestNamed.Answer.KNOWS})
    assert elin.get(at("guest", visit.pk)).status_code == 404  # there is nobody to tell of any more
    with acting(cast.elin.pk):
        assert Visit.objects.get(pk=visit.pk).state == Visit.State.CANCELLED


@pytest.mark.parametrize("who", ["femi", "tove", "nadia", "umar", "sunita", "outis"])
def test_nobody_but_the_host_finds_the_half_day(scene, cast, signed_in, today, who):
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
    browser = signed_in(getattr(cast, who))
    for name in ("slot", "family", "asked", "safety"):
        assert browser.get(at(name, scene.slot.pk)).status_code == 404, name
    assert browser.get(at("words", scene.slot.pk, "parent")).status_code == 404
    assert "Tamsin" not in browser.get(at("mine")).content.decode()


@pytest.mark.parametrize("who", ["tove", "umar", "sunita", "outis"])
def test_nor_does_a_stranger_find_what_the_family_said(scene, cast, signed_in, today, who):
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        row, screen = Agreement.objects.filter(slot=scene.slot).first(), SafetyScreen.objects.get()
    browser = signed_in(getattr(cast, who))
    for name, pk in (
        ("agreement", row.pk),
        ("correct_agreement", row.pk),
        ("screen", screen.pk),
        ("correct_screen", screen.pk),
    ):
        assert browser.get(at(name, pk)).status_code == 404, name
    assert browser.post(at("withdraw", row.pk)).status_code == 404
    assert state(scene) == Slot.Agreement.AGREED


def test_whoever_hosts_and_no_longer_works_with_the_child_finds_nothing(scene, cast, elin, today):
    from alongside.people.actions import hand_over

    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
    with acting(cast.femi.pk):
        hand_over(
            child=scene.tamsin, role="social_worker", to_team=cast.teams["Children in Care"], on=today, by=cast.femi,
            to_worker=cast.iona,
        )  # fmt: skip
    assert elin.get(at("asked", scene.slot.pk)).status_code == 404
    assert "Tamsin" not in elin.get(at("slot", scene.slot.pk), follow=True).content.decode()


def test_an_old_answer_says_why_it_is_late(scene, cast, elin, today):
    with acting(cast.elin.pk):
        with_family(scene.slot, scene.tamsin, by=cast.elin)
    long_ago = (today - timedelta(30)).isoformat()
    page = elin.post(at("asked", scene.slot.pk), {"on": long_ago, "how": "spoken", "parent_agreed": "yes"})
    assert "more than a week later" in page.content.decode()
    told = {"on": long_ago, "how": "spoken", "parent_agreed": "yes", "late_entry_reason": "I was ill."}
    sent(elin, at("asked", scene.slot.pk), told)
    with acting(cast.elin.pk):
        assert Agreement.objects.get().late_entry_reason == "I was ill."
        actions.screen(slot=scene.slot, on=today, safe=True, why="Fine.", by=cast.elin)
    assert state(scene) == Slot.Agreement.WAITING
