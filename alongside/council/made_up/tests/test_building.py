"""Building: the same seed gives the same council, sizes scale, half a council is never left."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from alongside.council.made_up import building
from alongside.council.models import Origin
from alongside.history.facts import fact_models
from alongside.people.models import Person
from alongside.site.testing import database as throwaway

TODAY = date(2026, 6, 30)
TINY = 0.01
# What the hand that writes today's work leaves behind differs from run to run.
NOT_COMPARED = {"recorded_at", "changed_at", "act", "made_in", "made_at"}


@pytest.fixture
def empty(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database with nobody in it but the cast of the tests."""
    with django_db_blocker.unblock(), throwaway.clone():
        yield


def fingerprint() -> str:
    """One number for everything in every table of facts."""
    found = hashlib.sha256()
    with connections["owner"].cursor() as cursor:
        for model in fact_models():
            columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if f.name not in NOT_COMPARED)
            inner = f'SELECT {columns} FROM "{model._meta.db_table}"'
            cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM ({inner}) t")
            found.update(str(cursor.fetchone()[0]).encode())
    return found.hexdigest()


def build(seed: int) -> str:
    with throwaway.clone():
        call_command("made_up_council", scale=TINY, today=TODAY, seed=seed)
        return fingerprint()


def test_the_same_seed_and_day_give_the_same_council_and_another_seed_another(empty):
    assert build(1) == build(1) != build(2)


def test_twice_the_scale_is_about_twice_the_people(empty):
    counts = []
    for scale in (0.01, 0.02):
        with throwaway.clone():
            call_command("made_up_council", scale=scale, today=TODAY)
            counts.append(Person.objects.using("owner").count())
    assert 1.6 <= counts[1] / counts[0] <= 2.4


def test_a_build_that_fails_leaves_nothing_and_can_be_run_again(empty, monkeypatch):
    def fails(**_: Any) -> int:
        raise RuntimeError("the machine was switched off")

    with monkeypatch.context() as broken:
        broken.setattr(building, "file_waiting", fails)
        with pytest.raises(RuntimeError):
            call_command("made_up_council", scale=TINY, today=TODAY)
    assert not Person.objects.using("owner").exists()
    call_command("made_up_council", scale=TINY, today=TODAY)
    assert Origin.objects.using("owner").get().report["whole"]


def test_a_build_stopped_before_todays_work_is_finished_by_the_next_run(empty, monkeypatch):
    def stopped(**_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(building, "work_today", stopped)
        with pytest.raises(KeyboardInterrupt):
            call_command("made_up_council", scale=TINY, today=TODAY)
    assert not Origin.objects.using("owner").get().report["whole"]
    call_command("made_up_council", if_empty=True)
    assert Origin.objects.using("owner").get().report["whole"]


def test_a_database_with_people_is_left_alone(empty):
    call_command("made_up_council", scale=TINY, today=TODAY)
    before = Person.objects.using("owner").count()
    call_command("made_up_council", if_empty=True)
    assert Person.objects.using("owner").count() == before
    with pytest.raises(CommandError, match="people in this database already"):
        call_command("made_up_council")
