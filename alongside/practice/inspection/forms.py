"""What inspection asks."""

from datetime import date
from typing import Any

from django.forms import TypedChoiceField, URLField

from alongside.law.inspection import AREAS
from alongside.pages import forms
from alongside.pages.forms.base import say_what_is_missing
from alongside.people.models import Membership, Worker, current
from alongside.practice.audits.models import Mark
from alongside.practice.inspection.models import AREA_CHOICES, Inspection, Note

_NOT_GRADED = ("", "Not graded")
_NO_VISIT = (Inspection.Framework.FOCUSED, Inspection.Framework.MONITORING)


def _graded(label: str) -> TypedChoiceField:
    return TypedChoiceField(
        label=label, choices=[_NOT_GRADED, *Mark.choices], coerce=int, empty_value=None, required=False
    )


class InspectionForm(forms.Form):
    """An inspection with its grades, as its report has them."""

    framework = forms.ChoiceField(label="Which kind of inspection?", choices=Inspection.Framework)
    started_on = forms.DateField(label="First day", called="The first day")
    ended_on = forms.DateField(label="Last day", called="The last day")
    overall = _graded("Overall grade")
    report = URLField(label="Where is the report published?", required=False, assume_scheme="https")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("ended_on", latest=today)
        report = self.fields.pop("report")
        for area in AREAS:
            self.fields[f"area_{area.key}"] = _graded(area.whole)
        self.fields["report"] = report

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        marks = {area.key: answers.pop(f"area_{area.key}", None) for area in AREAS}
        ungraded = answers.get("framework") in _NO_VISIT
        if not ungraded and answers.get("overall") is None:
            self.add_error("overall", "Choose the overall grade: every inspection has one, only visits have none")
        if ungraded and answers.get("overall"):
            self.add_error("overall", "A focused or monitoring visit has no grade: choose “Not graded”")
        return {**answers, "grades": {area: mark for area, mark in marks.items() if mark}}


class RecommendationForm(forms.Form):
    """What must get better."""

    words = forms.LongTextField(label="What did the inspection recommend?", help_text="In its own words.", rows=3)
    area = forms.ChoiceField(label="Which area is it about?", choices=AREA_CHOICES, widget=forms.RadioSelect)


class ActionForm(forms.Form):
    """What is done about it."""

    words = forms.LongTextField(label="What will be done?", rows=3)
    owner = forms.ModelChoiceField(label="Who answers for it?", queryset=Worker.objects.none())
    due_on = forms.DateField(label="By when?", called="The day by which it is done")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.filter(current(today), role__in=("director", "practice_lead", *_MANAGE))
        owner = self.fields["owner"]
        owner.queryset = Worker.objects.filter(pk__in=held.values("worker"), is_active=True)
        say_what_is_missing(owner)


_MANAGE = ("service_manager", "team_manager", "front_door_manager")


class DoneForm(forms.Form):
    """What changed."""

    changed = forms.LongTextField(label="What changed because of it?", rows=3)


class NoteForm(forms.Form):
    """A page for the folder."""

    kind = forms.ChoiceField(label="What is it?", choices=Note.Kind, widget=forms.RadioSelect)
    words = forms.LongTextField(
        label="What does it say?", help_text="About practice and systems. Nobody’s name, and nothing of one child."
    )
    source = URLField(label="Where does it come from?", required=False, assume_scheme="https")
