"""What leaving care asks: status, adviser, assessment, plan, keeping in touch."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from alongside.law.due import add_months
from alongside.law.leaving_care import Eligibility
from alongside.law.pathway import PRECONDITIONS
from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ModelChoiceField,
    RadioSelect,
    YesNoField,
)
from alongside.pages.when import HappenedForm
from alongside.pathway.leaving_care.actions import ADVISER
from alongside.pathway.leaving_care.models import InTouch, LeavingCareStatus, PathwayPlan
from alongside.people.models import Membership, Worker, current
from alongside.returns.ssda903.codes import IN_TOUCH

OWN_WORDS = "Their own words. They may read this one day."
AREAS = ("health", "education_work", "home", "money", "relationships", "identity", "contingency")


class StatusForm(HappenedForm):
    """Which duties are owed. The law's answer stands beside the question; a person decides."""

    on = DateField(label="From which day?", called="The date")
    category = ChoiceField(label="What is the young person?", choices=LeavingCareStatus.Category, widget=RadioSelect)
    differs_why = LongTextField(
        label="If this differs from what the law gives: why?",
        help_text="For example time in hospital or custody, or care by another council.",
        required=False,
        rows=2,
    )

    def __init__(self, *args: Any, today: date, worked_out: Eligibility | None, **kwargs: Any) -> None:
        known = worked_out is not None and worked_out.category in LeavingCareStatus.Category.values
        initial = {"category": worked_out.category} if worked_out and known else {}
        super().__init__(*args, today=today, initial=initial, **kwargs)


