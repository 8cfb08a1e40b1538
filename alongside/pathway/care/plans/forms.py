"""What the care plan and the personal education plan ask; the child's own words first."""

from typing import Any

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, ChoiceField, DateField, Form, LongTextField, RadioSelect
from alongside.pages.when import HappenedForm
from alongside.pathway.care.plans.models import CarePlan


class CarePlanQuestions(Form):
    """The parts of a care plan (2010 Regulations, regulation 5 and schedule 1)."""

    childs_words = LongTextField(label="What does the child wish and feel?", help_text="In the child's own words.")
    parents_words = LongTextField(label="What do the parents say?", rows=3, required=False)
    permanence = ChoiceField(label="The plan for a lasting home", choices=CarePlan.Permanence, widget=RadioSelect)
    permanence_words = LongTextField(label="How, by when, and what if that cannot be?", rows=4)
    family_time = LongTextField(label="Time with family and friends", rows=3)
    health = LongTextField(label="Health", rows=3)
    education = LongTextField(label="Education", rows=3)
    identity = LongTextField(label="Who the child is: culture, faith, language, story", rows=3, required=False)


class CarePlanForm(HappenedForm, CarePlanQuestions):
    """A care plan. The one before stands in the answers, so that only what changed is written."""

    on = DateField(label="When was the plan made?", called="The date")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["childs_words", "parents_words", "on"])
        self.order_fields([*(n for n in self.fields if n != "late_entry_reason"), "late_entry_reason"])


class CorrectCarePlanForm(CorrectionForm, CarePlanQuestions):
    """Corrects a care plan."""

    made_on = DateField(label="When was it made?", called="The date")

    def __init__(self, *args: Any, row: CarePlan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial.update({name: getattr(row, name) for name in CarePlanQuestions.base_fields})


class AgreeForm(HappenedForm):
    """When the plan for permanence was agreed."""

    on = DateField(label="When was it agreed?", called="The date")


class EducationPlanForm(HappenedForm):
    """A personal education plan."""

    childs_words = LongTextField(label="What does the child say about school?", rows=3)
    school = CharField(label="School or college", max_length=120)
    progress = LongTextField(label="How does it go?", rows=4)
    targets = LongTextField(label="What comes next, and who helps?", rows=4)
    on = DateField(label="When was the plan made or reviewed?", called="The date")
