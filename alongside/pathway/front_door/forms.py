"""What the front door asks."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import Field
from django.utils import timezone

from alongside.law.due import add_months
from alongside.pages.forms import DateField, Form, LongTextField, YesNoField
from alongside.pages.groups import EachChildForm
from alongside.pathway.front_door.models import Check, Contact, Referral, Urgency
from alongside.people.models import Agency, Person, Team, Worker, current
from alongside.returns.cin.codes import PRIMARY_NEED, REASON_FOR_CLOSURE, REFERRAL_SOURCE


class PersonForm(Form):
    """Who the child is: enough to know her again. Asked once; everything else can follow."""

    given_name = forms.CharField(label="Given name", required=False, max_length=80)
    family_name = forms.CharField(label="Family name", required=False, max_length=80)
    sex = forms.ChoiceField(label="Sex", choices=Person.Sex, widget=forms.RadioSelect)
    born_on = DateField(label="Date of birth", called="The date of birth", required=False)
    expected_on = DateField(
        label="If not yet born, the expected date", called="The expected date of birth", required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born_on"].latest = today
        self.fields["expected_on"].earliest = add_months(today, -1)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not answers.get("given_name") and not answers.get("family_name"):
            self.add_error("given_name", "Enter at least one name, even if you are not sure of it")
        return answers


class ContactForm(EachChildForm):
    """What somebody told the council, in their words; and for each child it is about, the child's own."""

    worries = LongTextField(label="What are they worried about?", help_text="In their own words where you can.")
    going_well = LongTextField(label="What is going well?", required=False, rows=3)
    source = forms.ChoiceField(label="Who made contact?", choices=REFERRAL_SOURCE.choices)
    contacted_by = forms.CharField(label="Their name", required=False, max_length=120)
    contacted_by_as = forms.CharField(label="Their job, or what they are to the child", required=False, max_length=120)
    urgency = forms.ChoiceField(label="How soon must somebody look?", choices=Urgency, widget=forms.RadioSelect)
    family_told = YesNoField(label="Does the family know of this contact?")
    family_not_told_why = forms.CharField(label="Why not?", required=False)
    reveals: ClassVar = {("family_told", "no"): ("family_not_told_why",)}

    def own_questions(self, child: Person) -> dict[str, Field]:
        hint = "The child's own words, if anybody has heard them."
        return {"childs_words": LongTextField(label="What does the child say?", help_text=hint, required=False, rows=3)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["words_of"] = {child.pk: own["childs_words"] or "" for child, own in answers["children"]}
        answers["children"] = [child for child, _ in answers["children"]]
        if answers.get("family_told") is False and not answers.get("family_not_told_why"):
            self.add_error("family_not_told_why", "Say why the family has not been told")
        return answers


class CheckForm(Form):
    """What to ask a partner, and on what basis."""

    agency = forms.ModelChoiceField(label="Whom do you ask?", queryset=Agency.objects.all())
    question = LongTextField(label="What do you need to know, and why?", rows=3)
    basis = forms.ChoiceField(
        label="Lawful basis",
        choices=Check.Basis,
        initial=Check.Basis.PUBLIC_TASK,
        widget=forms.RadioSelect,
    )
    why: ClassVar = {"basis": "Each request for information must have its lawful basis and be necessary."}


class AnswerForm(Form):
    """What the partner answered."""

    refused = YesNoField(label="Did they refuse to share it?")
    answer = LongTextField(label="What did they answer, or why did they refuse?", rows=4)


class ContactDecisionForm(Form):
    """The one decision on a contact."""

    decision = forms.ChoiceField(label="What happens next?", choices=Contact.Decision, widget=forms.RadioSelect)
    reason = LongTextField(label="Why?", help_text="The child may read this one day.", rows=4)


class ReferralDecisionForm(Form):
    """What happens on a referral, and who takes it on."""

    decision = forms.ChoiceField(label="What happens next?", choices=Referral.Decision, widget=forms.RadioSelect)
    reason = LongTextField(label="Why?", help_text="The child may read this one day.", rows=4)
    primary_need = forms.ChoiceField(label="Main need", choices=[("", "Choose"), *PRIMARY_NEED.choices()])
    team = forms.ModelChoiceField(label="Which team takes it on?", queryset=Team.objects.none(), required=False)
    worker = forms.ModelChoiceField(
        label="Which social worker, if you know?", queryset=Worker.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["team"].queryset = Team.objects.filter(
            kind__in=(Team.Kind.ASSESSMENT, Team.Kind.FAMILY_SOLUTIONS, Team.Kind.CHILDREN_IN_CARE)
        )
        self.fields["worker"].queryset = Worker.objects.filter(
            current(today, "memberships__"), memberships__role="social_worker", is_active=True
        ).distinct()

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        goes_on = answers.get("decision") in (Referral.Decision.ASSESSMENT, Referral.Decision.STRATEGY_DISCUSSION)
        if goes_on and not answers.get("team"):
            self.add_error("team", "Choose the team that takes the child on")
        return answers


class ToldForm(Form):
    """How whoever made contact was told."""

    how = LongTextField(label="What were they told, and how?", rows=3)


class ClosingForm(Form):
    """Why a case closes."""

    reason = forms.ChoiceField(label="Reason", choices=REASON_FOR_CLOSURE.choices)
    summary = LongTextField(
        label="Closing summary",
        help_text="What changed for the child, what is still hard, and who helps now. She may read it one day.",
    )
