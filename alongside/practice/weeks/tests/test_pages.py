"""The pages: what a lead does from nothing to fixed visits, and what nobody else finds there."""

import re
from datetime import UTC, datetime, time

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.history.acting import acting
from alongside.practice.weeks import actions as week_actions
from alongside.practice.weeks.factories import MONDAY, TODAY, a_slot, agreed
from alongside.practice.weeks.matching import actions
from alongside.practice.weeks.models import Guest, Host, Slot, Theme, Visit, Week
from alongside.practice.weeks.tests.conftest import NOON

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def at(worker):
    client = Client()
    client.force_login(worker)
    return client


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def plan(week, by):
    return actions.plan_again(week=week, by=by, at=NOON)


def test_a_lead_goes_from_nothing_to_a_plan(cast):
    tove = at(cast.tove)
    dates = {"starts_on": "2026-12-07", "ends_on": "2026-12-08"}
    tove.post(reverse("weeks:start"), {"name": "Winter", **dates})
    with acting(cast.tove.pk):
        week = Week.objects.get()
    tove.post(reverse("weeks:add_theme", args=[week.pk]), {"title": "Voices", "why_this": "Children asked."})
    invited = {"worker": cast.umar.pk, "kind": "police", "districts": ["Riverton"], "most_visits": "2"}
    grid = tove.post(reverse("weeks:invite", args=[week.pk]), invited).headers["Location"]
    tove.post(grid, {"on-2026-12-07-am": "on", "on-2026-12-08-pm": "on"})
    hosting = {"kind": "worker", "worker": cast.elin.pk, "service": "social_work", "more_than_once": "no"}
    shows = tove.post(reverse("weeks:add_host", args=[week.pk]), hosting).headers["Location"]
    tove.post(shows, {"on-2026-12-07-am": "team"})
    assert tove.post(reverse("weeks:plan_again", args=[week.pk])).status_code == 302
    page = words(tove.get(reverse("weeks:plan", args=[week.pk])))
    assert "Umar Siddiq with Elin Marsh, Family Solutions North" in page
    assert "this is proven" in page
    assert "Leaving care : No host came forward." in page
    assert tove.post(reverse("weeks:publish", args=[week.pk]), {"sure": "yes"}).status_code == 302
    with acting(cast.tove.pk):
        assert Week.objects.get().stage == "published"
        assert Theme.objects.get().title == "Voices"
        assert Host.objects.get().district == "Riverton"  # her team's town


def test_a_week_ends_after_it_starts_and_lasts_two_weeks_at_most(cast):
    for last, says in (("2026-12-06", "ends before it starts"), ("2026-12-30", "two weeks at most")):
        sent = {"name": "Winter", "starts_on": "2026-12-07", "ends_on": last}
        answer = at(cast.tove).post(reverse("weeks:start"), sent)
        assert answer.status_code == 422
        assert says in words(answer)


def test_a_forbidden_choice_says_which_rule_it_breaks(cast, week, councillor, family_slot):
    sent = {"guest": councillor.pk, "slot": family_slot.pk}
    answer = at(cast.tove).post(reverse("weeks:add_visit", args=[week.pk]), sent)
    assert answer.status_code == 422
    assert "That cannot be: it is with a family, where councillors do not go." in words(answer)


def test_a_visit_that_waits_for_its_family_is_not_published(cast, week, led, umar, family_slot):
    plan(week, led)
    tove = at(cast.tove)
    page = words(tove.get(reverse("weeks:plan", args=[week.pk])))
    assert "Waits for the family" in page
    assert "Without a visit so far" not in page
    refused = tove.post(reverse("weeks:publish", args=[week.pk]), {"sure": "yes"})
    assert refused.status_code == 422
    assert "waits for the family: Umar Siddiq with Family Solutions North, 8 December 2026, morning." in words(refused)
    agreed(family_slot)
    assert tove.post(reverse("weeks:publish", args=[week.pk]), {"sure": "yes"}).status_code == 302


