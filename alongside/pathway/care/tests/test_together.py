"""What care shares: brothers and sisters move in one act, and the child in need plan beside care is pointed out."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.models import Placement
from alongside.pathway.edge_of_care.factories import support_at_the_edge
from alongside.pathway.family_plan.actions import Voice, start_plan


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


def test_brother_and_sister_in_one_home_move_together_each_with_words_of_their_own(
    cast, tamsin, kofi, lately, walk, today
):
    other = f"child{kofi.pk}"
    home = {"kind": "U4", "provider": "PR4", "carer": "Ms Birch", "why": "Together", "reviewed_first": "yes"}
    walk(
        cast.iona,
        "move",
        lately.pk,
        on=today.isoformat(),
        childs_words="I want my bear.",
        reason="CREQO",
        **home,
        **{f"{other}__too": "on", f"{other}__childs_words": "Is there a dog?"},
    )
    with acting(cast.iona.pk):
        hers, his = (Placement.objects.get(child=child, ended_on=None) for child in (tamsin, kofi))
        assert (hers.carer, his.carer, hers.act) == ("Ms Birch", "Ms Birch", his.act)
        assert (hers.childs_words, his.childs_words) == ("I want my bear.", "Is there a dog?")


def test_who_lives_elsewhere_is_not_offered_to_move_along(cast, tamsin, kofi, lately, walk, today, client):
    address = reverse("care:move", args=[lately.pk])
    client.force_login(cast.iona)
    assert f"child{kofi.pk}-too" in client.get(address).content.decode()
    walk(
        cast.iona,
        "move",
        lately.pk,
        on=today.isoformat(),
        childs_words="I want my bear.",
        reason="CREQO",
        reviewed_first="yes",
        kind="U4",
        provider="PR4",
        carer="Ms Birch",
        why="She knows the family.",
    )
    with acting(cast.iona.pk):
        assert Placement.objects.get(child=kofi, ended_on=None).carer == "Mr and Mrs Alder"
    assert f"child{kofi.pk}-too" not in client.get(address).content.decode()


def test_who_moves_along_says_something_too(cast, tamsin, kofi, lately, client, today):
    client.force_login(cast.iona)
    answers = {
        "on": today.isoformat(),
        "childs_words": "Bear.",
        "reason": "CREQO",
        "reviewed_first": "yes",
        "kind": "U4",
    }
    answers |= {"provider": "PR4", "carer": "Ms Birch", "why": "Together", f"child{kofi.pk}-too": "on"}
    sent = client.post(reverse("care:move", args=[lately.pk]), answers)
    assert sent.status_code == 422
    assert "Answer this for Kofi" in sent.content.decode()
    with acting(cast.iona.pk):
        assert not Placement.objects.filter(carer="Ms Birch").exists()


def test_care_reminds_whoever_may_to_end_the_child_in_need_plan_and_never_ends_it(cast, tamsin, client, today):
    with acting(cast.jonah.pk):
        plan = start_plan(children=[Voice(tamsin)], on=today - timedelta(40), must_change="Rest", by=cast.jonah)[0]
    page = reverse("care:child", args=[tamsin.pk])
    ending = reverse("family_plan:end", args=[plan.pk])
    client.force_login(cast.jonah)
    assert ending not in client.get(page).content.decode()
    with acting(cast.rafe.pk):
        in_care(tamsin, by=cast.rafe, on=today - timedelta(1))
        plan.refresh_from_db()
        assert plan.ended_on is None
    assert f"{ending}?ended_why=care" in client.get(page).content.decode()
    form = client.get(f"{ending}?ended_why=care").content.decode()
    assert re.search(r'value="care"[^>]*checked', form)
    client.force_login(cast.iona)
    assert ending not in client.get(page).content.decode()
    client.force_login(cast.jonah)
    ended = {"on": today.isoformat(), "ended_why": "care", "reason": "She came into care."}
    assert client.post(f"{ending}?ended_why=care", ended).status_code == 302
    assert ending not in client.get(page).content.decode()


def test_care_reminds_whoever_may_to_end_edge_of_care_support_and_never_ends_it(cast, tamsin, client, today):
    with acting(cast.rafe.pk):
        support = support_at_the_edge(tamsin, on=today - timedelta(40), by=cast.rafe)
    page, ending = reverse("care:child", args=[tamsin.pk]), reverse("edge_of_care:end", args=[support.pk])
    client.force_login(cast.rafe)
    assert ending not in client.get(page).content.decode()
    with acting(cast.rafe.pk):
        in_care(tamsin, by=cast.rafe, on=today - timedelta(1))
        support.refresh_from_db()
        assert support.ended_on is None
    assert f"{ending}?outcome=care" in client.get(page).content.decode()
    assert re.search(r'value="care"[^>]*checked', client.get(f"{ending}?outcome=care").content.decode())
    client.force_login(cast.iona)
    assert ending not in client.get(page).content.decode()
    client.force_login(cast.rafe)
    ended = {
        "on": today.isoformat(),
        "childs_words": "I like it here.",
        "outcome": "care",
        "reason": "She was not safe.",
    }
    assert client.post(f"{ending}?outcome=care", ended).status_code == 302
    assert ending not in client.get(page).content.decode()
