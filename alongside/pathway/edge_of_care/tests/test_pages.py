"""Support lived through its pages: begun, reviewed, corrected and ended; and who may do which."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.edge_of_care.actions import Reviewed, review
from alongside.pathway.edge_of_care.factories import support_at_the_edge
from alongside.pathway.edge_of_care.models import EdgeOfCareReview, EdgeOfCareSupport


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
def support(cast, tamsin, today):
    with acting(cast.mina.pk):
        return support_at_the_edge(tamsin, on=today - timedelta(days=5), by=cast.mina)


def send(client, name, pk, answers):
    """Answer a page, which takes it, and go where it leads."""
    sent = client.post(reverse(f"edge_of_care:{name}", args=[pk]), answers)
    assert sent.status_code == 302, sent.content.decode().partition("error-summary")[2][:500]
    return client.get(sent.url).content.decode()


def begun(child, today, **more):
    told = {"family_views": "We are tired", "service": "intensive", "must_change": "Nights", **day("on", today)}
    own = {f"child{child.pk}-childs_words": "I want Mum", f"child{child.pk}-reason": "Nights away"}
    return {**told, **own, "family_meeting_offered": "yes", **more}


def test_support_from_beginning_to_end_for_brother_and_sister(cast, tamsin, kofi, today):
    mina, his = signed_in(cast.mina), f"child{kofi.pk}"
    too = {f"{his}-too": "on", f"{his}-childs_words": "I want football", f"{his}-reason": "Fights"}
    page = send(mina, "start", tamsin.pk, begun(tamsin, today, **too))
    assert "I want Mum" in page
    assert "I want football" not in page
    held = {"attended": "Gran", "family_views": "Better", "progress": "Two good nights", **day("on", today)}
    held |= {f"child{tamsin.pk}-childs_words": "I slept", f"child{tamsin.pk}-decision": "end"}
    page = send(signed_in(cast.elin), "record_review", tamsin.pk, {**held, **day("next_review_on", today)})
    assert "The support has done its work" in page
    assert "The next review is on" in page
    with acting(cast.mina.pk):
        hers = EdgeOfCareSupport.objects.get(child=tamsin)
        assert EdgeOfCareSupport.objects.get(child=kofi).act == hers.act
    ended = {**day("on", today), "childs_words": "I am home", "outcome": "home", "reason": "Calm"}
    ended |= {f"{his}-too": "on", f"{his}-childs_words": "Gran cooks"}
    ended |= {f"{his}-outcome": "wider_family", f"{his}-reason": "With Gran"}
    page = send(mina, "end", hers.pk, ended)
    assert "The child stays at home with the family" in page
    assert "I am home" in mina.get(reverse("edge_of_care:support", args=[hers.pk])).content.decode()
    with acting(cast.mina.pk):
        assert EdgeOfCareSupport.objects.get(child=kofi).outcome == "wider_family"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"service": "other"}, "Say which service it is"),
        ({"family_meeting_offered": "no"}, "Say why the family has not been offered a meeting"),
    ],
)
def test_what_an_answer_leads_to_is_asked_for(cast, tamsin, today, given, asked):
    refused = signed_in(cast.mina).post(reverse("edge_of_care:start", args=[tamsin.pk]), begun(tamsin, today, **given))
    assert refused.status_code == 422
    assert asked in refused.content.decode()


def test_a_worker_reads_and_reviews_and_leaves_beginning_and_ending_to_others(cast, tamsin, today):
    elin, mina = signed_in(cast.elin), signed_in(cast.mina)
    page, start = (reverse(f"edge_of_care:{name}", args=[tamsin.pk]) for name in ("child", "start"))
    assert "A service manager or the panel decides" in elin.get(page).content.decode()
    assert elin.get(start).status_code == 403
    assert start in mina.get(page).content.decode()
    with acting(cast.mina.pk):
        support = support_at_the_edge(tamsin, on=today, by=cast.mina)
    end = reverse("edge_of_care:end", args=[support.pk])
    assert reverse("edge_of_care:record_review", args=[tamsin.pk]) in elin.get(page).content.decode()
    assert end not in elin.get(page).content.decode()
    assert elin.get(end).status_code == 403
    assert end in mina.get(page).content.decode()


def test_what_ended_is_corrected_with_its_end_and_ends_no_second_time(cast, tamsin, support, today):
    mina = signed_in(cast.mina)
    address = reverse("edge_of_care:correct", args=[support.pk])
    assert "What came of it?" not in mina.get(address).content.decode()
    send(mina, "end", support.pk, {**day("on", today), "childs_words": "Ok", "outcome": "care", "reason": "Unsafe"})
    assert mina.get(reverse("edge_of_care:end", args=[support.pk])).status_code == 404
    stands = {"reason": "Nights away", "service": "team", "version": 2, "why_corrected": "Misread"}
    stands |= {**day("started_on", support.started_on), **day("ended_on", today), "ended_reason": "Moved"}
    page = send(mina, "correct", support.pk, {**stands, "outcome": "moved"})
    assert "The child moved away" in page
    clash = mina.post(address, {**stands, "outcome": "home"})
    assert clash.status_code == 422
    assert "Somebody else changed this" in clash.content.decode()


def test_a_review_is_read_and_corrected(cast, tamsin, support, today):
    with acting(cast.elin.pk):
        (held,) = review(children=[Reviewed(tamsin, "I sing")], on=today, by=cast.elin, progress="Calm")
    elin = signed_in(cast.elin)
    assert "I sing" in elin.get(reverse("edge_of_care:review", args=[held.pk])).content.decode()
    told = {"progress": "Calmer", "decision": "end", "version": 1, "why_corrected": "A slip"}
    assert "Calmer" in send(elin, "correct_review", held.pk, {**told, **day("held_on", today)})
    with acting(cast.elin.pk):
        assert EdgeOfCareReview.objects.get(pk=held.pk).decision == "end"


@pytest.mark.parametrize("name", ["child", "start", "record_review"])
def test_pages_about_a_child_open_for_whoever_works_with_her_alone(cast, tamsin, name):
    address = reverse(f"edge_of_care:{name}", args=[tamsin.pk])
    assert signed_in(cast.mina).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


@pytest.mark.parametrize("name", ["support", "end", "correct"])
def test_pages_about_support_open_for_whoever_works_with_her_alone(cast, support, name):
    address = reverse(f"edge_of_care:{name}", args=[support.pk])
    assert signed_in(cast.mina).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


def test_the_childs_page_shows_it_and_offers_to_begin_it_beside_a_plan(cast, tamsin, today):
    from alongside.pathway.family_plan.factories import a_plan

    mina, page = signed_in(cast.mina), reverse("record:child", args=[tamsin.pk])
    start = reverse("edge_of_care:start", args=[tamsin.pk])
    assert start not in mina.get(page).content.decode()
    with acting(cast.elin.pk):
        a_plan(tamsin, on=today, by=cast.elin)
    assert start in mina.get(page).content.decode()
    with acting(cast.mina.pk):
        support = support_at_the_edge(tamsin, on=today, by=cast.mina)
    shown = mina.get(page).content.decode()
    assert start not in shown
    assert reverse("edge_of_care:support", args=[support.pk]) in shown
    assert "Edge of care support began: Edge of care team" in shown
    assert "I want to stay with Mum." in shown
