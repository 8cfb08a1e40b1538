"""The pages, in plain forms, as a browser without scripts sends them, and as a phone does."""

import json
import re
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.front_door.models import Contact
from alongside.people.models import Worker
from alongside.practice.observing import actions
from alongside.practice.observing.factories import noon, seen
from alongside.practice.observing.family import actions as family
from alongside.practice.observing.family.languages import languages
from alongside.practice.observing.models import FamilyVoice, Observation, Reply
from alongside.practice.observing.phone.views import FILES
from alongside.practice.weeks.models import Visit, Week

PHONE = {"HTTP_ACCEPT": "application/json"}
MARK = "never a mark against a worker"


def browser(worker):
    client = Client()
    client.force_login(worker)
    return client


@pytest.fixture
def umar(cast, scene):
    return browser(cast.umar)


@pytest.fixture
def elin(cast, scene):
    return browser(cast.elin)


def answers(scene, **more):
    return {"key": uuid4(), "visit": scene.yesterday.pk, "saw": "Calm talk", "barrier": "it", **more}


def worry(scene, **more):
    said = {"key": uuid4(), "visit": scene.with_family.pk, "whose": "family", "words": "A burn", "telephone": "1"}
    return {**said, **more}


def said(answer):
    return answer.content.decode()


def test_a_guest_writes_what_they_saw_with_a_plain_form(cast, scene, umar):
    page = umar.get(reverse("observing:write"))
    assert MARK in said(page)
    assert f'<option value="{scene.with_family.pk}" selected>' in said(page)
    sent = umar.post(reverse("observing:write"), answers(scene), follow=True)
    assert "Sent. Thank you." in said(sent)
    assert "Calm talk" in said(sent)


def test_the_page_carries_no_name_of_a_family(scene, umar):
    for address in ("write", "mine", "worried", "shell", "worker.js", "token"):
        page = said(umar.get(f"{reverse('observing:mine')}{address if address != 'mine' else ''}"))
        assert scene.child.family_name not in page
        assert scene.child.given_name not in page


def test_what_is_missing_is_said_and_nothing_is_kept(cast, scene, umar):
    page = umar.post(reverse("observing:write"), answers(scene, saw=""))
    assert page.status_code == 422
    assert "Answer “What did you see?”" in said(page)
    with acting(cast.umar.pk):
        assert not Observation.objects.exists()


def test_a_phone_is_answered_shortly_and_twice_the_same(cast, scene, umar):
    sent = answers(scene)
    for _ in range(2):
        answer = umar.post(reverse("observing:write"), sent, **PHONE)
        assert (answer.status_code, answer.json()) == (200, {"said": "Sent. Thank you."})
    early = umar.post(reverse("observing:write"), answers(scene, visit=scene.tomorrow.pk), **PHONE)
    assert early.status_code == 422
    assert "still to come" in early.json()["said"]
    assert umar.post(reverse("observing:write"), {**sent, "barrier": "?"}, **PHONE).status_code == 422


def test_another_guest_s_visit_cannot_be_written_about(cast, scene):
    assert browser(cast.carys).get(reverse("observing:write")).status_code == 404
    assert browser(cast.carys).post(reverse("observing:write"), answers(scene)).status_code == 404


def test_the_shell_is_the_same_for_everybody_and_names_nobody(cast, scene, umar, elin):
    pages = [re.sub(r'nonce="[^"]*"', "", said(c.get(reverse("observing:shell")))) for c in (umar, elin)]
    assert pages[0] == pages[1]
    for word in ("Umar", "Elin", "csrfmiddlewaretoken", "Family Solutions", str(scene.yesterday.pk) + '"'):
        assert word not in pages[0]
    assert 'data-person=""' in pages[0]


def test_the_service_worker_keeps_the_page_s_own_files_and_answers_for_one_page(umar):
    worker = umar.get(reverse("observing:service_worker"))
    assert worker.headers["Content-Type"] == "text/javascript"
    assert worker.headers["Service-Worker-Allowed"] == reverse("observing:write")
    assert "no-store" in worker.headers["Cache-Control"]
    asked = set(re.findall(r'(?:href|src)="/static/([^"]+)"', said(umar.get(reverse("observing:shell")))))
    assert asked <= set(FILES)
    kept = json.loads(re.search(r"const FILES = (.*);", said(worker))[1])
    assert kept == [f"/static/{name}" for name in FILES]


