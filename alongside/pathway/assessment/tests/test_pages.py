"""A walk through the pages of an assessment and an enquiry, as those who may, and as one who may not."""

import re
from datetime import date

from django.urls import reverse
from django.utils import timezone

from alongside.deadlines.models import Departure
from alongside.history.acting import acting
from alongside.pathway.assessment.beside import actions as beside
from alongside.pathway.assessment.factories import a_concluded_enquiry, an_assessment
from alongside.pathway.assessment.models import (
    Assessment,
    CarerAssessment,
    EmergencyAction,
    Section47Enquiry,
    StrategyDiscussion,
    UnbornConcern,
)
from alongside.pathway.assessment.tests.browsing import day, one, send, today
from alongside.pathway.assessment.tests.family import *  # noqa: F403
from alongside.people.models import Agency

LONG_AGO = date(2026, 11, 20)


def test_an_assessment_is_begun_written_finished_returned_and_authorised(cast, site_of, referral):
    carys, dev = site_of(cast.carys), site_of(cast.dev)
    send(carys, "assessment:start", referral.pk, {"worker": cast.carys.pk, **today()})
    made = one(Assessment, cast.carys)
    send(carys, "assessment:see", made.pk, {"alone": "no", "not_seen_why": "She held her brother.", **today()})
    words = {"analysis": "She is often alone.", "factors": ["4B"], "not_seen_why": "She held her brother."}
    send(carys, "assessment:write", made.pk, {"version": one(Assessment, cast.carys).version, **words})
    send(carys, "assessment:copy", made.pk, today())
    send(dev, "assessment:look", made.pk, {"comment": "See her father too.", **today()})
    send(carys, "assessment:complete", made.pk, {"proposed_outcome": "child_in_need"})
    assert made.child.name in dev.get(reverse("assessment:waiting")).text
    send(dev, "assessment:decide", made.pk, {"decision": "returned", "reason": "What does her father say?"})
    page = carys.get(reverse("assessment:assessment", args=[made.pk])).text
    assert "What does her father say?" in page
    send(carys, "assessment:complete", made.pk, {"proposed_outcome": "child_in_need"})
    send(dev, "assessment:decide", made.pk, {"decision": "child_in_need", "reason": "I agree."})
    assert one(Assessment, cast.dev).outcome == "child_in_need"
    page = carys.get(reverse("assessment:assessment", args=[made.pk])).text
    assert "Done in time" in page


def test_the_last_assessments_words_stand_beside_and_can_be_taken_over(cast, site_of, referral):
    with acting(cast.carys.pk):
        an_assessment(referral, cast, LONG_AGO, family_views="Her mother is tired.")
    carys = site_of(cast.carys)
    send(carys, "assessment:start", referral.pk, {"worker": cast.carys.pk, **today()})
    made = one(Assessment, cast.carys)
    page = carys.get(reverse("assessment:write", args=[made.pk])).text
    assert "Her mother is tired." in page
    send(
        carys, "assessment:write", made.pk, {"version": made.version, "keep_family_views": "on", "analysis": "Better."}
    )
    assert one(Assessment, cast.carys).family_views == "Her mother is tired."
    page = carys.get(reverse("assessment:assessment", args=[made.pk])).text
    assert "As on 20 November 2026" in page


def test_when_two_write_at_once_the_page_shows_both_and_saves_at_the_second_try(cast, site_of, referral):
    with acting(cast.carys.pk):
        made = an_assessment(referral, cast, LONG_AGO)
    carys, dev = site_of(cast.carys), site_of(cast.dev)
    answers = {"version": made.version, "analysis": "Carys writes."}
    send(carys, "assessment:write", made.pk, answers)
    clash = dev.post(reverse("assessment:write", args=[made.pk]), {**answers, "analysis": "Dev writes."})
    assert clash.status_code == 422
    assert "Carys writes." in clash.text
    assert "Dev writes." in clash.text
    (version,) = re.findall(r'name="version" value="(\d+)"', clash.text)
    again = {"version": version, "analysis": "Carys and Dev write."}
    send(dev, "assessment:write", made.pk, again)
    assert one(Assessment, cast.dev).analysis == "Carys and Dev write."


