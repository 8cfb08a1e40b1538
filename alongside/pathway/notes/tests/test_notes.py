"""Case notes: written, read, found in the list, corrected, and shut to strangers."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.history.chronology import NOTABLE, ROUTINE, Line
from alongside.history.models import Version
from alongside.history.refusals import refused_plainly
from alongside.pathway.notes import actions
from alongside.pathway.notes.factories import a_note
from alongside.pathway.notes.models import CaseNote

TUESDAY = date(2026, 11, 17)


def test_brothers_and_sisters_are_written_about_in_one_act_each_in_their_own_words(cast, tamsin, kofi):
    with acting(cast.elin.pk):
        hers, his = actions.write(
            children=[(tamsin, {"childs_words": "I like Gran's"}), (kofi, {"childs_words": "I want my ball"})],
            kind="visit",
            on=TUESDAY,
            at=time(14, 30),
            words="Both were in the kitchen.",
            by=cast.elin,
        )
    assert hers.act == his.act
    assert (hers.words, his.words) == ("Both were in the kitchen.",) * 2
    assert (hers.childs_words, his.childs_words) == ("I like Gran's", "I want my ball")
    assert (hers.on, hers.at) == (TUESDAY, time(14, 30))


def test_a_note_without_a_time_is_of_its_day(cast, tamsin):
    with acting(cast.elin.pk):
        note = a_note(tamsin, by=cast.elin, on=date(2026, 7, 1))
    assert (note.on, note.at) == (date(2026, 7, 1), None)


def test_a_note_says_something(cast, tamsin):
    with acting(cast.elin.pk), pytest.raises(ValidationError, match="what the child said"), refused_plainly():
        a_note(tamsin, by=cast.elin, on=TUESDAY, words="")


def test_nobody_notes_oversight_of_their_own_work(cast, tamsin):
    with acting(cast.elin.pk), pytest.raises(NotAllowed, match="whoever gives them"):
        a_note(tamsin, by=cast.elin, on=TUESDAY, kind="management_oversight")
    with acting(cast.femi.pk):
        assert a_note(tamsin, by=cast.femi, on=TUESDAY, kind="management_oversight").pk


def test_what_stands_out_weighs_more_in_the_chronology(cast, tamsin):
    with acting(cast.elin.pk):
        a_note(tamsin, by=cast.elin, on=TUESDAY)
        a_note(tamsin, by=cast.elin, on=TUESDAY + timedelta(1), significant=True)
        lines = sorted((Line(*row) for row in CaseNote.objects.all().chronology()), key=lambda line: line.happened_at)
    assert [line.weight for line in lines] == [ROUTINE, NOTABLE]
    assert lines[0].title == "Telephone call"


def test_a_correction_keeps_what_stood_before_with_its_reason(cast, tamsin):
    with acting(cast.elin.pk):
        note = a_note(tamsin, by=cast.elin, on=TUESDAY, words="He hit her.")
        actions.correct(
            note=note,
            version=1,
            why_corrected="It was the other boy",
            kind=note.kind,
            on=TUESDAY,
            by=cast.elin,
            words="A boy of the class hit her.",
        )
        before = Version.objects.get(table_name="notes_casenote")
    assert (before.row["words"], before.reason) == ("He hit her.", "It was the other boy")


def test_a_note_through_its_pages(cast, tamsin, kofi, signed_in):
    today = timezone.localdate()
    elin, one, other = signed_in(cast.elin), f"child{tamsin.pk}", f"child{kofi.pk}"
    page = elin.get(reverse("notes:write", args=[tamsin.pk]))
    assert b"Management oversight" not in page.content
    sent = elin.post(
        reverse("notes:write", args=[tamsin.pk]),
        {"kind": "visit", "on": today.isoformat(), "words": "We baked.", f"{one}-childs_words": "I did the eggs",
         f"{other}-too": "on", f"{other}-childs_words": "I licked the bowl"},
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    page = elin.get(sent["Location"])
    assert b"I did the eggs" in page.content
    assert b"I licked the bowl" not in page.content
    assert b"I did the eggs" in elin.get(reverse("notes:child", args=[tamsin.pk])).content
    assert b"I did the eggs" not in elin.get(reverse("notes:child", args=[tamsin.pk]), {"kind": "email"}).content
    with acting(cast.elin.pk):
        his = CaseNote.objects.get(child=kofi)
    assert elin.get(reverse("notes:correct", args=[his.pk])).status_code == 200
    corrected = elin.post(
        reverse("notes:correct", args=[his.pk]),
        {"kind": "visit", "on": today.isoformat(), "words": "We baked a cake.", "version": 1, "why_corrected": "Exact"},
    )
    assert corrected.status_code == 302, corrected.content.decode()


def test_an_old_note_says_why_it_is_late_and_an_empty_one_is_sent_back(cast, tamsin, signed_in):
    long_ago = (timezone.localdate() - timedelta(days=30)).isoformat()
    address, elin = reverse("notes:write", args=[tamsin.pk]), signed_in(cast.elin)
    page = elin.post(address, {"kind": "visit", "on": long_ago, "words": "We met."})
    assert (page.status_code, b"more than a week later" in page.content) == (422, True)
    page = elin.post(address, {"kind": "visit", "on": timezone.localdate().isoformat()})
    assert (page.status_code, b"Write what was said and done" in page.content) == (422, True)


@pytest.mark.parametrize("who", ["outis", "quinn", "sunita"])
def test_strangers_find_nothing(cast, tamsin, signed_in, who):
    with acting(cast.elin.pk):
        note = a_note(tamsin, by=cast.elin, on=TUESDAY)
    browser = signed_in(getattr(cast, who))
    for name, pk in (
        ("child", tamsin.pk), ("write", tamsin.pk), ("note", note.pk), ("correct", note.pk),
        ("documents", tamsin.pk), ("add_document", tamsin.pk), ("search_child", tamsin.pk),
    ):  # fmt: skip
        assert browser.get(reverse(f"notes:{name}", args=[pk])).status_code == 404, name
