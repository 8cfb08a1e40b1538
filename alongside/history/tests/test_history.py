"""The history cannot be switched off, forged or rewritten, and answers for any past day."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import Error, ProgrammingError

from alongside.history.acting import acting
from alongside.history.as_known import as_known
from alongside.history.models import Version
from alongside.people import actions
from alongside.people.factories import a_child
from alongside.people.models import OtherName, Person


@pytest.fixture
def tamsin(cast):
    with acting(cast.dev.pk):
        return a_child(cast.dev, team=cast.teams["Assessment North"], worker=cast.carys)


def test_a_correction_keeps_what_stood_before_with_author_and_reason(cast, tamsin):
    with acting(cast.carys.pk):
        actions.correct_person(person=tamsin, by=cast.carys, why="Spelt by her mother", given_name="Tamzin")
        before = Version.objects.get(table_name="people_person", row_id=tamsin.pk)
        now = Person.objects.get(pk=tamsin.pk)
    assert (before.row["given_name"], before.by_id, before.reason) == ("Tamsin", cast.carys.pk, "Spelt by her mother")
    assert (now.given_name, now.version, now.changed_by_id) == ("Tamzin", 2, cast.carys.pk)


def test_the_author_and_the_time_cannot_be_chosen(cast, tamsin):
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    with acting(cast.carys.pk):
        made = OtherName.objects.create(
            person=tamsin, kind="alias", given_name="Tam", recorded_by=cast.nadia, recorded_at=long_ago
        )
        made.refresh_from_db()
    assert made.recorded_by_id == cast.carys.pk
    assert made.recorded_at.year > 2001


FORGERIES = [
    "INSERT INTO history_version (table_name, row_id, row, known_from, known_to, written_at, reason)"
    " VALUES ('people_person', 1, '{}', now(), now(), now(), '')",
    "UPDATE history_version SET reason = 'nothing to see'",
    "DELETE FROM history_version",
    "TRUNCATE history_version",
    "INSERT INTO history_opening (at, worker_id, person_id, part, page, reason, refused)"
    " VALUES (now(), 1, 1, 'people', '', '', false)",
    "DELETE FROM history_opening",
    "UPDATE history_opening SET refused = false",
    "ALTER TABLE people_person DISABLE TRIGGER ALL",
    "DROP TRIGGER history_keep ON people_person",
    "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION history_actor() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "DELETE FROM people_person",
    "UPDATE access_rolepart SET records = true",
    "INSERT INTO people_membership (worker_id, team_id, role, started_on) VALUES (1, 1, 'director', '2020-01-01')",
    "SET ROLE alongside_owner",
]


@pytest.mark.parametrize("forgery", FORGERIES)
def test_the_application_cannot_forge_switch_off_or_rewrite(cast, tamsin, forgery):
    with acting(cast.carys.pk), pytest.raises(Error) as refusal, transaction.atomic():
        connection.cursor().execute(forgery)
    assert isinstance(refusal.value, ProgrammingError)


def test_as_known_on_a_past_day(cast, owner):
    """A past written by the owner with its true recorded times reads as it stood on any day."""
    with acting(cast.dev.pk):
        child = a_child(cast.dev, team=cast.teams["Assessment North"], worker=cast.carys)
    owner.execute("ALTER TABLE people_person DISABLE TRIGGER a_history_stamp")
    owner.execute(
        "UPDATE people_person SET recorded_at = '2024-03-01', changed_at = '2024-03-01' WHERE id = %s", [child.pk]
    )
    owner.execute("ALTER TABLE people_person ENABLE TRIGGER a_history_stamp")
    owner.execute("DELETE FROM history_version")
    with acting(cast.carys.pk):
        actions.correct_person(person=child, by=cast.carys, why="Known as", given_name="Tammy")
    for day, name in ((datetime(2024, 2, 1, tzinfo=UTC), None), (datetime(2024, 11, 24, tzinfo=UTC), "Tamsin")):
        with acting(cast.carys.pk), as_known(child.pk, [], day):
            then = Person.objects.filter(pk=child.pk).first()
            assert (then.given_name if then else None) == name
    with acting(cast.carys.pk):
        assert Person.objects.get(pk=child.pk).given_name == "Tammy"


def test_nothing_can_be_written_while_reading_the_past(cast, owner):
    with acting(cast.dev.pk):
        child = a_child(cast.dev, team=cast.teams["Assessment North"], worker=cast.carys)
    with (
        pytest.raises(Error, match="cannot update view"),
        acting(cast.carys.pk),
        as_known(child.pk, [], datetime.now(UTC)),
    ):
        actions.correct_person(person=child, by=cast.carys, why="No", given_name="X")
