"""What an assessment asks."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import DateField, Form, LongTextField, YesNoField
from alongside.pages.when import HappenedForm
from alongside.pathway.assessment.models import Assessment
from alongside.people.models import Worker, current
from alongside.returns.cin.codes import ASSESSMENT_FACTOR

LAW_SAYS = "The child may read this one day."


def social_workers(on: date) -> Any:
    """Who may be asked to assess or enquire."""
    held = current(on, "memberships__")
    return Worker.objects.filter(held, memberships__role="social_worker", is_active=True).distinct()


class StartForm(HappenedForm):
    """Who assesses, and when worker and manager look at it together."""

    worker = forms.ModelChoiceField(label="Which social worker?", queryset=Worker.objects.none())
    internal_review_on = DateField(
        label="When will you and the manager look at it together?",
        called="The day you look at it together",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["on"].label = "When did the assessment start?"
        self.fields["worker"].queryset = social_workers(today)


class SeenForm(HappenedForm):
    """How the child was seen."""

    childs_words = LongTextField(
        label="What did the child say?", help_text="The child's own words.", required=False, rows=4
    )
    alone = YesNoField(label="Did you see the child alone?")
    not_seen_why = forms.CharField(label="Why not?", required=False)
    reveals: ClassVar = {("alone", "no"): ("not_seen_why",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("alone") is False and not answers.get("not_seen_why"):
            self.add_error("not_seen_why", "Say why you did not see the child alone")
        return answers


class WriteForm(CorrectionForm):
    """The words of an assessment, each beside what the last one said. `keep_…` takes the last one's words over."""

    childs_words = LongTextField(label="What does the child say and wish?", required=False, rows=4)
    family_views = LongTextField(label="What does the family say?", required=False, rows=4)
    strengths = LongTextField(label="What is going well?", required=False, rows=4)
    risks = LongTextField(label="What worries you?", required=False, rows=4)
    analysis = LongTextField(label="What does it mean for the child?", help_text=LAW_SAYS, required=False, rows=8)
    factors = forms.MultipleChoiceField(
        label="Which factors did you find?",
        choices=ASSESSMENT_FACTOR.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    not_seen_why = LongTextField(label="If the child was not seen, or not alone: why?", required=False, rows=2)
    why: ClassVar = {"factors": "The department asks for them in the children in need census."}
    PARALLEL: ClassVar = ("childs_words", "family_views", "strengths", "risks", "analysis")

    def __init__(self, *args: Any, before: Assessment | None = None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        del self.fields["why_corrected"]
        self.fields["factors"].choices = ASSESSMENT_FACTOR.choices(_collection_year(today))
        for name in self.PARALLEL if before else ():
            if getattr(before, name):
                self.fields[f"keep_{name}"] = forms.BooleanField(label="Still true: take these words", required=False)

    def pairs(self) -> list[dict[str, Any]]:
        """Each question with the last assessment's answer and the tick that takes it over."""
        return [
            {
                "field": self[name],
                "before": getattr(self.before, name, ""),
                "keep": self[f"keep_{name}"] if f"keep_{name}" in self.fields else None,
            }
            for name in self.PARALLEL
        ]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for name in self.PARALLEL:
            if answers.pop(f"keep_{name}", False):
                answers[name] = "\n\n".join(filter(None, (getattr(self.before, name), answers[name])))
        return answers


class CompleteForm(Form):
    """What the social worker proposes."""

    proposed_outcome = forms.ChoiceField(
        label="What do you propose?", choices=Assessment.Outcome, widget=forms.RadioSelect
    )
    passed_why = LongTextField(label="Why do you go on without it?", rows=2, required=False)

    def __init__(self, *args: Any, missing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_when_missed(self, missing)


class DecisionForm(Form):
    """The manager's decision: authorise with an outcome, or return with a comment."""

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[("", "Choose"), *Assessment.Outcome.choices, ("returned", "Return it to the social worker")],
        widget=forms.RadioSelect,
    )
    reason = LongTextField(label="Why?", help_text=LAW_SAYS, rows=4)
    passed_why = LongTextField(label="Why do you go on without it?", rows=2, required=False)

    def __init__(self, *args: Any, missing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_when_missed(self, missing)


class LookForm(HappenedForm):
    """What the manager sees half way."""

    comment = LongTextField(label="What do you see, and what should happen next?", rows=4)


class CorrectForm(CorrectionForm):
    """What a finished assessment says, and its days as far as they are known."""

    started_on = DateField(label="When did the assessment start?", called="The day it started")
    child_seen_on = DateField(label="When was the child first seen?", called="The day the child was seen")
    completed_on = DateField(label="When was it finished?", called="The day it was finished")
    authorised_on = DateField(label="When was it authorised?", called="The day it was authorised")
    childs_words = LongTextField(label="What the child says and wishes", required=False, rows=4)
    family_views = LongTextField(label="What the family says", required=False, rows=4)
    strengths = LongTextField(label="What is going well", required=False, rows=4)
    risks = LongTextField(label="What worries you", required=False, rows=4)
    analysis = LongTextField(label="What it means for the child", rows=8)
    factors = forms.MultipleChoiceField(
        label="Factors", choices=ASSESSMENT_FACTOR.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, row: Assessment, today: date, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        for name in ("started_on", "child_seen_on", "completed_on", "authorised_on"):
            if getattr(row, name) is None:
                del self.fields[name]
            else:
                self.limit(name, latest=today)


def _only_when_missed(form: Form, missing: str) -> None:
    """Ask for a reason to go on only where something is missing, and say what."""
    if missing:
        form.fields["passed_why"].help_text = f"{missing} If you can, do that first."
    else:
        del form.fields["passed_why"]


def _collection_year(day: date) -> int:
    """The year in which the census of this day ends: from 1 April it is the next."""
    return day.year + (day.month >= 4)
