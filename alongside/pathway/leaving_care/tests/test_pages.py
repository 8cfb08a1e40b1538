"""Marlon's pages, lived through by his personal adviser and her manager."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.leaving_care import models
from alongside.pathway.leaving_care.actions import confirm_status
from alongside.pathway.leaving_care.factories import a_former_relevant, a_home, a_pathway_plan
from alongside.pathway.leaving_care.showing import KINDS


def signed_in(worker):
    client = Client()
    client.force_login(worker)
    return client


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


@pytest.fixture
def today(db):
    return timezone.localdate()


def ask(worker, name, pk, answers):
    client = signed_in(worker)
    address = reverse(f"leaving_care:{name}", args=[pk])
    assert client.get(address).status_code == 200
    response = client.post(address, answers)
    assert response.status_code == 302, response.content.decode()[-7000:]
    return client.get(response["Location"]).content.decode()


def test_from_assessment_to_a_confirmed_status(cast, marlon, today):
    written = {**day("on", today), "young_persons_words": "I want my own front door"}
    ask(cast.katya, "assess", marlon.pk, {**written, **day("started_on", today), "needs": "A home"})
    ask(cast.katya, "make_plan", marlon.pk, {**written, "home": "A flat", "contingency": "His aunt"})
    move = {**day("on", today), "kind": "U", "suitability": "1", "arranged": "yes", "regulated": "no"}
    ask(cast.katya, "move", marlon.pk, {**move, "postcode": "RV1 1AA"})
    page = ask(cast.katya, "confirm", marlon.pk, {**day("on", today), "category": "former_relevant"})
    assert "I want my own front door" in page
    assert "Former relevant young person" in page
    assert "The law gives" not in page
    ask(cast.lucan, "adviser", marlon.pk, {**day("on", today), "worker": cast.katya.pk})


def test_the_page_says_what_the_law_gives_until_somebody_confirms_it(cast, marlon, today):
    page = signed_in(cast.katya).get(reverse("leaving_care:child", args=[marlon.pk])).content.decode()
    assert "The law gives" in page
    assert "sections 23C" in page


def test_the_list_names_whose_status_waits_for_those_who_may_see_him(cast, marlon, today):
    address = reverse("leaving_care:waiting")
    assert b"Marlon" in signed_in(cast.lucan).get(address).content
    assert b"Marlon" not in signed_in(cast.outis).get(address).content
    assert signed_in(cast.petra).get(address).status_code == 404
    with acting(cast.lucan.pk):
        a_former_relevant(marlon, on=today, by=cast.lucan)
    assert b"Marlon" not in signed_in(cast.lucan).get(address).content


def test_a_missing_plan_is_asked_about_only_then(cast, marlon, today):
    katya, address = signed_in(cast.katya), reverse("leaving_care:confirm", args=[marlon.pk])
    answers = {**day("on", today), "category": "former_relevant"}
    refused = katya.post(address, answers)
    assert refused.status_code == 422
    assert b"The pathway plan is up to date." in refused.content
    assert katya.post(address, {**answers, "passed_why": "He has just moved here"}).status_code == 302


def test_keeping_in_touch_through_no_and_back(cast, marlon, today):
    ask(
        cast.katya,
        "record_touch",
        marlon.pk,
        {**day("on", today), "how": "call", "in_touch": "YES", "young_persons_words": "All good", "notes": "Rent"},
    )
    said = {"young_persons_words": "Leave me be", "in_writing": "no", "keep_trying": "A card at Christmas"}
    page = ask(cast.katya, "decline", marlon.pk, {**day("on", today), **said})
    assert "A card at Christmas" in page
    with acting(cast.katya.pk):
        declined = models.DeclinedSupport.objects.get()
    ask(cast.katya, "resume", declined.pk, {**day("on", today), "resumed_words": "Lost my job"})
    seen = {"seen": "yes", "young_persons_words": "It is warm", "notes": "Clean"}
    assert "It is warm" in ask(cast.katya, "record_visit", marlon.pk, {**day("on", today), **seen})


def test_what_he_does_begins_and_ends(cast, marlon, today):
    told = {"code": "F2", "what": "Carpentry", "instead": "no"}
    page = ask(cast.katya, "start_activity", marlon.pk, {**day("on", today), **told})
    assert "Full time in other education" in page
    with acting(cast.katya.pk):
        activity = models.Activity.objects.get()
    ask(cast.katya, "end_activity", activity.pk, {**day("on", today), "ended_why": "He found work"})
    release = {**day("release_on", today + timedelta(days=60)), "custody": "HMP Made-up", "arrangements": "His aunt"}
    ask(cast.katya, "plan_release", marlon.pk, release)


def test_the_plan_is_reviewed_and_duties_end(cast, marlon, today):
    with acting(cast.lucan.pk):
        status = a_former_relevant(marlon, on=today, by=cast.lucan)
        plan = models.PathwayPlan.objects.get()
    said = {"young_persons_words": "Good", "attended": "Aunt", "changed": "Work", "agreed": "Bank account"}
    ask(cast.katya, "record_review", plan.pk, {**day("on", today), **said})
    letter = {"letter_sent": "yes", **day("final_letter_on", today)}
    ask(cast.lucan, "end", status.pk, {**day("on", today), "ended_why": "He asked, and is 25", **letter})
    with acting(cast.lucan.pk):
        assert models.LeavingCareStatus.objects.get().ended_on == today


def rows_of_every_kind(child, worker, on):
    common = {"child": child, "recorded_by": worker}
    plan = a_pathway_plan(child, on=on, by=worker)
    return {
        "plan": plan,
        "accommodation": a_home(child, on=on, by=worker),
        "status": confirm_status(child=child, category="former_relevant", on=on, by=worker),
        "assessment": models.NeedsAssessment.objects.create(started_on=on, **common),
        "review": models.PathwayReview.objects.create(plan=plan, held_on=on, **common),
        "touch": models.InTouch.objects.create(happened_on=on, how="call", in_touch="YES", **common),
        "declined": models.DeclinedSupport.objects.create(started_on=on, **common),
        "visit": models.AccommodationVisit.objects.create(visited_on=on, **common),
        "activity": models.Activity.objects.create(code="F2", started_on=on, **common),
        "release": models.PlannedRelease.objects.create(release_on=on, **common),
    }


def test_each_kind_of_fact_can_be_read_and_corrected_by_his_adviser_alone(cast, marlon):
    with acting(cast.katya.pk):
        rows = rows_of_every_kind(marlon, cast.katya, date(2026, 3, 2))
    assert set(rows) == set(KINDS)
    katya, outis = signed_in(cast.katya), signed_in(cast.outis)
    for name, row in rows.items():
        addresses = [
            reverse(f"leaving_care:{name}", args=[row.pk]),
            reverse("leaving_care:correct", args=[name, row.pk]),
        ]
        for address in addresses:
            assert katya.get(address).status_code == 200, address
            assert outis.get(address).status_code == 404, address


def test_a_correction_keeps_what_stood_before(cast, marlon):
    with acting(cast.katya.pk):
        home = a_home(marlon, on=date(2026, 3, 2), by=cast.katya)
    address = reverse("leaving_care:correct", args=["accommodation", home.pk])
    answers = {"kind": "U", "suitability": "2", "not_suitable_why": "Mould", "version": 1, "why_corrected": "Seen now"}
    response = signed_in(cast.katya).post(address, {**answers, **day("started_on", home.started_on)})
    assert response.status_code == 302
    with acting(cast.katya.pk):
        home.refresh_from_db()
        assert (home.code, home.version) == ("U2", 2)


@pytest.mark.parametrize(
    "name",
    ["child", "confirm", "adviser", "assess", "make_plan", "record_touch", "decline", "move", "record_visit",
     "start_activity", "plan_release"],
)  # fmt: skip
def test_an_outsider_finds_none_of_his_pages(cast, marlon, name):
    address = reverse(f"leaving_care:{name}", args=[marlon.pk])
    assert signed_in(cast.outis).get(address).status_code == 404
    assert signed_in(cast.katya).get(address).status_code == 200
