"""What is asked about reviews."""

from datetime import date
from typing import Any

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import ChoiceField, DateField, Form, LongTextField, ModelChoiceField
from alongside.pages.groups import GroupedForm
from alongside.pages.when import HappenedForm
from alongside.pathway.care.reviews.actions import OFFICER, Decided
from alongside.people.models import Team, Worker, current
from alongside.returns.ssda903.codes import REVIEW_PARTICIPATION

ROWS = 6
WHO = [
    ("social_worker", "Social worker"),
    ("team_manager", "Team manager"),
    ("virtual_school", "Virtual school"),
    ("health_partner", "Health professional"),
    ("foster_carer", "Foster carer"),
    ("residential_worker", "Residential worker"),
    ("personal_adviser", "Personal adviser"),
    ("parent", "Parent"),
    ("reviewing_officer", "Reviewing officer"),
]


def officers(today: date) -> Any:
    """Workers who are reviewing officers on a day."""
    held = Worker.objects.filter(current(today, "memberships__"), memberships__role=OFFICER, is_active=True)
    return held.distinct()


class AppointForm(HappenedForm):
    """Who the reviewing officer is."""

    officer = ModelChoiceField(label="Who is the reviewing officer?", queryset=Worker.objects.none())
    on = DateField(label="From when?", called="The date")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers(self.today)

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if officer := answers.get("officer"):
            held = {"memberships__worker": officer, "memberships__role": OFFICER}
            answers["team"] = Team.objects.filter(current(self.today, "memberships__"), **held).first()
        return answers


class ArrangeForm(Form):
    """When the next review will be."""

    on = DateField(label="When will the review be?", called="The date of the review")
    officer = ModelChoiceField(label="Who leads it?", queryset=Worker.objects.none(), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("on", earliest=today)
        self.fields["officer"].queryset = officers(today)


class HoldForm(GroupedForm, HappenedForm):
    """A review held: the child's part first, then what was decided, as tasks."""

    childs_words = LongTextField(label="What did the child say or send?", help_text="In the child's own words.", rows=4)
    participation = ChoiceField(label="How did the child take part?", choices=REVIEW_PARTICIPATION.choices())
    on = DateField(label="When was the review held?", called="The date of the review")
    parents_words = LongTextField(label="What did the parents say?", rows=3, required=False)
    discussion = LongTextField(label="What was talked about?", rows=6)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["childs_words", "participation", "on", "parents_words", "discussion", "late_entry_reason"])
        for number in range(1, ROWS + 1):
            questions = {
                "what": LongTextField(label="What was decided?", rows=2, required=False),
                "responsible_role": ChoiceField(label="Who does it?", choices=WHO, initial="social_worker"),
                "due_on": DateField(label="By when?", required=False),
            }
            questions["responsible_role"].required = False
            self.add_group(f"decision{number}", f"Decision {number}", questions, folded=number > 2)

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        rows = [self.answers_in(f"decision{number}") for number in range(1, ROWS + 1)]
        answers["decisions"] = [
            Decided(row["what"], row["due_on"], row["responsible_role"] or "social_worker")
            for row in rows
            if row["what"]
        ]
        return answers


class DecisionForm(Form):
    """One more decision of a review."""

    what = LongTextField(label="What was decided?", rows=3)
    responsible_role = ChoiceField(label="Who does it?", choices=WHO)
    due_on = DateField(label="By when?")


class FinishForm(HappenedForm):
    """A task is done."""

    words = LongTextField(label="What was done?", rows=3)
    on = DateField(label="When was it done?", called="The date")


class DayForm(HappenedForm):
    """When something about a review was done."""

    on = DateField(label="When?", called="The date")


class CorrectReviewForm(CorrectionForm):
    """Corrects what was recorded of a review."""

    childs_words = LongTextField(label="What did the child say or send?", rows=4, required=False)
    participation = ChoiceField(label="How did the child take part?", choices=REVIEW_PARTICIPATION.choices())
    held_on = DateField(label="When was the review held?")
    parents_words = LongTextField(label="What did the parents say?", rows=3, required=False)
    discussion = LongTextField(label="What was talked about?", rows=6, required=False)
