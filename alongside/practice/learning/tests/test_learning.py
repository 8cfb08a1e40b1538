"""From what was written to an action that is done: who may, what must hold, what is suggested, what comes back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.practice.learning import actions, drawing, likeness, questions
from alongside.practice.learning.factories import a_decision, a_finding, a_held_week
from alongside.practice.learning.models import Decision, Finding
from alongside.practice.learning.suggesting import repeats_suggested, themes_suggested

pytestmark = pytest.mark.django_db

SPRING, AUTUMN = date(2026, 3, 2), date(2026, 10, 5)
TODAY = date(2026, 11, 20)


@pytest.fixture
def spring(cast):
    return a_held_week(cast, SPRING, seed=1, visits=12, name="Spring Practice Week")


@pytest.fixture
def autumn(cast):
    return a_held_week(cast, AUTUMN, seed=2, visits=12, name="Autumn Practice Week")


@pytest.fixture
def finding(cast, autumn):
    with acting(cast.tove.pk):
        return a_finding(autumn, by=cast.tove, on=TODAY)


def at(worker):
    client = Client()
    client.force_login(worker)
    return client


# Decisions.


def test_a_finding_becomes_an_action_with_an_owner_and_a_date(cast, finding):
    with acting(cast.tove.pk):
        made = a_decision(finding, by=cast.tove, owner=cast.dev, on=TODAY + timedelta(days=9))
        assert questions.state_of(made, TODAY + timedelta(days=10)) == "under_way"
        assert questions.state_of(made, made.due_on + timedelta(days=1)) == "overdue"
        assert questions.days_to_decision(made) == 9


def test_or_a_written_reason_why_not(cast, finding):
    with acting(cast.tove.pk):
        made = actions.decide(finding=finding, why_not="It costs more than it helps.", by=cast.tove, on=TODAY)
        assert questions.state_of(made, TODAY) == "not_done"


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"action": "Buy laptops."},
        {"action": "Buy laptops.", "due_on": TODAY},
        {"why_not": "   "},
        {"action": "Buy laptops.", "owner": True, "due_on": TODAY, "why_not": "No money."},
        {"owner": True, "due_on": TODAY},
    ],
)
def test_one_of_them_and_not_both_by_the_database_itself(cast, finding, told):
    told = {**told, **({"owner": cast.dev} if told.get("owner") else {})}
    with acting(cast.tove.pk):
        with pytest.raises(ValidationError, match="One of them, not both"):
            actions.decide(finding=finding, by=cast.tove, on=TODAY, **told)
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(finding=finding, on=TODAY, by=cast.tove, **told)


def test_deciding_again_keeps_the_day_of_the_first_decision(cast, finding):
    with acting(cast.tove.pk):
        a_decision(finding, by=cast.tove, owner=cast.dev, on=TODAY)
        again = a_decision(finding, by=cast.tove, owner=cast.femi, on=TODAY + timedelta(days=5))
        assert (again.on, again.owner) == (TODAY, cast.femi)


def test_whoever_answers_for_an_action_sees_it_and_says_what_changed(cast, finding):
    with acting(cast.tove.pk):
        made = a_decision(finding, by=cast.tove, owner=cast.dev, on=TODAY)
    page = at(cast.dev).get(reverse("learning:mine"))
    assert "Give each worker a newer laptop." in page.content.decode()
    answer = at(cast.dev).post(reverse("learning:finish", args=[made.pk]), {"changed": "Nobody waits any more."})
    assert answer.status_code == 302
    with acting(cast.tove.pk):
        assert questions.learnt(finding.week, TODAY).done == 1
        with pytest.raises(ValidationError, match="done already"):
            a_decision(finding, by=cast.tove, owner=cast.femi, on=TODAY)


def test_nobody_else_sees_findings_or_actions(cast, finding):
    with acting(cast.tove.pk):
        made = a_decision(finding, by=cast.tove, owner=cast.dev, on=TODAY)
    with acting(cast.elin.pk):
        assert not Finding.objects.exists()
        assert not Decision.objects.exists()
    assert at(cast.elin).get(reverse("learning:finish", args=[made.pk])).status_code == 404
    assert at(cast.elin).get(reverse("learning:mine")).status_code == 404
    with acting(cast.dev.pk), pytest.raises(NotAllowed):
        actions.decide(finding=finding, why_not="Not mine.", by=cast.dev, on=TODAY)


def test_whoever_answers_for_one_action_sees_no_other_finding(cast, autumn, finding):
    with acting(cast.tove.pk):
        a_decision(finding, by=cast.tove, owner=cast.dev, on=TODAY)
        a_finding(autumn, by=cast.tove, on=TODAY, words="Rooms are too small.")
    with acting(cast.dev.pk):
        assert [one.pk for one in Finding.objects.all()] == [finding.pk]


def test_a_finding_names_no_worker(cast, autumn):
    """It would be a mark against a worker."""
    with acting(cast.tove.pk), pytest.raises(ValidationError, match=r"names Elin\. Say it without"):
        a_finding(autumn, by=cast.tove, on=TODAY, words="It was Elin who was late.")


# Themes and what came back.


def test_a_theme_is_suggested_by_likeness_and_kept_only_when_a_person_chooses(cast, spring, finding):
    with acting(cast.tove.pk):
        slow, rooms = (actions.add_theme(title=title, by=cast.tove, on=TODAY) for title in ("Equipment", "Rooms"))
        old = "Workers wait while their laptops start in families' homes."
        a_finding(spring, by=cast.tove, on=TODAY, words=old, themes=[slow])
        assert [theme for theme, _ in themes_suggested(finding)] == [slow]
        assert not finding.tags.exists()
        made = actions.tag(finding=finding, themes=[slow, rooms], by=cast.tove, on=TODAY)
        assert {tag.theme.title: tag.suggested for tag in made} == {"Equipment": True, "Rooms": False}


def test_a_finding_of_the_last_week_that_is_alike_is_suggested_as_come_back(cast, spring, finding):
    with acting(cast.tove.pk):
        old = a_finding(spring, by=cast.tove, on=TODAY, words="Laptops start slowly in a family's home.")
        a_finding(spring, by=cast.tove, on=TODAY, words="Children do not know their plan.")
        assert [one for one, _ in repeats_suggested(finding)] == [old]
        assert questions.learnt(finding.week, TODAY).repeated == 0
        actions.say_repeated(finding=finding, earlier=old, by=cast.tove, on=TODAY)
        assert questions.learnt(finding.week, TODAY).repeated == 1
        assert "Came back" in at(cast.tove).get(reverse("learning:week", args=[finding.week_id])).content.decode()


def test_a_finding_of_the_same_week_has_not_come_back(cast, autumn, finding):
    with acting(cast.tove.pk):
        other = a_finding(autumn, by=cast.tove, on=TODAY)
        with pytest.raises(ValidationError, match="earlier week"):
            actions.say_repeated(finding=finding, earlier=other, by=cast.tove, on=TODAY)


def test_the_pages_mark_a_suggestion_as_one(cast, spring, finding):
    with acting(cast.tove.pk):
        theme = actions.add_theme(title="Laptops", by=cast.tove, on=TODAY)
    page = at(cast.tove).get(reverse("learning:themes", args=[finding.pk])).content.decode()
    assert "Suggested by likeness of words: choose or leave." in page
    answer = at(cast.tove).post(reverse("learning:themes", args=[finding.pk]), {"themes": [theme.pk]})
    assert answer.status_code == 302


@given(st.text(), st.lists(st.text(), max_size=4))
def test_likeness_is_between_nought_and_one_and_a_text_is_most_like_itself(text, others):
    found = likeness.likeness(text, [*others, text])
    assert all(-1e-9 <= one <= 1 + 1e-9 for one in found)
    if likeness.words_of(text):
        assert found[-1] == pytest.approx(1)
        assert max(found) == pytest.approx(1)


def test_common_words_make_nothing_alike():
    assert likeness.likeness("We were at the school", ["They were at the police station"])[0] == 0


# Pages.


def test_the_lead_writes_a_finding_from_an_observation_and_decides(cast, autumn):
    lead = at(cast.tove)
    written = lead.get(reverse("learning:written", args=[autumn.pk])).content.decode()
    assert "A calm talk." in written
    assert "never a mark against a worker" in written
    assert "Elin" not in written
    with acting(cast.tove.pk):
        seen = autumn.observations.first()
    address = f"{reverse('learning:find', args=[autumn.pk])}?source=observation&of={seen.pk}"
    assert "A calm talk." in lead.get(address).content.decode()
    answer = lead.post(address, {"words": "Talks go well where there is time."})
    with acting(cast.tove.pk):
        found = Finding.objects.get()
    assert answer["Location"] == reverse("learning:themes", args=[found.pk])
    assert (found.source, found.source_id) == ("observation", str(seen.pk))
    told = {"what": "action", "action": "Fewer cases each.", "owner": cast.dev.pk, "due_on": "2027-02-01"}
    assert lead.post(reverse("learning:decide", args=[found.pk]), told).status_code == 302
    assert "Fewer cases each." in lead.get(reverse("learning:finding", args=[found.pk])).content.decode()


def test_the_decision_page_says_which_answer_is_missing(cast, finding):
    page = at(cast.tove).post(reverse("learning:decide", args=[finding.pk]), {"what": "action", "action": "Buy."})
    assert page.status_code == 422
    assert "Answer “Who answers for it?”" in page.content.decode()


@pytest.mark.parametrize("name", ["week", "written", "find", "measures", "report"])
def test_every_page_about_what_was_seen_says_what_it_is_not(cast, autumn, name):
    page = at(cast.tove).get(reverse(f"learning:{name}", args=[autumn.pk])).content.decode()
    assert "About practice and systems, never a mark against a worker." in page


def test_measures_show_each_week_in_a_drawing_a_sentence_and_a_table(cast, spring, autumn):
    page = at(cast.tove).get(reverse("learning:measures", args=[autumn.pk])).content.decode()
    for words in ("Observations, of each hundred visits planned", "Spring Practice Week", "<svg", "Figure"):
        assert words in page


def test_no_table_of_the_room_knows_a_worker_who_was_seen():
    """Nothing here points to a host, a visit or a child: what is learned from cannot be listed by them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND conrelid::regclass::text LIKE 'learning_%'"
        )
        pointed = {to for _, to in cursor.fetchall()}
    assert not pointed & {"weeks_visit", "weeks_host", "weeks_slot", "people_person", "observing_observation"}


def test_how_a_measure_went_is_said_in_words():
    assert drawing.went([4]) == "There is no earlier week to compare with."
    assert drawing.went([4, None, 6]) == "It rose from 4 to 6."
    assert drawing.went([6, 4]) == "It fell from 6 to 4."
    assert drawing.went([4, 4]) == "It stayed at 4."
