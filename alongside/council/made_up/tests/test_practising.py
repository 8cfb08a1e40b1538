"""The made-up Practice Weeks: one finished with all that came of it, one being planned; on true children."""

from datetime import timedelta

import pytest
from django.db.models import F

from alongside.council.made_up.spell import FRONT_DOOR
from alongside.council.models import Origin
from alongside.history.models import Version
from alongside.people.models import Allocation, Membership, Restriction, Worker, current
from alongside.practice.agreements.models import Agreement, FamilyVisit, SafetyScreen, Undertaking
from alongside.practice.agreements.standing import OfChild, comes_to
from alongside.practice.audits.models import Round
from alongside.practice.observing.family.languages import languages
from alongside.practice.observing.models import FamilyVoice, FamilyVoiceOf, Observation, ObservationOf, Reply
from alongside.practice.weeks.models import Barred, Guest, Host, Offer, Plan, Service, Slot, Visit, Week


def rows(model):
    return model.objects.using("owner")


@pytest.fixture
def finished(council):
    return rows(Week).get(stage=Week.Stage.CLOSED)


def visits_of(week):
    return rows(Visit).filter(guest__week=week).select_related("guest", "slot__host")


def test_a_year_ago_a_week_was_held_and_closed(council, finished):
    assert timedelta(days=350) < council - finished.starts_on < timedelta(days=372)
    assert (finished.starts_on.weekday(), finished.ends_on.weekday()) == (0, 4)
    assert finished.closed_on > finished.ends_on
    assert finished.themes.using("owner").count() == 3
    states = set(visits_of(finished).values_list("state", flat=True))
    assert states <= {Visit.State.DONE, Visit.State.CANCELLED}
    done = visits_of(finished).filter(state=Visit.State.DONE)
    assert done.count() >= rows(Guest).filter(week=finished).count()
    assert set(done.values_list("slot__host__service", flat=True)) == set(Service.values)


def test_guests_are_leaders_of_the_council_and_its_partners_and_see_no_record_by_it(council, finished):
    kinds = set(rows(Guest).filter(week=finished).values_list("kind", flat=True))
    assert kinds == set(Guest.Kind.values)
    workers = rows(Guest).values("worker")
    held = rows(Membership).filter(current(council), worker__in=workers)
    assert set(held.values_list("role", flat=True)) == {"practice_guest", "councillor", "director"}


def test_no_visit_breaks_a_rule_of_the_planner(finished):
    barred = set(rows(Barred).values_list("guest", "host"))
    offered = set(rows(Offer).values_list("guest", "on", "half"))
    for visit in visits_of(finished):
        assert (visit.guest_id, visit.slot.host_id) not in barred
        assert (visit.guest_id, visit.on, visit.half) in offered
        assert visit.slot.host.district in visit.guest.districts
        assert not (visit.guest.elected and visit.slot.activity == Slot.Activity.FAMILY)
        assert visit.why
    plan = rows(Plan).get(week=finished)
    assert plan.covered == plan.coverable
    assert plan.value >= 0.99 * plan.bound


def test_each_family_is_one_of_the_worker_who_hosts_and_nobodys_kept_to_a_few(finished):
    kept = set(rows(Restriction).values_list("person", flat=True))
    families = rows(FamilyVisit).filter(slot__host__week=finished).select_related("slot__host")
    assert families
    for one in families:
        held = rows(Allocation).filter(current(finished.starts_on), child=one.child_id)
        assert held.filter(worker=one.slot.host.worker_id).exists()
        assert one.child_id not in kept


def test_every_half_day_stands_as_what_was_recorded_comes_to(finished):
    families = rows(FamilyVisit).filter(slot__host__week=finished).select_related("slot", "child")
    for one in families:
        said = {row.who: row for row in rows(Agreement).filter(slot=one.slot)}
        screen = rows(SafetyScreen).filter(slot=one.slot).first()
        stands = comes_to(
            [OfChild(one.child, said.get("parent"), said.get("child"))], screen.safe if screen else None, one.slot.on
        )
        assert stands == one.slot.agreement
    stood = set(families.values_list("slot__agreement", flat=True))
    assert Slot.Agreement.AGREED in stood
    held = visits_of(finished).filter(state=Visit.State.DONE, slot__activity=Slot.Activity.FAMILY)
    assert set(held.values_list("slot__agreement", flat=True)) == {Slot.Agreement.AGREED}


def test_agreements_were_recorded_when_they_were_given_and_taken_back_later(finished):
    given = rows(Agreement).filter(slot__host__week=finished)
    assert not given.exclude(recorded_at__date=F("on")).exists()
    assert not given.filter(on__gte=finished.starts_on).exists()
    taken_back = given.filter(withdrawn_on__isnull=False)
    kept = rows(Version).filter(table_name="agreements_agreement", row_id__in=taken_back.values("pk"))
    assert kept.count() == taken_back.count()
    assert not kept.exclude(row__withdrawn_on=None).exists()


