"""What a guest saw: written once, and never to be listed by whom it was seen with."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from alongside.history.acting import acting
from alongside.practice.observing import actions
from alongside.practice.observing.factories import noon, seen
from alongside.practice.observing.models import Observation, ObservationOf, Reply
from alongside.practice.weeks.models import Visit, Week

OTHERS = ["tove", "nadia", "carys", "femi", "outis", "sunita", "bola", "line"]


@pytest.fixture
def observed(cast, scene):
    with acting(cast.umar.pk):
        return seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on))


def rows(worker, table):
    """How many rows of a table this worker reads by plain SQL as the application's role."""
    with acting(worker.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def refused(worker, statement, *values):
    """Whether the database refuses this worker's statement."""
    try:
        with transaction.atomic(), acting(worker.pk), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


def test_sent_twice_it_is_there_once_and_answered_as_the_first_time(cast, scene):
    key, at = uuid4(), noon(scene.yesterday.on)
    with acting(cast.umar.pk):
        first, second = (
            actions.observe(key=key, visit=scene.yesterday, at=at, by=cast.umar, saw="Calm", barrier="none")
            for _ in range(2)
        )
        assert first == second
        assert ObservationOf.objects.count() == Observation.objects.count() == 1


def test_nothing_that_the_lead_reads_changes_at_the_same_moment(cast, scene):
    """Whoever sees a visit change while an observation arrives knows whose it is: by eye, or by the row's own stamp."""

    def stamps():
        with acting(cast.tove.pk), connection.cursor() as cursor:
            tables = ("weeks_visit", "weeks_slot", "weeks_guest", "weeks_host", "weeks_week")
            cursor.execute(" UNION ALL ".join(f"SELECT '{t}', id, xmin::text, ctid::text FROM {t}" for t in tables))
            return sorted(cursor.fetchall())

    before = stamps()
    with acting(cast.umar.pk):
        seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on))
    assert stamps() == before


def test_a_visit_is_observed_once(cast, scene, observed):
    with acting(cast.umar.pk), pytest.raises(ValidationError, match="sent what you saw on this visit already"):
        seen(scene.yesterday, by=cast.umar, at=noon(scene.yesterday.on))


def test_nothing_is_written_of_a_visit_to_come_cancelled_or_of_a_closed_week(cast, scene):
    at = noon(scene.yesterday.on)
    with acting(cast.umar.pk):
        with pytest.raises(ValidationError, match="still to come"):
            seen(scene.tomorrow, by=cast.umar, at=at)
        scene.yesterday.state = Visit.State.CANCELLED
        with pytest.raises(ValidationError, match="was cancelled"):
            seen(scene.yesterday, by=cast.umar, at=at)
        scene.tomorrow.slot.host.week.stage = Week.Stage.CLOSED
        with pytest.raises(ValidationError, match="is closed"):
            seen(scene.tomorrow, by=cast.umar, at=at + timedelta(days=7))


def test_its_guest_and_its_host_read_it_and_whose_it_is(cast, observed):
    for worker in (cast.umar, cast.elin):
        assert rows(worker, "observing_observation") == 1
        assert rows(worker, "observing_observationof") == 1


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_finds_out_whose_it_is(cast, observed, who):
    assert rows(getattr(cast, who), "observing_observationof") == 0


def test_those_who_lead_read_it_without_whose_it_is_and_nobody_else_reads_it(cast, observed):
    can = {who for who in OTHERS if rows(getattr(cast, who), "observing_observation")}
    assert can == {"tove", "nadia"}


def test_what_is_learned_from_names_no_visit_guest_host_team_or_day():
    named = {field.name for field in Observation._meta.fields}
    assert named == {
        "id", "week", "service", "saw", "childs_experience", "strength", "worry", "barrier", "barrier_words",
    }  # fmt: skip


@pytest.mark.parametrize("who", [*OTHERS, "elin"])
def test_nobody_but_the_guest_writes_what_was_seen(cast, scene, who):
    worker = getattr(cast, who)
    joins = "INSERT INTO observing_observationof (observation_id, visit_id, sent_at) VALUES (%s, %s, now())"
    assert refused(worker, joins, uuid4(), scene.yesterday.pk)
    alone = (
        "INSERT INTO observing_observation (id, week_id, service, saw, childs_experience, strength, worry, barrier,"
        " barrier_words) VALUES (%s, %s, 'school', 'x', '', '', '', 'none', '')"
    )
    assert refused(worker, alone, uuid4(), scene.week.pk)


@pytest.mark.parametrize("table", ["observing_observation", "observing_observationof", "observing_reply"])
def test_nobody_changes_or_drops_it(cast, observed, table):
    for worker in (cast.umar, cast.elin, cast.tove):
        assert refused(worker, f"DELETE FROM {table}")
        column = "observation_id" if table != "observing_observation" else "saw"
        assert refused(worker, f"UPDATE {table} SET {column} = {column}")


def test_the_reply_is_the_host_s_alone_and_is_read_wherever_it_is_read(cast, observed):
    words = "The laptop is five years old."
    for worker in (cast.umar, cast.tove, cast.carys):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(worker.pk):
            actions.reply(observation=observed, words=words, by=worker)
    with acting(cast.elin.pk):
        actions.reply(observation=observed, words=words, by=cast.elin)
        with pytest.raises(ValidationError, match="stands already"):
            actions.reply(observation=observed, words=words, by=cast.elin)
    for worker in (cast.umar, cast.elin, cast.tove, cast.nadia):
        with acting(worker.pk):
            assert Reply.objects.get().words == words
    assert rows(cast.carys, "observing_reply") == 0
