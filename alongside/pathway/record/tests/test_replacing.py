"""A manager lets another worker take over any role held now, to somebody who holds that role."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.people.actions import allocate
from alongside.people.models import Allocation, Membership

TODAY = timezone.localdate()


@pytest.fixture
def chaired(cast, tamsin):
    """Hamid, a reviewing officer, stands in as chair."""
    with acting(cast.femi.pk):
        team = cast.teams["Reviewing Service"]
        allocate(child=tamsin, team=team, role="conference_chair", on=TODAY, by=cast.femi, worker=cast.hamid)
    return tamsin


def holding(child, role, by):
    with acting(by.pk):
        held = Allocation.objects.current(TODAY).filter(child=child, role=role, worker__isnull=False)
        return [row.worker.name for row in held.select_related("worker")]


def test_the_chair_changes_and_the_social_worker_stays(cast, chaired, signed_in):
    femi, address = signed_in(cast.femi), reverse("record:replace", args=[chaired.pk])
    page = femi.get(address).content.decode()
    assert "Greta Holm, Reviewing Service" in page
    assert "conference chair: Hamid Rahimi" in page
    assert "Katya Levin" not in page  # holds another role
    sent = femi.post(
        address, {"role": "conference_chair", "to_conference_chair": Membership.objects.get(worker=cast.greta).pk}
    )
    assert sent["Location"] == reverse("record:who", args=[chaired.pk])
    assert holding(chaired, "conference_chair", cast.femi) == ["Greta Holm"]
    assert holding(chaired, "social_worker", cast.femi) == ["Elin Marsh"]


def test_nobody_takes_over_a_role_that_they_do_not_hold(cast, chaired, signed_in):
    elin = Membership.objects.get(worker=cast.elin)
    sent = signed_in(cast.femi).post(
        reverse("record:replace", args=[chaired.pk]), {"role": "conference_chair", "to_conference_chair": elin.pk}
    )
    assert sent.status_code == 422
    assert holding(chaired, "conference_chair", cast.femi) == ["Hamid Rahimi"]


def test_when_the_child_leaves_the_managers_reach_the_way_leads_home(cast, tamsin, signed_in):
    iona = Membership.objects.get(worker=cast.iona)
    sent = signed_in(cast.femi).post(
        reverse("record:replace", args=[tamsin.pk]), {"role": "social_worker", "to_social_worker": iona.pk}
    )
    assert sent["Location"] == reverse("record:my_week")
    assert holding(tamsin, "social_worker", cast.iona) == ["Iona Baird"]


def test_a_worker_hands_no_role_over(cast, chaired, signed_in):
    assert signed_in(cast.elin).get(reverse("record:replace", args=[chaired.pk])).status_code == 404


def test_another_reviewing_officer_is_appointed_and_the_clock_is_met(cast, tamsin, clock, signed_in):
    row = clock(TODAY, "LA08")
    with acting(cast.femi.pk):
        for worker, role, team in (
            (cast.greta, "reviewing_officer", "Reviewing Service"),
            (cast.mina, "service_manager", "Assessment North"),
        ):
            allocate(child=tamsin, team=cast.teams[team], role=role, on=TODAY, by=cast.femi, worker=worker)
    address = reverse("record:replace", args=[tamsin.pk])
    hamid = Membership.objects.get(worker=cast.hamid)
    answers = {"role": "reviewing_officer", "to_reviewing_officer": hamid.pk}
    # A team manager has no say in who reviews the team's own work.
    assert "independent reviewing officer: Greta Holm" not in signed_in(cast.femi).get(address).content.decode()
    assert signed_in(cast.femi).post(address, answers).status_code == 422
    assert signed_in(cast.mina).post(address, answers).status_code == 302
    assert holding(tamsin, "reviewing_officer", cast.femi) == ["Hamid Rahimi"]
    with acting(cast.femi.pk):
        assert Deadline.objects.get(pk=row.pk).met_on == TODAY


def test_another_personal_adviser_is_appointed_and_the_clock_is_met(cast, tamsin, clock, signed_in):
    row = clock(TODAY, "LV12")
    with acting(cast.femi.pk):
        team = cast.teams["Leaving Care"]
        allocate(child=tamsin, team=team, role="personal_adviser", on=TODAY, by=cast.femi, worker=cast.lucan)
    katya = Membership.objects.get(worker=cast.katya)
    sent = signed_in(cast.femi).post(
        reverse("record:replace", args=[tamsin.pk]), {"role": "personal_adviser", "to_personal_adviser": katya.pk}
    )
    assert sent.status_code == 302
    assert holding(tamsin, "personal_adviser", cast.femi) == ["Katya Levin"]
    with acting(cast.femi.pk):
        assert Deadline.objects.get(pk=row.pk).met_on == TODAY
