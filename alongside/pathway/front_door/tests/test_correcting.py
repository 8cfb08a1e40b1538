"""What the front door recorded is corrected with a reason; and whoever fears for a child is led on at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.pathway.front_door.beside import actions as beside
from alongside.pathway.front_door.factories import a_referral
from alongside.pathway.front_door.models import Contact, HarmSuspicion, Referral, Transfer
from alongside.people.factories import a_child

FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=ZoneInfo("Europe/London"))
WHY = "Misheard on the telephone."


@pytest.fixture
def referral(cast):
    with acting(cast.bola.pk):
        child = a_child(cast.bola, team=cast.teams["Front door"])
        return a_referral(child, by=cast.bola, team=cast.teams["Front door"], at=FRIDAY)


def signed_in(worker):
    client = Client()
    client.force_login(worker)
    return client


def correct(cast, kind, page, row, **answers):
    """Correct a row on its page, as the front door's manager; gives the row as it stands, and what was kept."""
    address = reverse(f"front_door:correct_{page}", args=[row.pk])
    client = signed_in(cast.bola)
    assert client.get(address).status_code == 200
    with acting(cast.bola.pk):
        version = kind.objects.get(pk=row.pk).version
    sent = client.post(address, {"version": version, "why_corrected": WHY, **answers})
    assert sent.status_code == 302, sent.content.decode()
    assert "Correct this" in client.get(sent["Location"]).content.decode()
    assert signed_in(cast.outis).get(address).status_code == 404
    with acting(cast.bola.pk):
        kept = Version.objects.get(table_name=kind._meta.db_table, row_id=row.pk, reason=WHY)
        return kind.objects.get(pk=row.pk), kept


def test_a_contact_is_corrected_and_its_line_of_the_chronology_stands_where_it_stood(cast, referral):
    contact = referral.contact
    with acting(cast.bola.pk):
        line = Contact.objects.filter(pk=contact.pk).chronology().get()
    said = {"worries": "She came hungry four days.", "source": "2A", "urgency": "red", "family_told": "yes"}
    now, kept = correct(cast, Contact, "contact", contact, **said)
    assert (now.worries, now.urgency, now.family_told) == ("She came hungry four days.", "red", True)
    assert now.decision == "referral"
    assert kept.row["worries"] == contact.worries
    with acting(cast.bola.pk):
        after = Contact.objects.filter(pk=contact.pk).chronology().get()
    changed = [(then, since) for then, since in zip(line, after, strict=True) if then != since]
    assert changed == [(contact.worries, "She came hungry four days.")]


def test_a_referral_is_corrected(cast, referral):
    now, _ = correct(
        cast,
        Referral,
        "referral",
        referral,
        source="1A",
        primary_need="N1",
        received_on=referral.received_on.isoformat(),
    )
    assert (now.source, now.primary_need, now.received_on) == ("1A", "N1", referral.received_on)


def test_a_suspicion_of_harm_is_shown_and_corrected(cast, referral):
    with acting(cast.bola.pk):
        row = beside.suspect_harm(child=referral.child, at=FRIDAY, cause="A bruise", by=cast.bola)
    assert "A bruise" in signed_in(cast.bola).get(reverse("front_door:harm", args=[row.pk])).content.decode()
    now, _ = correct(cast, HarmSuspicion, "harm", row, cause="Two bruises")
    assert now.cause == "Two bruises"


def test_a_move_between_councils_is_shown_and_corrected(cast, referral):
    with acting(cast.bola.pk):
        row = beside.move_in(child=referral.child, council="Elswhere", words="Neglect", on=FRIDAY.date(), by=cast.bola)
    now, _ = correct(
        cast, Transfer, "transfer", row, council="Elsewhere", words="Plan for neglect", on=row.on.isoformat()
    )
    assert now.council == "Elsewhere"


def test_who_may_not_record_a_contact_may_not_correct_one(cast, referral):
    with acting(cast.bola.pk):
        a_child_of_elin = a_child(cast.bola, team=cast.teams["Family Solutions North"], worker=cast.elin)
        told = a_referral(a_child_of_elin, by=cast.bola, team=cast.teams["Front door"], at=FRIDAY).contact
    address = reverse("front_door:correct_contact", args=[told.pk])
    answers = {"version": 2, "why_corrected": WHY, "worries": "None", "source": "2A", "urgency": "red"}
    assert signed_in(cast.elin).post(address, answers).status_code == 403
    with acting(cast.bola.pk):
        assert Contact.objects.get(pk=told.pk).worries == told.worries


def test_whoever_fears_for_the_child_is_led_on_and_others_are_not(cast, referral):
    child = referral.child_id
    strategy = reverse("assessment:hold_strategy", args=[child])
    suspect = reverse("front_door:suspect_harm", args=[child])
    pages = [
        reverse("front_door:referral", args=[referral.pk]),
        reverse("front_door:contact", args=[referral.contact_id]),
        reverse("family_plan:child", args=[child]),
        reverse("care:child", args=[child]),
    ]
    for page in pages:
        for_manager = signed_in(cast.bola).get(page).content.decode()
        assert [link in for_manager for link in (strategy, suspect)] == [True, True], page
        for_worker = signed_in(cast.amira).get(page).content.decode()
        assert [link in for_worker for link in (strategy, suspect)] == [False, False], page
