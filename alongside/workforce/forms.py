"""What the pages of the workforce ask."""

from datetime import date
from typing import Any

from alongside.pages import forms
from alongside.workforce.models import Terms


class WeightForm(forms.Form):
    """How much work a child in a state asks for."""

    weight = forms.DecimalField(
        label="How much work does it ask for?",
        help_text="One child in need plan of ordinary size is 1. For example, 1.6.",
        max_digits=4,
        decimal_places=2,
    )
    holds_from = forms.DateField(label="From which day?", called="The day", help_text="For example, 24 11 2026")
    reason = forms.LongTextField(
        label="Why?", help_text="Everybody who carries cases reads this.", max_length=600, rows=3
    )


class TermsForm(forms.Form):
    """How much somebody works, and what they are skilled in."""

    share = forms.DecimalField(
        label="What share of a full week do they work?",
        help_text="A full week is 1, three days of five are 0.6.",
        max_digits=3,
        decimal_places=2,
    )
    protected_until = forms.DateField(
        label="Newly qualified: until when is their caseload protected?",
        called="The day",
        required=False,
        help_text="Leave blank if they are not newly qualified.",
    )
    skills = forms.MultipleChoiceField(label="What are they skilled in?", choices=Terms.Skill.choices, required=False)
    agency = forms.YesNoField(label="Do they come through an agency?")
    workplace = forms.CharField(
        label="Which postcode do they set out from?",
        help_text="The office, not their home. It keeps ways to families short.",
        max_length=8,
        required=False,
    )

    def clean_skills(self) -> list[str]:
        return list(self.cleaned_data["skills"])


class AwayForm(forms.Form):
    """From when to when somebody cannot take on work."""

    why = {"started_on": "So that nobody suggests them for a child. Why they are away is not asked."}

    started_on = forms.DateField(label="Away from", called="The first day")
    ended_on = forms.DateField(
        label="Back on", called="The day they are back", required=False, help_text="Leave blank if nobody knows yet."
    )


class StepForm(forms.Form):
    """The day of the next step of a recruitment."""

    day = forms.DateField(label="On which day?", called="The day", help_text="For example, 24 11 2026")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("day", latest=today)


class GiveUpForm(forms.Form):
    """Why a recruitment is given up."""

    reason = forms.LongTextField(label="Why is it given up?", max_length=600, rows=3)
