"""Words are found in any kind of fact, as far as somebody may see, and as they stand now."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.access.roles import ROLES, Part
from alongside.history.acting import acting
from alongside.history.models import Opening
from alongside.pathway.front_door.factories import a_contact
from alongside.pathway.notes import actions
from alongside.pathway.notes.factories import a_note
from alongside.pathway.notes.search.asking import marked, search
from alongside.pathway.notes.search.filing import follow, searched, words_of
from alongside.people.models import Restriction

TUESDAY = date(2026, 11, 17)


def found(worker, question, **where):
    with acting(worker.pk):
        return [(one.child.given_name, one.title) for one in search(question, **where).found]


@pytest.fixture
def note(cast, tamsin):
    with acting(cast.elin.pk):
        return a_note(tamsin, by=cast.elin, on=TUESDAY, words="Grandmother smelled of whisky while driving.")


def test_any_form_of_a_word_is_found(cast, note):
    for question in ("whisky", "grandmothers", '"while driving"', "drives -brandy", "whisky or gin"):
        assert found(cast.elin, question) == [("Tamsin", "Telephone call")], question
    for question in ("brandy", '"driving whisky"', "whisky -driving"):
        assert found(cast.elin, question) == [], question


def test_only_what_somebody_may_see_is_found(cast, note):
    for worker in (cast.elin, cast.femi, cast.nadia):
        assert len(found(worker, "whisky")) == 1, worker
    for worker in (cast.outis, cast.quinn, cast.sunita, cast.carys, cast.rafe):
        assert found(worker, "whisky") == [], worker


def test_a_part_that_a_role_does_not_see_is_not_searched(cast, tamsin, note):
    from alongside.people.actions import allocate

    with acting(cast.femi.pk):
        allocate(child=tamsin, team=cast.teams["Virtual School"], role="virtual_school", on=TUESDAY, by=cast.femi,
                 worker=cast.quinn)  # fmt: skip
    assert Part.NOTES not in ROLES["virtual_school"].sees
    assert found(cast.quinn, "whisky") == []


def test_whoever_is_hidden_is_not_found_by_the_director_either(cast, tamsin, note):
    with acting(cast.femi.pk):
        Restriction.objects.create(person=tamsin, reason="Staff family", started_on=TUESDAY, recorded_by=cast.femi)
    assert found(cast.nadia, "whisky") == []
    assert found(cast.elin, "whisky") == []


def test_after_a_correction_the_old_words_are_not_found(cast, note):
    with acting(cast.elin.pk):
        actions.correct(note=note, version=1, why_corrected="Misheard", kind=note.kind, on=TUESDAY, by=cast.elin,
                        words="Grandmother smelled of peppermint.")  # fmt: skip
    assert found(cast.elin, "whisky") == []
    assert len(found(cast.elin, "peppermint")) == 1


def test_every_kind_of_fact_is_found_newest_first(cast, tamsin, note):
    front_door = cast.teams["Front door"]
    later = timezone.make_aware(datetime(2026, 11, 20, 9))
    with acting(cast.bola.pk):
        from alongside.pathway.front_door.actions import take_up

        take_up(child_id=tamsin.pk, team=front_door, by=cast.bola)
        a_contact(tamsin, by=cast.bola, team=front_door, at=later, worries="She had whisky in her school bag.")
    assert [title for _, title in found(cast.femi, "whisky")] == ["Contact: School", "Telephone call"]


def test_one_child_is_searched_alone(cast, tamsin, kofi, note):
    assert len(found(cast.elin, "whisky", child_id=tamsin.pk)) == 1
    assert found(cast.elin, "whisky", child_id=kofi.pk) == []


def test_there_are_as_many_pages_as_it_takes(cast, tamsin):
    with acting(cast.elin.pk):
        for day in range(25):
            a_note(tamsin, by=cast.elin, on=TUESDAY - timedelta(day), words=f"Lego on day {day}.")
        first, second = search("lego"), search("lego", page=2)
    assert (len(first.found), first.more, len(second.found), second.more) == (20, True, 5, False)
    days = [one.happened_at for one in (*first.found, *second.found)]
    assert days == sorted(days, reverse=True)


def test_what_is_shown_counts_as_opened(cast, tamsin, note):
    found(cast.nadia, "whisky")
    with acting(cast.nadia.pk):
        opening = Opening.objects.get(worker_id=cast.nadia.pk)
    assert (opening.person_id, opening.part, opening.page) == (tamsin.pk, "notes", "notes.search")


def test_the_words_themselves_cannot_be_read_or_written_past_the_search(cast, note):
    with acting(cast.elin.pk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM notes_words")
        assert cursor.fetchone() == (0,)
        for forbidden in ("DELETE FROM notes_words", "UPDATE notes_words SET part = 'people'"):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(forbidden)


def test_no_kind_of_fact_with_words_is_forgotten(cast):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger WHERE tgname LIKE 'notes\\_%' GROUP BY 1"
        )
        watched = dict(cursor.fetchall())
    assert watched == {model._meta.db_table: 3 for model in searched()}
    assert {"childs_words", "worries"} <= set(words_of(next(m for m in searched() if m.__name__ == "Contact")))


def test_what_the_owner_loads_corrects_or_takes_away_is_filed_too(owner, cast, tamsin):
    owner.execute(
        "INSERT INTO notes_casenote (recorded_at, recorded_by_id, changed_at, version, late_entry_reason, came_from,"
        " child_id, act, happened_at, kind, with_whom, childs_words, words, significant)"
        " SELECT now(), %s, now(), 1, '', 'load', %s, gen_random_uuid(), now(), 'visit', '', '', 'kite ' || n, false"
        " FROM generate_series(1, 3) n",
        [cast.elin.pk, tamsin.pk],
    )
    assert len(found(cast.elin, "kites")) == 3
    owner.execute("UPDATE notes_casenote SET words = 'ball' WHERE words IN ('kite 1', 'kite 2')")
    assert len(found(cast.elin, "kites")) == 1
    assert len(found(cast.elin, "balls")) == 2
    owner.execute("DELETE FROM notes_casenote WHERE words = 'ball'")
    assert found(cast.elin, "balls") == []
    assert owner.execute("SELECT count(*) FROM notes_words WHERE table_name = 'notes_casenote'").fetchone() == (1,)


def test_a_kind_of_fact_whose_words_changed_is_filed_anew(owner, cast, tamsin, note):
    owner.execute("DELETE FROM notes_words")
    follow(searched(), owner.cursor())
    assert found(cast.elin, "whisky") == []  # nothing changed: nothing is done
    owner.execute("DROP TRIGGER notes_insert ON notes_casenote")
    follow(searched(), owner.cursor())
    assert len(found(cast.elin, "whisky")) == 1


def test_the_search_through_its_pages_keeps_the_words_out_of_the_address(cast, tamsin, note, signed_in):
    for name, pks in (("search", []), ("search_child", [tamsin.pk])):
        elin, address = signed_in(cast.elin), reverse(f"notes:{name}", args=pks)
        assert elin.get(address).status_code == 200
        sent = elin.post(address, {"words": "whisky “smelled of”"})
        assert sent.status_code == 302
        assert "whisk" not in sent["Location"]
        assert b"<mark>whisky</mark>" in elin.get(sent["Location"]).content
    assert elin.post(address, {"words": "of the"}).status_code == 422
    assert b"whisky" not in signed_in(cast.femi).get(sent["Location"]).content


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "Co"]), max_size=60)


@given(TEXT, TEXT)
def test_an_excerpt_holds_no_markup_of_anybodys_own(before, asked):
    drawn = marked(f"{before}<script>\ue000{asked}\ue001</script>")
    assert set(re.findall(r"</?[a-z]+>", drawn)) <= {"<mark>", "</mark>"}
    assert drawn.count("<") == 2 * drawn.count("<mark>")
