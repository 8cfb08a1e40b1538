"""What a visit asks: one page, the child's words first."""

from collections.abc import Mapping
from typing import Any

from django.forms import Field

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, ChoiceField, DateField, LongTextField, RadioSelect, YesNoField
from alongside.pages.groups import EachChildForm
from alongside.pages.when import HappenedForm
from alongside.people.models import Person

WORDS = "In the child's own words, or what you understood from a child who does not use words."
SEEN = [("alone", "Yes, alone"), ("not_alone", "Yes, but not alone"), ("not_seen", "No")]


class VisitForm(EachChildForm, HappenedForm):
    """A visit to a child in care, and to brothers and sisters in the same home."""

    on = DateField(label="When did you visit?", called="The date of the visit")
    observed = LongTextField(label="How are they there, and what did you see?", rows=5)
    carers_words = LongTextField(label="What does the carer say?", rows=3, required=False)
    to_do = LongTextField(label="What happens next, and who does it?", rows=3, required=False)
    template_name = "forms/children_first.html"

    def own_questions(self, child: Person) -> dict[str, Field]:
        key = f"child{child.pk}"
        self.reveal(f"{key}-how", "alone", f"{key}-alone_words", f"{key}-alone_bedroom")
        self.reveal(f"{key}-how", "not_alone", f"{key}-others_words", f"{key}-not_alone_why", f"{key}-others_bedroom")
        self.reveal(f"{key}-how", "not_seen", f"{key}-not_seen_why")
        bedroom = "Did you see where the child sleeps?"
        return {
            "how": ChoiceField(label=f"Did you see {child.name}?", choices=SEEN, widget=RadioSelect),
            "alone_words": LongTextField(label="What did the child say?", help_text=WORDS, rows=3, required=False),
            "alone_bedroom": YesNoField(label=bedroom, required=False),
            "others_words": LongTextField(label="What did the child say?", help_text=WORDS, rows=3, required=False),
            "not_alone_why": CharField(label="Why not alone?", required=False),
            "others_bedroom": YesNoField(label=bedroom, required=False),
            "not_seen_why": CharField(label="Why not?", required=False),
        }

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        how = own.get("how")
        if not how:
            return ["how"] if f"child{child.pk}-how" not in self.errors else []
        needed = {
            "alone": ("alone_words", "alone_bedroom"),
            "not_alone": ("others_words", "not_alone_why", "others_bedroom"),
        }
        return [name for name in needed.get(how, ("not_seen_why",)) if own.get(name) in (None, "")]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [(child, columns_of(own)) for child, own in answers["children"]]
        return answers


def columns_of(own: Mapping[str, Any]) -> dict[str, Any]:
    """One child's answers as columns of a visit."""
    match own.get("how"):
        case "alone":
            words, bedroom = own["alone_words"], own["alone_bedroom"]
            return {"seen": True, "seen_alone": True, "childs_words": words, "bedroom_seen": bedroom}
        case "not_alone":
            words, why, bedroom = own["others_words"], own["not_alone_why"], own["others_bedroom"]
            told = {"childs_words": words, "not_alone_why": why, "bedroom_seen": bedroom}
            return {"seen": True, "seen_alone": False, **told}
        case _:
            return {"seen": False, "not_seen_why": own.get("not_seen_why") or ""}


class CorrectVisitForm(CorrectionForm):
    """Corrects a visit."""

    childs_words = LongTextField(label="What did the child say?", help_text=WORDS, rows=4, required=False)
    visited_on = DateField(label="When did you visit?")
    observed = LongTextField(label="How are they there, and what did you see?", rows=5, required=False)
    carers_words = LongTextField(label="What does the carer say?", rows=3, required=False)
    to_do = LongTextField(label="What happens next, and who does it?", rows=3, required=False)
