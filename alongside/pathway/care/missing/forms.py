"""What is asked when a child is missing, and when the child is back."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    DateField,
    LongTextField,
    MultipleChoiceField,
    RadioSelect,
    YesNoField,
)
from alongside.pages.when import HappenedForm
from alongside.pathway.care.fields import ClockField
from alongside.pathway.care.moments import moment
from alongside.people.models import Person
from alongside.returns.ssda903.codes import MISSING


class ReportForm(HappenedForm):
    """A child is missing."""

    on = DateField(label="On which day was the child last seen?", called="The date")
    at_time = ClockField(label="At what time?")
    kind = ChoiceField(label="Is the child missing?", choices=MISSING.choices(), widget=RadioSelect)
    last_seen = LongTextField(label="Where, with whom and how was the child last seen?", rows=4)
    risks = LongTextField(label="What do you fear?", rows=3)
    reported_on = DateField(label="On which day were the police told?", required=False)
    reported_time = ClockField(label="At what time were the police told?", required=False)
    police_reference = CharField(label="Police reference", max_length=40, required=False)
    together = MultipleChoiceField(
        label="Are brothers or sisters missing with the child?", widget=CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, child: Person, siblings: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.siblings = child, {str(one.pk): one for one in siblings}
        self.fields["together"].choices = [(key, one.name) for key, one in self.siblings.items()]
        if not siblings:
            del self.fields["together"]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["started_at"] = moment(answers.pop("on", None) or date.min, answers.pop("at_time", None))
        told_on, told_at = answers.pop("reported_on", None), answers.pop("reported_time", None)
        answers["reported_at"] = moment(told_on, told_at) if told_on else None
        if told_on and not told_at:
            self.add_error("reported_time", "Enter the time at which the police were told")
        answers["children"] = [self.child, *(self.siblings[key] for key in answers.pop("together", []))]
        return answers


class PoliceForm(HappenedForm):
    """The police were told."""

    on = DateField(label="On which day were the police told?", called="The date")
    at_time = ClockField(label="At what time?")
    reference = CharField(label="Police reference", max_length=40, required=False)


class ReturnForm(HappenedForm):
    """The child is back."""

    on = DateField(label="On which day did the child return?", called="The date")
    at_time = ClockField(label="At what time?")
    found = LongTextField(label="Where was the child, and how are they?", rows=4)


class InterviewForm(HappenedForm):
    """The return interview, or that the child declined it."""

    declined = YesNoField(label="Did the child decline the interview?")
    childs_words = LongTextField(
        label="What did the child say?", help_text="In the child's own words.", rows=5, required=False
    )
    on = DateField(label="When was it held or declined?", called="The date")
    interviewer = CharField(label="Who asked?", max_length=120)
    independent = YesNoField(label="Is that person independent of the child's care?")
    why_away = LongTextField(label="What drew or drove the child away?", rows=3, required=False)
    actions = LongTextField(label="What will be done?", rows=3)
    reveals: ClassVar = {("declined", "no"): ("childs_words",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("declined") is False and not answers.get("childs_words"):
            self.add_error("childs_words", "Write what the child said")
        return answers


class CorrectMissingForm(CorrectionForm):
    """Corrects what was recorded of a missing episode."""

    kind = ChoiceField(label="Was the child missing?", choices=MISSING.choices(), widget=RadioSelect)
    last_seen = LongTextField(label="Where, with whom and how was the child last seen?", rows=4, required=False)
    risks = LongTextField(label="What was feared?", rows=3, required=False)
    police_reference = CharField(label="Police reference", max_length=40, required=False)
    found = LongTextField(label="Where was the child, and how are they?", rows=4, required=False)
