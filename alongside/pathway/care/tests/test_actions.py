"""Coming into care, moving, being visited and reviewed, and leaving care, each with its clocks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.pathway.care.factories import FOSTERED, in_care
from alongside.pathway.care.models import PeriodOfCare, Placement
from alongside.pathway.care.periods.actions import change_legal_status, correct_period, end_care
from alongside.pathway.care.periods.questions import episodes, in_care_on
from alongside.pathway.care.placements.actions import correct_placement, move
from alongside.pathway.care.reviews.actions import (
    Decided,
    appoint_officer,
    arrange_review,
    finish_decision,
    hold_review,
)
from alongside.pathway.care.tests.conftest import BEGAN
from alongside.pathway.care.visits.actions import visit

LONDON = ZoneInfo("Europe/London")


def due(child):
    """The open clocks of a child: their days by code."""
    return {d.code: d.due_on for d in Deadline.objects.open().filter(child=child)}


def seen(**more):
    return {"seen": True, "seen_alone": True, "bedroom_seen": True, "childs_words": "I like the cat.", **more}


def test_coming_into_care_starts_every_clock_at_once(cast, tamsin, period):
    with acting(cast.iona.pk):
        clocks = due(tamsin)
    assert clocks["LA01"] == date(2026, 3, 30)  # first review: 20 working days
    assert clocks["LA08"] == date(2026, 3, 9)  # reviewing officer: 5 working days
    assert clocks["LA11"] == date(2026, 3, 9)  # first visit: a week
    assert clocks["LA20"] == date(2026, 3, 16)  # care plan: 10 working days
    assert clocks["LA22"] == date(2026, 3, 9)  # those who must know: 5 working days
    assert clocks["LA26"] == date(2027, 3, 2)  # questionnaire, she is 7


def test_brothers_and_sisters_come_in_one_act_with_a_placement_each(cast, tamsin, kofi):
    with acting(cast.rafe.pk):
        in_care(tamsin, kofi, by=cast.rafe, on=BEGAN)
        periods = PeriodOfCare.objects.filter(child__in=[tamsin, kofi])
        assert len({p.act for p in periods}) == 1
        assert Placement.objects.filter(child=kofi, kind="U6").exists()
        assert "LA26" not in due(kofi)  # he is 3


def test_only_a_manager_of_the_service_starts_care(cast, tamsin):
    with acting(cast.iona.pk), pytest.raises(NotAllowed, match="service manager"):
        in_care(tamsin, by=cast.iona, on=BEGAN)


def test_section_20_needs_consent_or_a_reason_that_managers_see(cast, tamsin):
    with acting(cast.rafe.pk):
        with pytest.raises(ValidationError, match="informed consent"):
            in_care(tamsin, by=cast.rafe, on=BEGAN, consent="")
        in_care(tamsin, by=cast.rafe, on=BEGAN, consent="", no_consent_why="Found alone tonight; mother not found yet.")
        assert Departure.objects.get(child=tamsin).event == "care.started"


def test_police_protection_lasts_72_hours_and_an_emergency_order_takes_its_place(cast, tamsin):
    night = datetime(2026, 3, 2, 22, 0, tzinfo=LONDON)
    with acting(cast.rafe.pk):
        period = in_care(tamsin, by=cast.rafe, on=BEGAN, status="L1", at=night, emergency=True)
        clock = Deadline.objects.open().get(code="CP11")
        assert clock.due_at == datetime(2026, 3, 5, 22, 0, tzinfo=LONDON)
    with acting(cast.jonah.pk):
        day_after = datetime(2026, 3, 3, 15, 0, tzinfo=LONDON)
        change_legal_status(
            period=period, code="L2", on=date(2026, 3, 3), at=day_after, words="Order of the court", by=cast.jonah
        )
        assert due(tamsin)["CP12"] == date(2026, 3, 11)  # 8 days
        assert "CP11" not in due(tamsin)


def test_a_first_visit_is_due_in_a_week_and_the_next_six_weeks_after_it(cast, tamsin, period):
    with acting(cast.iona.pk):
        visit(children=[(tamsin, seen())], on=date(2026, 3, 6), by=cast.iona)
        assert "LA11" not in due(tamsin)
        assert due(tamsin)["LA12"] == date(2026, 4, 17)
        visit(children=[(tamsin, seen())], on=date(2026, 4, 10), by=cast.iona)
        assert due(tamsin)["LA12"] == date(2026, 5, 22)


def test_a_visit_at_which_she_was_not_seen_meets_nothing(cast, tamsin, period):
    with acting(cast.iona.pk):
        visit(children=[(tamsin, {"seen": False, "not_seen_why": "At a party"})], on=date(2026, 3, 6), by=cast.iona)
        assert due(tamsin)["LA11"] == date(2026, 3, 9)


def test_with_a_parent_under_an_interim_order_visits_are_weekly_until_the_first_review(cast, tamsin):
    with acting(cast.rafe.pk):
        period = in_care(tamsin, by=cast.rafe, on=BEGAN, status="C1", home={"kind": "P1", "provider": "PR0"})
    with acting(cast.iona.pk):
        visit(children=[(tamsin, seen())], on=date(2026, 3, 6), by=cast.iona)
        assert due(tamsin)["LA17"] == date(2026, 3, 13)
    with acting(cast.hamid.pk):
        hold_review(period=period, on=date(2026, 3, 11), participation="PN1", by=cast.hamid)
    with acting(cast.iona.pk):
        visit(children=[(tamsin, seen())], on=date(2026, 3, 13), by=cast.iona)
        assert due(tamsin)["LA17"] == date(2026, 4, 10)  # every four weeks


def test_visiting_a_child_who_was_not_in_care_is_refused(cast, tamsin, period):
    with acting(cast.iona.pk), pytest.raises(ValidationError, match="not looked after"):
        visit(children=[(tamsin, seen())], on=date(2026, 3, 1), by=cast.iona)


def test_reviews_follow_after_three_and_then_six_months(cast, tamsin, period):
    with acting(cast.hamid.pk):
        hold_review(period=period, on=date(2026, 3, 27), participation="PN1", by=cast.hamid)
        assert due(tamsin)["LA02"] == date(2026, 6, 27)
        hold_review(period=period, on=date(2026, 6, 26), participation="PN3", by=cast.hamid)
        assert due(tamsin)["LA03"] == date(2026, 12, 26)
        assert "LA02" not in due(tamsin)


def test_a_review_makes_tasks_that_somebody_finishes(cast, tamsin, period):
    with acting(cast.hamid.pk):
        school = Decided("Find a school place", date(2026, 4, 10))
        review = hold_review(
            period=period, on=date(2026, 3, 27), participation="PN1", by=cast.hamid, decisions=[school]
        )
    with acting(cast.iona.pk):
        task = review.decisions.get()
        assert list(type(task).objects.overdue(date(2026, 4, 11))) == [task]
        finish_decision(decision=task, on=date(2026, 4, 9), words="She starts on Monday.", by=cast.iona)
        assert not type(task).objects.open().exists()


def test_pn0_is_for_children_under_four(cast, period):
    with acting(cast.hamid.pk), pytest.raises(ValidationError, match="under 4"):
        hold_review(period=period, on=date(2026, 3, 27), participation="PN0", by=cast.hamid)


def test_a_review_that_was_arranged_becomes_the_one_held_and_moving_it_moves_the_papers(cast, tamsin, period):
    with acting(cast.hamid.pk):
        review = arrange_review(period=period, on=date(2026, 3, 27), officer=cast.hamid, by=cast.hamid)
        assert due(tamsin)["LA09"] == date(2026, 3, 24)
        arrange_review(period=period, on=date(2026, 3, 30), officer=cast.hamid, by=cast.hamid)
        assert due(tamsin)["LA09"] == date(2026, 3, 25)
        held = hold_review(period=period, on=date(2026, 3, 30), participation="PN1", by=cast.hamid)
        assert held.pk == review.pk


def test_the_reviewing_officer_is_appointed(cast, tamsin, period):
    with acting(cast.rafe.pk):
        team = cast.teams["Reviewing Service"]
        appoint_officer(child=tamsin, officer=cast.hamid, team=team, on=date(2026, 3, 4), by=cast.rafe)
        assert "LA08" not in due(tamsin)


def test_a_move_ends_one_placement_and_begins_the_other_for_a_reason(cast, tamsin, period):
    with acting(cast.iona.pk):
        with pytest.raises(ValidationError, match="why the child moves"):
            move(period=period, on=date(2026, 5, 4), by=cast.iona, **FOSTERED)
        with pytest.raises(ValidationError, match="reviewed before the move"):
            move(period=period, on=date(2026, 5, 4), reason="CREQB", reviewed_first=False, by=cast.iona, **FOSTERED)
        move(period=period, on=date(2026, 5, 4), reason="CREQB", by=cast.iona, **{**FOSTERED, "kind": "U4"})
        assert due(tamsin)["LA11"] == date(2026, 5, 11)
        first, second = episodes(tamsin.pk)
    assert (first.rec, first.dec, first.reason_place_change) == ("X1", date(2026, 5, 4), "CREQB")
    assert (second.rne, second.place, second.ls) == ("P", "U4", "V2")


def test_a_stay_in_hospital_is_temporary_and_has_its_limit(cast, tamsin, period):
    with acting(cast.iona.pk):
        move(period=period, on=date(2026, 5, 4), by=cast.iona, kind="T1", provider="PR3", same_carer=True)
        assert due(tamsin)["LA47"] == date(2026, 6, 15)  # six weeks


def test_leaving_care_ends_everything_the_same_day(cast, tamsin, period):
    leaving = date(2026, 9, 1)
    with acting(cast.hamid.pk):
        hold_review(period=period, on=date(2026, 3, 27), participation="PN1", by=cast.hamid)
    with acting(cast.rafe.pk):
        end_care(period=period, on=leaving, why="E4A", words="Home to her mother, as planned.", by=cast.rafe)
        assert period.legal_statuses.get().ended_on == leaving
        assert period.placements.get().ended_on == leaving
        assert not [code for code in due(tamsin) if code.startswith("LA") and code not in ("LA05", "LA06", "LA07")]
        assert in_care_on(tamsin.pk, leaving) is None
        assert episodes(tamsin.pk)[-1].rec == "E4A"


def test_care_without_a_review_ends_only_with_a_reason_and_never_with_x1(cast, period):
    with acting(cast.rafe.pk):
        with pytest.raises(ValidationError, match="X1"):
            end_care(period=period, on=date(2026, 9, 1), why="X1", words="", by=cast.rafe)
        with pytest.raises(ValidationError, match="review"):
            end_care(period=period, on=date(2026, 9, 1), why="E4B", words="", by=cast.rafe)
        end_care(
            period=period, on=date(2026, 3, 5), why="E4B", words="", not_reviewed_why="Her aunt came.", by=cast.rafe
        )
        assert Departure.objects.filter(event="care.ended").exists()


def test_correcting_the_first_day_moves_what_began_with_it(cast, period):
    earlier = date(2026, 2, 27)
    with acting(cast.rafe.pk):
        correct_period(period=period, version=1, why_corrected="It was the Friday.", by=cast.rafe, started_on=earlier)
        assert period.placements.get().started_on == earlier
        assert period.legal_statuses.get().started_on == earlier


def test_correcting_a_move_moves_the_end_of_the_home_before(cast, period):
    with acting(cast.iona.pk):
        second = move(period=period, on=date(2026, 5, 4), reason="CREQB", by=cast.iona, **FOSTERED)
        for day, version in ((date(2026, 5, 1), 1), (date(2026, 5, 8), 2)):
            correct_placement(
                placement=second, version=version, why_corrected="Wrong day.", by=cast.iona, started_on=day
            )
            second.refresh_from_db()
            assert period.placements.order_by("started_on").first().ended_on == day
