"""A manager hides a record from all but those named; others no longer know that it exists."""

import pytest
from django.urls import reverse

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.pathway.record import actions
from alongside.people.cast import SINCE
from alongside.people.models import Person, Restriction

WHY = "A relative works for the council."


def opens(worker, child, signed_in) -> bool:
    return signed_in(worker).get(reverse("record:child", args=[child.pk])).status_code == 200


def restricted(cast, tamsin, signed_in, **answers):
    address = reverse("record:restrict", args=[tamsin.pk])
    sent = signed_in(cast.femi).post(address, {"reason": WHY, **answers})
    assert sent.status_code == 302, sent.content.decode()
    return signed_in(cast.femi).get(sent["Location"]).content.decode()


def test_those_named_know_of_it_and_nobody_else(cast, tamsin, signed_in):
    address = reverse("record:restrict", args=[tamsin.pk])
    assert "Elin Marsh" in signed_in(cast.femi).get(address).content.decode()
    page = restricted(cast, tamsin, signed_in, near=[cast.elin.pk])
    assert WHY in page
    assert "<li>Elin Marsh</li>" in page
    assert "<li>Femi Okoro</li>" in page
    assert [opens(who, tamsin, signed_in) for who in (cast.elin, cast.femi, cast.mina, cast.nadia)] == [
        True,
        True,
        False,
        False,
    ]
    assert signed_in(cast.femi).get(address).status_code == 404  # it is restricted already


def test_whoever_is_left_out_loses_sight_of_the_child_until_named(cast, tamsin, signed_in):
    restricted(cast, tamsin, signed_in, others="mina@example.org")
    assert not opens(cast.elin, tamsin, signed_in)
    assert opens(cast.mina, tamsin, signed_in)
    address = reverse("record:name_more", args=[tamsin.pk])
    wrong = signed_in(cast.femi).post(address, {"others": "nobody@example.org"})
    assert "Nobody who works here has the address nobody@example.org" in wrong.content.decode()
    for _ in range(2):  # whoever is named already stays so
        assert signed_in(cast.femi).post(address, {"others": "Elin@example.org\n"}).status_code == 302
    assert opens(cast.elin, tamsin, signed_in)


def test_it_ends_with_a_reason_that_is_kept(cast, tamsin, signed_in):
    restricted(cast, tamsin, signed_in)
    address = reverse("record:end_restriction", args=[tamsin.pk])
    assert signed_in(cast.femi).post(address, {"reason": ""}).status_code == 422
    sent = signed_in(cast.femi).post(address, {"reason": "She has left the council."})
    assert "is not restricted" in signed_in(cast.femi).get(sent["Location"]).content.decode()
    assert opens(cast.elin, tamsin, signed_in)
    with acting(cast.femi.pk):
        held = Restriction.objects.get(person=tamsin)
        kept = Version.objects.get(table_name="people_restriction", row_id=held.pk)
    assert kept.reason == "She has left the council."


@pytest.mark.parametrize("page", ["restriction", "restrict", "name_more", "end_restriction"])
def test_a_worker_and_a_stranger_find_no_such_page(cast, tamsin, signed_in, page):
    for who in (cast.elin, cast.outis):
        assert signed_in(who).get(reverse(f"record:{page}", args=[tamsin.pk])).status_code == 404


def test_the_verb_refuses_a_worker(cast, tamsin):
    with acting(cast.elin.pk), pytest.raises(NotAllowed):
        actions.restrict(person=tamsin, reason=WHY, named=[], on=SINCE, by=cast.elin)
    with acting(cast.mina.pk):
        assert Person.objects.filter(pk=tamsin.pk).exists()
