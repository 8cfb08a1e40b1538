"""What a guest sees of a visit, asked of the database itself: by visit, by day, and gone when the week ends."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from django.utils import timezone
from psycopg import sql

from alongside.history.acting import acting
from alongside.law.practice_week import BRIEFING_TERMS
from alongside.practice.agreements import actions
from alongside.practice.agreements.briefings.actions import sign, write_briefing
from alongside.practice.agreements.factories import agreed_and_safe, briefed
from alongside.practice.agreements.models import Briefing, GuestNamed, Undertaking
from alongside.practice.agreements.sight import opens_at, to_guest
from alongside.practice.weeks.models import Guest, Slot, Visit, Week


@pytest.fixture
def briefed_on(scene_on, visit_of, cast, today):
    """A visit with all that a briefing needs: agreed, published, signed, the family content, the words written."""

    def make(visit_in=0, week_goes_on=2):
        scene = scene_on(visit_in, week_goes_on)
        visit = visit_of(scene)
        with acting(cast.elin.pk):
            agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
            briefed(visit, by=cast.elin, on=today)
        with acting(cast.umar.pk):
            sign(guest=scene.guest, at=timezone.now(), by=cast.umar)
        publish(scene.week)
        return scene, visit

    return make


def publish(week, stage=Week.Stage.PUBLISHED, **columns):
    with acting(week.planned_by_id):
        Week.objects.filter(pk=week.pk).update(stage=stage, **columns)


def seen_by(worker):
    """The briefings that a worker reads, by SQL as the application's role."""
    with acting(worker.pk), connection.cursor() as cursor:
        cursor.execute("SELECT words FROM agreements_briefing")
        return [words for (words,) in cursor.fetchall()]


def open_at(worker, moment, terms=BRIEFING_TERMS):
    """Whether a briefing's condition holds for the worker at a moment: the policy's own words, at another time."""
    condition = to_guest(sql.Literal(moment).as_string(connection.connection), terms)
    with acting(worker.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT id AS visit_id FROM weeks_visit) v WHERE {condition}")
        return cursor.fetchone()[0] == 1


def moment(on: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(hour, minute)))


