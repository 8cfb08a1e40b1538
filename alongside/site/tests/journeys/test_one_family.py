"""One family from the first contact to leaving care, each step on the real pages by the person whose step it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.site.tests.journeys.somebody import Somebody

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@dataclass
class Family:
    """Tamsin, nearly eighteen, her brother Kofi, and whoever works with them at a browser."""

    at_browser: Callable[..., Somebody]
    newest: Callable[..., int]
    today: date
    tamsin: int = 0
    kofi: int = 0

    def __getattr__(self, who: str) -> Somebody:
        return self.at_browser(who)

    def her(self, **answers: Any) -> dict[str, Any]:
        return {f"child{self.tamsin}__{name}": value for name, value in answers.items()}

    def his(self, **answers: Any) -> dict[str, Any]:
        return {f"child{self.kofi}__{name}": value for name, value in {"too": "on", **answers}.items()}


@pytest.fixture
def family(at_browser: Any, newest: Any) -> Family:
    return Family(at_browser, newest, timezone.localdate())


def test_a_family_from_first_contact_to_leaving_care(family: Family) -> None:
    somebody_rings(family)
    the_referral_is_decided(family)
    she_is_seen_and_an_enquiry_made(family)
    a_conference_makes_a_plan(family)
    the_plan_is_worked(family)
    a_review_lets_the_plan_go_on(family)
    she_comes_into_care(family)
    the_plan_ends(family)
    her_care_is_planned_and_reviewed(family)
    she_is_missing_and_back(family)
    her_health_is_looked_after(family)
    she_moves_and_leaves_care(family)
    she_is_kept_in_touch_with(family)
    his_record_is_opened_in_an_emergency(family)
    her_record_is_restricted_for_a_while(family)
    the_record_tells_it(family)


def somebody_rings(family: Family) -> None:
    amira, born = family.amira, {"tamsin": family.today.year - 17, "kofi": family.today.year - 9}
    amira.open("front_door:queue")
    kofi = {"given_name": "Kofi", "family_name": "Okafor", "sex": "M", "born_on": date(born["kofi"], 1, 2)}
    amira.send("front_door:new_child", **kofi)
    family.kofi = family.newest("people_person")
    tamsin = {"given_name": "Tamsin", "family_name": "Okafor", "sex": "F", "born_on": date(born["tamsin"], 1, 2)}
    amira.send("front_door:new_child", **tamsin)
    family.tamsin = family.newest("people_person")
    mother = {"given_name": "Ruth", "family_name": "Okafor", "sex": "F", "kind": "parent"}
    amira.send("record:relate", family.tamsin, **mother, parental_responsibility="on")
    ruth = family.newest("people_person")
    amira.send("record:relate_known", family.kofi, ruth, kind="parent", parental_responsibility="on")
    told = {"worries": "Both came to school with no coat.", "source": "2A", "urgency": "red", "family_told": "yes"}
    amira.send(
        "front_door:receive",
        family.tamsin,
        **told,
        **family.her(childs_words="It is cold at home."),
        **family.his(childs_words="Mum sleeps a lot."),
    )
    contact = family.newest("front_door_contact", family.tamsin)
    amira.send("front_door:check", contact, agency="Riverton Police", question="Were you called?", basis="public_task")
    amira.send("front_door:answer", family.newest("front_door_check"), refused="no", answer="Twice this month.")


def the_referral_is_decided(family: Family) -> None:
    bola = family.bola.open("front_door:queue").says("Tamsin Okafor")
    for child in (family.tamsin, family.kofi):
        contact = family.newest("front_door_contact", child)
        bola.send("front_door:decide_contact", contact, decision="referral", reason="They may be neglected.")
        referral = family.newest("front_door_referral", child)
        takes_on = {"team": "Assessment North", "worker": "Carys Pugh", "primary_need": "N1"}
        bola.send("front_door:decide_referral", referral, decision="assessment", reason="See them today.", **takes_on)
        bola.send("front_door:tell_referral", referral, how="By telephone: a social worker will visit today.")


def she_is_seen_and_an_enquiry_made(family: Family) -> None:
    carys, dev = family.carys, family.dev
    carys.open("record:my_week").open("record:my_caseload").says("Tamsin Okafor")
    carys.send("assessment:start", family.newest("front_door_referral", family.tamsin), worker="Carys Pugh")
    assessment = family.newest("assessment_assessment")
    carys.send("assessment:see", assessment, alone="yes", childs_words="I cook for Kofi.")
    meeting = {"kind": "call", "reasons": "A burn nobody explains", "shared_facts": "Two calls", "safety_now": "Gran"}
    people = {f"person{n}__name": name for n, name in enumerate(("Dev Chaudhry", "PC Ash", "Dr Elm"), 1)}
    hers = family.her(decision="section_47_joint", reason="She has a burn.", childs_words="The iron was hot.")
    his = family.his(decision="section_47_joint", reason="He saw it.", childs_words="Tam cried.")
    dev.send("assessment:hold_strategy", family.tamsin, **meeting, **people, **hers, **his)
    discussion = family.newest("assessment_strategydiscussion", family.tamsin)
    carys.send("assessment:begin_enquiry", discussion, worker="Carys Pugh")
    for child in (family.tamsin, family.kofi):
        seen = {"child_seen_on": family.today, "child_seen_alone": "yes", "findings": "It was the iron."}
        enquiry = family.newest("assessment_section47enquiry", child)
        carys.send("assessment:write_enquiry", enquiry, childs_words="I was scared.", **seen)
    enquiry = family.newest("assessment_section47enquiry", family.tamsin)
    his = family.his(outcome="child_in_need", reason="He is safe with Gran.")
    del his[f"child{family.kofi}__too"]
    dev.send("assessment:conclude", enquiry, **family.her(outcome="conference", reason="It may happen again."), **his)
    carys.send(
        "assessment:write", assessment, analysis="She looks after everybody.", family_views="I am tired.", factors="4B"
    )
    carys.send("assessment:copy", assessment)
    carys.send("assessment:complete", assessment, proposed_outcome="child_in_need")
    dev.open("assessment:waiting").says("Tamsin Okafor")
    dev.send("assessment:decide", assessment, decision="child_in_need", reason="I agree.")


def a_conference_makes_a_plan(family: Family) -> None:
    arranged = {"kind": "initial", "planned_for": family.today, "chair": "Greta Holm"}
    family.dev.send("protection:arrange", family.tamsin, **arranged)
    conference = family.newest("protection_conference")
    family.carys.send("protection:share_report", conference, report="She is often alone.", how="Read with Ruth.")
    hers = family.her(decision="plan", category="NEG", reason="She is alone.", childs_words="I want Mum home.")
    shared = {"parents_views": "We want help.", "quorate": "yes", "person1__name": "Dr Elm"}
    family.greta.send("protection:hold", conference, **shared, **hers)
    family.greta.send("protection:circulate", conference, to="Ruth, the school, the police")


def the_plan_is_worked(family: Family) -> None:
    carys, plan = family.carys, family.newest("protection_protectionplan")
    words = {"safety_plan": "Gran sleeps here.", "must_change": "Breakfast", "why_corrected": "Agreed today"}
    carys.send("protection:write_plan", plan, **words)
    carys.send("protection:add_action", plan, what="Breakfast club", who="School")
    group = {"attended": "Ruth, the school", **family.her(progress="There is breakfast.", childs_words="Better.")}
    carys.send("protection:hold_core_group", plan, **group)
    seen = family.her(how="alone", childs_words="Gran is nice.", bedroom_seen="yes")
    carys.send("protection:record_visit", plan, notes="Warm, food in.", **seen)
    carys.open("protection:child", family.tamsin).says("Gran sleeps here.")


def a_review_lets_the_plan_go_on(family: Family) -> None:
    greta = family.greta
    arranged = {"kind": "review", "planned_for": family.today, "chair": "Greta Holm"}
    family.dev.send("protection:arrange", family.tamsin, **arranged)
    conference = family.newest("protection_conference")
    family.carys.send("protection:share_report", conference, report="She eats at school.", how="Read with Ruth.")
    hers = family.her(decision="continues", reason="It is new.", childs_words="I like the club.")
    shared = {"parents_views": "It is better.", "quorate": "yes", "person1__name": "Dr Elm"}
    greta.send("protection:hold", conference, **shared, **hers)
    greta.send("protection:circulate", conference, to="Ruth, the school")
    said = {"childs_words": "I like the breakfast club.", "why_corrected": "She said which club"}
    greta.send("protection:correct_conference", conference, **said)
    greta.open("protection:conference", conference).says("I like the breakfast club.")
    mina = family.mina.open("record:child", family.tamsin)
    mina.page.get_by_role("link", name="Mark it as done").click()
    mina.look()
    mina.answer({"note": "I read the plan with Dev: it goes on."}).press()
    mina.says("I read the plan with Dev: it goes on.")


def the_plan_ends(family: Family) -> None:
    greta, arranged = family.greta, {"kind": "review", "planned_for": family.today, "chair": "Greta Holm"}
    family.jonah.send("protection:arrange", family.tamsin, **arranged)
    conference = family.newest("protection_conference")
    hers = family.her(decision="ends", reason="She is safe in care, and reviewed there.", childs_words="I feel safe.")
    shared = {"parents_views": "I agree.", "quorate": "yes", "person1__name": "Dr Elm"}
    greta.send("protection:hold", conference, **shared, **hers)
    greta.send("protection:circulate", conference, to="Ruth, the school")
    greta.open("protection:child", family.tamsin).says("The plan ends", "Earlier plans")


def she_comes_into_care(family: Family) -> None:
    home = {"kind": "U6", "provider": "PR1", "carer": "Mr and Mrs Alder", "told": "Ruth, the GP and the school"}
    why = {"why": "Ruth is in hospital.", "status": "V2", "consent": "Ruth, who understood.", "why_home": "Near school"}
    hers = family.her(childs_words="I want my bear.", need="N1")
    family.mina.send("care:start", family.tamsin, on=family.today, **why, **home, **hers)
    family.dev.send("record:hand_over", family.tamsin, team="Children in Care")
    family.jonah.open("record:team").send("record:allocate", family.tamsin, member="Iona Baird, Children in Care")
    period = family.newest("care_periodofcare")
    family.rafe.send("care:appoint", period, officer="Hamid Rahimi", on=family.today)


def her_care_is_planned_and_reviewed(family: Family) -> None:
    iona, hamid, period = family.iona, family.hamid, family.newest("care_periodofcare")
    plan = {"permanence": "return_home", "permanence_words": "By summer.", "family_time": "Twice a week"}
    said = {"childs_words": "I want to see Gran.", "health": "Well", "education": "The same school"}
    iona.send("care:make_care_plan", period, on=family.today, **said, **plan)
    family.jonah.send("care:agree", family.newest("care_careplan"), on=family.today)
    home = family.newest("care_placement")
    iona.send("care:placement_plan", home, on=family.today, day_to_day="Bed at 10.", carer_may_decide="Trips")
    hamid.send("care:arrange", period, on=family.today + timedelta(7))
    decided = {"decision1__what": "Find her bear.", "decision1__due_on": family.today}
    part = {"childs_words": "I want to stay.", "participation": "PN1", "discussion": "School and family time."}
    hamid.send("care:hold_review", period, on=family.today, **part, **decided)
    review = family.newest("care_carereview")
    iona.send("care:review_step", review, "papers", on=family.today)
    hamid.send("care:review_step", review, "record", on=family.today)
    iona.open("care:tasks").says("Find her bear.")
    iona.send("care:finish", family.newest("care_reviewdecision"), on=family.today, words="It is on her bed.")


def she_is_missing_and_back(family: Family) -> None:
    iona = family.iona
    iona.send(
        "care:report_missing",
        family.tamsin,
        on=family.today,
        at_time="00:10",
        kind="M",
        last_seen="At the bus stop.",
        risks="It is cold.",
    )
    episode = family.newest("care_missingepisode")
    iona.send("care:police", episode, on=family.today, at_time="00:15", reference="RV 1142")
    iona.send("care:come_back", episode, on=family.today, at_time="00:40", found="At her aunt's, well.")
    told = {"declined": "no", "childs_words": "I missed my aunt.", "interviewer": "Rosa Quill", "independent": "yes"}
    iona.send("care:interview", episode, on=family.today, **told, actions="Family time with her aunt.")


def her_health_is_looked_after(family: Family) -> None:
    iona = family.iona.open("care:health", family.tamsin)
    held = {"kind": "initial", "by_whom": "Dr Frome", "childs_words": "I sleep well.", "findings": "Well"}
    iona.send("care:record_health", family.tamsin, "assessment", on=family.today, **held)
    iona.send("care:record_health", family.tamsin, "score", on=family.today, score=14)


def she_moves_and_leaves_care(family: Family) -> None:
    period = family.newest("care_periodofcare")
    moved = {"childs_words": "I will miss the cat.", "reason": "CREQO", "reviewed_first": "yes"}
    home = {"kind": "U4", "provider": "PR4", "carer": "Ms Birch", "why": "She knows her."}
    family.iona.send("care:move", period, on=family.today, **moved, **home)
    family.jonah.send("record:hand_over", family.tamsin, team="Leaving Care")
    ended = {"childs_words": "I am ready.", "why": "E4A", "words": "With Ruth and Gran."}
    family.rafe.send("care:end", period, on=family.today, **ended)


def she_is_kept_in_touch_with(family: Family) -> None:
    katya, lucan, on = family.katya, family.lucan, family.today
    lucan.send("leaving_care:adviser", family.tamsin, on=on, worker="Katya Levin")
    said = {"young_persons_words": "I want my own front door.", "needs": "A home"}
    katya.send("leaving_care:assess", family.tamsin, on=on, started_on=on, **said)
    plan = {"young_persons_words": "I want to cook.", "home": "A flat", "contingency": "Gran"}
    katya.send("leaving_care:make_plan", family.tamsin, on=on, **plan)
    category = {"category": "relevant", "differs_why": "She was in care before, elsewhere."}
    katya.send("leaving_care:confirm", family.tamsin, on=on, **category)
    touch = {"how": "call", "young_persons_words": "All good.", "in_touch": "YES", "notes": "Rent"}
    katya.send("leaving_care:record_touch", family.tamsin, on=on, **touch)
    reviewed = {"young_persons_words": "Good.", "attended": "Gran", "changed": "Work", "agreed": "A bank account"}
    katya.send("leaving_care:record_review", family.newest("leaving_care_pathwayplan"), on=on, **reviewed)
    katya.open("leaving_care:child", family.tamsin).says("I want to cook.")
    status = family.newest("leaving_care_leavingcarestatus")
    letter = {"letter_sent": "yes", "final_letter_on": on, "ended_why": "She moved away."}
    lucan.send("leaving_care:end", status, on=on, **letter)


def his_record_is_opened_in_an_emergency(family: Family) -> None:
    his = {"given_name": "Kofi", "family_name": "Okafor", "born_on": date(family.today.year - 9, 1, 2)}
    outis = family.outis.send("record:emergency", reason="He is at the police station alone.", **his)
    outis.says("Kofi Okafor", "Opened in an emergency").open("record:emergency").says("Kofi Okafor")
    dev = family.dev.open("record:emergencies").says("Outis Vale", "He is at the police station alone.")
    dev.page.get_by_role("link", name="Say that you looked at this").click()
    dev.look()
    dev.answer({"words": "I rang her: it was right."}).press()
    dev.says("Dev Chaudhry looked at this")


def her_record_is_restricted_for_a_while(family: Family) -> None:
    lucan = family.lucan
    named = {"reason": "Her aunt works for the council.", "others": "mina@example.org"}
    lucan.send("record:restrict", family.tamsin, **named)
    lucan.open("record:restriction", family.tamsin).says("Her aunt works for the council.")
    lucan.send("record:name_more", family.tamsin, others="rafe@example.org")
    lucan.send("record:end_restriction", family.tamsin, reason="Her aunt has left.")


def the_record_tells_it(family: Family) -> None:
    lucan = family.lucan
    for page in ("child", "chronology", "family", "who", "openings", "history"):
        lucan.open(f"record:{page}", family.tamsin).says("Tamsin Okafor")
    lucan.open("record:chronology", family.tamsin).says("I missed my aunt.")
    referral = family.newest("front_door_referral", family.tamsin)
    closing = {"reason": "RC1", "summary": "You have a home of your own now."}
    lucan.send("front_door:close", referral, **closing)
