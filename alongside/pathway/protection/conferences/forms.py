"""What is asked about child protection conferences."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import BooleanField, CharField, DateField, Form, LongTextField, YesNoField
from alongside.pages.groups import EachChildForm, TookPartForm
from alongside.pages.when import HappenedForm
from alongside.pathway.assessment.enquiry.actions import Attended
from alongside.pathway.protection.models import Conference
from alongside.people.models import Person, Worker, current
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE


class ArrangeForm(EachChildForm):
    """The day of a conference and its chair."""

    kind = forms.ChoiceField(label="Which conference?", choices=Conference.Kind, widget=forms.RadioSelect)
    from_council = CharField(label="Which council did the child move from?", max_length=120, required=False)
    planned_for = DateField(label="On which day?", called="The day of the conference")
    chair = forms.ModelChoiceField(label="Who chairs it?", queryset=Worker.objects.none())
    reveals: ClassVar[Mapping[tuple[str, str], tuple[str, ...]]] = {("kind", "transfer_in"): ("from_council",)}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("planned_for", earliest=today)
        held = current(today, "memberships__")
        chairs = Worker.objects.filter(held, memberships__role="conference_chair", is_active=True)
        self.fields["chair"].queryset = chairs.distinct()

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["children"] = [child for child, _ in answers["children"]]
        return answers


class AnewForm(Form):
    """Another day for a conference."""

    planned_for = DateField(label="On which day instead?", called="The day of the conference")
    reason = LongTextField(label="Why does it move?", rows=2)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("planned_for", earliest=today)


class ReportForm(HappenedForm):
    """The report to a conference, shared with the family before it."""

    report = LongTextField(
        label="Report",
        help_text="What happened, what is going well, what worries you, what you propose, in words the family uses.",
        rows=10,
    )
    how = LongTextField(label="How did you share it with the family?", rows=2)


class HoldForm(TookPartForm, EachChildForm, HappenedForm):
    """A conference that was held: each child's own words and decision, who took part, what is shared."""

    parents_views = LongTextField(label="What do the parents say?", rows=4)
    quorate = YesNoField(label="Were enough agencies there?")
    not_quorate_why = LongTextField(label="If not: why did you go on?", rows=2, required=False)
    passed_why = LongTextField(label="If a child's own views are missing: why?", rows=2, required=False)
    last = ("quorate", "not_quorate_why", "passed_why", "late_entry_reason")
    must_answer = ("decision", "reason")

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        review = conference.kind == Conference.Kind.REVIEW
        self.decisions = [
            (value, label)
            for value, label in Conference.Decision.choices
            if (value in (Conference.Decision.CONTINUES, Conference.Decision.ENDS)) == review
        ]
        super().__init__(*args, **kwargs)

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {
            "childs_words": LongTextField(label=f"What does {child.name} say?", rows=3, required=False),
            "decision": forms.ChoiceField(label="Decision", choices=self.decisions, widget=forms.RadioSelect),
            "category": forms.ChoiceField(
                label="Category of harm, for a plan",
                choices=[("", "None"), *CATEGORY_OF_ABUSE.choices()],
                required=False,
            ),
            "reason": LongTextField(label="Why?", help_text="The child may read this one day.", rows=3),
        }

    def questions_of_a_person(self) -> dict[str, forms.Field]:
        questions = super().questions_of_a_person()
        return {
            "agency": questions.pop("agency"),
            "name": questions.pop("name"),
            "role": questions.pop("role"),
            "reported": BooleanField(label="Sent a report", required=False),
            **questions,
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["attended"] = [Attended(**person) for person in answers["attended"]]
        for child, own in answers["children"]:
            if own["decision"] == Conference.Decision.PLAN and not own["category"]:
                self.add_error(f"child{child.pk}-category", "A plan needs its category of harm")
        if answers.get("quorate") is False and not answers.get("not_quorate_why"):
            self.add_error("not_quorate_why", "Say why you went on although not enough agencies were there")
        return answers


class CirculateForm(HappenedForm):
    """To whom a conference's decisions were sent."""

    to = LongTextField(label="To whom were the decisions sent?", rows=3)


class ConferenceCorrectionForm(CorrectionForm):
    """What is recorded of a conference about one child."""

    held_on = DateField(label="When was it held?", called="The day it was held")
    childs_words = LongTextField(label="What the child says", required=False, rows=3)
    parents_views = LongTextField(label="What the parents say", required=False, rows=4)
    decision_reason = LongTextField(label="Why it was so decided", rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("held_on", latest=today)
