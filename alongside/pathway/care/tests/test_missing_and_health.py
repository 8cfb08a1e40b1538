"""The 72 hours of a return interview, and what is due for a child's health, worked out by hand."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.pathway.care.health.actions import hold_assessment, make_health_plan, record_check, score_questionnaire
from alongside.pathway.care.missing.actions import come_back, interview, report_missing
from alongside.pathway.care.tests.test_actions import due

FRIDAY_NIGHT = datetime(2026, 3, 27, 21, 30, tzinfo=ZoneInfo("Europe/London"))
SATURDAY = datetime(2026, 3, 28, 4, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def episode(cast, tamsin, period):
    with acting(cast.iona.pk):
        return report_missing(children=[tamsin], started_at=FRIDAY_NIGHT, by=cast.iona, last_seen="At the bus stop")[0]


def test_a_return_interview_is_due_72_elapsed_hours_after_the_return(cast, episode):
    with acting(cast.iona.pk):
        come_back(episode=episode, returned_at=SATURDAY, found="At her aunt's", by=cast.iona)
        clock = Deadline.objects.open().get(code="LA39")
        # Clocks went forward that night: 72 hours after 4am is 5am by the clock on the wall.
        assert clock.due_at == datetime(2026, 3, 31, 5, 0, tzinfo=ZoneInfo("Europe/London"))
        interview(episode=episode, on=date(2026, 3, 30), declined=False, childs_words="I was cross.", by=cast.iona)
        assert Deadline.objects.get(code="LA39").met_on == date(2026, 3, 30)


def test_a_child_is_not_missing_twice_at_once_nor_back_before_going(cast, tamsin, episode):
    with acting(cast.iona.pk):
        with pytest.raises(ValidationError, match="already recorded as missing"), refused_plainly():
            report_missing(children=[tamsin], started_at=SATURDAY, by=cast.iona)
        with pytest.raises(ValidationError, match="back before going"), refused_plainly():
            come_back(episode=episode, returned_at=FRIDAY_NIGHT.replace(day=26), found="", by=cast.iona)


def test_a_reviewing_officer_does_not_report_a_child_missing(cast, tamsin, period):
    with acting(cast.hamid.pk), pytest.raises(NotAllowed, match="social worker"):
        report_missing(children=[tamsin], started_at=FRIDAY_NIGHT, by=cast.hamid)


def test_health_assessments_come_each_year_from_the_fifth_birthday_and_twice_a_year_before(cast, tamsin, kofi, period):
    day = date(2026, 3, 20)
    with acting(cast.iona.pk):
        for child in (tamsin, kofi):
            hold_assessment(child=child, kind="initial", on=day, by=cast.iona)
        assert due(tamsin)["LA25"] == date(2027, 3, 20)
        assert due(kofi)["LA24"] == date(2026, 9, 20)
        hold_assessment(child=kofi, kind="review", on=date(2027, 9, 6), by=cast.iona)  # he is five now
        assert "LA24" not in due(kofi)
        assert due(kofi)["LA25"] == date(2028, 9, 6)


def test_the_health_plan_meets_the_twenty_days_and_teeth_are_checked_each_year(cast, tamsin, period):
    with acting(cast.iona.pk):
        assert due(tamsin)["LA23"] == date(2026, 3, 30)
        make_health_plan(child=tamsin, on=date(2026, 3, 26), plan="Glasses", by=cast.iona)
        assert "LA23" not in due(tamsin)
        record_check(child=tamsin, kind="dental", on=date(2026, 6, 1), by=cast.iona)
        assert due(tamsin)["LA27"] == date(2027, 6, 1)


@pytest.mark.parametrize("given", [{"score": 41}, {}, {"score": 3, "no_score_why": "SDQ2"}])
def test_a_questionnaire_has_a_score_or_a_reason(cast, tamsin, period, given):
    with acting(cast.iona.pk), pytest.raises(ValidationError, match="0 to 40"), refused_plainly():
        score_questionnaire(child=tamsin, on=date(2026, 4, 1), by=cast.iona, **given)
