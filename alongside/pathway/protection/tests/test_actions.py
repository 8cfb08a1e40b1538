"""Core groups, visits and what a plan says, with their clocks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.history.chronology import Line
from alongside.history.refusals import refused_plainly
from alongside.pathway.assessment.tests.family import *  # noqa: F403
from alongside.pathway.protection import actions
from alongside.pathway.protection.actions import SeenOnVisit, VoiceAtGroup
from alongside.pathway.protection.factories import a_plan
from alongside.pathway.protection.models import ProtectionVisit

THURSDAY = date(2027, 1, 7)


@pytest.fixture
def plan(cast, tamsin):
    with acting(cast.dev.pk):
        return a_plan(tamsin, cast=cast, on=THURSDAY)


def visit(plan, cast, on, **differently):
    how = {"seen": True, "seen_alone": True, "bedroom_seen": True, "childs_words": "I have a new bed.", **differently}
    return actions.visit(seen=[SeenOnVisit(plan, **how)], notes="The house was warm.", on=on, by=cast.carys)[0]


def test_each_visit_sets_the_next_ten_working_days_on(cast, plan):
    with acting(cast.carys.pk):
        visit(plan, cast, date(2027, 1, 14))
        assert Deadline.objects.open().get(code="CP07").due_on == date(2027, 1, 28)


def test_ten_working_days_over_easter(cast, plan):
    """Good Friday is 26 March and Easter Monday 29 March 2027."""
    with acting(cast.carys.pk):
        visit(plan, cast, date(2027, 3, 18))
        assert Deadline.objects.open().get(code="CP07").due_on == date(2027, 4, 5)


def test_a_visit_that_found_nobody_meets_nothing(cast, plan):
    with acting(cast.carys.pk):
        visit(plan, cast, date(2027, 1, 14), seen=False, seen_alone=None, not_seen_why="Nobody opened.")
        assert Deadline.objects.open().get(code="CP07").due_on == date(2027, 1, 21)
        (line,) = [Line(*row) for row in ProtectionVisit.objects.chronology()]
        assert line.title == "Child protection visit: the child was not seen"


def test_the_first_core_group_in_ten_working_days_the_next_in_six_weeks(cast, plan):
    with acting(cast.carys.pk):
        for held in (date(2027, 1, 20), date(2027, 3, 3)):
            actions.hold_core_group(
                voices=[VoiceAtGroup(plan, "Breakfast every day", "I like toast.")],
                attended="Mother, school, health visitor",
                on=held,
                by=cast.carys,
            )
        assert Deadline.objects.get(code="CP03").met_on == date(2027, 1, 20)
        first, second = Deadline.objects.filter(code="CP04").order_by("due_on")
        assert (first.due_on, first.met_on) == (date(2027, 3, 3), date(2027, 3, 3))
        assert (second.due_on, second.met_on) == (date(2027, 4, 14), None)


def test_one_visit_to_brother_and_sister_is_one_act_with_two_voices(cast, plan, kit):
    with acting(cast.dev.pk):
        his = a_plan(kit, cast=cast, on=THURSDAY)
    with acting(cast.carys.pk):
        hers_seen = SeenOnVisit(plan, True, True, childs_words="I have a new bed.")
        his_seen = SeenOnVisit(his, True, False, not_seen_why="He hid behind Mum.", childs_words="Go away.")
        visits = actions.visit(seen=[hers_seen, his_seen], notes="Warm", on=date(2027, 1, 14), by=cast.carys)
        assert len({v.act for v in visits}) == 1
        assert [v.childs_words for v in visits] == ["I have a new bed.", "Go away."]
        assert Deadline.objects.open().filter(code="CP07", due_on=date(2027, 1, 28)).count() == 2


def test_what_must_change_is_written_by_one_and_corrected_by_another(cast, plan):
    with acting(cast.carys.pk):
        actions.write_plan(plan=plan, version=plan.version, by=cast.carys, safety_plan="Gran sleeps here.")
        plan.refresh_from_db()
        assert plan.safety_plan == "Gran sleeps here."
        action = actions.add_action(plan=plan, what="Breakfast club", who="School", by_when=THURSDAY, by=cast.carys)
        actions.finish_action(action=action, came_of_it="She goes each day.", on=THURSDAY, by=cast.carys)
        assert plan.actions.get().done_on == THURSDAY


def test_a_child_who_was_not_seen_was_not_seen_alone(cast, plan):
    with acting(cast.carys.pk), pytest.raises(ValidationError, match="not seen alone"), refused_plainly():
        visit(plan, cast, THURSDAY, seen=False, seen_alone=True)


def test_a_core_group_cannot_meet_before_its_plan(cast, plan):
    with acting(cast.carys.pk), pytest.raises(ValidationError, match="before its plan began"), refused_plainly():
        actions.hold_core_group(
            voices=[VoiceAtGroup(plan, "None yet")], attended="Mother", on=date(2027, 1, 6), by=cast.carys
        )


def test_a_chair_does_not_visit(cast, plan):
    with acting(cast.greta.pk), pytest.raises(NotAllowed):
        actions.visit(seen=[SeenOnVisit(plan, True)], notes="Seen", on=THURSDAY, by=cast.greta)
