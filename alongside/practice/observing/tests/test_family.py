"""A family's three answers: by a link used once, or on paper; its visit known to the worker there alone."""

from dataclasses import fields
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from alongside.history.acting import acting
from alongside.people.models import Worker
from alongside.practice.observing.factories import noon
from alongside.practice.observing.family import actions
from alongside.practice.observing.family.languages import Wording, languages
from alongside.practice.observing.models import FamilyLink, FamilyVoice, FamilyVoiceOf


def link(cast, scene, *, language="en", **how):
    how = {"for_young": False, "told_unchecked": False, **how}
    with acting(cast.elin.pk):
        visit = scene.with_family
        return actions.make_link(visit=visit, language=language, at=noon(visit.on), by=cast.elin, **how)


def rows(worker, table):
    with acting(worker.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_there_are_english_and_nine_languages_and_a_person_has_checked_english_alone():
    assert len(languages()) == 10
    assert [code for code, one in languages().items() if one.checked] == ["en"]


@pytest.mark.parametrize("code", languages())
def test_each_wording_is_whole_and_knows_which_way_it_is_written(code):
    one = languages()[code]
    assert all(getattr(one.wording, field.name).strip() for field in fields(Wording))
    rtl = any("\u0590" <= letter <= "\u08ff" for letter in one.own_name)
    assert one.direction == ("rtl" if rtl else "ltr")


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_no_wording_is_left_in_english(code):
    mine, english = languages()[code].wording, languages()["en"].wording
    assert [f.name for f in fields(Wording) if getattr(mine, f.name) == getattr(english, f.name)] == []


def test_a_link_is_used_once(cast, scene):
    word, at = link(cast, scene), noon(scene.with_family.on)
    actions.answer_by_link(word=word, at=at, listened=3, helped=2, better="Come on time.")
    with pytest.raises(actions.LinkGone):
        actions.answer_by_link(word=word, at=at, listened=1, helped=1)
    with acting(cast.elin.pk):
        voice = FamilyVoiceOf.objects.select_related("voice").get().voice
        assert (voice.listened, voice.helped, voice.better, voice.how) == (3, 2, "Come on time.", "link")


def test_a_link_is_too_old_after_two_weeks_and_no_other_word_opens_one(cast, scene):
    word, at = link(cast, scene), noon(scene.with_family.on)
    assert actions.open_link(word=word, at=at + timedelta(days=13)).language == "en"
    for wrong, when in ((word, at + timedelta(days=15)), ("no-such-word", at)):
        with pytest.raises(actions.LinkGone):
            actions.open_link(word=wrong, at=when)


def test_the_link_itself_is_kept_nowhere(cast, scene):
    word = link(cast, scene)
    with acting(cast.elin.pk):
        kept = FamilyLink.objects.values_list().get()
    assert word not in " ".join(map(str, kept))


def test_an_unchecked_wording_is_asked_in_only_by_who_knows_that_it_is(cast, scene):
    with pytest.raises(ValidationError, match="Nobody has checked this wording"):
        link(cast, scene, language="ur")
    assert link(cast, scene, language="ur", told_unchecked=True)


def test_without_a_duty_line_no_link_is_made(cast, scene):
    with acting(cast.nadia.pk):
        Worker.objects.filter(pk=cast.line.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="on paper"):
        link(cast, scene)


def test_a_paper_typed_in_twice_is_kept_once(cast, scene):
    key, visit = uuid4(), scene.with_family
    with acting(cast.elin.pk):
        for _ in range(2):
            actions.type_in(
                key=key,
                visit=visit,
                at=noon(visit.on),
                by=cast.elin,
                language="bn",
                by_child=True,
                listened=3,
                helped=3,
            )
        assert FamilyVoice.objects.get().how == "paper"


def test_the_answers_are_read_by_the_worker_there_and_those_who_lead_and_their_visit_by_the_worker(cast, scene):
    actions.answer_by_link(word=link(cast, scene), at=noon(scene.with_family.on), listened=3, helped=3)
    reads = {key for key, worker in cast.workers.items() if rows(worker, "observing_familyvoice")}
    assert reads == {"elin", "tove", "nadia", "line"}
    joins = {key for key, worker in cast.workers.items() if rows(worker, "observing_familyvoiceof")}
    assert joins == {"elin", "line"}
    links = {key for key, worker in cast.workers.items() if rows(worker, "observing_familylink")}
    assert links == {"elin", "line"}
