"""What is asked of the worker who hosts a visit to a family."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.forms import Field

from alongside.pages import forms
from alongside.pages.correcting import CorrectionForm
from alongside.pages.groups import EachChildForm
from alongside.pages.when import HappenedForm
from alongside.people.models import Person
from alongside.practice.agreements.models import Agreement, GuestNamed
from alongside.practice.agreements.standing import age_for, rule_on
from alongside.practice.weeks.models import Slot

LANGUAGE = "Needed when an interpreter helped. For example, Polish."
PARENT = "Leave this if you have not asked them yet, or if a young person of 16 or more decides alone."
WEIGHED = (
    "For the child, the family and the guest. Think of violence, dogs and illness at home; of an address that must "
    "stay hidden; of a court case or the press; of what this visit is for; and of who else may be there."
)
NO_NAMES = "Without names and addresses. For example: leave shoes at the door; the youngest does not like loud voices."


class FamilyForm(forms.Form):
    """Which family, out of the worker's own caseload."""

    child = forms.ModelChoiceField(
        label="Which child’s family is this visit with?",
        help_text="Children who you work with. Only people who see the child’s record will see this.",
        queryset=Person.objects.none(),
        empty_label="Choose a child",
    )

    def __init__(self, *args: Any, children: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["child"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Person.objects.filter(pk__in=[child.pk for child in children]).order_by("given_name", "pk")


class AskedForm(EachChildForm, HappenedForm):
    """What a parent said, once for all; and what the child said, and brothers and sisters who will be there."""

    last = ("late_entry_reason",)
    on = forms.DateField(label="When did you ask?", called="The day you asked")
    how = forms.ChoiceField(label="How did you ask?", choices=Agreement.How, widget=forms.RadioSelect)
    language = forms.CharField(label="In which language?", help_text=LANGUAGE, max_length=40, required=False)
    parent_agreed = forms.YesNoField(label="Does a parent or carer agree?", help_text=PARENT, required=False)
    parent_words = forms.LongTextField(label="What did they say about it?", rows=2, required=False)

    def __init__(self, *args: Any, slot: Slot, **kwargs: Any) -> None:
        self.slot = slot
        super().__init__(*args, **kwargs)

    def _older(self, child: Person) -> bool:
        return age_for(child, self.slot.on) >= rule_on(self.slot.on).own_from

    def own_questions(self, child: Person) -> dict[str, Field]:
        if self._older(child):
            return {
                "understands": forms.YesNoField(label="Do they understand what they are asked?", required=False),
                "agreed": forms.YesNoField(
                    label="Do they agree?", help_text="Leave this if you have not asked them yet.", required=False
                ),
                "words": forms.LongTextField(label="What did they say?", rows=2, required=False),
            }
        return {
            "agreed": forms.YesNoField(
                label="Is the child happy for a guest to come?",
                help_text="What they say, or what you understand from a child who does not use words.",
                required=False,
            ),
            "words": forms.LongTextField(label="What did they say or show?", rows=2, required=False),
        }

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        if own.get("agreed") is None:
            return []
        if self._older(child):
            return ["understands"] if own.get("understands") is None else []
        return [] if own.get("words") else ["words"]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("how") == Agreement.How.INTERPRETED and not answers.get("language"):
            self.add_error("language", "Say in which language the interpreter spoke with the family")
        nobody = answers.get("parent_agreed") is None and not any(
            own.get("agreed") is not None for _, own in answers["children"]
        )
        if nobody and not self.errors:
            self.add_error("parent_agreed", "Say what a parent or a child answered")
        return answers


class ScreenForm(HappenedForm):
    """Whether it is safe, what was weighed, what the guest must know first."""

    on = forms.DateField(label="When did you look at this?", called="The day you looked")
    safe = forms.YesNoField(label="Is the visit safe for everybody?")
    why = forms.LongTextField(label="What did you weigh?", help_text=WEIGHED, rows=4)  # type: ignore[assignment]
    told_first = forms.LongTextField(
        label="What must the guest know first?", help_text=NO_NAMES, rows=3, required=False
    )


class GuestForm(forms.Form):
    """What the family said when it was told who comes."""

    answer = forms.ChoiceField(label="What does the family say?", choices=GuestNamed.Answer, widget=forms.RadioSelect)
    choice_hints: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "answer": {
            GuestNamed.Answer.CONTENT: "The guest can come.",
            GuestNamed.Answer.KNOWS: "This guest will not come to them, and is not told why.",
            GuestNamed.Answer.RATHER_NOT: "This guest will not come to them, and is not told why. Ask no reason.",
        }
    }


class CorrectAgreementForm(CorrectionForm):
    """Corrects what somebody of the family said."""

    on = forms.DateField(label="When did you ask?", called="The day you asked")
    how = forms.ChoiceField(label="How did you ask?", choices=Agreement.How, widget=forms.RadioSelect)
    language = forms.CharField(label="In which language?", help_text=LANGUAGE, max_length=40, required=False)
    agreed = forms.YesNoField(label="Did they agree?")
    understands = forms.YesNoField(label="Does the child understand what they are asked?", required=False)
    words = forms.LongTextField(label="What did they say or show?", rows=3, required=False)
    withdrawn_on = forms.DateField(
        label="When did they take it back?",
        called="The day",
        help_text="Leave this empty if they did not.",
        required=False,
    )

    def __init__(self, *args: Any, row: Agreement, today: date, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.limit("on", latest=today)
        self.limit("withdrawn_on", latest=today)
        if row.who == Agreement.Who.PARENT:
            del self.fields["understands"]


class CorrectScreenForm(CorrectionForm):
    """Corrects what was weighed and found."""

    on = forms.DateField(label="When did you look at this?", called="The day you looked")
    safe = forms.YesNoField(label="Is the visit safe for everybody?")
    why = forms.LongTextField(label="What did you weigh?", help_text=WEIGHED, rows=4)  # type: ignore[assignment]
    told_first = forms.LongTextField(
        label="What must the guest know first?", help_text=NO_NAMES, rows=3, required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("on", latest=today)
