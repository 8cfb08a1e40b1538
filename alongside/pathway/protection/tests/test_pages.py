"""A walk through the pages of child protection, as those who may, and as one who may not."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.assessment.tests.browsing import day, one, send, today
from alongside.pathway.assessment.tests.family import *  # noqa: F403
from alongside.pathway.protection.factories import a_plan
from alongside.pathway.protection.models import Conference, CoreGroup, PlanAction, ProtectionPlan, ProtectionVisit

WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def plan(cast, tamsin):
    with acting(cast.dev.pk):
        return a_plan(tamsin, cast=cast, on=WEDNESDAY)


def held(child, **differently):
    return {
        **today(),
        "parents_views": "We want help.",
        "quorate": "yes",
        f"child{child.pk}-decision": "plan",
        f"child{child.pk}-category": "NEG",
        f"child{child.pk}-reason": "She is often alone.",
        f"child{child.pk}-childs_words": "I want Mum to be home.",
        "person1-name": "Dr Ife Bello",
        "person1-reported": "on",
        "person1-dissent": "It is emotional harm.",
        **differently,
    }


def test_a_conference_from_its_arranging_to_its_decisions_for_brother_and_sister(cast, site_of, tamsin, kit):
    dev, carys, greta = site_of(cast.dev), site_of(cast.carys), site_of(cast.greta)
    arranged = {"kind": "initial", "chair": cast.greta.pk, f"child{kit.pk}-too": "on"}
    send(dev, "protection:arrange", tamsin.pk, {**arranged, **today("planned_for")})
    with acting(cast.dev.pk):
        hers, his = Conference.objects.order_by("pk")
    later = timezone.localdate() + timedelta(days=3)
    send(dev, "protection:arrange_anew", hers.pk, {"reason": "Her mother is ill.", **day("planned_for", later)})
    send(
        carys,
        "protection:share_report",
        hers.pk,
        {"report": "She is alone.", "how": "Read with her mother.", **today()},
    )
    refused = greta.post(reverse("protection:hold", args=[hers.pk]), held(tamsin, **{f"child{tamsin.pk}-category": ""}))
    assert "A plan needs its category of harm" in refused.text
    refused = greta.post(reverse("protection:hold", args=[hers.pk]), held(tamsin, quorate="no"))
    assert "Say why you went on although not enough agencies were there" in refused.text
    his_answers = {f"child{kit.pk}-too": "on", f"child{kit.pk}-decision": "no_plan"}
    his_answers |= {f"child{kit.pk}-reason": "He lives with Gran.", f"child{kit.pk}-childs_words": "I like Gran."}
    send(greta, "protection:hold", hers.pk, held(tamsin, **his_answers))
    page = greta.get(reverse("protection:conference", args=[hers.pk])).text
    assert "It is emotional harm." in page
    assert kit.name in page
    send(greta, "protection:circulate", hers.pk, {"to": "Mother, school, police", **today()})
    with acting(cast.greta.pk):
        assert ProtectionPlan.objects.get().child == tamsin
        assert not Conference.objects.filter(circulated_on__isnull=True).exists()
    version = one(Conference, cast.greta).version
    words = {"decision_reason": "He lives with Gran.", "version": version, "why_corrected": "Spelling"}
    send(greta, "protection:correct_conference", his.pk, {**words, **today("held_on")})


def test_the_safety_plan_is_the_first_thing_on_the_childs_protection_page(cast, site_of, plan):
    carys = site_of(cast.carys)
    words = {"safety_plan": "Gran sleeps here.", "must_change": "Breakfast", "why_corrected": "Agreed on Monday"}
    send(carys, "protection:write_plan", plan.pk, {**words, "version": plan.version})
    page = carys.get(reverse("protection:child", args=[plan.child_id])).text
    body = page[page.index("</h1>") :]
    assert body.index("Gran sleeps here.") < body.index("Breakfast")
    assert "Plan: Neglect" in page
    assert "Child seen while on a child protection plan" in page


def test_actions_core_group_and_an_end_without_a_review(cast, site_of, plan):
    carys, greta = site_of(cast.carys), site_of(cast.greta)
    send(carys, "protection:add_action", plan.pk, {"what": "Breakfast club", "who": "School"})
    send(carys, "protection:finish_action", one(PlanAction, cast.carys).pk, {"came_of_it": "She goes.", **today()})
    group = {f"child{plan.child_id}-progress": "Better", "attended": "Mother, school", **today()}
    send(carys, "protection:hold_core_group", plan.pk, group)
    made = one(CoreGroup, cast.carys)
    assert "Better" in carys.get(reverse("protection:core_group", args=[made.pk])).text
    words = {"progress": "Much better", "attended": "Mother", "version": 1, "why_corrected": "School rang."}
    send(carys, "protection:correct_core_group", made.pk, {**words, **today("held_on")})
    assert "Breakfast club" in carys.get(reverse("protection:plan", args=[plan.pk])).text
    assert "End it without a review" not in carys.get(reverse("protection:plan", args=[plan.pk])).text
    send(greta, "protection:end_plan", plan.pk, {"ended_why": "The family moved to another council.", **today()})
    assert one(ProtectionPlan, cast.greta).ended_on == timezone.localdate()
    assert carys.get(reverse("protection:write_plan", args=[plan.pk])).status_code == 404


def test_a_visit_is_one_page_and_needs_a_reason_when_the_child_was_not_alone(cast, site_of, plan):
    carys = site_of(cast.carys)
    key = f"child{plan.child_id}"
    visit = {f"{key}-how": "with_others", f"{key}-childs_words": "I have a new bed.", "notes": "Warm", **today()}
    refused = carys.post(reverse("protection:record_visit", args=[plan.pk]), visit)
    assert f"Answer this for {plan.child.name}" in refused.text
    send(carys, "protection:record_visit", plan.pk, {**visit, f"{key}-not_seen_why": "Her brother was ill."})
    made = one(ProtectionVisit, cast.carys)
    assert "I have a new bed." in carys.get(reverse("protection:visit", args=[made.pk])).text
    right = {"seen": "yes", "seen_alone": "yes", "notes": "Warm", "version": 1, "why_corrected": "He came later."}
    send(carys, "protection:correct_visit", made.pk, {**right, **today("visited_on")})
    assert one(ProtectionVisit, cast.carys).seen_alone


def test_a_visit_before_the_plan_a_second_plan_and_the_like_are_refused_on_the_page(cast, site_of, plan):
    carys = site_of(cast.carys)
    early = {f"child{plan.child_id}-progress": "Better", "attended": "Mother", "late_entry_reason": "I was ill."}
    page = carys.post(
        reverse("protection:hold_core_group", args=[plan.pk]), {**early, **day("on", WEDNESDAY - timedelta(days=9))}
    )
    assert page.status_code == 422
    assert "A core group cannot meet before its plan began." in page.text
    assert "I was ill." in page.text


def test_a_stranger_is_told_of_nothing(cast, site_of, tamsin, plan):
    outis = site_of(cast.outis)
    conference = one(Conference, cast.dev)
    pages = {"child": tamsin, "plan": plan, "record_visit": plan, "write_plan": plan, "conference": conference}
    for name, row in pages.items():
        assert outis.get(reverse(f"protection:{name}", args=[row.pk])).status_code == 404
