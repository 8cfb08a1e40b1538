"""What early help asks."""

from datetime import date
from typing import Any, ClassVar

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, DateField, LongTextField, ModelChoiceField, YesNoField
from alongside.pages.when import HappenedForm
from alongside.people.models import Agency, Worker, current


class StartForm(HappenedForm):
    """What the family agreed to, and who leads it."""

    on = DateField(label="When did the family agree?", called="The date")
    childs_words = LongTextField(label="What does the child say?", required=False, rows=3)
    reason = LongTextField(label="What does the family want help with?", help_text="In their own words.", rows=4)
    lead_worker = ModelChoiceField(
        label="Who leads it?",
        help_text="The one person the family turns to.",
        queryset=Worker.objects.none(),
        required=False,
    )
    lead_agency = ModelChoiceField(label="For which agency?", queryset=Agency.objects.all(), required=False)
    organisation = CharField(label="Who will complete the assessment?", max_length=120, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        leaders = Worker.objects.filter(
            current(today, "memberships__"),
            memberships__role__in=("early_help_worker", "lead_practitioner"),
            is_active=True,
        )
        self.fields["lead_worker"].queryset = leaders.distinct()


class CompleteForm(HappenedForm):
    """What the assessment found."""

    on = DateField(label="When was the assessment completed?", called="The date")
    childs_words = LongTextField(label="What does the child say?", required=False, rows=3)
    summary = LongTextField(label="What did it find, and what was agreed?", rows=6)
    organisation = CharField(label="Who completed it?", max_length=120, required=False)


class MeetingForm(HappenedForm):
    """What the team around the family said and agreed."""

    on = DateField(label="When did the team meet?", called="The date")
    childs_words = LongTextField(label="What does the child say?", required=False, rows=3)
    attended = LongTextField(label="Who came?", rows=2)
    agreed = LongTextField(label="What has changed, and what was agreed?", rows=5)


class EndForm(HappenedForm):
    """Why early help ends."""

    on = DateField(label="When did it end?", called="The date")
    reason = LongTextField(label="What changed, and what happens next?", rows=4)
    feedback_asked = YesNoField(label="Have you asked the family what they thought of the help?")
    family_feedback = LongTextField(label="What did they say?", required=False, rows=3)
    passed_why = LongTextField(label="Why not?", required=False, rows=2)
    reveals: ClassVar = {("feedback_asked", "yes"): ("family_feedback",), ("feedback_asked", "no"): ("passed_why",)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        asked = answers.pop("feedback_asked", None)
        if asked and not answers.get("family_feedback"):
            self.add_error("family_feedback", "Say what they thought")
        if asked is False and not answers.get("passed_why"):
            self.add_error("passed_why", "Say why you have not asked them")
        return answers


class CorrectForm(CorrectionForm):
    """Corrects an episode of early help."""

    childs_words = LongTextField(label="What does the child say?", required=False, rows=3)
    reason = LongTextField(label="What does the family want help with?", rows=4)
    started_on = DateField(label="When did the family agree?")
    assessment_started_on = DateField(label="When did the assessment start?", required=False)
    assessment_completed_on = DateField(label="When was the assessment completed?", required=False)
    assessment_summary = LongTextField(label="What did it find?", required=False)
    organisation = CharField(label="Who completed it?", max_length=120, required=False)
