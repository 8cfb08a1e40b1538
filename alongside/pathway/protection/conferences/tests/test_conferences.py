"""Conferences: arranged, reported to, held, sent out; and what the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.actions import happened
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.pathway.assessment.factories import a_concluded_enquiry, all_three
from alongside.pathway.assessment.tests.family import *  # noqa: F403
from alongside.pathway.protection.conferences import actions
from alongside.pathway.protection.conferences.actions import Outcome
from alongside.pathway.protection.factories import a_held_conference, a_plan, an_arranged_conference, decided
from alongside.pathway.protection.models import Conference, ConferenceAttendance, ProtectionPlan
from alongside.pathway.protection.plans import end

DISCUSSION = date(2026, 12, 14)
THURSDAY = date(2027, 1, 7)


def due(code):
    return Deadline.objects.open().get(code=code).due_on


def test_fifteen_working_days_from_the_discussion_are_met_by_the_conference(cast, tamsin):
    with acting(cast.dev.pk):
        enquiry = a_concluded_enquiry(tamsin, cast=cast, on=DISCUSSION, concluded_on=date(2026, 12, 22))
        assert due("CP01") == THURSDAY
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
        assert conference.enquiry == enquiry
    with acting(cast.greta.pk):
        a_held_conference(conference, cast=cast, on=THURSDAY)
        assert Deadline.objects.get(code="CP01").met_on == THURSDAY


def test_what_a_plan_sets_due(cast, tamsin):
    """From Thursday 7 January 2027: ten working days are Friday 8, Monday 11 to 15 and Monday 18 to Thursday 21."""
    with acting(cast.dev.pk):
        a_plan(tamsin, cast=cast, on=THURSDAY)
        assert due("CP03") == date(2027, 1, 21)
        assert due("CP05") == date(2027, 4, 7)
        assert due("CP07") == date(2027, 1, 21)
        assert due("CP09") == date(2027, 1, 8)
        assert due("CP10") == date(2028, 4, 7)


def test_three_months_then_six(cast, tamsin):
    with acting(cast.dev.pk):
        a_plan(tamsin, cast=cast, on=THURSDAY)
        (review,) = an_arranged_conference(tamsin, cast=cast, on=date(2027, 4, 6), kind="review")
    with acting(cast.greta.pk):
        a_held_conference(review, cast=cast, on=date(2027, 4, 6), decision="continues", category="EMO")
        assert Deadline.objects.get(code="CP05").met_on == date(2027, 4, 6)
        assert due("CP06") == date(2027, 10, 6)
        plan = ProtectionPlan.objects.get()
        assert (plan.initial_category, plan.latest_category) == ("NEG", "EMO")
    with acting(cast.dev.pk):
        (second,) = an_arranged_conference(tamsin, cast=cast, on=date(2027, 10, 5), kind="review")
    with acting(cast.greta.pk):
        a_held_conference(second, cast=cast, on=date(2027, 10, 5), decision="continues")
        assert due("CP06") == date(2028, 4, 5)


def test_the_plan_ends_at_a_review_and_all_its_clocks_with_it(cast, tamsin):
    with acting(cast.dev.pk):
        a_plan(tamsin, cast=cast, on=THURSDAY)
        (review,) = an_arranged_conference(tamsin, cast=cast, on=date(2027, 4, 6), kind="review")
    with acting(cast.greta.pk):
        a_held_conference(review, cast=cast, on=date(2027, 4, 6), decision="ends", category="")
        plan = ProtectionPlan.objects.get()
        assert plan.ended_on == date(2027, 4, 6)
        assert plan.ended_why == "She is often alone."
        running = set(Deadline.objects.open().values_list("code", flat=True))
        assert running.isdisjoint({"CP03", "CP04", "CP05", "CP06", "CP07", "CP10"})


def test_the_report_is_due_the_working_day_before_and_again_when_the_day_moves(cast, tamsin):
    with acting(cast.dev.pk):
        conferences = an_arranged_conference(tamsin, cast=cast, on=date(2026, 12, 29))
        assert due("CP08") == date(2026, 12, 24)
        actions.arrange_anew(
            conferences=conferences, planned_for=THURSDAY, why="Her mother is in hospital.", on=DISCUSSION, by=cast.dev
        )
        assert due("CP08") == date(2027, 1, 6)
        actions.share_report(
            conferences=conferences, report="She is often alone.", how="Read with her mother.", on=THURSDAY, by=cast.dev
        )
        assert Deadline.objects.get(code="CP08", stopped_on__isnull=True).met_on == THURSDAY


def test_decisions_go_out_on_the_next_working_day_even_after_christmas(cast, tamsin):
    with acting(cast.dev.pk):
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=date(2026, 12, 24))
    with acting(cast.greta.pk):
        a_held_conference(conference, cast=cast, on=date(2026, 12, 24))
        assert due("CP09") == date(2026, 12, 29)
        actions.circulate(conferences=[conference], to="Mother, school, police", on=date(2026, 12, 29), by=cast.greta)
        assert Deadline.objects.get(code="CP09").met_on == date(2026, 12, 29)


@pytest.mark.parametrize(("decision", "goes_on"), [("plan", True), ("no_plan", False)])
def test_a_child_who_moved_here_with_a_plan_is_conferenced_in_fifteen_working_days(cast, tamsin, decision, goes_on):
    with acting(cast.bola.pk):
        happened("transfer_in.notified", child=tamsin, on=DISCUSSION, about=None, by=cast.bola)
    with acting(cast.dev.pk):
        assert due("CP02") == THURSDAY
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=THURSDAY, kind="transfer_in")
    with acting(cast.greta.pk):
        a_held_conference(conference, cast=cast, on=THURSDAY, decision=decision)
        assert Deadline.objects.get(code="CP02").met_on == THURSDAY
        assert Deadline.objects.open().filter(code="CP05").exists() == goes_on


def test_a_second_plan_knows_of_the_first(cast, tamsin):
    with acting(cast.dev.pk):
        first = a_plan(tamsin, cast=cast, on=date(2026, 11, 25))
    with acting(cast.greta.pk):
        end(plan=first, why="The family moved away.", on=date(2026, 12, 1), by=cast.greta)
    with acting(cast.dev.pk):
        assert a_plan(tamsin, cast=cast, on=THURSDAY).previous_plans == 1


def test_brother_and_sister_have_a_decision_and_a_voice_each(cast, tamsin, kit):
    with acting(cast.dev.pk):
        hers, his = an_arranged_conference(tamsin, kit, cast=cast, on=THURSDAY)
    outcomes = [
        Outcome(hers, "plan", "She is often alone.", "NEG", "I want Mum to be home."),
        Outcome(his, "no_plan", "He lives with Gran.", "", "I like Gran's house."),
    ]
    with acting(cast.greta.pk):
        held = actions.hold(outcomes=outcomes, attended=all_three(), on=THURSDAY, by=cast.greta, quorate=True)
        assert len({c.act for c in held}) == 1
        assert list(ProtectionPlan.objects.values_list("child", flat=True)) == [tamsin.pk]
        assert ConferenceAttendance.objects.filter(child=kit).count() == 3


def test_a_childs_view_may_be_missing_with_a_reason_only(cast, tamsin):
    with acting(cast.dev.pk):
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
    silent = [Outcome(conference, "plan", "She is often alone.", "NEG")]
    with acting(cast.greta.pk):
        answers = {"outcomes": silent, "attended": all_three(), "on": THURSDAY, "by": cast.greta, "quorate": True}
        with pytest.raises(ValidationError, match="child's views"):
            actions.hold(**answers)
        conference.refresh_from_db()
        actions.hold(**answers, passed_why="She is three weeks old.")
        assert Departure.objects.get().reason == "She is three weeks old."


def test_the_database_refuses_a_plan_without_its_category(cast, tamsin):
    with acting(cast.dev.pk):
        conferences = an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
    with acting(cast.greta.pk), pytest.raises(ValidationError, match="category of harm"), refused_plainly():
        a_held_conference(*conferences, cast=cast, on=THURSDAY, category="")


def test_the_database_refuses_two_plans_at_once(cast, tamsin):
    with acting(cast.dev.pk):
        a_plan(tamsin, cast=cast, on=THURSDAY)
        with pytest.raises(ValidationError, match="already has a child protection plan"), refused_plainly():
            a_plan(tamsin, cast=cast, on=date(2027, 1, 12))


def test_the_database_refuses_a_plan_before_its_conference(cast, tamsin):
    with acting(cast.dev.pk):
        plan = a_plan(tamsin, cast=cast, on=THURSDAY)
        plan.started_on = date(2027, 1, 6)
        with pytest.raises(ValidationError, match="before its conference"), refused_plainly():
            plan.save()


def test_the_database_refuses_that_a_conference_is_moved_behind_its_plan(cast, tamsin):
    with acting(cast.dev.pk):
        conference = a_plan(tamsin, cast=cast, on=THURSDAY).conference
        conference.held_on = date(2027, 1, 8)
        with pytest.raises(ValidationError, match="before its conference"), refused_plainly():
            conference.save()


def test_the_database_refuses_that_an_initial_conference_ends_a_plan(cast, tamsin):
    with acting(cast.dev.pk):
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
        conference.held_on, conference.decision = THURSDAY, "ends"
        with pytest.raises(ValidationError, match="decides whether there is a plan"), refused_plainly():
            conference.save()


def test_only_a_chair_decides_and_only_a_chair_is_put_in_the_chair(cast, tamsin):
    with acting(cast.dev.pk):
        (conference,) = an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
        with pytest.raises(NotAllowed, match="conference chair"):
            actions.hold(outcomes=decided(conference), attended=[], on=THURSDAY, by=cast.dev)
        with pytest.raises(ValidationError, match="not a conference chair"):
            actions.arrange(
                children=[tamsin], kind="initial", planned_for=THURSDAY, chair=cast.carys, on=DISCUSSION, by=cast.dev
            )


def test_a_review_needs_a_plan(cast, tamsin):
    with acting(cast.dev.pk), pytest.raises(ValidationError, match="no child protection plan to review"):
        an_arranged_conference(tamsin, cast=cast, on=THURSDAY, kind="review")


def test_the_chair_sees_the_child_once_the_conference_is_arranged(cast, tamsin):
    with acting(cast.greta.pk):
        assert not Conference.objects.exists()
    with acting(cast.dev.pk):
        an_arranged_conference(tamsin, cast=cast, on=THURSDAY)
    with acting(cast.greta.pk):
        assert Conference.objects.get().child == tamsin
    with acting(cast.outis.pk):
        assert not Conference.objects.exists()
