"""The chronology and its filters, what the child says, corrections, and who belongs to the child."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.history.facts import fact_models
from alongside.pathway.front_door.models import Contact
from alongside.pathway.protection.models import ProtectionPlan, ProtectionVisit
from alongside.pathway.record.factories import many_lines
from alongside.pathway.record.questions import chronology, voice
from alongside.pathway.record.questions.corrections import corrections
from alongside.people import actions as people
from alongside.people.factories import a_child
from alongside.people.models import Person

TODAY = timezone.localdate()


@pytest.fixture
def plan(cast, tamsin):
    """A plan with two visits, one recorded late, and a contact before it."""
    with acting(cast.elin.pk):
        made = ProtectionPlan.objects.create(
            child=tamsin,
            started_on=date(2026, 9, 1),
            initial_category="NEG",
            latest_category="NEG",
            recorded_by=cast.elin,
        )
        for on, words, late in (
            (date(2026, 9, 10), "I like rice.", ""),
            (date(2026, 10, 10), "Mum cried again.", "I was ill."),
        ):
            ProtectionVisit.objects.create(
                child=tamsin,
                plan=made,
                visited_on=on,
                seen=True,
                childs_words=words,
                late_entry_reason=late,
                recorded_by=cast.elin,
            )
        Contact.objects.create(
            child=tamsin,
            received_at=timezone.now() - timedelta(200),
            source="2A",
            worries="Hungry",
            recorded_by=cast.elin,
        )
    return made


def titles(page) -> str:
    return page.content.decode().split("app-timeline", 1)[1]


def test_the_chronology_unites_the_steps_newest_first_and_says_what_was_recorded_late(cast, tamsin, plan, signed_in):
    page = titles(signed_in(cast.elin).get(reverse("record:chronology", args=[tamsin.pk])))
    assert page.index("Mum cried again.") < page.index("I like rice.") < page.index("Child protection plan began")
    assert page.index("Child protection plan began") < page.index("Contact:")
    assert "late because: I was ill." in page
    assert "Recorded by Elin Marsh" in page


def test_the_chronology_by_kind_and_weight(cast, tamsin, plan, signed_in):
    client, address = signed_in(cast.elin), reverse("record:chronology", args=[tamsin.pk])
    visits = titles(client.get(address, {"kind": "protection visit"}))
    assert "Mum cried again." in visits
    assert "Child protection plan began" not in visits
    key = titles(client.get(address, {"weight": "3"}))
    assert "Child protection plan began" in key
    assert "Mum cried again." not in key
    assert "Contact:" not in key
    assert "Contact:" in titles(client.get(address, {"weight": "2"}))


def test_a_long_chronology_comes_in_pages_with_its_count(cast, tamsin, signed_in):
    with acting(cast.elin.pk):
        many_lines(tamsin, 310, by=cast.elin, on=TODAY)
    client, address = signed_in(cast.elin), reverse("record:chronology", args=[tamsin.pk])
    first, second = (client.get(address, {"from": start}).content.decode() for start in (0, 300))
    assert first.count("app-timeline__event ") == 300
    assert "<strong>310</strong>" in first
    assert "from=300" in first
    assert second.count("app-timeline__event ") == 10


def test_only_parts_that_the_worker_sees_are_told(cast, tamsin, plan):
    with acting(cast.elin.pk):
        assert chronology.story(tamsin.pk, frozenset({"front_door"})).count == 1
        assert chronology.story(tamsin.pk, frozenset()).count == 0
        both = chronology.story(tamsin.pk, frozenset({"front_door", "protection"}), kind="no such kind")
        assert both.kinds == {"contact": 1, "protection plan": 1, "protection visit": 2}
        assert (both.lines, both.count) == ([], 0)


def test_what_the_child_said_last_comes_first_with_who_heard_it(cast, tamsin, plan):
    with acting(cast.elin.pk):
        said = voice.latest(tamsin.pk, frozenset({"protection", "front_door"}))
    assert [(one.words, one.heard_by) for one in said] == [
        ("Mum cried again.", "Elin Marsh"),
        ("I like rice.", "Elin Marsh"),
    ]


def test_every_kind_of_fact_that_keeps_the_childs_words_is_heard():
    keep = {model._meta.db_table for model in fact_models() if voice.voice_column(model)}
    assert keep == set(voice.SAID_ON)


def test_a_correction_is_shown_with_what_stood_by_whom_and_why(cast, tamsin, signed_in):
    with acting(cast.elin.pk):
        people.correct_person(person=tamsin, by=cast.elin, why="Her mother spells it so", given_name="Tamzin")
        people.correct_person(person=tamsin, by=cast.elin, why="A slip", born_on=date(2018, 5, 15))
        found = [c for c in corrections(tamsin.pk) if c.what == "Person"]
    assert [(c.reason, c.changes[0].label, c.changes[0].before, c.changes[0].after) for c in found] == [
        ("A slip", "Born on", "14 May 2018", "15 May 2018"),
        ("Her mother spells it so", "Given name", "Tamsin", "Tamzin"),
    ]
    assert len(found[0].changes) == 1
    page = signed_in(cast.elin).get(reverse("record:history", args=[tamsin.pk])).content.decode()
    assert "Changed by Elin Marsh, because: Her mother spells it so" in page


WHO = {"given_name": "Tamsin", "family_name": "Okafor", "sex": "F", "why_corrected": "Asked her mother"}


def corrected(client, child, **answers):
    return client.post(reverse("record:correct_who", args=[child.pk]), {**WHO, "version": child.version, **answers})


def test_numbers_with_a_slip_are_refused_and_nothing_is_saved(cast, tamsin, signed_in):
    page = corrected(signed_in(cast.elin), tamsin, nhs_number="943 476 5918", upn="A80120000400")
    assert page.status_code == 422
    assert "This NHS number has a slip in it" in page.content.decode()
    assert "This pupil number has a slip in it" in page.content.decode()
    with acting(cast.elin.pk):
        assert Person.objects.get(pk=tamsin.pk).nhs_number is None


def test_numbers_that_fit_are_kept_without_spaces(cast, tamsin, signed_in):
    page = corrected(
        signed_in(cast.elin), tamsin, nhs_number="943 476 5919", ethnicity="WBRI", disabilities=["LD", "AUT"]
    )
    assert page.status_code == 302, page.content.decode()
    with acting(cast.elin.pk):
        now = Person.objects.get(pk=tamsin.pk)
    assert (now.nhs_number, now.ethnicity, now.disabilities) == ("9434765919", "WBRI", ["LD", "AUT"])


def test_a_number_of_another_record_is_refused_in_plain_words(cast, tamsin, signed_in):
    with acting(cast.bola.pk):
        a_child(cast.bola, given_name="Other", nhs_number="9434765919")
    page = corrected(signed_in(cast.elin), tamsin, nhs_number="9434765919")
    assert page.status_code == 422
    assert "it may stand in another record" in page.content.decode()


def test_somebody_new_in_the_childs_life(cast, tamsin, signed_in):
    answers = {"given_name": "Comfort", "sex": "F", "kind": "grandparent"}
    assert signed_in(cast.elin).post(reverse("record:relate", args=[tamsin.pk]), answers).status_code == 302
    page = signed_in(cast.elin).get(reverse("record:child", args=[tamsin.pk])).content.decode()
    assert "Comfort, grandmother" in page


def test_the_family_picture_links_only_to_records_that_may_be_opened(cast, tamsin, signed_in):
    page = signed_in(cast.elin).get(reverse("record:family", args=[tamsin.pk])).content.decode()
    assert "Ruth Okafor" in page
    assert f'href="/children/{tamsin.pk}"' in page
    with acting(cast.elin.pk):
        ruth = Person.objects.get(given_name="Ruth")
    assert f'href="/children/{ruth.pk}"' not in page


def test_two_who_live_together_are_both_hidden_when_one_of_them_is(cast, tamsin, signed_in):
    with acting(cast.elin.pk):
        ruth = Person.objects.get(given_name="Ruth")
        people.move(person=ruth, on=date(2025, 3, 1), by=cast.elin, lines="17 Canary Wharfside", postcode="RV1 7ZZ")
    page = signed_in(cast.elin).get(reverse("record:family", args=[tamsin.pk])).content.decode()
    assert "Canary" not in page
    assert "live at a hidden address (A)" in page
