"""The pages of an emergency: one exact record opens, for some hours, and the managers read of it."""

import pytest
from django.urls import reverse

from alongside.access.models import EmergencyOpening
from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.pathway.record.tests.scene import CANARY
from alongside.people.models import Person

WHY = "She is at the station with nobody who knows her."
PAGE = "record:emergency"


def exactly(child, **other):
    return {
        "reason": WHY,
        "given_name": child.given_name,
        "family_name": child.family_name,
        "born_on": child.born_on.isoformat(),
        **other,
    }


def words(answer):
    return answer.content.decode()


def opened(cast, tamsin, signed_in):
    return signed_in(cast.outis).post(reverse(PAGE), exactly(tamsin))


def test_find_offers_it_to_those_who_may(cast, tamsin, signed_in):
    for who, offered in ((cast.outis, True), (cast.sunita, False), (cast.quinn, False)):
        assert (reverse(PAGE) in words(signed_in(who).get(reverse("record:find")))) is offered
    assert "Nobody found" in words(signed_in(cast.outis).get(reverse("record:find"), {"q": "Tamsin Okafor"}))


@pytest.mark.parametrize("who", ["sunita", "quinn", "petra"])
def test_for_other_roles_there_is_no_such_page(cast, tamsin, signed_in, who):
    browser = signed_in(getattr(cast, who))
    assert browser.get(reverse(PAGE)).status_code == browser.post(reverse(PAGE), exactly(tamsin)).status_code == 404
    assert browser.get(reverse("record:emergencies")).status_code == 404


def test_the_record_opens_and_says_until_when(cast, tamsin, signed_in):
    browser, child = signed_in(cast.outis), reverse("record:child", args=[tamsin.pk])
    assert browser.get(child).status_code == 404
    assert opened(cast, tamsin, signed_in)["Location"] == child
    page = words(browser.get(child))
    assert "Opened in an emergency, until" in page
    assert "What was corrected, and why" not in page
    assert "What you can do next" not in page
    for name in ("chronology", "family", "who"):
        assert CANARY not in words(browser.get(reverse(f"record:{name}", args=[tamsin.pk]))), name
    for name in ("address", "history", "openings"):
        assert browser.get(reverse(f"record:{name}", args=[tamsin.pk])).status_code == 404, name
    assert browser.get(reverse("record:correct_who", args=[tamsin.pk])).status_code == 404
    assert child in words(browser.get(reverse(PAGE)))  # the records that are open now


@pytest.mark.parametrize("wrong", [{"given_name": "Tamsyn"}, {"born_on": "2018-05-15"}])
def test_what_does_not_answer_exactly_opens_nothing(cast, tamsin, signed_in, wrong):
    answer = signed_in(cast.outis).post(reverse(PAGE), {**exactly(tamsin), **wrong})
    assert answer.status_code == 422
    assert "No record was opened" in words(answer)
    with acting(cast.outis.pk):
        assert Opening.objects.get(page="record.emergency").reason == WHY
        assert not Person.objects.exists()


@pytest.mark.parametrize("missing", ["reason", "given_name", "family_name", "born_on"])
def test_nothing_is_asked_of_the_database_before_all_is_answered(cast, tamsin, signed_in, missing):
    answer = signed_in(cast.outis).post(reverse(PAGE), {**exactly(tamsin), missing: ""})
    assert answer.status_code == 422
    assert "No record was opened" not in words(answer)
    with acting(cast.outis.pk):
        assert not Opening.objects.exists()


def test_the_managers_of_both_sides_read_who_when_and_why(cast, tamsin, signed_in):
    opened(cast, tamsin, signed_in)
    femi = signed_in(cast.femi)
    assert "A record opened in an emergency, to be looked at" in words(femi.get(reverse("record:my_week")))
    page = words(femi.get(reverse("record:emergencies")))
    assert all(
        said in page for said in ("Outis Vale", "Family Solutions South", WHY, "To be looked at", "Tamsin Okafor")
    )
    assert WHY not in words(signed_in(cast.dev).get(reverse("record:emergencies")))
    assert WHY in words(femi.get(reverse("record:openings", args=[tamsin.pk])))


def test_a_manager_says_that_they_looked(cast, tamsin, signed_in):
    opened(cast, tamsin, signed_in)
    femi = signed_in(cast.femi)
    with acting(cast.femi.pk):
        look = reverse("record:look_at_emergency", args=[EmergencyOpening.objects.get().pk])
    assert WHY in words(femi.get(look))
    assert femi.post(look, {"words": ""}).status_code == 422
    assert femi.post(look, {"words": "I rang her: it was right."})["Location"] == reverse("record:emergencies")
    page = words(femi.get(reverse("record:emergencies")))
    assert "Femi Okoro looked at this" in page
    assert "To be looked at" not in page
    assert "to be looked at" not in words(femi.get(reverse("record:my_week")))
    for who in (cast.jonah, cast.outis, cast.elin):
        assert signed_in(who).get(look).status_code == 404
