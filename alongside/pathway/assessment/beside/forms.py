"""What is asked about carers, children not yet born, and the emergency duty team's work."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import DateField, Form, LongTextField
from alongside.pages.when import HappenedForm
from alongside.pathway.assessment.models import CarerAssessment
from alongside.people.models import Person, Relationship

LONDON = ZoneInfo("Europe/London")


class CarerForm(HappenedForm):
    """A carer who asked for an assessment, or appears to need one."""

    kind = forms.ChoiceField(label="Who is the carer?", choices=CarerAssessment.Kind, widget=forms.RadioSelect)
    carer = forms.ModelChoiceField(label="If a parent: which?", queryset=Person.objects.none(), required=False)
    asked_for = LongTextField(label="What do they do for whom, and what did they ask for?", rows=4)

    def __init__(self, *args: Any, child: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = Relationship.objects.filter(other=child, ended_on__isnull=True).values("person")
        self.fields["carer"].queryset = Person.objects.filter(pk__in=near)
        self.fields["on"].label = "When did they ask, or when was it noticed?"


class CarerNeedsForm(HappenedForm):
    """What a carer needs."""

    carers_words = LongTextField(label="What does the carer say?", rows=4)
    needs = LongTextField(label="What does the carer need?", rows=4)
    support = LongTextField(label="What was agreed?", rows=4)


class UnbornForm(HappenedForm):
    """A concern about a child not yet born."""

    concern = LongTextField(label="What is the concern?", rows=5)
    raised_by = forms.CharField(label="Who is concerned?", max_length=120, required=False)
    parents_words = LongTextField(label="What do the parents say?", rows=4, required=False)


class EmergencyForm(HappenedForm):
    """What the emergency duty team did."""

    at = forms.TimeField(label="At what time?", help_text="For example, 23:40.")
    what_happened = LongTextField(label="What happened?", rows=4)
    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    done = LongTextField(label="What did you do, and who is where now?", rows=4)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        on, at = answers.pop("on", None), answers.pop("at", time())
        if on:
            answers["taken_at"] = datetime.combine(on, at, tzinfo=LONDON)
        return answers


class HandoverForm(Form):
    """What the day team must do."""

    note = LongTextField(label="What must the day team do now?", rows=4)


class CorrectCarerForm(CorrectionForm):
    """Corrects a carer's assessment; what the carer needs, once that is written."""

    requested_on = DateField(label="When did they ask?", called="The date")
    kind = forms.ChoiceField(label="Who is the carer?", choices=CarerAssessment.Kind, widget=forms.RadioSelect)
    asked_for = LongTextField(label="What do they do for whom, and what did they ask for?", rows=4)
    carers_words = LongTextField(label="What does the carer say?", rows=4)
    needs = LongTextField(label="What does the carer need?", rows=4)
    support = LongTextField(label="What was agreed?", rows=4)
    completed_on = DateField(label="When was it finished?", called="The date")

    def __init__(self, *args: Any, row: CarerAssessment, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.completed_on is None:
            for name in ("carers_words", "needs", "support", "completed_on"):
                del self.fields[name]


class CorrectUnbornForm(CorrectionForm):
    """Corrects a concern about a child not yet born."""

    raised_on = DateField(label="When was the concern raised?", called="The date")
    concern = LongTextField(label="What is the concern?", rows=5)
    raised_by = forms.CharField(label="Who is concerned?", max_length=120, required=False)
    parents_words = LongTextField(label="What do the parents say?", rows=4, required=False)


class CorrectEmergencyForm(CorrectionForm):
    """Corrects what the emergency duty team wrote."""

    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    what_happened = LongTextField(label="What happened?", rows=4)
    done = LongTextField(label="What was done, and who is where?", rows=4)
