"""A child in need plan from beginning to end, with its clocks."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.law.events import EVENTS
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan import actions, ending
from alongside.pathway.family_plan.actions import Reviewed, Seen, Voice
from alongside.pathway.family_plan.factories import a_plan
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.people.models import Allocation

STARTED = date(2026, 9, 7)  # a Monday
HERE = Path(actions.__file__).parent


def open_clock(code):
    return Deadline.objects.open().get(code=code)


def test_a_plan_starts_its_clocks(cast, tamsin):
    with acting(cast.elin.pk):
        a_plan(tamsin, on=STARTED, by=cast.elin)
        assert open_clock("CN02").due_on == date(2026, 10, 19)  # six weeks
        assert open_clock("CN03").due_on == date(2026, 10, 5)  # twenty working days
        assert open_clock("CN04").due_on == date(2027, 6, 7)  # nine months


def test_a_visit_meets_its_clock_and_the_next_is_counted_from_it(cast, tamsin):
    with acting(cast.elin.pk):
        a_plan(tamsin, on=STARTED, by=cast.elin)
        actions.visit(
            children=[Seen(tamsin, "I like the dog.", seen_alone=True)],
            on=date(2026, 9, 21),
            by=cast.elin,
            notes="Tidy",
        )
        assert Deadline.objects.get(code="CN03", met_on__isnull=False).met_on == date(2026, 9, 21)
        assert open_clock("CN03").due_on == date(2026, 10, 19)


def test_a_child_who_was_not_seen_has_not_been_visited(cast, tamsin):
    with acting(cast.elin.pk):
        a_plan(tamsin, on=STARTED, by=cast.elin)
        actions.visit(
            children=[Seen(tamsin, seen=False, seen_alone=False, not_seen_why="Nobody opened")],
            on=date(2026, 9, 21),
            by=cast.elin,
        )
        assert open_clock("CN03").due_on == date(2026, 10, 5)


def test_brothers_and_sisters_share_a_visit_and_keep_their_own_words(cast, tamsin, kofi):
    with acting(cast.elin.pk):
        actions.start_plan(children=[Voice(tamsin, "Sleep"), Voice(kofi, "Football")], on=STARTED, by=cast.elin)
        seen = [Seen(tamsin, "Fine", seen_alone=True), Seen(kofi, "Bored", True, False, "He wanted his sister there")]
        visits = actions.visit(children=seen, on=date(2026, 9, 14), by=cast.elin, notes="Calm")
    assert len({one.act for one in visits}) == 1
    assert [(one.child, one.childs_words, one.seen_alone) for one in visits] == [
        (tamsin, "Fine", True),
        (kofi, "Bored", False),
    ]


def test_a_meeting_meets_the_clock_that_authorising_started(cast, tamsin):
    from alongside.deadlines.actions import happened

    with acting(cast.elin.pk):
        happened("assessment.authorised_child_in_need", child=tamsin, on=STARTED, about=None, by=cast.elin)
        assert open_clock("CN01").due_on == date(2026, 9, 21)  # ten working days
        a_plan(tamsin, on=date(2026, 9, 15), by=cast.elin)
        actions.hold_meeting(
            children=[Voice(tamsin, "Gran came")], on=date(2026, 9, 14), by=cast.elin, attended="Gran", agreed="Help"
        )
        assert Deadline.objects.get(code="CN01").met_on == date(2026, 9, 14)


def test_a_review_is_of_a_plan(cast, tamsin):
    with acting(cast.elin.pk):
        a_plan(tamsin, on=STARTED, by=cast.elin)
        with pytest.raises(ValidationError, match="no child in need plan on that day"):
            actions.review(children=[Reviewed(tamsin)], on=date(2026, 9, 1), by=cast.elin, progress="Too early")
        actions.review(
            children=[Reviewed(tamsin, "Better", "close", 8)], on=date(2026, 10, 12), by=cast.elin, progress="On time"
        )
        assert open_clock("CN02").due_on == date(2026, 11, 23)


def test_a_second_plan_for_the_same_days_is_refused(cast, tamsin):
    with acting(cast.elin.pk):
        a_plan(tamsin, on=STARTED, by=cast.elin)
        with pytest.raises(ValidationError, match="already has a child in need plan"), refused_plainly():
            a_plan(tamsin, on=date(2026, 10, 1), by=cast.elin)


def test_the_database_refuses_a_visit_before_its_plan_and_an_end_before_the_start(cast, tamsin):
    with acting(cast.elin.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.elin)
        with pytest.raises(ValidationError, match="before the plan began"), refused_plainly():
            ChildInNeedVisit.objects.create(
                child=tamsin, plan=plan, visited_on=date(2026, 9, 1), seen=True, recorded_by=cast.elin
            )
        with pytest.raises(ValidationError, match="end before it began"), refused_plainly():
            ChildInNeedPlan.objects.filter(pk=plan.pk).update(ended_on=date(2026, 9, 1))
        with pytest.raises(ValidationError, match="from 0 to 10"), refused_plainly():
            actions.review(children=[Reviewed(tamsin, scale=11)], on=STARTED, by=cast.elin)


def test_a_social_worker_does_not_end_a_plan(cast, tamsin):
    with acting(cast.elin.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.elin)
        with pytest.raises(NotAllowed, match="team manager"):
            ending.end_plan(plan=plan, ended_why="closed", reason="Better", on=date(2026, 11, 2), by=cast.elin)


def test_closing_asks_the_family_or_says_why_not(cast, tamsin):
    on = date(2026, 11, 2)
    with acting(cast.femi.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.femi)
        with pytest.raises(ValidationError, match="asked what it thought"), refused_plainly():
            ending.end_plan(plan=plan, ended_why="closed", reason="Better", on=on, by=cast.femi)
        ending.end_plan(
            plan=plan, ended_why="closed", reason="Better", on=on, by=cast.femi, passed_why="They have moved abroad"
        )
        assert Departure.objects.get().reason == "They have moved abroad"
        assert not Deadline.objects.open().filter(child=tamsin, code__startswith="CN").exists()


def test_early_help_carries_on_with_somebody_to_lead_it(cast, tamsin):
    on = date(2026, 11, 2)
    with acting(cast.femi.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.femi)
        actions.review(children=[Reviewed(tamsin, "Better", "step_down")], on=on, by=cast.femi, progress="On time")
        ending.end_plan(
            plan=plan,
            ended_why="early_help",
            reason="Mornings go well",
            on=on,
            by=cast.femi,
            family_agrees=True,
            lead_worker=cast.petra,
        )
    with acting(cast.petra.pk):
        assert EarlyHelpEpisode.objects.get(child=tamsin).started_on == on
        assert Allocation.objects.current(on).filter(child=tamsin, role="early_help_worker").exists()


def test_protection_takes_over_only_once_it_began(cast, tamsin):
    with acting(cast.femi.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.femi)
        with pytest.raises(ValidationError, match="category of the plan"), refused_plainly():
            ending.end_plan(plan=plan, ended_why="protection", reason="Harm", on=date(2026, 11, 2), by=cast.femi)


def test_nothing_is_added_to_a_plan_that_has_ended(cast, tamsin):
    with acting(cast.femi.pk):
        plan = a_plan(tamsin, on=STARTED, by=cast.femi)
        ending.end_plan(plan=plan, ended_why="care", reason="Came into care", on=date(2026, 11, 2), by=cast.femi)
        with pytest.raises(ValidationError, match="has ended"):
            actions.agree_action(plan=plan, what="School run", who="Gran", by_when=None, by=cast.femi)


@pytest.mark.parametrize("event", sorted(name for name, one in EVENTS.items() if one.step == "family_plan"))
def test_each_event_of_the_step_is_announced_by_one_verb(event):
    source = (HERE / "actions.py").read_text() + (HERE / "ending.py").read_text()
    if event.startswith("child_in_need_plan.ended_"):
        assert event.removeprefix("child_in_need_plan.ended_") in ChildInNeedPlan.Ended.values
        assert source.count('event = f"child_in_need_plan.ended_{ended_why}"') == 1
    else:
        assert source.count(f'happened("{event}"') == 1
