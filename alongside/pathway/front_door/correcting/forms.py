"""What is asked when something that the front door recorded is corrected."""

from typing import Any, ClassVar

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import DateField, LongTextField, YesNoField
from alongside.pathway.front_door.models import Referral, Transfer, Urgency
from alongside.returns.cin.codes import PRIMARY_NEED, REASON_FOR_CLOSURE, REFERRAL_SOURCE


class CorrectContactForm(CorrectionForm):
    """Corrects what somebody told the council."""

    worries = LongTextField(label="What are they worried about?")
    going_well = LongTextField(label="What is going well?", required=False, rows=3)
    childs_words = LongTextField(label="What does the child say?", required=False, rows=3)
    source = forms.ChoiceField(label="Who made contact?", choices=REFERRAL_SOURCE.choices)
    contacted_by = forms.CharField(label="Their name", required=False, max_length=120)
    contacted_by_as = forms.CharField(label="Their job, or what they are to the child", required=False, max_length=120)
    urgency = forms.ChoiceField(label="How soon must somebody look?", choices=Urgency, widget=forms.RadioSelect)
    family_told = YesNoField(label="Does the family know of this contact?", required=False)
    family_not_told_why = forms.CharField(label="Why not?", required=False)
    reveals: ClassVar = {("family_told", "no"): ("family_not_told_why",)}


class CorrectReferralForm(CorrectionForm):
    """Corrects the day and codes of a referral, and the words of its end once it has closed."""

    received_on = DateField(label="When did the referral come?", called="The day it came")
    source = forms.ChoiceField(label="Who referred?", choices=REFERRAL_SOURCE.choices)
    primary_need = forms.ChoiceField(
        label="Main need", choices=[("", "Not decided"), *PRIMARY_NEED.choices()], required=False
    )
    closed_why = forms.ChoiceField(label="Why did the case close?", choices=REASON_FOR_CLOSURE.choices)
    closing_summary = LongTextField(label="Closing summary")

    def __init__(self, *args: Any, row: Referral, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if not row.closed_why:
            del self.fields["closed_why"], self.fields["closing_summary"]


class CorrectHarmForm(CorrectionForm):
    """Corrects what gave cause to suspect harm."""

    cause = LongTextField(label="What gives reasonable cause to suspect significant harm?", rows=4)
    childs_words = LongTextField(label="What does the child say?", rows=3, required=False)
    safe_now = LongTextField(label="How is the child kept safe until the strategy discussion?", rows=3, required=False)


class CorrectTransferForm(CorrectionForm):
    """Corrects a move between councils; the day, where another council told us."""

    on = DateField(label="When were we told?", called="The day we were told")
    council = forms.CharField(label="Which other council?", max_length=120)
    childs_words = LongTextField(label="What does the child say about moving?", rows=3, required=False)
    words = LongTextField(label="What was passed on, by whom, and what does the plan say?", rows=5)

    def __init__(self, *args: Any, row: Transfer, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.direction == Transfer.Direction.OUT:
            del self.fields["on"]