def test_the_policy_of_the_table_is_that_condition(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT qual FROM pg_policies WHERE tablename = 'agreements_briefing' AND cmd = 'SELECT'")
        held = cursor.fetchone()[0]
    for word in ("now()", "17:00", "agreements_undertaking", "agreements_guestnamed", "published", "councillor"):
        assert word in held


@pytest.mark.parametrize(("visit_in", "seen"), [(0, True), (-1, False), (2, False)])
def test_a_guest_sees_it_on_the_day_and_neither_before_nor_after(briefed_on, cast, visit_in, seen):
    briefed_on(visit_in)
    assert bool(seen_by(cast.umar)) == seen
    assert seen_by(cast.elin)  # whose words they are


def test_it_opens_on_the_evening_before_and_shuts_when_the_day_ends(briefed_on, cast):
    _scene, visit = briefed_on(1)
    before = visit.on - timedelta(1)
    assert not open_at(cast.umar, moment(before, 16, 59))
    assert open_at(cast.umar, moment(before, 17))
    assert open_at(cast.umar, moment(visit.on, 23, 59))
    assert not open_at(cast.umar, moment(visit.on + timedelta(1), 0))
    assert opens_at(visit.on) == moment(before, 17)


def test_it_is_gone_when_the_week_ends_whatever_the_day_of_the_visit(briefed_on, cast):
    scene, visit = briefed_on(0)
    assert seen_by(cast.umar)
    publish(scene.week, ends_on=visit.on - timedelta(1))
    assert seen_by(cast.umar) == []
    publish(scene.week, Week.Stage.CLOSED, ends_on=visit.on)
    assert seen_by(cast.umar) == []


def test_a_later_hour_holds_from_its_day_on(briefed_on, cast):
    _scene, visit = briefed_on(1)
    terms = [BRIEFING_TERMS[0], replace(BRIEFING_TERMS[0], holds_from=visit.on, evening_from=20)]
    before = visit.on - timedelta(1)
    assert not open_at(cast.umar, moment(before, 19, 59), terms)
    assert open_at(cast.umar, moment(before, 20), terms)
    terms[1] = replace(terms[1], holds_from=visit.on + timedelta(1))
    assert open_at(cast.umar, moment(before, 17), terms)


def test_no_briefing_without_a_signature(briefed_on, cast, owner):
    _scene, _visit = briefed_on(0)
    assert seen_by(cast.umar)
    owner.execute("DELETE FROM agreements_undertaking")
    assert seen_by(cast.umar) == []


@pytest.mark.parametrize(
    "undo",
    [
        lambda scene, visit: Slot.objects.filter(pk=scene.slot.pk).update(agreement=Slot.Agreement.WITHDRAWN),
        lambda scene, visit: Slot.objects.filter(pk=scene.slot.pk).update(agreement=Slot.Agreement.WAITING),
        lambda scene, visit: publish(scene.week, Week.Stage.PLANNING),
        lambda scene, visit: Guest.objects.filter(pk=scene.guest.pk).update(kind=Guest.Kind.COUNCILLOR),
        lambda scene, visit: Guest.objects.filter(pk=scene.guest.pk).update(kind=Guest.Kind.CABINET_MEMBER),
    ],
    ids=["taken back", "waiting", "not published", "councillor", "cabinet member"],
)
def test_nor_where_the_family_the_week_or_the_guest_does_not_allow_it(briefed_on, cast, undo):
    scene, visit = briefed_on(0)
    with acting(cast.tove.pk):
        assert undo(scene, visit) != 0
    assert seen_by(cast.umar) == []


def test_a_withdrawal_shuts_it_at_once(briefed_on, cast, today):
    scene, _visit = briefed_on(0)
    assert seen_by(cast.umar)
    with acting(cast.elin.pk):
        actions.withdraw(slot=scene.slot, on=today, by=cast.elin)
    assert seen_by(cast.umar) == []


def test_nor_before_the_family_knows_who_comes(scene_on, visit_of, cast, today):
    scene = scene_on(0)
    visit = visit_of(scene)
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        write_briefing(visit=visit, words="We talk about school.", on=today, by=cast.elin)
    with acting(cast.umar.pk):
        sign(guest=scene.guest, at=timezone.now(), by=cast.umar)
    publish(scene.week)
    assert seen_by(cast.umar) == []
    with acting(cast.elin.pk):
        actions.name_guest(visit=visit, answer=GuestNamed.Answer.CONTENT, on=today, by=cast.elin)
    assert seen_by(cast.umar) == ["We talk about school."]


@pytest.mark.parametrize("who", ["tove", "nadia", "femi", "sunita", "outis", "line"])
def test_it_is_for_the_two_ends_of_the_visit_alone(briefed_on, cast, who):
    briefed_on(0)
    assert seen_by(getattr(cast, who)) == []


def test_a_guest_changes_nothing_of_it(briefed_on, cast):
    briefed_on(0)
    with acting(cast.umar.pk):
        assert Briefing.objects.update(shared_name="Tamsin") == 0


def test_a_guest_never_learns_that_a_family_would_not_have_them(scene, visit_of, cast, today):
    visit = visit_of(scene)
    with acting(cast.elin.pk):
        agreed_and_safe(scene.slot, scene.tamsin, by=cast.elin, on=today)
        actions.name_guest(visit=visit, answer=GuestNamed.Answer.RATHER_NOT, on=today, by=cast.elin)
    with acting(cast.umar.pk):
        assert not GuestNamed.objects.exists()
        assert Visit.objects.get(pk=visit.pk).cancelled_why == "The visit cannot take place."


def test_nobody_signs_for_another(scene, cast):
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.tove.pk):
        Undertaking.objects.create(guest=scene.guest, at=timezone.now(), words="I promise.")
