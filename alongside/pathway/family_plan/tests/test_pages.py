"""A plan lived through its pages: started, visited, met about, reviewed, corrected and ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.family_plan.actions import Seen, visit
from alongside.pathway.family_plan.factories import a_plan
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedReview, ChildInNeedVisit, FamilyMeeting


def signed_in(worker):
    client = Client()
    client.force_login(worker)
    return client


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def plan(cast, tamsin, today):
    with acting(cast.elin.pk):
        return a_plan(tamsin, on=today - timedelta(days=5), by=cast.elin)


def ask(client, name, pk, answers):
    response = client.post(reverse(f"family_plan:{name}", args=[pk]), answers)
    errors = response.context_data if hasattr(response, "context_data") else None
    assert response.status_code == 302, errors or response.content.decode()[:6000]
    return client.get(response["Location"])


def test_a_plan_from_start_to_end(cast, tamsin, kofi, today):
    elin, one, other = signed_in(cast.elin), f"child{tamsin.pk}", f"child{kofi.pk}"
    shared = {"family_views": "We are tired", "must_change": "Mornings", "safety_plan": "Gran is called"}
    page = ask(
        elin,
        "start",
        tamsin.pk,
        {**day("on", today), **shared, f"{one}-childs_words": "I want sleep", f"{other}-too": "on",
         f"{other}-childs_words": "I want football"},
    )  # fmt: skip
    assert b"I want sleep" in page.content
    assert b"I want football" not in page.content
    ask(
        elin,
        "record_visit",
        tamsin.pk,
        {**day("on", today), "notes": "Calm house", f"{one}-how": "alone", f"{one}-childs_words": "I like the dog"},
    )
    met = {"attended": "Gran", "family_views": "Good", "agreed": "Walks", f"{one}-childs_words": "Ok"}
    ask(elin, "meet", tamsin.pk, {**day("on", today), **met})
    ask(
        elin,
        "record_review",
        tamsin.pk,
        {**day("on", today), "attended": "Gran", "family_views": "Better", "progress": "On time",
         f"{one}-childs_words": "Nice", f"{one}-scale": "7", f"{one}-decision": "close"},
    )  # fmt: skip
    with acting(cast.elin.pk):
        made = ChildInNeedPlan.objects.get(child=tamsin)
        assert ChildInNeedPlan.objects.get(child=kofi).act == made.act
        assert ChildInNeedReview.objects.get(child=tamsin).scale == 7
    ask(elin, "add_action", made.pk, {"what": "School run", "who": "Gran", **day("by_when", today)})
    with acting(cast.elin.pk):
        action = made.actions.get()
    ask(elin, "finish_action", action.pk, {**day("on", today), "came_of_it": "She was on time"})
    page = ask(
        signed_in(cast.femi),
        "end",
        made.pk,
        {**day("on", today), "ended_why": "closed", "reason": "Better", "family_feedback": "It helped"},
    )
    assert b"It helped" in page.content


def test_the_page_asks_why_a_plan_ends_only_when_something_is_missing(cast, plan, today):
    femi, address = signed_in(cast.femi), reverse("family_plan:end", args=[plan.pk])
    assert b"without it" not in femi.get(address).content
    answers = {**day("on", today), "ended_why": "closed", "reason": "They moved"}
    refused = femi.post(address, answers)
    assert refused.status_code == 422
    assert b"The family has been asked what it thought of the help." in refused.content
    assert femi.post(address, {**answers, "passed_why": "They moved abroad"}).status_code == 302


def test_brother_and_sister_end_their_plans_together_each_for_reasons_of_their_own(cast, tamsin, kofi, plan, today):
    with acting(cast.elin.pk):
        his = a_plan(kofi, by=cast.elin, on=plan.started_on)
    femi, address, other = signed_in(cast.femi), reverse("family_plan:end", args=[plan.pk]), f"child{kofi.pk}"
    answers = {**day("on", today), "ended_why": "closed", "reason": "She sleeps", f"{other}-too": "on"}
    assert femi.post(address, {**answers, "family_feedback": "Good"}).status_code == 422
    answers[f"{other}-reason"] = "He plays"
    assert b"has been asked what it thought" in femi.post(address, answers).content
    assert femi.post(address, {**answers, "family_feedback": "Good"}).status_code == 302
    with acting(cast.femi.pk):
        plan.refresh_from_db()
        his.refresh_from_db()
        assert (plan.ended_on, plan.ended_reason) == (today, "She sleeps")
        assert (his.ended_on, his.ended_reason) == (today, "He plays")


def test_a_child_who_was_seen_with_others_needs_a_reason(cast, tamsin, plan, today):
    answers = {**day("on", today), "notes": "Calm", f"child{tamsin.pk}-how": "not_alone"}
    response = signed_in(cast.elin).post(reverse("family_plan:record_visit", args=[tamsin.pk]), answers)
    assert response.status_code == 422
    with acting(cast.elin.pk):
        assert not ChildInNeedVisit.objects.exists()


def test_what_two_people_correct_at_once_is_shown_to_both(cast, plan):
    elin, femi = signed_in(cast.elin), signed_in(cast.femi)
    address = reverse("family_plan:correct_plan", args=[plan.pk])
    answers = {
        "must_change": "Bedtimes",
        "version": 1,
        "why_corrected": "Clear",
        **day("started_on", plan.started_on),
    }
    assert femi.post(address, answers).status_code == 302
    clash = elin.post(address, {**answers, "must_change": "Breakfast"})
    assert clash.status_code == 422
    assert b"Bedtimes" in clash.content
    assert b"Breakfast" in clash.content


@pytest.mark.parametrize("name", ["child", "start", "meet", "record_visit", "record_review"])
def test_pages_about_a_child_open_for_her_worker_alone(cast, tamsin, plan, name):
    address = reverse(f"family_plan:{name}", args=[tamsin.pk])
    assert signed_in(cast.elin).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


@pytest.mark.parametrize("name", ["plan", "add_action", "end", "correct_plan"])
def test_pages_about_a_plan_open_for_her_worker_alone(cast, plan, name):
    address = reverse(f"family_plan:{name}", args=[plan.pk])
    assert signed_in(cast.elin).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


def test_one_visit_meeting_and_review_can_be_read_and_corrected(cast, tamsin, plan, today):
    with acting(cast.elin.pk):
        made = visit(children=[Seen(tamsin, "I sing", seen_alone=True)], on=today, by=cast.elin, notes="Calm")[0]
        common = {"child": tamsin, "plan": plan, "held_on": today, "recorded_by": cast.elin}
        met = FamilyMeeting.objects.create(attended="Gran", agreed="Walks", **common)
        reviewed = ChildInNeedReview.objects.create(progress="On time", decision="continue", **common)
    elin, outis = signed_in(cast.elin), signed_in(cast.outis)
    for name, row in (("visit", made), ("meeting", met), ("review", reviewed)):
        for page in (name, f"correct_{name}"):
            address = reverse(f"family_plan:{page}", args=[row.pk])
            assert elin.get(address).status_code == 200
            assert outis.get(address).status_code == 404
    assert b"I sing" in elin.get(reverse("family_plan:visit", args=[made.pk])).content
