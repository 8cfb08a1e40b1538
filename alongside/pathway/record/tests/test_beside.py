"""My week leads each to what waits for them; the menu stays short."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.access.roles import ROLES
from alongside.history.acting import acting
from alongside.pages.drafts.models import Draft
from alongside.pathway.record import beside


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("elin", ["What reviews decided"]),
        ("femi", ["Assessments to sign off", "Young people whose entitlement", "What reviews decided"]),
        ("katya", ["Young people whose entitlement"]),
        ("hamid", ["What reviews decided"]),
        ("amira", []),
    ],
)
def test_my_week_leads_to_the_lists_that_serve_each(cast, signed_in, who, shown):
    every = ("Assessments to sign off", "Young people whose entitlement", "What reviews decided")
    reader = signed_in(cast.workers[who])
    page = reader.get(reverse("record:my_week")).content.decode()
    assert [text for text in every if text in page] == shown
    for _, address in beside.lists_for(roles_of(cast.workers[who], timezone.localdate())):
        assert reader.get(address).status_code == 200


def test_my_week_says_how_many_forms_wait_unsaved(cast, tamsin, signed_in):
    week = reverse("record:my_week")
    assert "not saved yet" not in signed_in(cast.elin).get(week).content.decode()
    with acting(cast.elin.pk):
        for n in (1, 2):
            Draft.objects.create(worker=cast.elin, where=f"/a-form/{n}", opening=uuid.uuid4(), fields={"a": ["b"]})
    page = signed_in(cast.elin).get(week).content.decode()
    assert "2 forms you have not saved yet" in page
    assert reverse("drafts:mine") in page
    assert "not saved yet" not in signed_in(cast.femi).get(week).content.decode()


def test_no_menu_is_longer_than_six_parts():
    from alongside.site.context import menu

    lengths = {role: len(menu("/", frozenset({role}))) for role in ROLES}
    assert {role: length for role, length in lengths.items() if length > 6} == {}
    assert min(lengths.values()) >= 1


def test_who_reads_notes_finds_the_search_of_words_in_the_menu(cast, signed_in):
    def menu(worker) -> str:
        return signed_in(worker).get(reverse("record:my_week")).content.decode()

    assert ">Search the words<" in menu(cast.elin)
    assert ">Search the words<" not in menu(cast.quinn)
    assert ">Search the words<" not in menu(cast.rafe)
    assert reverse("notes:search") in signed_in(cast.rafe).get(reverse("record:find")).content.decode()