def test_everybody_signed_before_the_week(finished):
    guests = rows(Guest).filter(week=finished)
    assert rows(Undertaking).filter(guest__in=guests, at__date__lt=finished.starts_on).count() == guests.count()


def test_most_visits_were_written_about_and_answered_by_those_who_were_there(finished):
    done = visits_of(finished).filter(state=Visit.State.DONE)
    seen = rows(ObservationOf).filter(visit__in=done)
    assert rows(Observation).filter(week=finished).count() == seen.count()
    assert 0.6 * done.count() < seen.count() <= done.count()
    assert not seen.exclude(observation__service=F("visit__slot__host__service")).exists()
    assert not seen.exclude(sent_at__date=F("visit__on")).exists()
    replies = rows(Reply).filter(observation__week=finished)
    assert replies
    assert not replies.filter(observation__of__visit__slot__host__worker__isnull=True).exists()


def test_families_answered_in_languages_that_they_are_asked_in(finished):
    voices = rows(FamilyVoice).filter(week=finished)
    assert voices
    spoken = set(voices.values_list("language", flat=True))
    assert spoken <= set(languages())
    assert "en" in spoken
    assert len(spoken) > 1
    joined = rows(FamilyVoiceOf).filter(voice__in=voices, visit__slot__activity=Slot.Activity.FAMILY)
    assert joined.count() == voices.count()


def test_there_is_a_line_that_nobody_signs_in_as(council):
    held = rows(Membership).filter(current(council), role="duty_line", team__name=FRONT_DOOR)
    (line,) = rows(Worker).filter(memberships__in=held)
    assert line.is_system
    assert not line.has_usable_password()


def test_hosts_are_in_every_district_and_nobody_hosts_twice_who_would_rather_not(finished):
    hosts = rows(Host).filter(week=finished)
    assert hosts.values("district").distinct().count() == 6
    for host in hosts.filter(more_than_once=False):
        assert visits_of(finished).standing().filter(slot__host=host).count() <= 1


@pytest.fixture
def planned(council):
    return rows(Week).get(stage=Week.Stage.PLANNING)


def test_a_week_is_being_planned_whose_visits_stand_by_the_planner(council, planned):
    assert timedelta(days=14) <= planned.starts_on - council <= timedelta(days=21)
    visits = visits_of(planned).standing()
    assert visits.count() >= rows(Guest).filter(week=planned).count()
    assert set(visits.values_list("state", flat=True)) == {Visit.State.PLANNED}
    assert visits.filter(pinned=True).count() == 4
    plan = rows(Plan).filter(week=planned).first()
    assert plan.covered == plan.coverable


def test_some_who_came_last_time_come_again_and_some_are_new(finished, planned):
    before, now = (set(rows(Guest).filter(week=one).values_list("worker", flat=True)) for one in (finished, planned))
    assert before & now
    assert now - before
    assert any("did not come last time" in why for why in visits_of(planned).values_list("why", flat=True))


def test_families_of_the_week_to_come_wait_agree_refuse_and_take_it_back(planned):
    slots = rows(Slot).filter(host__week=planned, activity=Slot.Activity.FAMILY)
    stood = set(slots.values_list("agreement", flat=True))
    assert {Slot.Agreement.WAITING, Slot.Agreement.AGREED, Slot.Agreement.WITHDRAWN} <= stood
    withdrawn = rows(Visit).filter(slot__agreement=Slot.Agreement.WITHDRAWN, guest__week=planned)
    assert not withdrawn.standing().exists()
    for one in rows(FamilyVisit).filter(slot__host__week=planned).select_related("slot__host"):
        assert rows(Allocation).filter(child=one.child_id, worker=one.slot.host.worker_id, ended_on=None).exists()


def test_whoever_tries_the_demo_takes_part_and_has_a_family_to_ask(planned):
    (origin,) = rows(Origin)
    to_be = [pk for pk, _ in origin.cast]
    asking = rows(Slot).filter(host__week=planned, host__worker__in=to_be, activity=Slot.Activity.FAMILY)
    assert asking.filter(agreement=Slot.Agreement.WAITING, family=None).exists()
    assert visits_of(planned).standing().filter(guest__worker__in=to_be).exists()
    assert visits_of(planned).standing().filter(slot__host__worker__in=to_be).exists()


def test_a_round_of_audits_waits_for_its_draw_and_some_guests_have_signed(planned):
    (audits,) = rows(Round).filter(week=planned)
    assert audits.drawn_on is None
    assert audits.auditors.using("owner").count() >= 4
    signed = rows(Undertaking).filter(guest__week=planned).count()
    assert 0 < signed < rows(Guest).filter(week=planned).count()
