"""A manager allocates, hands over, merges and parts, and says why a clock was late. Others do not."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import NotAllowed
from alongside.deadlines.actions import depart
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.pathway.front_door.models import Referral
from alongside.pathway.record import actions
from alongside.pathway.record.factories import many_lines
from alongside.pathway.record.questions import team as asked
from alongside.people.factories import a_child
from alongside.people.models import Allocation, Membership, Merge, Person

TODAY = timezone.localdate()


@pytest.fixture
def lola(cast):
    """A child whom the team has taken on, and nobody by name."""
    with acting(cast.bola.pk):
        return a_child(cast.bola, given_name="Lola", team=cast.teams["Family Solutions North"])


def test_a_child_waits_until_a_worker_is_named(cast, lola, signed_in):
    north = cast.teams["Family Solutions North"]
    with acting(cast.femi.pk):
        assert [child for _, child in asked.waiting(north, TODAY)] == [lola]
    client = signed_in(cast.femi)
    assert "Lola" in client.get(reverse("record:team")).content.decode()
    elin = Membership.objects.get(worker=cast.elin)
    assert client.post(reverse("record:allocate", args=[lola.pk]), {"member": elin.pk}).status_code == 302
    with acting(cast.femi.pk):
        assert asked.waiting(north, TODAY) == []
        assert [a.worker for a in Allocation.objects.current(TODAY).filter(child=lola)] == [cast.elin]
        assert {load.name: load.children for load in asked.loads(north, TODAY)} == {"Elin Marsh": 1, "Femi Okoro": 0}


def test_handing_over_ends_the_reach_of_those_before(cast, tamsin, signed_in):
    to = cast.teams["Children in Care"]
    page = signed_in(cast.femi).post(reverse("record:hand_over", args=[tamsin.pk]), {"team": to.pk, "reason": "TSPROC"})
    assert page.status_code == 302
    with acting(cast.jonah.pk):
        assert [child for _, child in asked.waiting(to, TODAY)] == [tamsin]
        ended = Allocation.objects.get(child=tamsin, worker=cast.elin)
    assert (ended.ended_on, ended.ended_why) == (TODAY, "TSPROC")


def test_a_worker_allocates_nobody(cast, lola):
    with acting(cast.elin.pk), pytest.raises(NotAllowed):
        actions.name_worker(child=lola, member=Membership.objects.get(worker=cast.elin), on=TODAY, by=cast.elin)


def test_two_records_become_one_and_two_again(cast, tamsin, signed_in):
    with acting(cast.bola.pk):
        twin = a_child(cast.bola, family_name="Okafo", team=cast.teams["Family Solutions North"])
    with acting(cast.femi.pk):
        many_lines(twin, 2, by=cast.femi, on=TODAY)
    client = signed_in(cast.femi)
    alike = client.get(reverse("record:alike", args=[tamsin.pk])).content.decode()
    address = reverse("record:merge", args=[tamsin.pk, twin.pk])
    assert address in alike
    assert "Okafo<" in client.get(address).content.decode()
    assert client.post(address, {"reason": "Her mother confirmed it"}).status_code == 302
    assert client.get(reverse("record:child", args=[twin.pk])).status_code == 404
    with acting(cast.femi.pk):
        merged = Merge.objects.get(kept=tamsin)
        assert Referral.objects.filter(child=tamsin).count() == 2
    part = reverse("record:part", args=[tamsin.pk, merged.pk])
    assert part in client.get(reverse("record:who", args=[tamsin.pk])).content.decode()
    assert client.post(part, {"reason": "They are cousins"}).status_code == 302
    assert client.get(reverse("record:child", args=[twin.pk])).status_code == 200
    assert client.get(part).status_code == 404
    with acting(cast.femi.pk):
        assert Referral.objects.filter(child=twin).count() == 2
        assert not Referral.objects.filter(child=tamsin).exists()


def test_a_record_out_of_reach_is_not_merged(cast, tamsin, signed_in):
    with acting(cast.bola.pk):
        far = a_child(cast.bola, team=cast.teams["Family Solutions South"], worker=cast.outis)
    address = reverse("record:merge", args=[tamsin.pk, far.pk])
    assert signed_in(cast.femi).post(address, {"reason": "Alike"}).status_code == 404
    with acting(cast.outis.pk):
        assert Person.objects.get(pk=far.pk).merged_into is None


def test_the_one_reason_for_a_late_clock(cast, tamsin, clock, signed_in):
    late = clock(TODAY - timedelta(2))
    clock(TODAY + timedelta(2), "AS03")
    north = cast.teams["Family Solutions North"]
    with acting(cast.femi.pk):
        assert [one.deadline_id for one in asked.late_without_reason(north, TODAY)] == [late.pk]
    client, address = signed_in(cast.femi), reverse("record:late", args=[late.pk])
    assert client.post(address, {"reason": "capacity"}).status_code == 302
    with acting(cast.femi.pk):
        assert Deadline.objects.get(pk=late.pk).late_reason == "capacity"
        assert asked.late_without_reason(north, TODAY) == []
    assert client.get(address).status_code == 404
    assert signed_in(cast.outis).get(address).status_code == 404


def test_what_was_decided_although_something_was_missing_is_shown_for_thirty_days(cast, tamsin):
    with acting(cast.femi.pk):
        for days in (0, 29, 30):
            depart(
                child=tamsin,
                event="assessment.authorised_child_in_need",
                missing="The child was not seen alone",
                reason="Her brother would not leave.",
                on=TODAY - timedelta(days),
                by=cast.femi,
            )
        found = list(asked.departures(cast.teams["Family Solutions North"], TODAY))
    assert [one.happened_on for one in found] == [TODAY, TODAY - timedelta(29)]


def test_overdue_is_counted_for_each_worker(cast, tamsin, clock):
    for days in (-1, -5, 0):
        clock(TODAY + timedelta(days))
    with acting(cast.femi.pk):
        loads = {load.name: load.overdue for load in asked.loads(cast.teams["Family Solutions North"], TODAY)}
    assert loads == {"Elin Marsh": 2, "Femi Okoro": 0}


def test_a_front_door_worker_finds_anybody_as_a_card_and_others_find_whom_they_work_with(cast, tamsin, signed_in):
    find = reverse("record:find")
    door = signed_in(cast.amira).get(find, {"q": "Okafor Tamsin"}).content.decode()
    assert "Why it matched:" in door
    assert "Record a contact" in door
    assert f'href="/children/{tamsin.pk}"' not in door
    assert reverse("front_door:new_child") in door
    own = signed_in(cast.elin).get(find, {"q": "Tamsin Okafor"}).content.decode()
    assert f'href="/children/{tamsin.pk}"' in own
    assert "Record a contact" not in own
    assert "Nobody found" in signed_in(cast.outis).get(find, {"q": "Tamsin Okafor"}).content.decode()


def test_an_adult_found_has_no_contact_to_record(cast, tamsin, signed_in):
    page = (
        signed_in(cast.amira).get(reverse("record:find"), {"q": "Ruth Okafor", "born": "1990-02-03"}).content.decode()
    )
    first = page.split("rec-cards")[1].split("</li>")[0]
    assert "Ruth Okafor" in first
    assert "Record a contact" not in first


def test_an_empty_question_is_answered_in_words(cast, signed_in):
    page = signed_in(cast.amira).get(reverse("record:find"), {"q": ""})
    assert page.status_code == 422
    assert "Enter a name, a number or a date of birth" in page.content.decode()


def test_the_menu_shows_each_what_serves_them(cast, signed_in):
    def menu(worker) -> list[str]:
        page = signed_in(worker).get(reverse("record:my_week")).content.decode()
        return [part for part in ("Team", "Front door") if f">{part}<" in page]

    assert menu(cast.elin) == []
    assert menu(cast.femi) == ["Team"]
    assert menu(cast.amira) == ["Front door"]
    assert menu(cast.bola) == ["Team", "Front door"]


def test_a_long_ago_lateness_is_not_asked_about(cast, tamsin, clock):
    clock(date(2020, 1, 1))
    with acting(cast.femi.pk):
        assert asked.late_without_reason(cast.teams["Family Solutions North"], TODAY) == []
