"""What a guest is asked who is worried that a child is not safe now."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.forms import UUIDField

from alongside.pages import forms
from alongside.practice.observing.forms import visit_choices
from alongside.practice.weeks.models import Visit

OF_FAMILY, OTHER = "family", "other"


class WorryForm(forms.Form):
    """Enough for the duty manager to act and to ring back. Names help here, and are read by the front door alone."""

    key = UUIDField(widget=forms.HiddenInput)
    visit = forms.ChoiceField(label="Where were you?", required=False)
    words = forms.LongTextField(label="What worries you? What did you see or hear?", rows=4)
    whose = forms.ChoiceField(
        label="Which child?",
        choices=[(OF_FAMILY, "A child of the family I visited"), (OTHER, "Another child")],
        widget=forms.RadioSelect,
    )
    given_name = forms.CharField(label="The child’s given name, if you know it", required=False, max_length=80)
    family_name = forms.CharField(label="The child’s family name, if you know it", required=False, max_length=80)
    who = forms.CharField(
        label="What else says who the child is?",
        help_text="For example the age, the school or where the child was.",
        required=False,
        max_length=300,
    )
    telephone = forms.CharField(label="On what number can the duty manager ring you back?", max_length=40)

    def __init__(self, *args: Any, visits: Iterable[Visit], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="worry_%s", **kwargs)
        self.fields["visit"].choices = [("", "Not on a visit"), *visit_choices(visits)]
        self.fields["key"].initial = uuid4

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("whose") == OF_FAMILY and not answers.get("visit"):
            self.add_error("visit", "Choose the visit: it says which family")
        return answers