class StatusAnywayForm(StatusForm):
    """The same, once something that should be so first was not: why it is confirmed without it."""

    passed_why = LongTextField(label="Why is it confirmed without it?", rows=2)

    def __init__(self, *args: Any, lacks: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentences = " ".join(PRECONDITIONS[key].sentence for key in lacks)
        self.fields["passed_why"].help_text = f"This should be so first: {sentences}"


class AdviserForm(Form):
    """Who the personal adviser is."""

    on = DateField(label="From which day?", called="The date")
    worker = ModelChoiceField(label="Who is the personal adviser?", queryset=Worker.objects.none())

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.limit("on", latest=add_months(today, 3))
        self.today = today
        advisers = Worker.objects.filter(current(today, "memberships__"), memberships__role=ADVISER, is_active=True)
        self.fields["worker"].queryset = advisers.distinct()

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        held = Membership.objects.filter(current(self.today), worker=answers.get("worker"), role=ADVISER)
        answers["team"] = getattr(held.select_related("team").first(), "team", None)
        return answers


class NeedsForm(HappenedForm):
    """What the young person needs."""

    on = DateField(label="When was the assessment completed?", called="The date")
    started_on = DateField(label="When did it start?", called="The date")
    young_persons_words = LongTextField(label="What do they say and want?", help_text=OWN_WORDS, rows=4)
    going_well = LongTextField(label="What is going well?", required=False, rows=3)
    needs = LongTextField(
        label="What do they need, and from whom?",
        help_text="Health, education and work, a home, money, family and friends, practical skills.",
    )
    others_views = LongTextField(label="What do carers, family, school and health say?", required=False, rows=3)


class PlanForm(HappenedForm):
    """The plan for adult life, area by area, in words that the young person would use."""

    on = DateField(label="When was the plan made?", called="The date")
    young_persons_words = LongTextField(label="What do they say and want?", help_text=OWN_WORDS, rows=4)
    health = LongTextField(label="Health and how they feel", required=False, rows=3)
    education_work = LongTextField(label="Education, training and work", required=False, rows=3)
    home = LongTextField(label="Where they live", required=False, rows=3)
    money = LongTextField(label="Money", required=False, rows=3)
    relationships = LongTextField(label="Family, friends and people who matter", required=False, rows=3)
    identity = LongTextField(label="Identity", required=False, rows=3)
    contingency = LongTextField(label="What happens if this does not work out?", rows=3)

    def __init__(self, *args: Any, standing: PathwayPlan | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(standing, name) for name in AREAS} if standing else {}
        super().__init__(*args, initial=initial, **kwargs)


class ReviewForm(HappenedForm):
    """The plan looked at with the young person."""

    on = DateField(label="When did you look at it together?", called="The date")
    young_persons_words = LongTextField(label="What do they say?", help_text=OWN_WORDS, rows=4)
    attended = LongTextField(label="Who took part?", rows=2)
    changed = LongTextField(label="What has changed?", rows=3)
    agreed = LongTextField(label="What was agreed, who does it, and by when?", rows=4)
    next_review_on = DateField(label="When will you look at it next?", called="The date", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.limit("next_review_on", earliest=today, latest=add_months(today, 6))


class TouchForm(HappenedForm):
    """How you were in touch, or tried to be."""

    on = DateField(label="When?", called="The date")
    how = ChoiceField(label="How?", choices=[c for c in InTouch.How.choices if c[0] != "visit"], widget=RadioSelect)
    young_persons_words = LongTextField(label="What did they say?", help_text=OWN_WORDS, required=False, rows=3)
    in_touch = ChoiceField(label="Are you in touch?", choices=IN_TOUCH.choices(), widget=RadioSelect)
    notes = LongTextField(label="What did you talk about, or try?", rows=3)


class DeclineForm(HappenedForm):
    """The young person says no for now."""

    on = DateField(label="When did they say so?", called="The date")
    young_persons_words = LongTextField(label="What did they say?", help_text=OWN_WORDS, rows=3)
    in_writing = YesNoField(label="Did they say so in writing?")
    keep_trying = LongTextField(
        label="How will you keep trying, and how can they come back?",
        help_text="Saying no is not the end: say when support will be offered again.",
        rows=3,
    )


class ResumeForm(HappenedForm):
    """The young person is back."""

    on = DateField(label="When did they take up support again?", called="The date")
    resumed_words = LongTextField(label="What brought them back?", help_text=OWN_WORDS, rows=3)


class EndForm(HappenedForm):
    """The end of the council's duties."""

    on = DateField(label="When do the duties end?", called="The date")
    ended_why = LongTextField(label="Why do they end?", rows=3)
    letter_sent = YesNoField(label="Has the last letter been sent, with how to ask for records?")
    final_letter_on = DateField(label="When was it sent?", called="The date of the letter", required=False)
    passed_why = LongTextField(label="Why not?", required=False, rows=2)
    reveals: ClassVar = {("letter_sent", "yes"): ("final_letter_on",), ("letter_sent", "no"): ("passed_why",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        sent = answers.pop("letter_sent", None)
        if sent and not answers.get("final_letter_on"):
            self.add_error("final_letter_on", "Enter the date of the letter")
        if sent is False and not answers.get("passed_why"):
            self.add_error("passed_why", "Say why no letter has been sent")
        return answers


class CorrectStatusForm(CorrectionForm):
    """Corrects which duties are owed."""

    category = ChoiceField(label="What is the young person?", choices=LeavingCareStatus.Category, widget=RadioSelect)
    differs_why = LongTextField(label="If this differs from what the law gives: why?", required=False, rows=2)
    started_on = DateField(label="From which day?")


class CorrectTouchForm(CorrectionForm):
    """Corrects a contact."""

    young_persons_words = LongTextField(label="What did they say?", required=False, rows=3)
    happened_on = DateField(label="When?")
    how = ChoiceField(label="How?", choices=InTouch.How, widget=RadioSelect)
    in_touch = ChoiceField(label="Are you in touch?", choices=IN_TOUCH.choices(), widget=RadioSelect)
    notes = LongTextField(label="What did you talk about, or try?", required=False, rows=3)


class CorrectNeedsForm(CorrectionForm):
    """Corrects an assessment of needs."""

    young_persons_words = LongTextField(label="What do they say and want?", rows=4, required=False)
    going_well = LongTextField(label="What is going well?", required=False, rows=3)
    needs = LongTextField(label="What do they need, and from whom?")
    others_views = LongTextField(label="What do others say?", required=False, rows=3)
    started_on = DateField(label="When did it start?")
    completed_on = DateField(label="When was it completed?", required=False)


class CorrectPlanForm(CorrectionForm):
    """Corrects a pathway plan."""

    young_persons_words = LongTextField(label="What do they say and want?", rows=4, required=False)
    health = LongTextField(label="Health and how they feel", required=False, rows=3)
    education_work = LongTextField(label="Education, training and work", required=False, rows=3)
    home = LongTextField(label="Where they live", required=False, rows=3)
    money = LongTextField(label="Money", required=False, rows=3)
    relationships = LongTextField(label="Family, friends and people who matter", required=False, rows=3)
    identity = LongTextField(label="Identity", required=False, rows=3)
    contingency = LongTextField(label="What happens if this does not work out?", required=False, rows=3)


class CorrectReviewForm(CorrectionForm):
    """Corrects a review."""

    young_persons_words = LongTextField(label="What do they say?", rows=4, required=False)
    held_on = DateField(label="When did you look at it together?")
    attended = LongTextField(label="Who took part?", rows=2, required=False)
    changed = LongTextField(label="What has changed?", rows=3, required=False)
    agreed = LongTextField(label="What was agreed?", rows=4, required=False)


class CorrectDeclinedForm(CorrectionForm):
    """Corrects that support was declined."""

    young_persons_words = LongTextField(label="What did they say?", rows=3, required=False)
    started_on = DateField(label="When did they say so?")
    in_writing = YesNoField(label="Did they say so in writing?", required=False)
    keep_trying = LongTextField(label="How will you keep trying?", rows=3, required=False)
