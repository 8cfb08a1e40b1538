"""Every page of the record opens for whoever works with the child, and for nobody else."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.record.factories import many_children, many_lines
from alongside.pathway.record.tests.scene import CANARY
from alongside.pathway.record.urls import urlpatterns
from alongside.people.factories import a_child
from alongside.people.models import Person

# The hidden postcode, or its first half as a word: a form's random token may hold the same letters within it.
POSTCODE = re.compile(r"\bRV1\b|RV17ZZ")
LISTS = ("my_week", "my_caseload", "find")
OF_A_CHILD = ("child", "chronology", "family", "openings", "history", "who", "correct_who", "rename", "move", "relate")
OF_A_MANAGER = ("allocate", "hand_over", "alike")


@pytest.mark.parametrize("name", OF_A_CHILD)
def test_a_page_of_a_child_opens_for_her_worker_and_is_not_there_for_an_outsider(cast, tamsin, signed_in, name):
    address = reverse(f"record:{name}", args=[tamsin.pk])
    assert signed_in(cast.elin).get(address).status_code == 200
    assert signed_in(cast.outis).get(address).status_code == 404


@pytest.mark.parametrize("name", OF_A_MANAGER)
def test_a_page_for_managers_is_not_there_for_a_worker(cast, tamsin, signed_in, name):
    address = reverse(f"record:{name}", args=[tamsin.pk])
    assert signed_in(cast.femi).get(address).status_code == 200
    assert signed_in(cast.elin).get(address).status_code == 404
    assert signed_in(cast.outis).get(address).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_open_for_everybody(cast, tamsin, signed_in, name):
    assert signed_in(cast.sunita).get(reverse(f"record:{name}")).status_code == 200


def test_the_team_page_is_for_its_manager(cast, tamsin, signed_in):
    assert signed_in(cast.femi).get(reverse("record:team")).status_code == 200
    assert signed_in(cast.elin).get(reverse("record:team")).status_code == 404


def test_nobody_gets_in_without_signing_in(db):
    for name in LISTS:
        response = Client().get(reverse(f"record:{name}"))
        assert response.status_code == 302
        assert "login" in response["Location"]


def addresses(child: Person) -> list[str]:
    """Every page of the record that takes no id or the child's alone, but the one that reveals an address."""
    found = []
    for page in urlpatterns:
        needs = set(page.pattern.converters)
        if page.name != "address" and needs <= {"child_id"}:
            found.append(reverse(f"record:{page.name}", args=[child.pk] if needs else []))
    return [*found, reverse("record:find") + "?q=Tamsin+Okafor"]


def test_a_hidden_address_stands_on_no_page_but_the_one_that_reveals_it(cast, tamsin, signed_in):
    with acting(cast.elin.pk):
        address = tamsin.addresss.get()
        address.hidden_why = "Her father and his brothers must not find them."
        address.save(update_fields=["hidden_why"])  # so that the page of corrections has something to say of it
    seen = 0
    for worker in (cast.elin, cast.femi, cast.nadia, cast.amira):
        for where in addresses(tamsin):
            page = signed_in(worker).get(where)
            seen += page.status_code == 200
            assert CANARY not in page.content.decode(), (where, worker.name)
            assert not POSTCODE.search(page.content.decode()), (where, worker.name)
    assert seen > 35
    revealed = signed_in(cast.elin).get(reverse("record:address", args=[tamsin.pk])).content.decode()
    assert CANARY in revealed
    assert POSTCODE.search(revealed)
    assert "rec-unprinted" in revealed


def test_what_an_opened_hidden_address_leaves_in_the_log(cast, tamsin, signed_in):
    signed_in(cast.elin).get(reverse("record:address", args=[tamsin.pk]))
    log = signed_in(cast.femi).get(reverse("record:openings", args=[tamsin.pk])).content.decode()
    assert "Asked to see the hidden address" in log
    assert "Elin Marsh" in log


def test_the_identity_bar_says_what_must_not_be_missed(cast, tamsin, signed_in):
    bar = signed_in(cast.elin).get(reverse("record:child", args=[tamsin.pk])).content.decode()
    assert "Hidden address: do not tell anybody where the child lives" in bar
    assert "Interpreter needed: Twi" in bar
    assert "Child protection plan" not in bar.split("app-identity__alerts")[1].split("</section>")[0]


def test_a_child_page_costs_as_many_queries_with_three_hundred_lines_as_with_none(
    cast, tamsin, signed_in, count_queries
):
    client, address = signed_in(cast.elin), reverse("record:child", args=[tamsin.pk])
    client.get(address)
    before = count_queries(client, address)
    with acting(cast.elin.pk):
        many_lines(tamsin, 300, by=cast.elin, on=timezone.localdate())
    assert count_queries(client, address) == before
    assert before <= 15
    chronology = reverse("record:chronology", args=[tamsin.pk])
    assert count_queries(client, chronology) <= 15


@pytest.mark.parametrize("name", ["my_caseload", "my_week"])
def test_a_list_costs_as_many_queries_for_two_hundred_children_as_for_twenty(cast, signed_in, count_queries, name):
    client, address, today = signed_in(cast.elin), reverse(f"record:{name}"), timezone.localdate()
    counts = []
    for many in (20, 180):
        with acting(cast.mina.pk):
            many_children(many, by=cast.mina, team=cast.teams["Family Solutions North"], worker=cast.elin, on=today)
        client.get(address)
        counts.append(count_queries(client, address))
    assert counts[0] == counts[1] <= 15


def test_my_week_leads_to_the_child_and_to_what_is_to_be_done(cast, tamsin, signed_in, clock):
    clock(timezone.localdate())
    week = signed_in(cast.elin).get(reverse("record:my_week")).content.decode()
    assert f'href="{reverse("record:child", args=[tamsin.pk])}">Tamsin Okafor</a>' in week
    assert f'href="{reverse("assessment:child", args=[tamsin.pk])}">' in week


def test_a_name_that_looks_like_markup_stays_text_and_what_is_drawn_ahead_stays_markup(cast, signed_in):
    with acting(cast.bola.pk):
        team = cast.teams["Family Solutions North"]
        child = a_child(cast.bola, family_name="<b>O'Hara & Son</b>", team=team, worker=cast.elin)
    client = signed_in(cast.elin)
    pages = {name: reverse(f"record:{name}") for name in ("my_caseload", "my_week")}
    pages |= {name: reverse(f"record:{name}", args=[child.pk]) for name in ("child", "chronology")}
    texts = {name: client.get(address).content.decode() for name, address in pages.items()}
    assert not [name for name, text in texts.items() if "<b>O" in text or "&amp;lt;" in text or "&lt;details" in text]
    assert "&lt;b&gt;O&#x27;Hara &amp; Son&lt;/b&gt;" in texts["my_caseload"]
    assert "<summary>Filter this list</summary>" in texts["my_caseload"]
    assert "<summary>See this as it was known on a past day</summary>" in texts["child"]
