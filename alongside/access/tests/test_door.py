"""Who may see whom, as the database itself answers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from django.http import Http404

from alongside.access.door import NotAllowed, open_child, require
from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.people import actions
from alongside.people.factories import a_child, a_mother
from alongside.people.models import Address, Person

TODAY = date(2026, 11, 24)


@pytest.fixture
def tamsin(cast):
    with acting(cast.dev.pk):
        child = a_child(cast.dev, team=cast.teams["Assessment North"], worker=cast.carys)
        a_mother(cast.dev, child)
    return child


@pytest.mark.parametrize("who", ["carys", "dev", "mina", "nadia"])
def test_worker_manager_head_of_service_and_director_see_the_child(cast, tamsin, who):
    with acting(getattr(cast, who).pk):
        assert open_child(getattr(cast, who), tamsin.pk, page="test").child == tamsin


@pytest.mark.parametrize("who", ["outis", "elin", "sunita", "jonah", "rafe"])
def test_a_stranger_gets_404_and_is_logged(cast, tamsin, who):
    stranger = getattr(cast, who)
    with acting(stranger.pk):
        with pytest.raises(Http404):
            open_child(stranger, tamsin.pk, page="test")
        assert Opening.objects.get(worker_id=stranger.pk).refused


def test_with_no_user_set_nobody_is_there(cast, tamsin):
    assert not Person.objects.exists()


def test_what_one_worker_made_in_this_transaction_another_does_not_see(cast):
    with acting(cast.amira.pk):
        made = a_child(cast.amira)
        assert Person.objects.filter(pk=made.pk).exists()
    with acting(cast.carys.pk):
        assert not Person.objects.filter(pk=made.pk).exists()


def test_the_mother_is_seen_with_the_child_but_her_own_record_is_not(cast, tamsin):
    with acting(cast.carys.pk):
        ruth = Person.objects.get(given_name="Ruth")
        with connection.cursor() as cursor:
            cursor.execute("SELECT access_parts(%s, false)", [ruth.pk])
            assert cursor.fetchone()[0] == []


def test_an_ended_allocation_ends_sight_at_once(cast, tamsin):
    with acting(cast.dev.pk):
        actions.hand_over(
            child=tamsin,
            role="social_worker",
            to_team=cast.teams["Family Solutions North"],
            on=TODAY - timedelta(days=1),
            by=cast.dev,
            to_worker=cast.elin,
        )
    with acting(cast.carys.pk):
        assert not Person.objects.filter(pk=tamsin.pk).exists()
    with acting(cast.elin.pk):
        assert Person.objects.filter(pk=tamsin.pk).exists()


def test_a_restricted_record_is_hidden_even_from_its_manager(cast, tamsin):
    with acting(cast.carys.pk):
        actions.restrict(person=tamsin, reason="Relative of staff", named=[], on=TODAY, by=cast.carys)
    for who in (cast.dev, cast.nadia, cast.mina):
        with acting(who.pk):
            assert not Person.objects.filter(pk=tamsin.pk).exists()
    with acting(cast.carys.pk):
        assert Person.objects.filter(pk=tamsin.pk).exists()


def test_a_stranger_cannot_write_about_the_child(cast, tamsin):
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.outis.pk):
        Address.objects.create(person=tamsin, started_on=TODAY, recorded_by=cast.outis)


def test_who_decides_is_said(cast):
    with pytest.raises(NotAllowed, match="front door manager"):
        require(cast.carys, "contact.decided_referral", TODAY)
    require(cast.bola, "contact.decided_referral", TODAY)


@pytest.mark.parametrize("restricted", [False, True])
def test_the_parts_of_one_record_are_those_whose_children_the_policies_show(cast, tamsin, restricted):
    if restricted:
        with acting(cast.carys.pk):
            actions.restrict(person=tamsin, reason="Relative of staff", named=[], on=TODAY, by=cast.carys)
    seen = set()
    for worker in cast.workers.values():
        with acting(worker.pk), connection.cursor() as cursor:
            for records in (False, True):
                cursor.execute(
                    "SELECT access_parts(%(whom)s, %(records)s), ARRAY(SELECT part FROM access_rolepart WHERE"
                    " (access_reaches_all(part, %(records)s) AND %(whom)s NOT IN (SELECT access_hidden_persons()))"
                    " OR %(whom)s IN (SELECT access_children(part, %(records)s)))",
                    {"whom": tamsin.pk, "records": records},
                )
                parts, by_policy = map(set, cursor.fetchone())
                assert parts == by_policy, worker.name
                seen |= parts
    assert "assessment" in seen