def test_a_start_three_weeks_ago_asks_why_it_is_recorded_late(cast, site_of, referral):
    carys = site_of(cast.carys)
    answers = {"worker": cast.carys.pk, **day("on", date(2026, 10, 1))}
    refused = carys.post(reverse("assessment:start", args=[referral.pk]), answers)
    assert "more than a week later" in refused.text
    send(carys, "assessment:start", referral.pk, {**answers, "late_entry_reason": "I was ill."})
    page = carys.get(reverse("assessment:assessment", args=[one(Assessment, cast.carys).pk])).text
    assert "Recorded late: I was ill." in page


def discussion(child, **differently):
    council = Agency.objects.get(kind="council")
    return {
        **today(),
        "kind": "call",
        "reasons": "A burn that nobody can explain",
        "shared_facts": "Three calls this year",
        "safety_now": "She is with Gran.",
        f"child{child.pk}-decision": "section_47_joint",
        f"child{child.pk}-reason": "She has a burn.",
        f"child{child.pk}-childs_words": "The iron was hot.",
        "person1-name": "Dev Chaudhry",
        "person1-agency": council.pk,
        **differently,
    }


def test_a_discussion_without_police_asks_why_and_goes_on(cast, site_of, tamsin):
    dev = site_of(cast.dev)
    address = reverse("assessment:hold_strategy", args=[tamsin.pk])
    refused = dev.post(address, discussion(tamsin))
    assert refused.status_code == 422
    assert "Say why police, health or social care took no part" in refused.text
    send(dev, "assessment:hold_strategy", tamsin.pk, discussion(tamsin, passed_why="It was two in the morning."))
    with acting(cast.dev.pk):
        assert Departure.objects.get().reason == "It was two in the morning."


def test_an_enquiry_about_brother_and_sister_from_discussion_to_conclusion(cast, site_of, tamsin, kit):
    dev, carys = site_of(cast.dev), site_of(cast.carys)
    assert f"This was about {kit.name} too" in dev.get(reverse("assessment:hold_strategy", args=[tamsin.pk])).text
    his = {f"child{kit.pk}-too": "on", f"child{kit.pk}-decision": "section_47_single"}
    refused = dev.post(
        reverse("assessment:hold_strategy", args=[tamsin.pk]), discussion(tamsin, passed_why="Night", **his)
    )
    assert f"Answer this for {kit.name}" in refused.text
    his[f"child{kit.pk}-reason"] = "He saw it."
    send(dev, "assessment:hold_strategy", tamsin.pk, discussion(tamsin, passed_why="Night", **his))
    with acting(cast.dev.pk):
        held = StrategyDiscussion.objects.get(child=tamsin)
    assert kit.name in dev.get(reverse("assessment:strategy", args=[held.pk])).text
    send(carys, "assessment:begin_enquiry", held.pk, {"worker": cast.carys.pk, **today()})
    with acting(cast.dev.pk):
        hers = Section47Enquiry.objects.get(child=tamsin)
        assert Section47Enquiry.objects.filter(child=kit).exists()
    seen = {
        "version": 1,
        "child_seen_alone": "yes",
        "findings": "It was the iron.",
        **today("child_seen_on"),
    }
    send(carys, "assessment:write_enquiry", hers.pk, seen)
    page = dev.get(reverse("assessment:conclude", args=[hers.pk])).text
    assert "The child has been seen alone, or the reason why not is recorded." in page
    conclusion = {"passed_why": "Kit is with his father until Monday."}
    for child, outcome in ((tamsin, "conference"), (kit, "child_in_need")):
        conclusion |= {f"child{child.pk}-outcome": outcome, f"child{child.pk}-reason": "What we found"}
    send(dev, "assessment:conclude", hers.pk, conclusion)
    with acting(cast.dev.pk):
        outcomes = dict(Section47Enquiry.objects.values_list("child", "outcome"))
    assert outcomes == {tamsin.pk: "conference", kit.pk: "child_in_need"}
    assert (
        "No initial child protection conference is needed"
        not in dev.get(reverse("assessment:enquiry", args=[hers.pk])).text
    )


