"""What a case note asks: one screen, the child's words first."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.forms import Field

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import BooleanField, CharField, ChoiceField, DateField, Form, LongTextField, TimeField
from alongside.pages.groups import EachChildForm
from alongside.pages.when import HappenedForm
from alongside.pathway.notes.actions import OVERSEERS, OVERSIGHT
from alongside.pathway.notes.models import CaseNote
from alongside.people.models import Person

SAID = "What did the child say, word for word?"
OR_SHOWED = "Or what you understood from a child who does not use words."
TIME = "If it matters. For example, 14:30."


def kinds_for(roles: frozenset[str]) -> list[tuple[str, str]]:
    """The kinds of note that somebody in these roles may write."""
    oversees = not roles.isdisjoint(OVERSEERS)
    return [(key, label) for key, label in CaseNote.Kind.choices if oversees or key not in OVERSIGHT]


class NoteForm(EachChildForm, HappenedForm):
    """A note about a child, and about brothers and sisters too."""

    last = ("words", "significant", "late_entry_reason")

    kind = ChoiceField(label="What was it?")
    on = DateField(label="When?", called="The date")
    at = TimeField(label="At what time?", help_text=TIME, required=False)
    with_whom = CharField(label="With whom?", max_length=200, required=False)
    words = LongTextField(label="What was said and done?", rows=10, required=False)
    significant = BooleanField(label="It stands out in the child’s story", required=False)

    def __init__(self, *args: Any, roles: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose"), *kinds_for(roles)]
        self.order_fields(["kind", "on", "at", "with_whom"])

    def own_questions(self, child: Person) -> dict[str, Field]:
        words = LongTextField(label=SAID, help_text=OR_SHOWED, rows=3, required=False)
        return {"childs_words": words}

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        said = all(own.get("childs_words") for _, own in answers["children"])
        if not answers.get("words") and not said and "words" not in self.errors:
            self.add_error("words", "Write what was said and done, or what the child said")
        return answers


class CorrectNoteForm(CorrectionForm):
    """Corrects a note."""

    childs_words = LongTextField(label=SAID, help_text=OR_SHOWED, rows=3, required=False)
    kind = ChoiceField(label="What was it?")
    on = DateField(label="When?", called="The date")
    at = TimeField(label="At what time?", help_text=TIME, required=False)
    with_whom = CharField(label="With whom?", max_length=200, required=False)
    words = LongTextField(label="What was said and done?", rows=10, required=False)
    significant = BooleanField(label="It stands out in the child’s story", required=False)

    def __init__(self, *args: Any, roles: frozenset[str], row: CaseNote, today: date, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["kind"].choices = [*kinds_for(roles | (OVERSEERS if row.kind in OVERSIGHT else set()))]
        self.limit("on", latest=today)


class FilterForm(Form):
    """Narrows the list of notes."""

    kind = ChoiceField(label="What it was", choices=[("", "Anything"), *CaseNote.Kind.choices], required=False)
    significant = BooleanField(label="Only what stands out", required=False)

    labels: ClassVar[Mapping[str, str]] = dict(CaseNote.Kind.choices)

    def chosen(self) -> list[dict[str, str]]:
        """What is chosen, in words, each with the address that drops it."""
        answers = self.cleaned_data if self.is_valid() else {}
        kind, significant = answers.get("kind") or "", answers.get("significant")
        chosen = [{"text": self.labels[kind], "href": "?significant=on" if significant else "?"}] if kind else []
        if significant:
            chosen.append({"text": "What stands out", "href": f"?kind={kind}"})
        return chosen

    def query(self) -> str:
        """The filter as part of an address."""
        answers = self.cleaned_data if self.is_valid() else {}
        return f"kind={answers.get('kind') or ''}" + ("&significant=on" if answers.get("significant") else "")
