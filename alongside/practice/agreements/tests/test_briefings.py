"""What a host lets a guest know, and what the record keeps of that."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.law.practice_week import UNDERTAKINGS
from alongside.practice.agreements.briefings import actions
from alongside.practice.agreements.factories import agreed_and_safe, briefed
from alongside.practice.agreements.models import Briefing, Undertaking
from alongside.practice.weeks.factories import a_guest, a_host, a_slot
from alongside.practice.weeks.models import Guest, Visit, Week


@pytest.fixture
def open_today(scene_on, visit_of, cast, today):
    """Today's visit, agreed to and briefed, in a week whose visits are fixed; nothing signed yet."""
    scene = scene_on(0)
    visit = visit_of(scene)
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        briefed(visit, by=cast.elin, on=today)
    with acting(cast.tove.pk):
        Week.objects.filter(pk=scene.week.pk).update(stage=Week.Stage.PUBLISHED)
    return scene, visit


def page(browser, name, pk):
    answer = browser.get(reverse(f"agreements:{name}", args=[pk]), follow=True)
    return answer.status_code, answer.content.decode()


def test_a_guest_signs_once_and_then_reads(open_today, cast, signed_in):
    scene, visit = open_today
    umar = signed_in(cast.umar)
    assert "before you have signed" in page(umar, "briefing", visit.pk)[1]
    assert UNDERTAKINGS[0].sentences[0] in page(umar, "undertaking", scene.week.pk)[1]
    for _ in range(2):  # sent twice, signed once
        assert umar.post(reverse("agreements:undertaking", args=[scene.week.pk])).status_code in (200, 302)
    with acting(cast.umar.pk):
        assert Undertaking.objects.get().words == UNDERTAKINGS[0].words
        assert Guest.objects.get(pk=scene.guest.pk).undertaking_on == timezone.localdate()
    status, read = page(umar, "briefing", visit.pk)
    assert (status, "We talk about school." in read) == (200, True)
    assert not any(word in read for word in ("Tamsin", "Okafor", "Kofi", "Ruth", f"/children/{scene.tamsin.pk}"))


def test_a_first_name_is_shared_by_a_button_and_taken_off_by_another(open_today, cast, signed_in):
    scene, visit = open_today
    umar, elin = signed_in(cast.umar), signed_in(cast.elin)
    umar.post(reverse("agreements:undertaking", args=[scene.week.pk]))
    assert "Share the first name" in page(elin, "briefing", visit.pk)[1]
    elin.post(reverse("agreements:share_name", args=[visit.pk]))
    read = page(umar, "briefing", visit.pk)[1]
    assert ("Tamsin" in read, "Okafor" in read) == (True, False)
    assert "Take the name off" in page(elin, "briefing", visit.pk)[1]
    elin.post(reverse("agreements:unshare_name", args=[visit.pk]))
    assert "Tamsin" not in page(umar, "briefing", visit.pk)[1]


def test_each_opening_is_in_the_child_s_log_and_the_guest_does_not_read_there_of_whom(open_today, cast, signed_in):
    scene, visit = open_today
    umar = signed_in(cast.umar)
    page(umar, "briefing", visit.pk)
    umar.post(reverse("agreements:undertaking", args=[scene.week.pk]))
    page(umar, "briefing", visit.pk)
    with acting(cast.elin.pk):
        noted = Opening.objects.filter(worker_id=cast.umar.pk, person_id=scene.tamsin.pk).order_by("pk")
        assert list(noted.values_list("page", "refused")) == [
            ("agreements.briefing", True), ("agreements.briefing", False),
        ]  # fmt: skip
    with acting(cast.umar.pk):
        assert not Opening.objects.filter(page="agreements.briefing").exists()


@pytest.mark.parametrize("kind", Guest.ELECTED)
def test_nobody_elected_reaches_a_briefing_of_a_family(open_today, cast, signed_in, today, kind):
    scene, visit = open_today
    with acting(cast.tove.pk):
        Guest.objects.filter(pk=scene.guest.pk).update(kind=kind)
    umar = signed_in(cast.umar)
    umar.post(reverse("agreements:undertaking", args=[scene.week.pk]))
    assert page(umar, "briefing", visit.pk)[0] == 404
    visit.guest.refresh_from_db()
    with acting(cast.elin.pk), pytest.raises(NotAllowed, match="goes to no family"):
        actions.write_briefing(visit=visit, words="We talk.", on=today, by=cast.elin)


def test_a_councillor_reads_the_briefing_of_a_visit_without_a_family(scene_on, cast, today, signed_in):
    scene = scene_on(0)
    with acting(cast.tove.pk):
        guest = a_guest(scene.week, cast.sunita, by=cast.tove, kind=Guest.Kind.COUNCILLOR)
        host = a_host(scene.week, worker=cast.petra, by=cast.tove, name="Early Help North")
        slot = a_slot(host, by=cast.tove, day=2)
        visit = Visit.objects.create(slot=slot, guest=guest, on=slot.on, half=slot.half, why="By hand")
    with acting(cast.petra.pk):
        actions.write_briefing(visit=visit, words="Our morning meeting.", on=today, by=cast.petra)
        with pytest.raises(ValidationError, match="only where a family"):
            actions.share_name(visit=visit, on=today, by=cast.petra)
    with acting(cast.tove.pk):
        Week.objects.filter(pk=scene.week.pk).update(stage=Week.Stage.PUBLISHED)
    sunita = signed_in(cast.sunita)
    sunita.post(reverse("agreements:undertaking", args=[scene.week.pk]))
    assert "Our morning meeting." in page(sunita, "briefing", visit.pk)[1]


def test_names_stay_out_of_a_briefing(open_today, cast, today):
    _scene, visit = open_today
    with acting(cast.elin.pk), pytest.raises(ValidationError, match="Leave names out"):
        actions.write_briefing(visit=visit, words="Tamsin likes cards.", on=today, by=cast.elin)


@pytest.mark.parametrize("who", ["femi", "tove", "umar", "outis"])
def test_only_the_host_writes_and_shares(open_today, cast, signed_in, who):
    _scene, visit = open_today
    browser = signed_in(getattr(cast, who))
    for name in ("share_name", "unshare_name", "write_briefing", "guest"):
        assert browser.post(reverse(f"agreements:{name}", args=[visit.pk])).status_code == 404, name
    with acting(cast.elin.pk):
        assert Briefing.objects.get(visit=visit).shared_name == ""


@pytest.mark.parametrize("who", ["femi", "tove", "sunita", "outis"])
def test_others_find_no_briefing_and_no_undertaking(open_today, cast, signed_in, who):
    scene, visit = open_today
    browser = signed_in(getattr(cast, who))
    assert page(browser, "briefing", visit.pk)[0] == 404
    assert page(browser, "undertaking", scene.week.pk)[0] == 404


def test_a_shut_briefing_says_when_it_opens(scene_on, visit_of, cast, signed_in):
    scene = scene_on(3)
    visit = visit_of(scene)
    umar = signed_in(cast.umar)
    umar.post(reverse("agreements:undertaking", args=[scene.week.pk]))
    assert "It opens at 5:00pm on" in page(umar, "briefing", visit.pk)[1]