def test_a_visit_is_pinned_moved_swapped_and_cancelled_from_its_page(cast, week, led, umar, team_slot, family_slot):
    visit = actions.add_visit(guest=umar, slot=team_slot, by=led, on=TODAY)
    tove = at(cast.tove)
    tove.post(reverse("weeks:unpin", args=[visit.pk]))
    visit.refresh_from_db()
    assert not visit.pinned
    tove.post(reverse("weeks:move_visit", args=[visit.pk]), {"slot": family_slot.pk})
    moved = Visit.objects.standing().get()
    assert moved.slot == family_slot
    answer = tove.post(reverse("weeks:cancel_visit", args=[moved.pk]), {"why_not": "The worker is ill."})
    assert answer.status_code == 302
    assert "Without a visit so far: Umar Siddiq" in words(tove.get(reverse("weeks:plan", args=[week.pk])))
    moved.refresh_from_db()
    assert moved.cancelled_why == "The worker is ill."
    assert "The worker is ill." in words(tove.get(reverse("weeks:guest", args=[umar.pk])))


def test_a_guest_fills_in_their_own_half_days_and_nobody_else_s(cast, week, umar, councillor):
    own = at(cast.umar)
    assert own.post(reverse("weeks:guest_half_days", args=[umar.pk]), {f"on-{MONDAY}-am": "on"}).status_code == 302
    assert [(offer.on, offer.half) for offer in umar.offers.all()] == [(MONDAY, "am")]
    assert own.get(reverse("weeks:guest_half_days", args=[councillor.pk])).status_code == 404


def test_a_half_day_with_a_visit_is_not_taken_back_by_a_tick(cast, week, led, umar, team_slot):
    plan(week, led)
    answer = at(cast.umar).post(reverse("weeks:guest_half_days", args=[umar.pk]), {f"on-{MONDAY}-pm": "on"})
    assert answer.status_code == 422
    assert "There is a visit on 7 December 2026 in the morning." in words(answer)


def test_a_hosting_worker_says_what_they_show(cast, week, family_slot):
    own = at(cast.elin)
    shows = {f"on-{family_slot.on}-am": "family", f"on-{family_slot.on}-pm": "meeting"}
    assert own.post(reverse("weeks:host_half_days", args=[family_slot.host_id]), shows).status_code == 302
    assert {slot.activity for slot in Slot.objects.filter(host=family_slot.host)} == {"family", "meeting"}
    assert at(cast.carys).get(reverse("weeks:host_half_days", args=[family_slot.host_id])).status_code == 404


def test_guests_are_new_or_came_last_time(cast, led, umar, week):
    spring = week_actions.start_week(
        name="Spring", starts_on=MONDAY.replace(year=2027), ends_on=MONDAY.replace(year=2027), by=led, on=TODAY
    )
    Guest.objects.create(week=spring, worker=cast.umar, kind="police")
    Guest.objects.create(week=spring, worker=cast.sunita, kind="councillor")
    page = words(at(cast.tove).get(reverse("weeks:guests", args=[spring.pk])))
    assert "Came last time" in page
    assert "New guest" in page


@pytest.fixture
def published(week, led, umar, councillor, team_slot, family_slot):
    """Umar goes to a family on Tuesday, the councillor to a team on Monday."""
    agreed(family_slot)
    plan(week, led)
    return week_actions.publish(week=week, by=led, on=TODAY)


def test_a_guest_and_a_host_see_their_own_visits_once_they_are_fixed(cast, published):
    mine = words(at(cast.umar).get(reverse("weeks:mine")))
    assert "Tuesday 8 December 2026, morning: Elin Marsh, Family Solutions North" in mine
    assert "Assessment North" not in mine
    hers = words(at(cast.elin).get(reverse("weeks:mine")))
    assert "Umar Siddiq" in hers
    assert "Sunita Rao" not in hers
    assert "You are in no Practice Week" in words(at(cast.outis).get(reverse("weeks:mine")))


