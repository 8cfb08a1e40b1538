"""What the guest is asked about a visit, and the worker about what the guest saw."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.forms import UUIDField

from alongside.pages import forms
from alongside.practice.observing.models import Observation
from alongside.practice.weeks.models import Visit

NO_NAMES = "No names, please: of practice, not of people."


def visit_choices(visits: Iterable[Visit]) -> list[tuple[str, str]]:
    """A guest's visits to choose from, each by its day, half and host."""
    return [(str(visit.pk), said(visit)) for visit in visits]


def said(visit: Visit) -> str:
    """How a visit is called: by its day, its half and the team or place, and no family."""
    return f"{visit.on:%A} {visit.on.day} {visit.on:%B}, {visit.get_half_display().lower()}: {visit.slot.host.name}"


class ObservationForm(forms.Form):
    """One page: what I saw, the child's experience, a strength, a worry about how we work, what got in the way."""

    key = UUIDField(widget=forms.HiddenInput)
    visit = forms.ChoiceField(label="Which visit?")
    saw = forms.LongTextField(label="What did you see?", rows=5, help_text=NO_NAMES)
    childs_experience = forms.LongTextField(label="What was it like for the child?", rows=3, required=False)
    strength = forms.LongTextField(label="One strength", rows=3, required=False)
    worry = forms.LongTextField(
        label="One worry about how we work",
        rows=3,
        required=False,
        help_text="About practice and systems. A worry that a child is not safe goes to the duty manager: see above.",
    )
    barrier = forms.ChoiceField(
        label="What in our systems got in the way?", choices=Observation.Barrier, widget=forms.RadioSelect
    )
    barrier_words = forms.LongTextField(label="How did it get in the way?", rows=3, required=False)

    def __init__(self, *args: Any, visits: Iterable[Visit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visit"].choices = [("", "Choose the visit"), *visit_choices(visits)]
        self.fields["key"].initial = uuid4


class ReplyForm(forms.Form):
    """The worker's own view, beside what the guest saw."""

    words = forms.LongTextField(
        label="What do you make of it?",
        help_text="It stands beside what the guest wrote, wherever that is read. " + NO_NAMES,
    )
