"""From a contact to a decided referral, with its clocks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.pathway.front_door import actions
from alongside.pathway.front_door.beside import actions as beside
from alongside.pathway.front_door.factories import a_contact, a_referral
from alongside.pathway.front_door.models import Referral
from alongside.people.actions import allocate
from alongside.people.factories import a_child
from alongside.people.models import Allocation, Person

FRIDAY = datetime(2026, 11, 20, 15, 30, tzinfo=ZoneInfo("Europe/London"))
MONDAY = date(2026, 11, 23)


@pytest.fixture
def front_door(cast):
    return cast.teams["Front door"]


@pytest.fixture
def tamsin(cast, front_door):
    with acting(cast.amira.pk):
        return actions.meet(team=front_door, on=FRIDAY.date(), by=cast.amira, given_name="Tamsin", sex="F")


def test_a_contact_on_friday_is_to_be_decided_by_monday(cast, tamsin, front_door):
    with acting(cast.amira.pk):
        a_contact(tamsin, by=cast.amira, team=front_door, at=FRIDAY)
        assert Deadline.objects.open().get(code="FD02").due_on == MONDAY


def test_only_the_manager_decides(cast, tamsin, front_door):
    with acting(cast.amira.pk):
        contact = a_contact(tamsin, by=cast.amira, team=front_door, at=FRIDAY)
        with pytest.raises(NotAllowed, match="front door manager"):
            actions.decide_contact(contact=contact, decision="referral", reason="Hungry", on=MONDAY, by=cast.amira)


def test_a_referral_starts_the_assessment_clock_and_its_decision_meets_the_one_day_clock(cast, tamsin, front_door):
    with acting(cast.bola.pk):
        referral = a_referral(tamsin, by=cast.bola, team=front_door, at=FRIDAY)
        assert Deadline.objects.get(code="FD02").met_on == FRIDAY.date()
        assert Deadline.objects.open().get(code="FD01").due_on == MONDAY
        actions.decide_referral(
            referral=referral,
            decision="assessment",
            reason="She may be neglected",
            on=MONDAY,
            by=cast.bola,
            team=cast.teams["Assessment North"],
            worker=cast.carys,
        )
        assert Deadline.objects.get(code="FD01").met_on == MONDAY
        assert Deadline.objects.open().get(code="AS01").due_on == date(2027, 1, 27)
    with acting(cast.carys.pk):
        assert Person.objects.filter(pk=tamsin.pk).exists()


def test_a_second_referral_within_the_year_is_a_re_referral(cast, tamsin, front_door):
    with acting(cast.bola.pk):
        earlier = a_referral(tamsin, by=cast.bola, team=front_door, at=FRIDAY.replace(year=2025))
        a_referral(tamsin, by=cast.bola, team=front_door, at=FRIDAY)
        assert list(Referral.objects.within_year_before(tamsin.pk, FRIDAY.date())) == [earlier]


def test_the_front_door_lets_go_when_the_referrer_is_told(cast, tamsin, front_door):
    with acting(cast.bola.pk):
        contact = a_contact(tamsin, by=cast.bola, team=front_door, at=FRIDAY)
        actions.decide_contact(contact=contact, decision="no_further_action", reason="Advice", on=MONDAY, by=cast.bola)
        actions.tell_referrer(matter=contact, how="By telephone", on=MONDAY, by=cast.bola)
    assert not Allocation.objects.current(MONDAY).filter(child=tamsin).exists()


def test_siblings_are_recorded_in_one_act_with_a_decision_each(cast, front_door):
    with acting(cast.bola.pk):
        children = [a_child(cast.bola, given_name=name) for name in ("Kofi", "Abena")]
        contacts = actions.receive_contact(
            children=children, received_at=FRIDAY, team=front_door, by=cast.bola, source="6", worries="Shouting heard"
        )
    assert len({c.act for c in contacts}) == 1
    assert [c.child for c in contacts] == children


def test_suspected_harm_calls_for_a_strategy_discussion_the_same_day(cast, tamsin):
    with acting(cast.bola.pk):
        beside.suspect_harm(child=tamsin, at=FRIDAY, cause="Bruises she cannot explain", by=cast.bola)
        assert Deadline.objects.open().get(code="FD03").due_on == FRIDAY.date()


def test_a_child_who_moved_here_with_a_plan_has_a_conference_within_fifteen_working_days(cast, tamsin):
    with acting(cast.bola.pk):
        beside.move_in(child=tamsin, council="Elsewhere", words="Plan for neglect", on=MONDAY, by=cast.bola)
        assert Deadline.objects.open().get(code="CP02").due_on == date(2026, 12, 14)


def test_when_another_council_takes_the_case_it_closes_here_with_its_clocks(cast, tamsin, front_door):
    with acting(cast.bola.pk):
        referral = a_referral(tamsin, by=cast.bola, team=front_door, at=FRIDAY)
        actions.decide_referral(
            referral=referral,
            decision="assessment",
            reason="Hungry",
            on=FRIDAY.date(),
            by=cast.bola,
            team=cast.teams["Assessment North"],
        )
    with acting(cast.dev.pk):
        beside.move_out(child=tamsin, council="Elsewhere", words="Accepted by letter", on=MONDAY, by=cast.dev)
        assert not Person.objects.filter(pk=tamsin.pk).exists()
    with acting(cast.nadia.pk):
        assert Referral.objects.get(pk=referral.pk).closed_why == "RC5"
        assert not Deadline.objects.open().filter(child=tamsin).exists()


def test_closing_a_case_ends_everybodys_work_with_the_child_whatever_their_team(cast, tamsin, front_door):
    with acting(cast.bola.pk):
        referral = a_referral(tamsin, by=cast.bola, team=front_door, at=FRIDAY)
        for team, worker, role in (
            ("Assessment North", cast.carys, "social_worker"),
            ("Reviewing Service", cast.greta, "conference_chair"),
            ("Virtual School", cast.quinn, "virtual_school"),
        ):
            allocate(child=tamsin, team=cast.teams[team], role=role, on=FRIDAY.date(), by=cast.bola, worker=worker)
    with acting(cast.dev.pk):
        actions.close_case(referral=referral, why="RC7", summary="She is safe", on=MONDAY, by=cast.dev)
    with acting(cast.nadia.pk):
        assert not Allocation.objects.current(MONDAY).filter(child=tamsin).exists()