def test_before_it_is_published_nobody_is_told_of_a_visit(cast, week, led, umar, team_slot):
    plan(week, led)
    assert "Assessment North" not in words(at(cast.umar).get(reverse("weeks:mine")))
    assert b"VEVENT" not in at(cast.umar).get(reverse("weeks:calendar")).content


def test_the_calendar_has_my_visits_and_reads_as_the_standard_says(cast, published):
    answer = at(cast.umar).get(reverse("weeks:calendar"))
    lines = answer.content.decode().split("\r\n")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert lines.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20261208T090000Z" in lines  # winter: the council's time is the world's
    assert r"SUMMARY:Practice Week: Elin Marsh\, Family Solutions North" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_a_guest_or_a_host_says_that_a_visit_took_place_from_its_day_on(cast, published, led, family_slot):
    visit = Visit.objects.get(slot=family_slot)
    address = reverse("weeks:took_place", args=[visit.pk])
    at(cast.elin).post(address)
    visit.refresh_from_db()
    assert visit.state == "planned"  # its day has not come
    with time_machine.travel(datetime.combine(visit.on, time(12), UTC), tick=False):
        assert "It took place" in words(at(cast.elin).get(reverse("weeks:mine")))
        assert at(cast.sunita).post(address).status_code == 404
        assert at(cast.tove).post(address).status_code == 404
        at(cast.umar).post(address)
    visit.refresh_from_db()
    assert visit.state == "done"


def test_closing_says_what_took_place_and_ends_the_planning(cast, published, led, team_slot):
    done = Visit.objects.get(slot=team_slot)
    week_actions.close_week(week=published, took_place=[done], by=led, on=published.ends_on)
    assert set(Visit.objects.values_list("state", flat=True)) == {"done", "cancelled"}
    tove = at(cast.tove)
    answer = tove.post(reverse("weeks:add_theme", args=[published.pk]), {"title": "Late"})
    assert "This week is closed. Nothing can be added to it." in words(answer)
    tove.post(reverse("weeks:plan_again", args=[published.pk]))
    assert "This week is closed" in words(tove.get(reverse("weeks:plan", args=[published.pk])))
    listed = words(tove.get(reverse("weeks:weeks")))
    assert "1 of 2" in listed
    assert "1 of 1 asked" in listed


PAGES = {
    "weeks": None, "start": None, "week": "week", "change": "week", "add_theme": "week", "guests": "week",
    "invite": "week", "hosts": "week", "add_host": "week", "plan": "week", "add_visit": "week", "publish": "week",
    "close": "week", "guest": "guest", "change_guest": "guest", "guest_half_days": "guest", "drop_out": "guest",
    "bar": "guest", "host": "host", "change_host": "host", "host_half_days": "host", "visit": "visit",
    "move_visit": "visit", "swap_visits": "visit", "cancel_visit": "visit",
}  # fmt: skip


@pytest.mark.parametrize("who", ["tove", "nadia", "umar", "sunita", "mina", "outis"])
def test_a_lead_s_pages_are_there_for_those_who_lead(cast, published, councillor, team_slot, who):
    numbers = {
        "week": published.pk,
        "guest": councillor.pk,
        "host": team_slot.host_id,
        "visit": Visit.objects.get(slot=team_slot).pk,
    }
    for name, of in PAGES.items():
        if (who, name) == ("sunita", "guest_half_days"):
            continue  # her own
        answer = at(getattr(cast, who)).get(reverse(f"weeks:{name}", args=[numbers[of]] if of else []))
        assert answer.status_code == (200 if who in ("tove", "nadia") else 404), name


def test_a_new_half_day_with_a_family_waits_for_it(cast, led, family_slot):
    later = a_slot(family_slot.host, by=led, day=3, activity="family")
    assert later.agreement == Slot.Agreement.WAITING
