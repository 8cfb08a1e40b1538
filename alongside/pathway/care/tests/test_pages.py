"""The pages of care, walked as those who work with the child; a stranger finds nothing there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.health.views import RECORDS
from alongside.pathway.care.models import CareReview, CareVisit, MissingEpisode, PeriodOfCare, Placement, ReviewDecision
from alongside.pathway.care.reviews.views import STEPS


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def lately(cast, tamsin, kofi, today):
    """Tamsin and Kofi came into care five days ago."""
    with acting(cast.rafe.pk):
        return in_care(tamsin, kofi, by=cast.rafe, on=today - timedelta(5))


@pytest.fixture
def walk(client):
    """Signs in, opens a page, sends answers; says what was wrong when a page would not have them."""

    def step(worker, name, *args, **answers):
        client.force_login(worker)
        address = reverse(f"care:{name}", args=args)
        assert client.get(address).status_code == 200, address
        if not answers:
            return None
        sent = client.post(address, {key.replace("__", "-"): value for key, value in answers.items()})
        assert sent.status_code == 302, re.findall(r"<li>(.*)</li>", sent.content.decode())
        assert client.get(sent["Location"]).status_code == 200, sent["Location"]
        return sent["Location"]

    return step


def test_care_starts_for_brother_and_sister_on_one_page(cast, tamsin, kofi, walk, today):
    key, other = f"child{tamsin.pk}", f"child{kofi.pk}"
    walk(cast.rafe, "child", tamsin.pk)
    walk(
        cast.rafe,
        "start",
        tamsin.pk,
        on=today.isoformat(),
        why="Nobody was safe to care for them.",
        status="V2",
        consent="Their mother, who understood.",
        kind="U6",
        provider="PR1",
        carer="Mr and Mrs Alder",
        **{
            f"{key}__childs_words": "I want my bear.",
            f"{key}__need": "N1",
            f"{other}__too": "on",
            f"{other}__childs_words": "Mummy?",
            f"{other}__need": "N1",
        },
    )
    with acting(cast.iona.pk):
        assert PeriodOfCare.objects.on(today).filter(child__in=[tamsin, kofi]).count() == 2
        assert Placement.objects.filter(child=kofi, carer="Mr and Mrs Alder").exists()


def test_a_visit_to_brother_and_sister_takes_one_page(cast, tamsin, kofi, lately, walk, today):
    key, other = f"child{tamsin.pk}", f"child{kofi.pk}"
    walk(
        cast.iona,
        "visit_child",
        tamsin.pk,
        on=today.isoformat(),
        observed="Both at ease.",
        **{
            f"{key}__how": "alone",
            f"{key}__alone_words": "I like the cat.",
            f"{key}__alone_bedroom": "yes",
            f"{other}__too": "on",
            f"{other}__how": "not_alone",
            f"{other}__others_words": "He showed me his bed.",
            f"{other}__not_alone_why": "He would not leave his carer.",
            f"{other}__others_bedroom": "yes",
        },
    )
    with acting(cast.iona.pk):
        hers, his = CareVisit.objects.get(child=tamsin), CareVisit.objects.get(child=kofi)
    assert (hers.childs_words, hers.seen_alone) == ("I like the cat.", True)
    assert (his.not_alone_why, his.bedroom_seen) == ("He would not leave his carer.", True)
    assert hers.act == his.act
    walk(cast.iona, "visit", hers.pk)
    walk(
        cast.iona,
        "correct_visit",
        hers.pk,
        version="1",
        why_corrected="I forgot a word.",
        visited_on=today.isoformat(),
        childs_words="I like the cat and the dog.",
    )


def test_a_move_with_its_reason_and_what_hangs_on_it(cast, tamsin, lately, walk, today):
    walk(
        cast.iona,
        "move",
        lately.pk,
        on=today.isoformat(),
        childs_words="I do not want to go.",
        reason="CREQO",
        reviewed_first="no",
        not_reviewed_why="The carer fell ill today.",
        kind="U4",
        provider="PR4",
        carer="Ms Birch",
        why="She knows the family.",
        told="Her mother and the GP, by telephone.",
    )
    with acting(cast.iona.pk):
        home = Placement.objects.get(child=tamsin, ended_on=None)
    walk(cast.iona, "placements", tamsin.pk)
    walk(cast.iona, "told", home.pk, on=today.isoformat(), whom="The school")
    walk(cast.iona, "placement_plan", home.pk, on=today.isoformat(), day_to_day="Bed at 8.", carer_may_decide="Trips")
    walk(
        cast.iona,
        "correct_placement",
        home.pk,
        version="1",
        why_corrected="A slip.",
        started_on=today.isoformat(),
        kind="U6",
        provider="PR4",
        carer="Ms Birch",
    )
    walk(cast.iona, "change_legal_status", lately.pk, on=today.isoformat(), code="C1", words="Family court, today")
    with acting(cast.iona.pk):
        order = lately.legal_statuses.get(code="C1")
    yesterday = (today - timedelta(1)).isoformat()
    walk(
        cast.iona,
        "correct_legal_status",
        order.pk,
        version="1",
        why_corrected="A day early.",
        started_on=yesterday,
        code="C1",
    )
    with acting(cast.iona.pk):
        assert lately.legal_statuses.get(code="V2").ended_on == today - timedelta(1)


def test_two_people_correcting_one_placement_see_each_others_words(cast, lately, client, today):
    with acting(cast.iona.pk):
        home = lately.placements.get()
    address = reverse("care:correct_placement", args=[home.pk])
    answers = {
        "version": "1",
        "why_corrected": "A slip.",
        "started_on": home.started_on.isoformat(),
        "kind": "U6",
        "provider": "PR1",
        "carer": "Mr Alder",
    }
    client.force_login(cast.iona)
    assert client.post(address, answers).status_code == 302
    clash = client.post(address, {**answers, "carer": "Mrs Alder"})
    assert clash.status_code == 422
    assert b"Mr Alder" in clash.content
    assert b"Mrs Alder" in clash.content


def test_the_care_plan_is_made_agreed_and_corrected(cast, tamsin, lately, walk, today):
    plan = {
        "childs_words": "I want to see Gran.",
        "permanence": "return_home",
        "permanence_words": "By summer, when her mother is well.",
        "family_time": "Twice a week",
        "health": "Well",
        "education": "The same school",
    }
    walk(cast.iona, "make_care_plan", lately.pk, on=today.isoformat(), **plan)
    with acting(cast.iona.pk):
        pk = lately.care_plans.get().pk
    walk(cast.jonah, "agree", pk, on=today.isoformat())
    walk(
        cast.iona,
        "correct_care_plan",
        pk,
        version="2",
        why_corrected="Her words were longer.",
        made_on=today.isoformat(),
        **plan,
    )


def test_a_review_and_its_tasks(cast, tamsin, lately, walk, today):
    walk(cast.rafe, "appoint", lately.pk, officer=str(cast.hamid.pk), on=today.isoformat())
    walk(cast.hamid, "arrange", lately.pk, on=today.isoformat(), officer=str(cast.hamid.pk))
    walk(
        cast.hamid,
        "hold_review",
        lately.pk,
        on=today.isoformat(),
        participation="PN1",
        childs_words="I want to stay.",
        discussion="School and family time.",
        **{"decision1__what": "Find a bed for her bear.", "decision1__due_on": today.isoformat()},
    )
    with acting(cast.hamid.pk):
        review, task = CareReview.objects.get(), ReviewDecision.objects.get()
    for what in STEPS:
        worker = cast.iona if what == "papers" else cast.hamid
        walk(worker, "review_step", review.pk, what, on=today.isoformat())
    walk(cast.hamid, "decide", review.pk, what="Tell Gran.", responsible_role="parent", due_on=today.isoformat())
    walk(cast.iona, "tasks")
    walk(cast.iona, "finish", task.pk, on=today.isoformat(), words="It has one.")


def test_missing_back_and_interviewed(cast, tamsin, kofi, lately, walk, today):
    yesterday = (today - timedelta(1)).isoformat()
    walk(
        cast.iona,
        "report_missing",
        tamsin.pk,
        on=yesterday,
        at_time="21:30",
        kind="M",
        last_seen="At the bus stop, in a red coat.",
        risks="She may be with an older boy.",
        reported_on=yesterday,
        reported_time="22:15",
        together=[str(kofi.pk)],
    )
    with acting(cast.iona.pk):
        episode = MissingEpisode.objects.get(child=tamsin)
        assert MissingEpisode.objects.filter(child=kofi, act=episode.act).exists()
    walk(cast.iona, "police", episode.pk, on=yesterday, at_time="22:20", reference="RV 1142")
    walk(cast.iona, "come_back", episode.pk, on=yesterday, at_time="23:50", found="At her aunt's, well.")
    walk(
        cast.iona,
        "interview",
        episode.pk,
        on=today.isoformat(),
        declined="no",
        childs_words="I wanted to see my aunt.",
        interviewer="Rosa Quill",
        independent="yes",
        actions="Family time with her aunt.",
    )
    walk(cast.iona, "correct_missing", episode.pk, version="4", why_corrected="The kind was wrong.", kind="A")
    walk(cast.iona, "all_missing", tamsin.pk)


ANSWERS = {
    "assessment": {"kind": "initial", "by_whom": "Dr Alice Frome", "findings": "Well"},
    "plan": {"plan": "Glasses"},
    "check": {"kind": "dental", "up_to_date": "yes"},
    "score": {"score": "14"},
    "substance": {"words": "Cannabis"},
    "conviction": {"words": "A caution"},
}


@pytest.mark.parametrize("what", RECORDS)
def test_health_is_recorded(cast, tamsin, lately, walk, today, what):
    walk(cast.iona, "record_health", tamsin.pk, what, on=today.isoformat(), **ANSWERS[what])


def test_school_liberty_and_the_rest(cast, tamsin, lately, walk, today):
    on = today.isoformat()
    told = {"childs_words": "I like sums.", "school": "Riverton Primary", "progress": "Well", "targets": "Reading"}
    walk(cast.iona, "education_plan", tamsin.pk, on=on, **told)
    walk(cast.iona, "deprive", tamsin.pk, on=on, words="High Court, reviewed each month.")
    walk(cast.iona, "unaccompanied", tamsin.pk, on=on)
    walk(cast.iona, "permanence", tamsin.pk, kind="P2", year="2020")
    walk(cast.iona, "adoption", tamsin.pk, on=on, words="No safe way home.")
    walk(cast.iona, "motherhood", tamsin.pk, on=on)
    walk(cast.iona, "note_event", tamsin.pk, on=on, event="independent_visitor.offered", words="She said yes.")
    with acting(cast.iona.pk):
        from alongside.pathway.care.models import AdoptionDecision, DeprivationOfLiberty

        liberty, adoption = DeprivationOfLiberty.objects.get(), AdoptionDecision.objects.get()
    walk(cast.iona, "end_deprivation", liberty.pk, on=on)
    walk(cast.iona, "end_adoption", adoption.pk, on=on, why="RD4")


def test_care_ends_on_one_page(cast, tamsin, lately, walk, today):
    walk(
        cast.rafe,
        "correct_period",
        lately.pk,
        version="1",
        why_corrected="It was the day before.",
        started_on=(today - timedelta(6)).isoformat(),
        need="N1",
        why="Nobody was safe to care for her.",
    )
    walk(
        cast.rafe,
        "end",
        lately.pk,
        on=today.isoformat(),
        childs_words="I am going home.",
        why="E4A",
        words="With her mother.",
        not_reviewed_why="Her mother came back today.",
    )
    with acting(cast.iona.pk):
        assert not PeriodOfCare.objects.on(today).filter(child=tamsin).exists()
    walk(cast.iona, "period", lately.pk)
    walk(
        cast.rafe,
        "correct_period",
        lately.pk,
        version="3",
        why_corrected="A relative had it in writing.",
        started_on=(today - timedelta(6)).isoformat(),
        need="N1",
        why="Nobody was safe to care for her.",
        ended_on=(today - timedelta(1)).isoformat(),
        ended_why="E13",
    )
    with acting(cast.iona.pk):
        assert lately.placements.get().ended_on == today - timedelta(1)


def test_a_stranger_finds_nothing(cast, tamsin, lately, client):
    client.force_login(cast.outis)
    for name in ("child", "start", "placements", "visit_child", "all_missing", "health", "further", "events"):
        assert client.get(reverse(f"care:{name}", args=[tamsin.pk])).status_code == 404
    for name in ("period", "move", "end", "change_legal_status", "hold_review", "make_care_plan", "correct_period"):
        assert client.get(reverse(f"care:{name}", args=[lately.pk])).status_code == 404


def test_police_protection_asks_for_the_time_because_its_clock_counts_hours(cast, tamsin, client, today):
    client.force_login(cast.rafe)
    sent = client.post(reverse("care:start", args=[tamsin.pk]), {"on": today.isoformat(), "status": "L1"})
    assert b"Enter the time at which the police took the child" in sent.content


def test_whoever_may_not_decide_is_told_before_typing_a_word(cast, lately, client):
    client.force_login(cast.iona)
    for name in ("end", "hold_review", "correct_period"):
        assert client.get(reverse(f"care:{name}", args=[lately.pk])).status_code == 403