def test_a_discussion_and_an_enquiry_are_corrected_with_a_reason(cast, site_of, tamsin):
    with acting(cast.dev.pk):
        enquiry = a_concluded_enquiry(tamsin, cast=cast, on=LONG_AGO, concluded_on=LONG_AGO)
    dev = site_of(cast.dev)
    held = one(StrategyDiscussion, cast.dev)
    words = {"reasons": "A burn", "shared_facts": "Two calls", "safety_now": "Gran", "decision_reason": "A burn"}
    send(
        dev,
        "assessment:correct_strategy",
        held.pk,
        {**words, **day("held_on", LONG_AGO), "version": held.version, "why_corrected": "It was two calls."},
    )
    assert one(StrategyDiscussion, cast.dev).shared_facts == "Two calls"
    version = one(Section47Enquiry, cast.dev).version
    refused = dev.post(reverse("assessment:write_enquiry", args=[enquiry.pk]), {"version": version, "findings": "Iron"})
    assert refused.status_code == 422
    send(
        dev,
        "assessment:write_enquiry",
        enquiry.pk,
        {"version": version, "findings": "Iron", "why_corrected": "Not the kettle."},
    )


def test_carers_the_unborn_and_the_night(cast, site_of, tamsin):
    dev = site_of(cast.dev)
    send(dev, "assessment:ask_carer", tamsin.pk, {"kind": "young_carer", "asked_for": "She cooks for Kit.", **today()})
    asked = one(CarerAssessment, cast.dev)
    needs = {"carers_words": "I am tired.", "needs": "A rest", "support": "A club on Fridays", **today()}
    send(dev, "assessment:complete_carer", asked.pk, needs)
    assert "I am tired." in dev.get(reverse("assessment:carer", args=[asked.pk])).text
    send(dev, "assessment:raise_unborn", tamsin.pk, {"concern": "No midwife knows of her.", **today()})
    assert dev.get(reverse("assessment:unborn", args=[one(UnbornConcern, cast.dev).pk])).status_code == 200
    forbidden = {"at": "02:10", "what_happened": "Police rang.", "done": "She is with Gran.", **today()}
    assert dev.post(reverse("assessment:act_in_emergency", args=[tamsin.pk]), forbidden).status_code == 403
    with acting(cast.dev.pk):
        assert not EmergencyAction.objects.exists()
    assert dev.get(reverse("assessment:child", args=[tamsin.pk])).status_code == 200


def test_what_stands_beside_an_assessment_is_corrected_with_a_reason(cast, site_of, tamsin):
    dev = site_of(cast.dev)
    with acting(cast.dev.pk):
        asked = beside.ask_carer_assessment(
            child=tamsin, kind="young_carer", asked_for="She cooks.", on=LONG_AGO, by=cast.dev
        )
        concern = beside.raise_unborn_concern(child=tamsin, concern="No midwife.", on=LONG_AGO, by=cast.dev)
        night = EmergencyAction.objects.create(
            child=tamsin, taken_at=timezone.now(), what_happened="Police", done="With Gran", recorded_by=cast.dev
        )
    given, day = {"version": 1, "why_corrected": "Misheard."}, LONG_AGO.isoformat()
    corrected = {
        "carer": (asked, {"kind": "young_carer", "asked_for": "She cooks for Kit.", "requested_on": day}),
        "unborn": (concern, {"concern": "No midwife knows of her.", "raised_on": day}),
        "emergency": (night, {"what_happened": "The police rang.", "done": "With Gran"}),
    }
    for page, (row, answers) in corrected.items():
        shown = dev.get(reverse(f"assessment:{page}", args=[row.pk])).text
        assert reverse(f"assessment:correct_{page}", args=[row.pk]) in shown
        send(dev, f"assessment:correct_{page}", row.pk, {**given, **answers})
        words = next(iter(set(answers.values()) - {"young_carer", "With Gran", day}))
        assert words in dev.get(reverse(f"assessment:{page}", args=[row.pk])).text
        assert site_of(cast.outis).get(reverse(f"assessment:correct_{page}", args=[row.pk])).status_code == 404


def test_a_stranger_is_told_of_nothing(cast, site_of, referral, tamsin):
    with acting(cast.dev.pk):
        enquiry = a_concluded_enquiry(tamsin, cast=cast, on=LONG_AGO, concluded_on=LONG_AGO)
    with acting(cast.carys.pk):
        made = an_assessment(referral, cast, LONG_AGO)
    outis = site_of(cast.outis)
    pages = {"child": tamsin, "hold_strategy": tamsin, "start": referral, "assessment": made, "write": made}
    pages |= {"enquiry": enquiry, "strategy": enquiry.strategy_discussion}
    for name, row in pages.items():
        assert outis.get(reverse(f"assessment:{name}", args=[row.pk])).status_code == 404
    assert outis.get(reverse("assessment:waiting")).status_code == 404
