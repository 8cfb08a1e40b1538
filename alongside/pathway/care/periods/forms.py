"""What is asked when care starts, changes its legal basis, or ends."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.forms import Field

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    RadioSelect,
)
from alongside.pages.groups import EachChildForm
from alongside.pages.when import HappenedForm
from alongside.pathway.care.fields import ClockField
from alongside.pathway.care.moments import collection_year, moment
from alongside.pathway.care.periods.actions import Coming
from alongside.pathway.care.periods.models import POLICE_PROTECTION, PeriodOfCare
from alongside.pathway.care.placements.forms import HOME, WHO_MUST_KNOW, HomeForm
from alongside.people.models import Person
from alongside.returns.ssda903.codes import (
    LEGAL_STATUS,
    NEED,
    PLACEMENT,
    PREVIOUS_PERMANENCE,
    REASON_ADOPTION_CEASED,
    REASON_EPISODE_CEASED,
)

# Freeing orders are made no more; a loaded one keeps its code.
LAWS = [choice for choice in LEGAL_STATUS.choices() if choice[0] != "D1"]
AT = "Police protection ends after 72 hours. For example 21:30 or 9:30pm."


class StartCareForm(EachChildForm, HappenedForm, HomeForm):
    """Coming into care: why and under which law, where to, and for each child the need and the child's words."""

    on = DateField(label="When does care begin?", called="The date on which care begins")
    at_time = ClockField(label="At what time did the police take the child?", help_text=AT, required=False)
    why = LongTextField(label="Why must the child come into care?", help_text="The child may read this one day.")  # type: ignore[assignment]
    status = ChoiceField(label="Under which law?", choices=LAWS, widget=RadioSelect)
    status_words = CharField(label="The order and court, or the officer and station", required=False)
    consent = LongTextField(label="Who agreed, and how do you know that they understood?", rows=3, required=False)
    no_consent_why = CharField(label="If nobody has agreed yet: why?", required=False)
    emergency = BooleanField(label="It is an emergency: nothing was planned", required=False)
    why_home = LongTextField(label="Why this home?", rows=3, required=False)
    told = LongTextField(label="Who has been told, and how?", help_text=WHO_MUST_KNOW, rows=2, required=False)
    must_answer = ("need", "childs_words")
    template_name = "forms/children_first.html"
    reveals: ClassVar = {("status", "V2"): ("consent", "no_consent_why"), ("status", "L1"): ("at_time",)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ("on", "why", "status", "status_words", "emergency")
        last = ("why_home", "told", "late_entry_reason")
        self.order_fields([*first, *(n for n in self.fields if n not in (*first, *last)), *last])
        self.fields["kind"].choices = PLACEMENT.choices(collection_year(self.today))

    def own_questions(self, child: Person) -> dict[str, Field]:
        return {
            "childs_words": LongTextField(
                label=f"What does {child.name} say?", help_text="In the child's own words.", rows=3
            ),
            "need": ChoiceField(label="Main need", choices=NEED.choices()),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        home = {name: answers.pop(name) for name in HOME if name in answers}
        home["why"] = answers.pop("why_home", "")
        answers["children"] = [Coming(child, home, **own) for child, own in answers["children"]]
        answers["at"] = _time_of_police(self, answers, answers.get("status"))
        return answers


class LegalStatusForm(HappenedForm):
    """Another legal basis."""

    on = DateField(label="From when?", called="The date")
    at_time = ClockField(label="At what time did the police take the child?", help_text=AT, required=False)
    code = ChoiceField(label="Under which law is the child looked after now?", choices=LAWS, widget=RadioSelect)
    words = LongTextField(label="The order and court, the officer, or who agreed", rows=3)
    reveals: ClassVar = {("code", "L1"): ("at_time",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["at"] = _time_of_police(self, answers, answers.get("code"))
        return answers


def _time_of_police(form: HappenedForm, answers: dict[str, Any], status: str | None) -> datetime | None:
    """The moment at which police protection began; its clock counts hours, so the time must be known."""
    at = answers.pop("at_time", None)
    if status != POLICE_PROTECTION:
        return None
    if at is None and "at_time" not in form.errors:
        form.add_error("at_time", "Enter the time at which the police took the child")
    return moment(answers.get("on") or date.min, at)


class EndCareForm(HappenedForm):
    """Why care ends, and what follows."""

    childs_words = LongTextField(label="What does the child say about leaving care?", rows=3)
    on = DateField(label="When did care end?", called="The date on which care ended")
    why = ChoiceField(label="Why did it end?", choices=())  # type: ignore[assignment]
    words = LongTextField(label="Where does the child live now, and who helps from here?", rows=4)
    not_reviewed_why = LongTextField(label="No review has considered that care will end. Why does it end now?", rows=2)

    def __init__(self, *args: Any, reviewed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = REASON_EPISODE_CEASED.choices(collection_year(self.today))
        self.fields["why"].choices = [(code, label) for code, label in reasons if code != "X1"]
        if reviewed:
            del self.fields["not_reviewed_why"]


class CorrectPeriodForm(CorrectionForm):
    """Corrects a period of care. Its legal status and placement move along with its first day."""

    started_on = DateField(label="When did care begin?")
    need = ChoiceField(label="Main need", choices=NEED.choices())
    why = LongTextField(label="Why did the child come into care?")  # type: ignore[assignment]
    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    consent = LongTextField(label="Under section 20: who agreed?", rows=3, required=False)
    ended_on = DateField(label="When did care end?", called="The date on which care ended")
    ended_why = ChoiceField(
        label="Why did it end?", choices=[c for c in REASON_EPISODE_CEASED.choices() if c[0] != "X1"]
    )
    ended_words = LongTextField(label="How did care end, and what followed?", rows=3, required=False)

    def __init__(self, *args: Any, row: PeriodOfCare, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.ended_on is None:
            del self.fields["ended_on"], self.fields["ended_why"], self.fields["ended_words"]


class CorrectLegalStatusForm(CorrectionForm):
    """Corrects a legal status. The one before it ends when this one begins."""

    started_on = DateField(label="From when?")
    code = ChoiceField(label="Under which law?", choices=LEGAL_STATUS.choices())
    words = LongTextField(label="The order and court, the officer, or who agreed", rows=3, required=False)


class LibertyForm(HappenedForm):
    """A court's authority to deprive a child of liberty."""

    on = DateField(label="From when?", called="The date")
    words = LongTextField(label="What did the court authorise, and how is it kept under review?")


class UnaccompaniedForm(HappenedForm):
    """An unaccompanied child who seeks asylum."""

    on = DateField(label="Since when?", called="The date")
    ended_on = DateField(label="When did or will the status cease, if that is known?", required=False)
    words = LongTextField(label="What else should be known", rows=3, required=False)


class PreviousPermanenceForm(Form):
    """An earlier permanence arrangement; its date as far as it is known."""

    kind = ChoiceField(label="What was it?", choices=PREVIOUS_PERMANENCE.choices())
    authority = CharField(label="Which council's area was it in?", max_length=10, required=False)
    year = IntegerField(label="Year of the order", min_value=1990, max_value=2100, required=False)
    month = IntegerField(label="Month, as a number", min_value=1, max_value=12, required=False)
    day = IntegerField(label="Day", min_value=1, max_value=31, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AdoptionDecisionForm(HappenedForm):
    """The decision that a child should be placed for adoption."""

    on = DateField(label="When was it decided?", called="The date of the decision")
    words = LongTextField(label="Why?", rows=4)


class AdoptionEndForm(HappenedForm):
    """Adoption is no longer planned."""

    on = DateField(label="From when?", called="The date")
    why = ChoiceField(label="Why is adoption no longer planned?", choices=REASON_ADOPTION_CEASED.choices())  # type: ignore[assignment]


class MotherhoodForm(HappenedForm):
    """The child became a mother."""

    on = DateField(label="When was her baby born?", called="The date")


class EndedForm(HappenedForm):
    """The day on which something ended."""

    on = DateField(label="When did it end?", called="The date")