def test_a_phone_learns_who_is_signed_in(cast, umar):
    told = umar.get(reverse("observing:token"), **PHONE).json()
    assert told["person"] == str(cast.umar.pk)
    assert len(told["token"]) == 64


@pytest.mark.parametrize("how", [{}, PHONE], ids=["plain", "phone"])
def test_a_worry_goes_to_the_front_door_from_a_page_too(cast, scene, umar, how, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = umar.post(reverse("observing:worried"), worry(scene), follow=not how, **how)
    assert "The duty manager has your worry." in said(answer)
    with acting(cast.bola.pk):
        assert Contact.objects.get().urgency == "red"
    (sent,) = mail.outbox
    assert sent.body.strip().endswith("http://testserver/front-door/")


def test_a_worry_is_taken_whatever_became_of_the_visit(cast, scene, umar):
    with acting(cast.tove.pk):
        Visit.objects.filter(pk=scene.with_family.pk).update(
            state=Visit.State.CANCELLED, cancelled_why="The family is ill."
        )
        Week.objects.filter(pk=scene.week.pk).update(stage=Week.Stage.CLOSED)
    assert umar.post(reverse("observing:worried"), worry(scene), **PHONE).status_code == 200
    with acting(cast.bola.pk):
        assert Contact.objects.get().child_id == scene.child.pk


def test_a_worry_about_the_family_says_which_visit(scene, umar):
    page = umar.post(reverse("observing:worried"), worry(scene, visit=""))
    assert page.status_code == 422
    assert "Choose the visit" in said(page)


def test_the_worker_reads_what_the_family_answered(cast, scene, elin):
    with acting(cast.elin.pk):
        word = family.make_link(
            visit=scene.with_family, language="pl", for_young=False, told_unchecked=True,
            at=timezone.now(), by=cast.elin,
        )  # fmt: skip
    family.answer_by_link(word=word, at=timezone.now(), listened=2, helped=3, better="Przychodzić na czas.")
    page = said(elin.get(reverse("observing:with_me")))
    assert "Przychodzić na czas." in page
    assert "By the link, Polish" in page


def test_without_a_duty_line_the_page_and_the_lead_s_page_say_so_loudly(cast, scene, umar):
    with acting(cast.nadia.pk):
        Worker.objects.filter(pk=cast.line.pk).update(is_active=False)
    for address in ("observing:write", "observing:worried"):
        page = said(umar.get(reverse(address)))
        assert "nobody is on the duty line. Telephone now." in page
        assert "Tell the duty manager now" not in page
    told = umar.post(reverse("observing:worried"), worry(scene), **PHONE)
    assert told.status_code == 422
    assert "NOT sent" in told.json()["said"]
    counted = said(browser(cast.tove).get(reverse("observing:counts", args=[scene.week.pk])))
    assert "Nobody is on the duty line" in counted


def test_the_telephone_numbers_are_on_the_page(umar, settings):
    settings.DUTY_TELEPHONE = "01632 960 245"
    page = said(umar.get(reverse("observing:write")))
    assert 'href="tel:999"' in page
    assert 'href="tel:01632960245"' in page


def test_the_worker_replies_and_it_is_read_beside(cast, scene, umar, elin):
    with acting(cast.umar.pk):
        made = seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on), saw="Calm talk")
    address = reverse("observing:reply", args=[made.pk])
    assert address in said(elin.get(reverse("observing:with_me")))
    assert "Calm talk" in said(elin.get(address))
    assert "five years old" in said(elin.post(address, {"words": "The laptop is five years old."}, follow=True))
    assert "five years old" in said(umar.get(reverse("observing:mine")))
    assert elin.get(address).status_code == 404
    with acting(cast.tove.pk):
        assert Reply.objects.get().observation_id == made.pk


