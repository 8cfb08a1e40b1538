"""From a planned round to grades that stand: who may draw, who sees what and when, and what cannot change."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.access.door import NotAllowed, open_child
from alongside.history.acting import acting
from alongside.people.actions import restrict
from alongside.people.models import Allocation, Person
from alongside.practice.audits import actions, drawing, questions
from alongside.practice.audits.factories import (
    AUDITORS,
    a_drawn_round,
    a_round,
    a_sent_grading,
    all_headings,
    children_at_work,
)
from alongside.practice.audits.models import DipAnswer, File, FileOf, Grade, Grading, Round, Said, Sent, Unsafe


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def files(cast, today):
    children_at_work(cast, today)
    return a_drawn_round(cast, today)


@pytest.fixture
def file(files):
    return files[0]


def seen(worker, *kinds):
    """How many rows of each kind this worker sees, asked by SQL as the application's role."""
    with acting(worker.pk), connection.cursor() as cursor:
        counts = []
        for kind in kinds:
            cursor.execute(f'SELECT count(*) FROM "{kind._meta.db_table}"')
            counts.append(cursor.fetchone()[0])
        return counts


def refuses(worker, statement, values=()):
    """Run a statement as this worker, which the database must refuse."""
    with (
        acting(worker.pk),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


def child_of(cast, file):
    with acting(cast.nadia.pk):
        return Person.objects.get(pk=FileOf.objects.get(file=file).child_id)


def both_send(file, now, **second):
    a_sent_grading(file, file.first, now)
    a_sent_grading(file, file.second, now, **second)


# Who draws


def test_the_lead_plans_and_may_not_draw(cast, today):
    children_at_work(cast, today)
    planned = a_round(cast, today)
    with acting(cast.tove.pk), pytest.raises(NotAllowed, match="director"):
        drawing.draw_sample(round=planned, by=cast.tove, on=today)


def test_the_lead_sees_files_as_numbers_and_never_whose_they_are(cast, files):
    assert seen(cast.tove, File) == [2]
    assert seen(cast.tove, FileOf, Person, Allocation) == [0, 0, 0]


def test_a_round_is_drawn_once(cast, files, today):
    with acting(cast.nadia.pk), pytest.raises(ValidationError, match="drawn once"):
        drawing.draw_sample(round=files[0].round, by=cast.nadia, on=today)


def test_the_kept_frame_draws_the_same_again(cast, files):
    with acting(cast.tove.pk):
        result = questions.drawn_again(files[0].round)
        assert result.same
        assert len(result.again) == 2
        assert result.digest == Round.objects.get().digest


def test_the_frame_cannot_be_changed_afterwards(cast, files):
    refuses(cast.nadia, "UPDATE audits_framed SET team = 'Another'")


def test_nobody_reads_a_file_of_those_they_work_with_or_answer_for(cast, today):
    children_at_work(cast, today, 1)
    with acting(cast.nadia.pk):
        child = Person.objects.get()
        barred = drawing.barred_from([child.pk], today)[child.pk]
    assert {cast.carys.pk, cast.dev.pk, cast.mina.pk} <= barred
    assert not barred & {getattr(cast, key).pk for key in AUDITORS}


def test_a_sample_that_too_few_may_read_is_not_drawn_and_nothing_is_kept(cast, today):
    children_at_work(cast, today)
    planned = a_round(cast, today, auditors=[cast.greta, cast.dev])
    with acting(cast.nadia.pk), pytest.raises(ValidationError, match="Too few"):
        drawing.draw_sample(round=planned, by=cast.nadia, on=today)
    assert seen(cast.nadia, File) == [0]


def test_restricted_records_stand_outside_the_frame(cast, today):
    children_at_work(cast, today, 2)
    with acting(cast.carys.pk):
        hidden = Person.objects.order_by("pk").first()
        restrict(person=hidden, reason="Witness", named=[cast.carys, cast.nadia], on=today, by=cast.carys)
    assert len(a_drawn_round(cast, today, size=2)) == 1


# Sight


def test_an_auditor_sees_the_record_records_nothing_and_sees_it_no_longer_once_sent(cast, file, now):
    child = child_of(cast, file)
    with acting(file.first.pk):
        opened = open_child(file.first, child.pk, page="record.child")
        assert "notes" in opened.sees
        assert opened.records == set()
    a_sent_grading(file, file.first, now)
    assert seen(file.first, Person)[0] == seen(file.first, FileOf)[0]  # those of other files alone
    with acting(file.first.pk):
        assert not Person.objects.filter(pk=child.pk).exists()


def test_the_child_s_worker_keeps_their_own_sight(cast, file, now):
    child = child_of(cast, file)
    both_send(file, now)
    with acting(cast.carys.pk):
        assert Person.objects.filter(pk=child.pk).exists()


def test_sight_ends_with_the_round_s_last_day(cast, file, today):
    with acting(cast.nadia.pk):
        ends = set(Allocation.objects.filter(role="auditor").values_list("ended_on", flat=True))
    assert ends == {today + timedelta(days=15)}


def test_nobody_can_end_the_sight_of_another(cast, files, file, now):
    before = seen(file.second, Person)
    with acting(file.first.pk), connection.cursor() as cursor:
        cursor.execute("SELECT audits_end_sight(%s)", [file.pk])
    assert seen(file.second, Person) == before
    with acting(file.first.pk):
        assert FileOf.objects.filter(file=file).exists()  # not sent yet: nor does one's own end


# Blind


BLIND = (Grading, Grade, Said)


def test_nobody_else_sees_what_one_reader_found_until_both_have_sent(cast, file, now):
    a_sent_grading(file, file.first, now, lesson="Chase health sooner.")
    for other in (file.second, cast.tove, cast.nadia, cast.carys, cast.dev):
        assert seen(other, *BLIND) == [0, 0, 0], other.name
    assert seen(file.first, *BLIND) == [1, 8, 8]
    assert seen(file.second, Sent) == [1]


def test_once_both_have_sent_grades_are_seen_and_words_by_those_who_see_the_child(cast, file, now):
    both_send(file, now)
    assert seen(cast.tove, *BLIND) == [2, 16, 0]
    assert seen(cast.nadia, *BLIND) == [2, 16, 16]
    assert seen(cast.carys, *BLIND) == [2, 16, 16]
    assert seen(cast.outis, *BLIND) == [0, 0, 0]


def test_one_reader_cannot_send_for_the_other(cast, file, now):
    said = "INSERT INTO audits_sent (file_id, place, auditor_id, at) VALUES (%s, 'second', %s, now())"
    refuses(file.first, said, [file.pk, file.first.pk])
    refuses(file.first, said, [file.pk, file.second.pk])


@pytest.mark.parametrize(
    "columns", [("sent", "at = now()"), ("grading", "lesson = 'x'"), ("grade", "mark = 1"), ("said", "words = 'x'")]
)
def test_what_is_sent_cannot_be_changed_or_dropped(cast, file, now, columns):
    a_sent_grading(file, file.first, now)
    table, change = columns
    for statement in (f"DELETE FROM audits_{table}", f"UPDATE audits_{table} SET {change}"):
        refuses(file.first, statement)


def test_nothing_is_sent_twice(cast, file, now):
    a_sent_grading(file, file.first, now)
    with acting(file.first.pk):
        of = FileOf(file=file, child_id=child_of(cast, file).pk)
        with pytest.raises(ValidationError, match="does not change"):
            actions.send_grading(file_of=of, judged=all_headings(), family="not_asked", at=now, by=file.first)


def test_a_grade_needs_its_reason(cast, file, now):
    judged = all_headings() | {"risk": actions.Judged(2, " ")}
    with acting(file.first.pk):
        of = FileOf.objects.get(file=file)
        with pytest.raises(ValidationError, match="risk"):
            actions.send_grading(file_of=of, judged=judged, family="not_asked", at=now, by=file.first)


# Moderation


def test_where_two_differ_a_third_settles_it_with_reasons(cast, file, now, today):
    both_send(file, now, risk=3, evidence=4)
    third = next(w for key in AUDITORS if (w := getattr(cast, key)) not in (file.first, file.second))
    with acting(cast.nadia.pk):
        assert questions.outcome_of(file).differing == ["risk", "evidence"]
        assert questions.outcome_of(file).final == {}
        drawing.name_moderator(file_of=FileOf.objects.get(file=file), worker=third, by=cast.nadia, on=today)
    with acting(third.pk):
        of = FileOf.objects.get(file=file)
        with pytest.raises(ValidationError, match="each heading"):
            actions.send_moderation(file_of=of, judged={}, at=now, by=third)
        judged = {h: actions.Judged(3, "Both saw part of it.") for h in ("risk", "evidence")}
        actions.send_moderation(file_of=of, judged=judged, at=now, by=third)
    with acting(cast.tove.pk):
        final = questions.outcome_of(File.objects.get(pk=file.pk)).final
        assert (final["risk"], final["evidence"], final["decisions"]) == (3, 3, 2)
        assert questions.spread(questions.outcomes(File.objects.all()))["risk"] == {3: 1}


def test_all_files_on_which_two_differ_get_a_third_reader_at_once(cast, files, now, today):
    for file in files:
        both_send(file, now, risk=3)
    with acting(cast.nadia.pk):
        named = drawing.name_moderators(round=files[0].round, by=cast.nadia, on=today)
        assert len(named) == 2
        assert all(one.moderator_id not in (None, one.first_id, one.second_id) for one in named)
        assert drawing.name_moderators(round=files[0].round, by=cast.nadia, on=today) == []
    assert seen(named[0].moderator, FileOf)[0] >= 1


def test_who_manages_the_worker_does_not_moderate(cast, file, now, today):
    both_send(file, now, risk=3)
    with acting(cast.nadia.pk), pytest.raises(ValidationError, match="works or worked"):
        drawing.name_moderator(file_of=FileOf.objects.get(file=file), worker=cast.dev, by=cast.nadia, on=today)


# Told at once


def test_inadequate_work_is_told_to_the_team_s_manager_at_once(cast, file, now):
    with acting(file.first.pk):
        of = FileOf.objects.get(file=file)
        with pytest.raises(ValidationError, match="manager"):
            actions.send_grading(file_of=of, judged=all_headings(4), family="not_asked", at=now, by=file.first)
    a_sent_grading(file, file.first, now, mark=4)
    assert seen(cast.dev, Unsafe) == [1]
    assert seen(cast.tove, Unsafe) == [0]
    assert seen(file.second, Unsafe) == [0]  # the other reader still reads blind
    with acting(cast.dev.pk):
        told = Unsafe.objects.get()
        assert told.team == cast.teams["Assessment North"]
        actions.answer_unsafe(unsafe=told, answer="Carys saw her at three.", at=now, by=cast.dev)
        with pytest.raises(ValidationError, match="meanwhile"):
            actions.answer_unsafe(unsafe=told, answer="Twice.", at=now, by=cast.dev)


def test_only_a_reader_of_the_file_tells(cast, file, now):
    with acting(cast.mina.pk), pytest.raises(ValidationError, match="read by others"):
        actions.tell_manager(file_of=FileOf.objects.get(file=file), words="Look.", at=now, by=cast.mina)


# Dips


def test_a_dip_has_one_reader_and_its_median_minutes_show(cast, today, now):
    children_at_work(cast, today)
    files = a_drawn_round(cast, today, kind=Round.Kind.DIP, size=3)
    for seconds, file in zip((300, 540, 3600), files, strict=True):
        assert file.second is None
        with acting(file.first.pk):
            actions.send_dip(
                file_of=FileOf.objects.get(file=file),
                answers=dict.fromkeys(DipAnswer.Check.values, "yes") | {"plan": "no"},
                seconds=seconds,
                at=now,
                by=file.first,
            )
    with acting(cast.tove.pk):
        found = questions.dipped(Round.objects.get())
        assert (found.files, found.minutes) == (3, 9.0)
        assert found.answers["plan"] == {"no": 3}
