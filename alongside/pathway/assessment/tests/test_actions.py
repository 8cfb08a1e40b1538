"""An assessment from its start to its authorising, with its clocks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.history.chronology import Line
from alongside.history.refusals import refused_plainly
from alongside.pages.correcting import ChangedMeanwhile
from alongside.pathway.assessment import actions
from alongside.pathway.assessment.factories import an_assessment
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.assessment.tests.family import *  # noqa: F403

MONDAY = date(2026, 11, 23)
DECEMBER = date(2026, 12, 10)


@pytest.fixture
def assessment(cast, referral):
    with acting(cast.carys.pk):
        return an_assessment(referral, cast, MONDAY)


@pytest.fixture
def finished(cast, assessment):
    with acting(cast.carys.pk):
        actions.see_child(assessment=assessment, alone=True, on=MONDAY, by=cast.carys)
        actions.give_copy(assessment=assessment, on=DECEMBER, by=cast.carys)
        return actions.complete(assessment=assessment, proposed_outcome="child_in_need", on=DECEMBER, by=cast.carys)


def authorise(assessment, by, **differently):
    answers = {"outcome": "child_in_need", "reason": "I agree.", "on": DECEMBER, **differently}
    return actions.authorise(assessment=assessment, by=by, **answers)


def test_forty_five_working_days_run_from_the_referral_over_christmas_until_it_is_authorised(cast, finished):
    """From Friday 20 November: 27 days to 31 December less Christmas Day and its Monday, and New Year's Day off."""
    with acting(cast.dev.pk):
        clock = Deadline.objects.get(code="AS01")
        assert clock.due_on == date(2027, 1, 27)
        assert clock.met_on is None
        authorise(finished, cast.dev)
        clock.refresh_from_db()
        assert clock.met_on == DECEMBER


def test_the_managers_look_is_due_ten_working_days_after_the_referral_and_again_ten_later(cast, assessment):
    with acting(cast.dev.pk):
        look = Deadline.objects.open().get(code="AS02")
        assert look.due_on == date(2026, 12, 4)
        actions.review(assessment=assessment, comment="See the father too.", on=look.due_on, by=cast.dev)
        assert Deadline.objects.open().get(code="AS02").due_on == date(2026, 12, 18)


def test_nobody_authorises_their_own_work(cast, finished):
    with acting(cast.dev.pk), pytest.raises(NotAllowed, match="team manager"):
        authorise(finished, cast.carys)
    with acting(cast.dev.pk):
        finished.completed_by = cast.dev
        with pytest.raises(ValidationError, match="somebody else"):
            authorise(finished, cast.dev)


def test_the_database_too_refuses_an_author_who_authorises(cast, finished):
    finished.outcome, finished.authorised_on, finished.authorised_by = "early_help", DECEMBER, cast.carys
    with acting(cast.dev.pk), pytest.raises(ValidationError, match="its author cannot"), refused_plainly():
        finished.save()


def test_a_manager_returns_it_with_a_comment_and_it_can_be_written_on_again(cast, finished):
    with acting(cast.dev.pk):
        actions.give_back(assessment=finished, why="What does her father say?", on=DECEMBER, by=cast.dev)
        with pytest.raises(ValidationError, match="not finished"):
            authorise(finished, cast.dev)
    with acting(cast.carys.pk):
        finished.refresh_from_db()
        actions.write(assessment=finished, version=finished.version, by=cast.carys, family_views="He is worried too.")
        finished.refresh_from_db()
        assert finished.family_views == "He is worried too."


def test_two_people_who_write_at_once_lose_nothing(cast, assessment):
    with acting(cast.carys.pk):
        seen = assessment.version
        actions.write(assessment=assessment, version=seen, by=cast.carys, risks="Left alone at night.")
        with pytest.raises(ChangedMeanwhile) as clash:
            actions.write(assessment=assessment, version=seen, by=cast.carys, risks="No food.")
        assert [(d.stands, d.typed) for d in clash.value.differences] == [("Left alone at night.", "No food.")]


def test_a_child_who_was_not_seen_alone_needs_a_reason_to_go_on(cast, assessment):
    with acting(cast.carys.pk):
        answers = {"assessment": assessment, "proposed_outcome": "early_help", "on": DECEMBER, "by": cast.carys}
        with pytest.raises(ValidationError, match="seen alone"):
            actions.complete(**answers)
        actions.complete(**answers, passed_why="She is in hospital abroad; we spoke by video.")
        assert Departure.objects.get().event == "assessment.completed"


def test_an_authorised_assessment_without_factors_or_copy_shows_as_two_exceptions(cast, finished):
    with acting(cast.dev.pk):
        finished.factors, finished.family_copy_on = [], None
        finished.save()
        with pytest.raises(ValidationError, match="copy of the assessment"):
            authorise(finished, cast.dev)
        authorise(finished, cast.dev, passed_why="The family is away; it goes by post on Monday.")
        assert Departure.objects.count() == 2


def test_the_last_assessment_stands_before_this_one(cast, referral, assessment):
    with acting(cast.carys.pk):
        later = an_assessment(referral, cast, DECEMBER)
        assert list(Assessment.objects.before(later)) == [assessment]
        assert list(Assessment.objects.before(assessment)) == []


def test_an_authorised_assessment_is_a_key_line_of_the_chronology(cast, finished):
    with acting(cast.dev.pk):
        authorise(finished, cast.dev)
        (line,) = [Line(*row) for row in Assessment.objects.chronology()]
    assert line.title == "Assessment authorised: The child is in need: make a plan with the family"
    assert line.weight == 3


def test_an_outsider_sees_none_of_it(cast, finished):
    with acting(cast.outis.pk):
        assert not Assessment.objects.exists()
