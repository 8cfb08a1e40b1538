"""Words typed into a form outlive whatever happens before they are saved, and are their writer's alone."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pages.correcting import CorrectionForm
from alongside.pages.drafts import keeping
from alongside.pages.drafts.models import Draft
from alongside.pages.forms import (
    BooleanField,
    CheckboxSelectMultiple,
    ChoiceField,
    DateField,
    FileField,
    Form,
    LongTextField,
    MultipleChoiceField,
    RadioSelect,
    TimeField,
    YesNoField,
)
from alongside.people.factories import a_child


@pytest.fixture
def where(cast):
    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
    return reverse("notes:write", args=[child.pk])


@pytest.fixture
def elin(cast):
    return signed_in(cast.elin)


def signed_in(worker):
    browser = Client()
    browser.force_login(worker)
    return browser


def opening_of(page):
    """The hidden boxes of a form as a page holds them."""
    form = page.content.decode()
    return {name: form.split(f'name="{name}" value="')[1].split('"')[0] for name in ("_draft", "_draft_from")}


def typed(browser, where, words, opening):
    return browser.post(f"{reverse('drafts:keep')}?where={where}", {"words": words, "kind": "visit", **opening})


def drafts_of(worker):
    with acting(worker.pk):
        return sorted(d.fields["words"][0] for d in Draft.objects.filter(sent=False))


def test_what_was_typed_is_back_after_the_session_ended(cast, elin, where):
    assert typed(elin, where, "He told me about", opening_of(elin.get(where))).status_code == 204
    elin.logout()
    assert elin.get(where).status_code == 302
    page = signed_in(cast.elin).get(where).content.decode()
    assert "He told me about" in page
    assert "They are a draft: nothing is saved yet." in page


def test_a_draft_is_not_checked(elin, where, cast):
    opening = opening_of(elin.get(where))
    sent = elin.post(
        f"{reverse('drafts:keep')}?where={where}", {"on-day": "99", "on-month": "x", "words": "", **opening}
    )
    assert sent.status_code == 204
    page = elin.get(where).content.decode()
    assert 'value="99"' in page
    assert "error-message" not in page


def test_two_tabs_keep_a_draft_each(cast, elin, where):
    one, other = opening_of(elin.get(where)), opening_of(elin.get(where))
    typed(elin, where, "first tab", one)
    typed(elin, where, "second tab", other)
    typed(elin, where, "first tab, more", one)
    assert drafts_of(cast.elin) == ["first tab, more", "second tab"]


def test_a_draft_typed_on_stands_for_the_one_it_began_with(cast, elin, where):
    typed(elin, where, "half", opening_of(elin.get(where)))
    typed(elin, where, "half and whole", opening_of(elin.get(where)))
    assert drafts_of(cast.elin) == ["half and whole"]


def test_a_draft_that_went_on_in_its_own_tab_stays(cast, elin, where):
    first = opening_of(elin.get(where))
    typed(elin, where, "half", first)
    second = opening_of(elin.get(where))
    with acting(cast.elin.pk):
        Draft.objects.update(saved_at=timezone.now() - timedelta(hours=1))
    typed(elin, where, "half, in the first tab", first)
    typed(elin, where, "half, in the second tab", second)
    assert drafts_of(cast.elin) == ["half, in the first tab", "half, in the second tab"]


def test_once_saved_the_draft_goes_and_late_words_of_it_are_refused(cast, elin, where):
    opening = opening_of(elin.get(where))
    typed(elin, where, "We baked", opening)
    answers = {"kind": "visit", "on": timezone.localdate().isoformat(), "words": "We baked", **opening}
    assert elin.post(where, answers).status_code == 302
    assert typed(elin, where, "We baked", opening).status_code == 409
    assert drafts_of(cast.elin) == []
    assert "We baked" not in elin.get(where).content.decode()


def test_a_form_sent_back_for_mending_is_kept_without_scripts_too(cast, elin, where):
    opening = opening_of(elin.get(where))
    answers = {"kind": "", "on": timezone.localdate().isoformat(), "words": "A long account", **opening}
    page = elin.post(where, answers)
    assert page.status_code == 422
    assert opening_of(page)["_draft"] == opening["_draft"]
    assert drafts_of(cast.elin) == ["A long account"]


def test_nobody_else_reads_changes_or_drops_a_draft(cast, elin, where):
    typed(elin, where, "for my eyes", opening_of(elin.get(where)))
    with acting(cast.elin.pk):
        mine = Draft.objects.get()
    for other in (cast.femi, cast.nadia, cast.outis):
        with acting(other.pk), connection.cursor() as cursor:
            for statement in (
                "SELECT * FROM drafts_draft",
                "UPDATE drafts_draft SET fields = '{}' RETURNING id",
                "DELETE FROM drafts_draft RETURNING id",
            ):
                cursor.execute(statement)
                assert cursor.fetchall() == []
    assert signed_in(cast.femi).post(reverse("drafts:discard", args=[mine.pk])).status_code == 404
    assert "for my eyes" not in signed_in(cast.femi).get(where).content.decode()
    assert drafts_of(cast.elin) == ["for my eyes"]


def test_a_draft_is_thrown_away_on_request_and_the_form_is_empty(cast, elin, where):
    typed(elin, where, "never mind", opening_of(elin.get(where)))
    with acting(cast.elin.pk):
        draft = Draft.objects.get()
    sent = elin.post(reverse("drafts:discard", args=[draft.pk]), {"back": ""})
    assert sent["Location"] == f"{where}?afresh"
    assert drafts_of(cast.elin) == []


def test_all_drafts_are_found_by_the_name_of_their_form(cast, elin, where):
    opening = opening_of(elin.get(where))
    typed(elin, where, "one", {**opening, "_draft_called": "Write a case note: Tamsin"})
    page = elin.get(reverse("drafts:mine")).content.decode()
    assert "Write a case note: Tamsin" in page
    with acting(cast.elin.pk):
        link = f"{where}?draft={Draft.objects.get().pk}"
    assert f'href="{link}"' in page
    assert "one" in elin.get(link).content.decode()


@pytest.mark.parametrize("address", ["//elsewhere.example/x", "https://elsewhere.example/", "/no-such-page", ""])
def test_drafts_are_kept_of_our_own_forms_alone(elin, address):
    sent = elin.post(f"{reverse('drafts:keep')}?where={address}", {"words": "x", "_draft": str(uuid.uuid4())})
    assert sent.status_code == 400


def test_a_stranger_keeps_nothing(where):
    sent = Client().post(f"{reverse('drafts:keep')}?where={where}", {"words": "x", "_draft": str(uuid.uuid4())})
    assert sent.status_code == 302


class EverythingForm(Form):
    words = LongTextField(label="Words")
    seen_on = DateField(label="Day", initial=date(2020, 1, 1))
    at = TimeField(label="Time")
    alone = YesNoField(label="Alone?")
    ticked = BooleanField(label="Ticked", initial=True)
    one = ChoiceField(label="One", choices=[("a", "A"), ("b", "B")], widget=RadioSelect, initial="b")
    many = MultipleChoiceField(label="Many", choices=[("a", "A"), ("b", "B")], widget=CheckboxSelectMultiple)
    upload = FileField(label="File")


def test_every_kind_of_question_shows_what_was_typed():
    form = EverythingForm()
    keeping.fill(
        form,
        {"words": ["so"], "seen_on-day": ["5"], "seen_on-month": ["Nov"], "at": ["14.3"], "alone": ["no"],
         "many": ["a", "b"], "one": ["a"]},
    )  # fmt: skip
    shown = {name: form[name].value() for name in form.fields}
    assert tuple(shown.pop("seen_on")) == ("5", "Nov", "")
    assert shown == {"words": "so", "at": "14.3", "alone": "no", "ticked": False, "one": "a", "many": ["a", "b"],
                     "upload": None}  # fmt: skip
    assert not form.is_bound


def test_a_draft_of_a_correction_still_answers_the_version_that_was_read():
    class Row:
        version, words = 7, "as it stands now"

    class Correction(CorrectionForm):
        words = LongTextField(label="Words")

    form = Correction(row=Row())
    keeping.fill(form, {"version": ["3"], "words": ["as I had it"], "why_corrected": [""]})
    assert (form["version"].value(), form["words"].value()) == ("3", "as I had it")