def test_nobody_sees_what_was_seen_with_somebody_else(cast, scene):
    with acting(cast.umar.pk):
        made = seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on), saw="Calm talk")
    for key in ("carys", "femi", "tove", "nadia", "outis"):
        client = browser(getattr(cast, key))
        assert "Calm talk" not in said(client.get(reverse("observing:with_me")))
        assert client.get(reverse("observing:reply", args=[made.pk])).status_code == 404
        assert client.get(reverse("observing:mine")).status_code == 404


def test_the_lead_reads_counts_alone(cast, scene):
    with acting(cast.umar.pk):
        made = seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on), saw="Calm talk")
    with acting(cast.elin.pk):
        actions.reply(observation=made, words="Five years old.", by=cast.elin)
    for key in ("tove", "nadia"):
        page = said(browser(getattr(cast, key)).get(reverse("observing:counts", args=[scene.week.pk])))
        for word in ("Calm talk", "Five years old", "Elin", "Umar", "Family Solutions"):
            assert word not in page.split("<main")[1]
        assert "Visits written about" in page
    for key in ("elin", "umar", "sunita"):
        assert browser(getattr(cast, key)).get(reverse("observing:counts", args=[scene.week.pk])).status_code == 404


def test_a_worker_makes_a_link_and_the_family_answers_without_signing_in(cast, scene, elin):
    page = elin.post(reverse("observing:link", args=[scene.with_family.pk]), {"who": "parent", "language": "en"})
    word = re.search(r"/answers/([\w-]+)", said(page))[1]
    parent = Client()
    address = reverse("observing:answers", args=[word])
    assert "Did your worker listen to you?" in said(parent.get(address))
    assert parent.post(address, {"listened": "3"}).status_code == 422
    thanked = parent.post(address, {"listened": "3", "helped": "2", "better": "Come on time."})
    assert "Thank you." in said(thanked)
    gone = parent.get(address)
    assert gone.status_code == 404
    assert "has been used or is too old" in said(gone)
    with acting(cast.elin.pk):
        assert FamilyVoice.objects.get().better == "Come on time."


def test_the_worker_is_told_that_a_wording_is_unchecked_before_a_link_is_made(scene, elin):
    address = reverse("observing:link", args=[scene.with_family.pk])
    assert "Urdu (اردو): not checked by a person" in said(elin.get(address))
    refused = elin.post(address, {"who": "young", "language": "ur"})
    assert refused.status_code == 422
    assert "Nobody has checked the wording in Urdu" in said(refused)
    made = elin.post(address, {"who": "young", "language": "ur", "told_unchecked": "on"})
    assert "Offer the English and an interpreter" in said(made)
    word = re.search(r"/answers/([\w-]+)", said(made))[1]
    page = said(Client().get(reverse("observing:answers", args=[word])))
    assert '<html lang="ur" dir="rtl"' in page
    assert languages()["ur"].wording.child_listened in page
    assert page.count("observing-face") == 6


@pytest.mark.parametrize("code", languages())
def test_there_is_a_paper_in_each_language(elin, code):
    one = languages()[code]
    for how, asked in (("", one.wording.listened), ("?young", one.wording.child_listened)):
        page = said(elin.get(reverse("observing:paper", args=[code]) + how))
        assert f'lang="{code}" dir="{one.direction}"' in page
        assert asked in page
        assert ("Not checked by a person" in page) is not one.checked
        assert page.count('<svg class="observing-face"') == (6 if how else 0)


def test_a_worker_types_in_a_paper(cast, scene, elin):
    page = {"key": uuid4(), "who": "young", "language": "pl", "listened": "3", "helped": "1", "better": "Grać"}
    elin.post(reverse("observing:typed_in", args=[scene.with_family.pk]), page)
    with acting(cast.tove.pk):
        voice = FamilyVoice.objects.get()
        assert (voice.language, voice.by_child, voice.how) == ("pl", True, "paper")


@pytest.mark.parametrize("name", ["observing:link", "observing:typed_in"])
def test_only_the_worker_who_was_there_asks_the_family(cast, scene, name):
    for key in ("carys", "umar", "tove", "nadia"):
        client = browser(getattr(cast, key))
        assert client.get(reverse(name, args=[scene.with_family.pk])).status_code == 404
    assert timezone.localdate() < scene.tomorrow.on
    assert browser(cast.elin).get(reverse(name, args=[scene.tomorrow.pk])).status_code == 404
