"""The plan: what the planner keeps and changes, what a hand may do, and what happens when a family withdraws."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.db.utils import ProgrammingError

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.practice.weeks import actions as week_actions
from alongside.practice.weeks.factories import MONDAY, TODAY, a_guest, a_host, a_slot, agreed
from alongside.practice.weeks.inviting import actions as inviting
from alongside.practice.weeks.matching import actions
from alongside.practice.weeks.models import Guest, Host, Plan, Slot, Visit, Week
from alongside.practice.weeks.tests.conftest import NOON

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def plan(week, by):
    return actions.plan_again(week=week, by=by, at=NOON)


def standing(week):
    return {(visit.guest_id, visit.slot_id): visit for visit in Visit.objects.of(week).standing()}


def test_a_plan_matches_guests_to_half_days_and_says_why(week, led, umar, councillor, team_slot, family_slot):
    made = plan(week, led)
    assert set(standing(week)) == {(umar.pk, family_slot.pk), (councillor.pk, team_slot.pk)}
    assert all("did not come last time" in visit.why.lower() for visit in standing(week).values())
    assert (made.covered, made.value) == (made.coverable, made.bound)
    assert {one["what"] for one in made.uncovered} >= {"early help centres", "leaving care"}


def test_a_councillor_never_goes_to_a_family(week, led, councillor, family_slot):
    made = plan(week, led)
    assert standing(week) == {}
    assert "councillors do not go" in made.unmet[0]["why"]


def test_nobody_goes_to_their_own_line_of_management(cast, week, led, team_slot):
    for who in ("dev", "mina"):
        a_guest(week, getattr(cast, who), by=led)
    femi = a_guest(week, cast.femi, by=led)  # of another team in the same service
    plan(week, led)
    assert set(standing(week)) == {(femi.pk, team_slot.pk)}


def test_who_answers_for_a_service_is_not_sent_to_by_those_in_it(cast, week, led):
    slot = a_slot(a_host(week, by=led, worker=cast.mina), by=led)
    carys = a_guest(week, cast.carys, by=led)
    with pytest.raises(ValidationError, match="own line of management"):
        actions.add_visit(guest=carys, slot=slot, by=led, on=TODAY)


def test_a_pinned_visit_stays_and_what_changes_is_cancelled_in_words(week, led, umar, team_slot, family_slot):
    plan(week, led)
    pinned = standing(week)[umar.pk, team_slot.pk]
    actions.pin(visit=pinned, by=led, on=TODAY)
    family_slot.agreement = Slot.Agreement.DECLINED
    family_slot.save(update_fields=["agreement"])
    plan(week, led)
    assert set(standing(week)) == {(umar.pk, team_slot.pk)}
    gone = Visit.objects.get(slot=family_slot)
    assert gone.state == Visit.State.CANCELLED
    assert gone.cancelled_why == "The week was planned again on 24 November 2026: it does not fit the plan any more."


def test_planning_twice_changes_nothing(week, led, umar, councillor, team_slot, family_slot):
    plan(week, led)
    before = {pk: visit.pk for pk, visit in standing(week).items()}
    plan(week, led)
    assert {pk: visit.pk for pk, visit in standing(week).items()} == before
    assert Plan.objects.filter(week=week).count() == 2


def test_a_bar_breaks_a_pin_and_the_visit_says_so(week, led, umar, team_slot):
    plan(week, led)
    actions.pin(visit=standing(week)[umar.pk, team_slot.pk], by=led, on=TODAY)
    inviting.bar(guest=umar, host=team_slot.host, why="knows_family", by=led, on=TODAY)
    plan(week, led)
    assert standing(week) == {}
    assert "cannot be kept" in Visit.objects.get(slot=team_slot).cancelled_why


def test_once_published_the_planner_only_fills_what_is_free(cast, week, led, umar, team_slot):
    plan(week, led)
    week_actions.publish(week=week, by=led, on=TODAY)
    before = set(standing(week))
    a_guest(week, cast.quinn, by=led)
    later = a_slot(team_slot.host, by=led, day=3)
    inviting.change_host(host=team_slot.host, more_than_once=True, by=led, on=TODAY)
    plan(week, led)
    assert before < set(standing(week))
    assert {visit.slot_id for visit in standing(week).values()} == {team_slot.pk, later.pk}


def test_a_visit_by_hand_is_pinned_and_a_forbidden_one_says_which_rule(week, led, umar, councillor, family_slot):
    with pytest.raises(ValidationError, match="with a family, where councillors do not go"):
        actions.add_visit(guest=councillor, slot=family_slot, by=led, on=TODAY)
    made = actions.add_visit(guest=umar, slot=family_slot, by=led, on=TODAY)
    assert made.pinned
    assert made.why == actions.BY_HAND


def test_a_move_that_is_forbidden_changes_nothing(week, led, umar, councillor, team_slot, family_slot):
    visit = actions.add_visit(guest=councillor, slot=team_slot, by=led, on=TODAY)
    with pytest.raises(ValidationError, match="councillors do not go"):
        actions.move_visit(visit=visit, slot=family_slot, by=led, on=TODAY)
    assert set(standing(week)) == {(councillor.pk, team_slot.pk)}


def test_two_guests_change_places(cast, week, led, umar, councillor, team_slot):
    other = a_slot(a_host(week, by=led, name="Riverton House", service="childrens_home"), by=led, day=2)
    here = actions.add_visit(guest=umar, slot=team_slot, by=led, on=TODAY)
    there = actions.add_visit(guest=councillor, slot=other, by=led, on=TODAY)
    actions.swap_visits(visit=here, other=there, by=led, on=TODAY)
    assert set(standing(week)) == {(umar.pk, other.pk), (councillor.pk, team_slot.pk)}


def test_a_guest_who_drops_out_leaves_room_for_another(cast, week, led, umar, team_slot):
    plan(week, led)
    quinn = a_guest(week, cast.quinn, by=led)
    inviting.drop_out(guest=umar, why="She is ill.", by=led, at=NOON)
    assert set(standing(week)) == {(quinn.pk, team_slot.pk)}
    assert Visit.objects.get(guest=umar).cancelled_why == "The guest cannot come: She is ill."


def test_a_guest_who_hosts_is_not_sent_elsewhere_meanwhile(cast, week, led, umar, team_slot):
    a_slot(a_host(week, by=led, worker=cast.umar, name="Leadership"), by=led)  # at the same time as the team
    assert plan(week, led).unmet[0]["why"]
    assert standing(week) == {}


@pytest.fixture
def withdrawn(cast, week, led, umar, councillor, team_slot, family_slot):
    """A published week with room left, in which Umar goes to the family and the councillor to the team."""
    agreed(family_slot)
    plan(week, led)
    a_slot(a_host(week, by=led, name="Riverton House", service="childrens_home"), by=led, day=2)
    week_actions.publish(week=week, by=led, on=TODAY)
    return family_slot


def test_a_family_that_withdraws_frees_the_guest_for_another_half_day(cast, week, withdrawn, umar, councillor):
    before = set(standing(week))
    with acting(cast.femi.pk):  # who leads no week, and is at no end of the visit
        made = week_actions.withdraw_slot(slot=withdrawn, why="The family said no.", by=cast.femi, on=TODAY)
    assert made.guest == umar
    assert made.slot.host.name == "Riverton House"
    assert set(standing(week)) == before - {(umar.pk, withdrawn.pk)} | {(umar.pk, made.slot_id)}
    gone = Visit.objects.get(slot=withdrawn)
    assert (gone.state, gone.cancelled_why) == (Visit.State.CANCELLED, "The family said no.")
    withdrawn.refresh_from_db()
    assert withdrawn.agreement == Slot.Agreement.WITHDRAWN


def test_a_family_that_withdraws_where_nothing_is_free_leaves_the_guest_free(cast, week, withdrawn):
    Slot.objects.filter(host__name="Riverton House").update(offered=False)
    with acting(cast.elin.pk):
        assert week_actions.withdraw_slot(slot=withdrawn, why="They said no.", by=cast.elin, on=TODAY) is None


def test_nobody_is_sent_elsewhere_without_a_day_of_notice(cast, week, withdrawn):
    tuesday = MONDAY + timedelta(1)
    host = Host.objects.get(name="Riverton House")
    with acting(cast.tove.pk):
        inviting.show_half_days(host=host, shows={(tuesday, "pm"): "place"}, by=cast.tove, on=TODAY)
    with acting(cast.elin.pk):
        assert week_actions.withdraw_slot(slot=withdrawn, why="They said no.", by=cast.elin, on=tuesday) is None


def test_a_week_whose_lead_left_is_mended_in_the_name_of_another(cast, withdrawn, owner):
    withdrawn.host.week.planned_by = cast.umar  # who leads no week any longer
    with acting(cast.elin.pk):
        assert week_actions.withdraw_slot(slot=withdrawn, why="They said no.", by=cast.elin, on=TODAY)


@pytest.mark.parametrize("who", ["umar", "sunita", "elin", "mina"])
def test_only_a_lead_plans(cast, week, team_slot, umar, who):
    worker = getattr(cast, who)
    with acting(worker.pk):
        for verb in (
            lambda: plan(week, worker),
            lambda: actions.add_visit(guest=umar, slot=team_slot, by=worker, on=TODAY),
            lambda: inviting.drop_out(guest=umar, why="No.", by=worker, at=NOON),
            lambda: week_actions.publish(week=week, by=worker, on=TODAY),
        ):
            with pytest.raises(NotAllowed):
                verb()


def test_the_guest_sees_their_own_visits_by_sql_and_no_others(
    cast, week, led, umar, councillor, team_slot, family_slot
):
    plan(week, led)
    for who, sees in (("tove", 2), ("nadia", 2), ("umar", 1), ("sunita", 1), ("elin", 1), ("outis", 0), ("line", 2)):
        with acting(getattr(cast, who).pk):
            assert Visit.objects.count() == sees, who
    with acting(cast.umar.pk):
        assert not Plan.objects.exists()
        assert Visit.objects.filter(guest=Guest.objects.get(worker=cast.umar)).exists()


@pytest.mark.parametrize("who", ["umar", "sunita", "elin", "mina", "line"])
def test_nobody_but_a_lead_sends_a_guest_anywhere_by_sql(cast, week, umar, team_slot, who):
    with acting(getattr(cast, who).pk), pytest.raises(ProgrammingError, match="row-level security"), atomic():
        Visit.objects.create(slot=team_slot, guest=umar, on=team_slot.on, half=team_slot.half, why="I like it there")


@pytest.mark.parametrize("who", ["umar", "carys", "elin", "tove", "nadia"])
def test_nobody_makes_themselves_the_guest_or_the_host_of_a_visit(cast, week, team_slot, family_slot, umar, who):
    worker = getattr(cast, who)
    for change in (
        lambda: Host.objects.update(worker=worker),
        lambda: Guest.objects.update(worker=worker),
        lambda: Visit.objects.update(guest=umar),
        lambda: Visit.objects.update(slot=team_slot),
        lambda: Slot.objects.update(host=team_slot.host),
    ):
        with acting(worker.pk), pytest.raises(ProgrammingError, match="permission denied"), atomic():
            change()


def test_a_worker_of_neither_the_week_nor_the_child_changes_nothing_of_it(cast, week, umar, family_slot):
    with acting(cast.outis.pk):
        assert Slot.objects.update(agreement=Slot.Agreement.AGREED) == 0
        assert Guest.objects.update(kind=Guest.Kind.HEALTH) == 0
        assert Week.objects.update(stage=Week.Stage.CLOSED) == 0
        assert Host.objects.update(district="Farmouth") == 0
    with acting(cast.elin.pk):  # the host herself
        assert Slot.objects.update(offered=False) == 1
