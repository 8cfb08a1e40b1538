"""A record opened in an emergency: what it shows, how it ends, and that the application's role cannot make one."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.http import Http404
from django.utils import timezone

from alongside.access.door import NotAllowed, open_child, open_to_record
from alongside.access.emergencies import answered, look_at, open_in_emergency
from alongside.access.models import EmergencyLook, EmergencyOpening
from alongside.access.roles import ROLES, Emergency
from alongside.history.acting import acting
from alongside.history.models import Opening, Version
from alongside.law.emergency_access import TERMS
from alongside.law.roles import ROLES as ROLE_NAMES
from alongside.people import actions
from alongside.people.factories import a_child, a_mother
from alongside.people.models import Address, Person

TODAY = timezone.localdate()
WHY = "Police found her alone at the station and hold her there."
HOURS = timedelta(hours=TERMS[-1].hours)


@pytest.fixture
def tamsin(cast):
    """A child of the North whom Carys works with and Outis, in the South, does not."""
    with acting(cast.dev.pk):
        child = a_child(
            cast.dev, team=cast.teams["Assessment North"], worker=cast.carys, number="31774", nhs_number="9990000018"
        )
        ruth = a_mother(cast.dev, child)
        for person in (child, ruth):
            actions.move(person=person, on=TODAY, by=cast.dev, lines="3 Mill Lane", town="Riverton", household=77)
    return child


def opens(worker, *, reason=WHY, **who):
    """What opening by these facts answers; one answers to no name, day or number that is left out."""
    asked = {"number": "", "given_name": "", "family_name": "", "born_on": None, **who}
    with acting(worker.pk):
        return open_in_emergency(reason=reason, on=TODAY, by=worker, **asked)


def seen_by(worker, child):
    with acting(worker.pk):
        return Person.objects.filter(pk=child.pk).exists()


def restrict(cast, child):
    with acting(cast.carys.pk):
        actions.restrict(person=child, reason="Relative of staff", named=[], on=TODAY, by=cast.carys)


def test_a_number_or_a_whole_name_with_the_birth_date_opens_the_one_child(cast, tamsin):
    assert not seen_by(cast.outis, tamsin)
    name = {"given_name": tamsin.given_name.upper(), "family_name": tamsin.family_name, "born_on": tamsin.born_on}
    assert opens(cast.outis, number="31774") == tamsin.pk
    assert opens(cast.femi, number="9990000018") == tamsin.pk
    assert opens(cast.elin, **name) == tamsin.pk
    for worker in (cast.outis, cast.femi, cast.elin):
        with acting(worker.pk):
            opened = open_child(worker, tamsin.pk, page="test")
            held = EmergencyOpening.objects.get(worker=worker)
        assert opened.until == held.until
        assert HOURS - timedelta(minutes=1) < held.until - held.at < HOURS + timedelta(minutes=1)


@pytest.mark.parametrize(
    "almost", [{"number": "3177"}, {"given_name": "Tamsin"}, {"given_name": "Tam", "family_name": "Okafor"}, {}]
)
def test_what_is_nearly_right_opens_nothing_and_is_logged(cast, tamsin, almost):
    assert opens(cast.outis, **{"born_on": tamsin.born_on, **almost}) is None
    assert not seen_by(cast.outis, tamsin)
    with acting(cast.outis.pk):
        assert not EmergencyOpening.objects.exists()
        assert [(row.person_id, row.refused, row.reason) for row in Opening.objects.all()] == [(0, True, WHY)]


def test_where_two_answer_neither_is_opened(cast, tamsin):
    with acting(cast.dev.pk):
        a_child(cast.dev, team=cast.teams["Assessment North"])
    same = {"given_name": tamsin.given_name, "family_name": tamsin.family_name, "born_on": tamsin.born_on}
    assert opens(cast.outis, **same) is None


def test_a_parent_is_no_record_to_open(cast, tamsin):
    with acting(cast.dev.pk):
        ruth = Person.objects.get(given_name="Ruth")
    assert opens(cast.outis, given_name="Ruth", family_name=ruth.family_name, born_on=ruth.born_on) is None


def test_it_shows_the_ordinary_parts_and_lets_nobody_write(cast, tamsin):
    opens(cast.outis, number="31774")
    with acting(cast.outis.pk):
        opened = open_child(cast.outis, tamsin.pk, page="test")
        assert opened.sees == ROLES["social_worker"].sees - {"history"}
        assert opened.records == set()
        assert Address.objects.filter(person=tamsin).exists()
        assert not Version.objects.exists()
        with pytest.raises(Http404):
            open_to_record(cast.outis, tamsin.pk, part="people", page="test")
        assert not Address.objects.filter(person=tamsin).update(town="Elsewhere")


def test_a_hidden_address_and_whoever_lives_there_stay_hidden(cast, tamsin):
    with acting(cast.dev.pk):
        home = Address.objects.get(person=tamsin)
        home.hidden, home.hidden_why = True, "Her father must not find them."
        home.save(update_fields=["hidden", "hidden_why"])
    opens(cast.outis, number="31774")
    with acting(cast.outis.pk):
        assert Person.objects.filter(given_name="Ruth").exists()
        assert not Address.objects.exists()
        assert not Version.objects.exists()
    with acting(cast.carys.pk):
        assert Address.objects.count() == 2


def test_whoever_works_with_the_child_needs_no_emergency(cast, tamsin):
    assert opens(cast.carys, number="31774") == tamsin.pk
    with acting(cast.carys.pk):
        assert not EmergencyOpening.objects.exists()
        assert open_child(cast.carys, tamsin.pk, page="test").until is None


@pytest.mark.parametrize(("who", "may"), [("outis", False), ("femi", False), ("rafe", True), ("nadia", True)])
def test_a_restricted_record_opens_to_a_senior_manager_alone(cast, tamsin, who, may):
    worker = getattr(cast, who)
    restrict(cast, tamsin)
    assert opens(worker, number="31774") == (tamsin.pk if may else None)
    assert seen_by(worker, tamsin) is may
    with acting(worker.pk):
        (noted,) = Opening.objects.filter(worker_id=worker.pk)
    assert (noted.person_id, noted.refused) == (tamsin.pk, not may)


def test_a_record_restricted_afterwards_is_hidden_again(cast, tamsin):
    opens(cast.rafe, number="31774")
    assert seen_by(cast.rafe, tamsin)
    restrict(cast, tamsin)
    assert not seen_by(cast.rafe, tamsin)


def test_social_care_staff_may_and_partners_and_councillors_may_not(cast, tamsin):
    may = {role for role, access in ROLES.items() if access.emergency is not Emergency.NOTHING}
    assert {ROLE_NAMES[role].group for role in may} == {"council"}
    assert may.isdisjoint({"councillor", "data", "finance", "legal", "business_support", "system_administrator"})
    for worker in (cast.sunita, cast.quinn, cast.petra):
        with pytest.raises(NotAllowed):
            opens(worker, number="31774")
        with pytest.raises(ProgrammingError, match="not allowed"), acting(worker.pk), connection.cursor() as cursor:
            cursor.execute("SELECT access_open_in_emergency(%s, '31774', NULL, NULL, NULL)", [WHY])


@pytest.mark.parametrize("reason", ["", "  \n", None])
def test_without_words_nothing_opens(cast, tamsin, reason):
    with pytest.raises(ProgrammingError, match="not allowed"):
        opens(cast.outis, number="31774", reason=reason)


FORGED = [
    "INSERT INTO access_emergencyopening (person_id, worker_id, at, until, reason, restricted)"
    " VALUES ({child}, {me}, now(), now() + interval '9 years', 'x', true)",
    "INSERT INTO access_emergencyopening (person_id, worker_id, at, until, reason, restricted)"
    " SELECT person_id, {other}, at, until, reason, restricted FROM access_emergencyopening",
    "UPDATE access_emergencyopening SET until = until + interval '1 day'",
    "DELETE FROM access_emergencyopening",
    "UPDATE access_emergencyterm SET hours = 999",
    "INSERT INTO access_emergencyterm VALUES (current_date, 999, '', '')",
    "UPDATE access_rolereach SET emergency = 'restricted'",
    "INSERT INTO access_emergencylook (opening_id, by_id, at, words)"
    " SELECT id, {other}, now(), 'x' FROM access_emergencyopening",
    "SELECT access_look_at((SELECT max(id) FROM access_emergencyopening), 'My own, and in order')",
]


@pytest.mark.parametrize("statement", FORGED)
def test_the_application_makes_lengthens_moves_and_deletes_none(cast, tamsin, statement):
    opens(cast.outis, number="31774")
    named = statement.format(child=tamsin.pk, me=cast.outis.pk, other=cast.elin.pk)
    refused = pytest.raises(ProgrammingError, match=r"permission denied|not allowed")
    with acting(cast.outis.pk), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(named)


def test_who_is_told(cast, tamsin):
    opens(cast.outis, number="31774")
    for who, told in (("dev", 1), ("mina", 1), ("nadia", 1), ("femi", 0), ("jonah", 0), ("outis", 0), ("carys", 0)):
        with acting(getattr(cast, who).pk):
            assert len(answered()) == told, who


def test_of_a_restricted_record_only_a_manager_named_on_it_is_told(cast, tamsin):
    with acting(cast.dev.pk):
        actions.restrict(person=tamsin, reason="Relative of staff", named=[cast.carys], on=TODAY, by=cast.dev)
    opens(cast.rafe, number="31774")
    for who, told in (("dev", 1), ("carys", 0), ("mina", 0), ("nadia", 0)):
        with acting(getattr(cast, who).pk):
            assert len(answered()) == told, who


def test_a_manager_looks_at_it_with_words_that_stay(cast, tamsin):
    opens(cast.outis, number="31774")
    with acting(cast.dev.pk):
        (row,) = EmergencyOpening.objects.filter(pk__in=answered())
        look_at(opening=row, words="Right to do so.")
        look = EmergencyLook.objects.get()
    assert (look.by, look.words) == (cast.dev, "Right to do so.")
    with pytest.raises(ProgrammingError, match="not allowed"), acting(cast.dev.pk):
        look_at(opening=row, words=" ")
    with pytest.raises(ProgrammingError, match="not allowed"), acting(cast.jonah.pk):
        look_at(opening=row, words="Seen")


@pytest.mark.parametrize("who", ["outis", "nadia", "rafe", "dev", "carys"])
def test_the_parts_of_the_record_are_those_that_the_policies_show(cast, tamsin, who):
    worker = getattr(cast, who)
    opens(worker, number="31774")
    with acting(worker.pk), connection.cursor() as cursor:
        for records in (False, True):
            cursor.execute(
                "SELECT access_parts(%(whom)s, %(records)s), ARRAY(SELECT DISTINCT part FROM access_rolepart WHERE"
                " access_reaches_all(part, %(records)s) OR %(whom)s IN (SELECT access_children(part, %(records)s)))",
                {"whom": tamsin.pk, "records": records},
            )
            parts, by_policy = map(set, cursor.fetchone())
            assert parts == by_policy


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_sight_ends_when_the_time_is_over_or_the_role_is(cast, owner, tamsin):
    opens(cast.outis, number="31774")
    opens(cast.femi, number="31774")
    assert seen_by(cast.outis, tamsin)
    assert seen_by(cast.femi, tamsin)
    owner.execute(
        "UPDATE access_emergencyopening SET at = now() - interval '25 hours', until = now() - interval '1 second'"
        " WHERE worker_id = %s",
        [cast.outis.pk],
    )
    owner.execute("UPDATE people_membership SET ended_on = current_date WHERE worker_id = %s", [cast.femi.pk])
    for worker in (cast.outis, cast.femi):
        assert not seen_by(worker, tamsin)
        with acting(worker.pk), pytest.raises(Http404):
            open_child(worker, tamsin.pk, page="test")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_council_says_for_how_long_from_a_day_on(cast, owner, tamsin):
    terms = [(TODAY, 4), (TODAY + timedelta(1), 99)]
    owner.cursor().executemany("INSERT INTO access_emergencyterm VALUES (%s, %s, 'local_practice', 'Ours')", terms)
    opens(cast.outis, number="31774")
    with acting(cast.outis.pk):
        held = EmergencyOpening.objects.get()
    assert timedelta(hours=3, minutes=59) < held.until - held.at < timedelta(hours=4, minutes=1)
