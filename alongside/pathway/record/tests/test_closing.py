"""What is due and has no page of its own is marked as done in words; what a loaded file had wrong, as mended."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import NotAllowed
from alongside.deadlines.actions import finish
from alongside.deadlines.models import Deadline, Done
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.law.clocks import CLOCKS, met_by_hand
from alongside.people import actions as people
from alongside.people.models import Allocation, Mending

TODAY = timezone.localdate()
WORDS = "We looked at the plan with her mother: it goes on for three months, then ends."
HOW = "Her date of birth is corrected after her passport."


def words(answer):
    return answer.content.decode()


def page_of(child):
    return reverse("record:child", args=[child.pk])


@pytest.fixture
def with_mina(cast, tamsin):
    """Mina, a service manager, works with the child by name, so that she reaches her."""
    with acting(cast.femi.pk):
        return people.allocate(
            child=tamsin, team=cast.teams["Assessment North"], role="service_manager", on=TODAY, by=cast.femi,
            worker=cast.mina,
        )  # fmt: skip


def test_what_is_marked_by_hand_follows_from_what_the_steps_record():
    assert {code for code in ("CN04", "CP10", "EH03") if met_by_hand(code)} == {"CN04", "CP10", "EH03"}
    assert not any(met_by_hand(code) for code in ("CN01", "CN02", "CP05", "CP06", "EH01", "EH02", "LA02", "FD02"))


def test_whoever_answers_for_it_marks_it_as_done_and_the_words_stand_in_the_chronology(
    cast, tamsin, clock, with_mina, signed_in
):
    row, mina = clock(TODAY - timedelta(3), "CN04"), signed_in(cast.mina)
    address = reverse("record:done", args=[row.pk])
    assert address in words(mina.get(page_of(tamsin)))
    assert mina.post(address, {"on": TODAY.isoformat(), "note": ""}).status_code == 422
    assert mina.post(address, {"on": "2025-12-31", "note": WORDS, "late_entry_reason": "x"}).status_code == 422
    assert mina.post(address, {"on": TODAY.isoformat(), "note": WORDS})["Location"] == page_of(tamsin)
    page = words(mina.get(page_of(tamsin)))
    assert address not in page
    assert WORDS in page
    assert "Recorded by Mina Sato" in page
    assert mina.get(address).status_code == 404
    with acting(cast.mina.pk):
        assert Deadline.objects.get(pk=row.pk).met_on == TODAY
        assert Done.objects.get().deadline_id == row.pk


def test_it_is_offered_for_nothing_that_a_page_records(cast, tamsin, clock, signed_in):
    row = clock(TODAY, "AS01")
    assert reverse("record:done", args=[row.pk]) not in words(signed_in(cast.elin).get(page_of(tamsin)))
    for who in (cast.elin, cast.femi, cast.nadia):
        assert signed_in(who).get(reverse("record:done", args=[row.pk])).status_code == 404
    with acting(cast.nadia.pk), pytest.raises(ValidationError, match="page of its own"):
        finish(deadline=row, on=TODAY, note=WORDS, by=cast.nadia)


def test_a_senior_review_is_not_the_workers_own_to_mark(cast, tamsin, clock, signed_in):
    row = clock(TODAY, "CN04")
    address = reverse("record:done", args=[row.pk])
    for who in (cast.elin, cast.femi, cast.outis):
        assert signed_in(who).get(address).status_code == 404
        assert signed_in(who).post(address, {"on": TODAY.isoformat(), "note": WORDS}).status_code == 404
    assert address not in words(signed_in(cast.elin).get(page_of(tamsin)))
    with acting(cast.elin.pk), pytest.raises(NotAllowed, match="service manager"):
        finish(deadline=row, on=TODAY, note=WORDS, by=cast.elin)


def test_what_comes_again_is_due_again_once_it_is_done(cast, tamsin, clock):
    (visits,) = [each for each in CLOCKS if each.code == "FD07"]
    assert visits.repeats
    assert met_by_hand("FD07")
    row = clock(TODAY, "FD07")
    with acting(cast.elin.pk):
        finish(deadline=row, on=TODAY, note=WORDS, by=cast.elin)
        (again,) = Deadline.objects.open().filter(child=tamsin, code="FD07")
    assert again.turn == 2
    assert again.due_on > TODAY


@pytest.fixture
def mending(cast, owner, tamsin):
    """Something that a loaded file had wrong, as the load leaves it."""
    return Mending.objects.using("owner").create(
        child_id=tamsin.pk,
        sentence="The date of birth is later than the referral.",
        came_from="census 2025",
        recorded_by=cast.bola,
    )


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_something_wrong_is_mended_by_whoever_may_edit_and_history_keeps_it(cast, tamsin, mending, signed_in):
    elin, address = signed_in(cast.elin), reverse("record:mended", args=[mending.pk])
    assert address in words(elin.get(page_of(tamsin)))
    assert mending.sentence in words(elin.get(address))
    assert elin.post(address, {"how": " "}).status_code == 422
    assert elin.post(address, {"how": HOW})["Location"] == page_of(tamsin)
    assert mending.sentence not in words(elin.get(page_of(tamsin)))
    assert elin.get(address).status_code == 404
    assert HOW in words(elin.get(reverse("record:history", args=[tamsin.pk])))
    with acting(cast.elin.pk):
        now = Mending.objects.get(pk=mending.pk)
        (stood,) = Version.objects.filter(table_name="people_mending")
    assert (now.mended_on, now.mended_how, stood.reason) == (TODAY, HOW, HOW)
    assert stood.row["mended_on"] is None
    with acting(cast.elin.pk), pytest.raises(ValidationError, match="meanwhile"):
        people.mend(mending=mending, how="Again", on=TODAY, by=cast.elin)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_whoever_only_reads_and_a_stranger_mend_nothing(cast, owner, tamsin, mending, signed_in):
    address = reverse("record:mended", args=[mending.pk])
    with acting(cast.femi.pk):
        people.allocate(
            child=tamsin, team=cast.teams["Virtual School"], role="virtual_school", on=date(2026, 1, 5), by=cast.femi,
            worker=cast.quinn,
        )  # fmt: skip
        assert Allocation.objects.filter(worker=cast.quinn).exists()
    assert mending.sentence in words(signed_in(cast.quinn).get(page_of(tamsin)))
    for who in (cast.quinn, cast.outis):
        assert address not in words(signed_in(who).get(page_of(tamsin)))
        assert signed_in(who).post(address, {"how": HOW}).status_code == 404
