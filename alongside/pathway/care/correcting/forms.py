"""What is asked when a fact of care is corrected."""

from typing import Any

from alongside.pages.correcting import CorrectionForm
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
from alongside.pathway.care.models import HealthCheck
from alongside.returns.ssda903.codes import PREVIOUS_PERMANENCE, SDQ_REASON


class CorrectAssessmentForm(CorrectionForm):
    """Corrects a health assessment."""

    held_on = DateField(label="When was it held?", called="The date")
    childs_words = LongTextField(label="What does the child say about their health?", rows=3, required=False)
    by_whom = CharField(label="Who assessed the child?", max_length=120)
    findings = LongTextField(label="What was found?", rows=5)


class CorrectHealthPlanForm(CorrectionForm):
    """Corrects a health plan."""

    made_on = DateField(label="When was it made?", called="The date")
    plan = LongTextField(label="What will be done for the child's health, and by whom?")


class CorrectCheckForm(CorrectionForm):
    """Corrects a check of teeth, immunisations or development."""

    held_on = DateField(label="When was it checked?", called="The date")
    kind = ChoiceField(label="What was checked?", choices=HealthCheck.Kind, widget=RadioSelect)
    up_to_date = YesNoField(label="Is it done, or up to date?")
    words = LongTextField(label="What else should be known", rows=2, required=False)


class CorrectScoreForm(CorrectionForm):
    """Corrects a Strengths and Difficulties score; the database holds it to a score or a reason."""

    scored_on = DateField(label="When was it scored?", called="The date")
    score = IntegerField(label="Total score, from 0 to 40", min_value=0, max_value=40, required=False)
    no_score_why = ChoiceField(
        label="If there is none: why?", choices=[("", "Choose one"), *SDQ_REASON.choices()], required=False
    )


class CorrectSubstanceForm(CorrectionForm):
    """Corrects a problem with drugs or alcohol."""

    identified_on = DateField(label="When was it found?", called="The date")
    words = LongTextField(label="What is known?", rows=3)
    help_offered = BooleanField(label="Help was offered", required=False)
    help_received = BooleanField(label="Help was received", required=False)


class CorrectConvictionForm(CorrectionForm):
    """Corrects a conviction or youth caution."""

    convicted_on = DateField(label="When?", called="The date")
    words = LongTextField(label="What for, and with what result?", rows=3)


class CorrectEducationPlanForm(CorrectionForm):
    """Corrects a personal education plan."""

    made_on = DateField(label="When was it made?", called="The date")
    childs_words = LongTextField(label="What does the child say about school?", rows=3, required=False)
    school = CharField(label="School or college", max_length=120)
    progress = LongTextField(label="How does it go?", rows=4)
    targets = LongTextField(label="What comes next, and who helps?", rows=4)


class CorrectEventForm(CorrectionForm):
    """Corrects the day of an event, and the words about it."""

    happened_on = DateField(label="When did it happen?", called="The date")
    words = LongTextField(label="Say what should be known of it", rows=3)


class CorrectInterviewForm(CorrectionForm):
    """Corrects a return interview."""

    held_on = DateField(label="When was it held, or declined?", called="The date")
    childs_words = LongTextField(label="What did the child say?", rows=5, required=False)
    interviewer = CharField(label="Who asked?", max_length=120)
    independent = YesNoField(label="Is that person independent of the child's care?")
    why_away = LongTextField(label="What drew or drove the child away?", rows=3, required=False)
    actions = LongTextField(label="What will be done?", rows=3)


class CorrectLibertyForm(CorrectionForm):
    """Corrects a court's authority to deprive a child of liberty."""

    words = LongTextField(label="What did the court authorise, and how is it kept under review?")


class CorrectUnaccompaniedForm(CorrectionForm):
    """Corrects that a child is unaccompanied and seeks asylum."""

    started_on = DateField(label="Since when?", called="The date")
    ended_on = DateField(label="When did or will the status cease, if that is known?", required=False)
    words = LongTextField(label="What else should be known", rows=3, required=False)


class CorrectPermanenceForm(CorrectionForm):
    """Corrects an earlier permanence arrangement."""

    kind = ChoiceField(label="What was it?", choices=PREVIOUS_PERMANENCE.choices())
    authority = CharField(label="Which council's area was it in?", max_length=10, required=False)
    year = IntegerField(label="Year of the order", min_value=1990, max_value=2100, required=False)
    month = IntegerField(label="Month, as a number", min_value=1, max_value=12, required=False)
    day = IntegerField(label="Day", min_value=1, max_value=31, required=False)


class CorrectAdoptionForm(CorrectionForm):
    """Corrects the decision that a child should be placed for adoption."""

    started_on = DateField(label="When was it decided?", called="The date of the decision")
    words = LongTextField(label="Why?", rows=4)


class CorrectMotherhoodForm(CorrectionForm):
    """Corrects when a child became a mother."""

    baby_born_on = DateField(label="When was her baby born?", called="The date", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["baby_born_on"].help_text = "Leave it out when it is not known."
