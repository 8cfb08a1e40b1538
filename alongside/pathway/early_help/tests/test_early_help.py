"""Early help, from the family's yes to its end."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.history.refusals import refused_plainly
from alongside.pathway.early_help import actions
from alongside.pathway.early_help.factories import early_help
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.people.actions import allocate
from alongside.people.factories import a_child
from alongside.people.models import Person

AGREED = date(2026, 9, 7)  # a Monday


@pytest.fixture
def tamsin(cast):
    with acting(cast.bola.pk):
        child = a_child(cast.bola, team=cast.teams["Front door"])
        team = cast.teams["Early Help North"]
        allocate(child=child, team=team, role="early_help_worker", on=date(2026, 9, 1), by=cast.bola, worker=cast.petra)
    return child


def test_agreeing_starts_the_assessment_clock_and_its_end_meets_it(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=AGREED, by=cast.petra)
        assert Deadline.objects.open().get(code="EH01").due_on == date(2026, 11, 9)  # 45 working days
        actions.complete_assessment(episode=episode, summary="Routines", on=date(2026, 10, 1), by=cast.petra)
        assert Deadline.objects.get(code="EH01").met_on == date(2026, 10, 1)


def test_whoever_leads_it_sees_the_child_while_it_lasts(cast):
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"])
        episode = early_help(child, on=AGREED, by=cast.femi, lead_worker=cast.petra)
    with acting(cast.petra.pk):
        assert Person.objects.filter(pk=child.pk).exists()
        actions.end(episode=episode, reason="All well", family_feedback="Good", on=timezone.localdate(), by=cast.petra)
    with acting(cast.petra.pk):
        assert not Person.objects.filter(pk=child.pk).exists()


def test_the_team_meets_every_six_weeks_from_the_assessment_on(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=AGREED, by=cast.petra)
        actions.complete_assessment(episode=episode, summary="Routines", on=date(2026, 10, 1), by=cast.petra)
        assert Deadline.objects.open().get(code="EH02").due_on == date(2026, 11, 12)
        actions.hold_meeting(
            episode=episode, attended="Mum, school", agreed="Breakfast club", on=date(2026, 11, 9), by=cast.petra
        )
        assert Deadline.objects.open().get(code="EH02").due_on == date(2026, 12, 21)


def test_a_meeting_is_recorded_on_its_page_and_shows_with_the_childs_words(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=timezone.localdate() - timedelta(days=3), by=cast.petra)
    petra = Client()
    petra.force_login(cast.petra)
    day = timezone.localdate()
    told = {"attended": "Mum", "agreed": "Bedtimes", "childs_words": "I slept"}
    told |= {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    saved = petra.post(reverse("early_help:hold_meeting", args=[episode.pk]), told)
    assert saved.status_code == 302
    assert b"I slept" in petra.get(saved.url).content


def test_two_at_once_and_an_end_before_the_start_are_refused(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=AGREED, by=cast.petra)
        with pytest.raises(ValidationError, match="already has early help"), refused_plainly():
            early_help(tamsin, on=date(2026, 10, 1), by=cast.petra)
        with pytest.raises(ValidationError, match="cannot end before it began"), refused_plainly():
            EarlyHelpEpisode.objects.filter(pk=episode.pk).update(ended_on=date(2026, 9, 1))


def test_it_does_not_end_without_asking_the_family_or_saying_why(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=AGREED, by=cast.petra)
        with pytest.raises(ValidationError, match="asked what it thought"):
            actions.end(episode=episode, reason="All well", on=date(2026, 11, 2), by=cast.petra)


def test_its_pages_from_start_to_end(cast, tamsin):
    today = timezone.localdate()
    on = {"on-day": today.day, "on-month": today.month, "on-year": today.year}
    petra, outis = Client(), Client()
    petra.force_login(cast.petra)
    outis.force_login(cast.outis)
    start = reverse("early_help:start", args=[tamsin.pk])
    assert outis.get(start).status_code == 404
    assert petra.post(start, {**on, "reason": "Mornings", "childs_words": "I want Dad"}).status_code == 302
    with acting(cast.petra.pk):
        episode = EarlyHelpEpisode.objects.get()
    for name, answers in (
        ("complete", {**on, "summary": "Routines"}),
        ("correct", {"reason": "Evenings", "version": 2, "why_corrected": "Misheard", "started_on": str(today)}),
        ("end", {**on, "reason": "All well", "feedback_asked": "no", "passed_why": "They moved"}),
    ):
        address = reverse(f"early_help:{name}", args=[episode.pk])
        assert petra.get(address).status_code == 200
        assert outis.get(address).status_code == 404
        assert petra.post(address, answers).status_code == 302, name
    with acting(cast.bola.pk):
        assert EarlyHelpEpisode.objects.get().ended_on == today


def test_a_child_page_shows_the_childs_words(cast, tamsin):
    with acting(cast.petra.pk):
        early_help(tamsin, on=timezone.localdate() - timedelta(days=3), by=cast.petra, childs_words="I want Dad")
    petra = Client()
    petra.force_login(cast.petra)
    assert b"I want Dad" in petra.get(reverse("early_help:child", args=[tamsin.pk])).content


BUILT = ("early_help.consented", "early_help_assessment.completed", "early_help_meeting.held", "early_help.ended")


@pytest.mark.parametrize("event", BUILT)
def test_each_event_that_is_built_is_announced_by_one_verb(event):
    assert Path(actions.__file__).read_text().count(f'happened("{event}"') == 1


def test_why_an_end_is_recorded_late_is_kept(cast, tamsin):
    with acting(cast.petra.pk):
        episode = early_help(tamsin, on=AGREED, by=cast.petra)
        actions.end(
            episode=episode,
            reason="All well",
            family_feedback="Good",
            on=date(2026, 10, 1),
            by=cast.petra,
            late_entry_reason="I was ill.",
        )
    with acting(cast.bola.pk):
        assert Version.objects.filter(row_id=episode.pk, reason="I was ill.", child_id=tamsin.pk).exists()
