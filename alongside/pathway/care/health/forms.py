"""What is asked about the health of a child in care."""

from typing import Any

from alongside.pages.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    LongTextField,
    RadioSelect,
    YesNoField,
)
from alongside.pages.when import HappenedForm
from alongside.pathway.care.health.models import HealthAssessment, HealthCheck
from alongside.returns.ssda903.codes import SDQ_REASON


class AssessmentForm(HappenedForm):
    """A health assessment."""

    childs_words = LongTextField(label="What does the child say about their health?", rows=3, required=False)
    kind = ChoiceField(label="Which assessment?", choices=HealthAssessment.Kind, widget=RadioSelect)
    by_whom = CharField(label="Who assessed the child?", max_length=120)
    findings = LongTextField(label="What was found?", rows=5)
    on = DateField(label="When was it held?", called="The date")


class HealthPlanForm(HappenedForm):
    """The health plan."""

    plan = LongTextField(label="What will be done for the child's health, and by whom?")
    on = DateField(label="When was the plan made?", called="The date")


class CheckForm(HappenedForm):
    """A check of teeth, immunisations or development."""

    kind = ChoiceField(label="What was checked?", choices=HealthCheck.Kind, widget=RadioSelect)
    up_to_date = YesNoField(label="Is it done, or up to date?")
    words = LongTextField(label="What else should be known", rows=2, required=False)
    on = DateField(label="When was it checked?", called="The date")


class ScoreForm(HappenedForm):
    """The Strengths and Difficulties Questionnaire of the main carer."""

    score = IntegerField(label="Total score, from 0 to 40", min_value=0, max_value=40, required=False)
    no_score_why = ChoiceField(
        label="If there is none: why?", choices=[("", "Choose one"), *SDQ_REASON.choices()], required=False
    )
    on = DateField(label="When was it filled in?", called="The date")

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if (answers.get("score") is None) == (not answers.get("no_score_why")):
            self.add_error("score", "Enter a score, or choose why there is none")
        return answers


class SubstanceForm(HappenedForm):
    """A problem with drugs or alcohol."""

    words = LongTextField(label="What is known?", rows=3)
    help_offered = BooleanField(label="Help was offered", required=False)
    help_received = BooleanField(label="Help was received", required=False)
    on = DateField(label="When was it found?", called="The date")


class ConvictionForm(HappenedForm):
    """A conviction or youth caution."""

    words = LongTextField(label="What for, and with what result?", rows=3)
    on = DateField(label="When?", called="The date")
