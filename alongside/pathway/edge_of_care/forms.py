"""What edge of care support asks. The child's own voice comes before the administration."""

from datetime import date
from typing import Any, ClassVar

from django.forms import Field

from alongside.law.due import add_months
from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, ChoiceField, DateField, LongTextField, RadioSelect, YesNoField
from alongside.pages.groups import EachChildForm, SiblingsTooForm
from alongside.pages.when import HappenedForm
from alongside.pathway.edge_of_care.actions import AtTheEdge, Ended, Reviewed
from alongside.pathway.edge_of_care.models import EdgeOfCareReview, EdgeOfCareSupport
from alongside.pathway.family_plan.forms import childs_words
from alongside.people.models import Person

MUST_CHANGE = "So that the family would know it had."


class StartForm(EachChildForm, HappenedForm):
    """Why a child may come into care, and who works with the family to prevent it."""

    must_answer = ("childs_words", "reason")
    last = ("family_views", "service", "must_change", "family_meeting_offered", "late_entry_reason")
    reveals: ClassVar = {("service", "other"): ("service_name",), ("family_meeting_offered", "no"): ("passed_why",)}

    on = DateField(label="When does the support begin?", called="The date")
    family_views = LongTextField(label="What does the family say?", rows=3)
    service = ChoiceField(
        label="Which service gives the support?", choices=EdgeOfCareSupport.Service, widget=RadioSelect
    )
    service_name = CharField(label="Which one?", max_length=120, required=False)
    must_change = LongTextField(label="What must change for the child to stay?", help_text=MUST_CHANGE, rows=4)
    family_meeting_offered = YesNoField(label="Has the family been offered a family group meeting?")
    passed_why = LongTextField(label="Why not?", required=False, rows=2)

    def own_questions(self, child: Person) -> dict[str, Field]:
        return {
            "childs_words": childs_words(child),
            "reason": LongTextField(label=f"Why may {child.name} come into care?", rows=4),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("service") == EdgeOfCareSupport.Service.OTHER and not answers.get("service_name"):
            self.add_error("service_name", "Say which service it is")
        if answers.get("family_meeting_offered") is False and not answers.get("passed_why"):
            self.add_error("passed_why", "Say why the family has not been offered a meeting")
        answers["children"] = [AtTheEdge(child, **own) for child, own in answers["children"]]
        return answers


class ReviewForm(EachChildForm, HappenedForm):
    """A review: what moved, and for each child what should happen."""

    must_answer = ("childs_words", "decision")
    last = ("next_review_on", "late_entry_reason")

    on = DateField(label="When was the review held?", called="The date")
    attended = LongTextField(label="Who came?", rows=3)
    family_views = LongTextField(label="What does the family say?", rows=3)
    progress = LongTextField(label="What has changed, and what has not?", rows=5)
    next_review_on = DateField(label="When will you review it next?", called="The date", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.limit("next_review_on", earliest=today, latest=add_months(today, 12))

    def own_questions(self, child: Person) -> dict[str, Field]:
        return {
            "childs_words": childs_words(child),
            "decision": ChoiceField(
                label=f"What should happen for {child.name}?", choices=EdgeOfCareReview.Decision, widget=RadioSelect
            ),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [Reviewed(child, **own) for child, own in answers["children"]]
        return answers


class EndForm(SiblingsTooForm, HappenedForm):
    """What came of the support; for brothers and sisters whose support ends with it, each with their own outcome."""

    own = ("childs_words", "outcome", "reason")
    last = ("late_entry_reason",)

    on = DateField(label="When did the support end?", called="The date")
    childs_words = LongTextField(label="What does the child say?", help_text="In the child's own words.", rows=3)
    outcome = ChoiceField(label="What came of it?", choices=EdgeOfCareSupport.Outcome, widget=RadioSelect)
    reason = LongTextField(label="What changed for the child, and what is still hard?", rows=4)

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [Ended(child, **own) for child, own in answers["children"]]
        return answers


class CorrectForm(CorrectionForm):
    """Corrects support, and how it ended where it has."""

    childs_words = LongTextField(label="What does the child say and want?", rows=3, required=False)
    reason = LongTextField(label="Why may the child come into care?", rows=4)
    family_views = LongTextField(label="What does the family say?", rows=3, required=False)
    started_on = DateField(label="When did the support begin?")
    service = ChoiceField(
        label="Which service gives the support?", choices=EdgeOfCareSupport.Service, widget=RadioSelect
    )
    service_name = CharField(label="Which one?", max_length=120, required=False)
    must_change = LongTextField(label="What must change for the child to stay?", rows=4, required=False)
    family_meeting_offered = YesNoField(label="Was the family offered a family group meeting?", required=False)
    ended_on = DateField(label="When did the support end?")
    outcome = ChoiceField(label="What came of it?", choices=EdgeOfCareSupport.Outcome, widget=RadioSelect)
    ended_childs_words = LongTextField(label="What did the child say at the end?", rows=3, required=False)
    ended_reason = LongTextField(label="What changed for the child, and what is still hard?", rows=4)
    reveals: ClassVar = {("service", "other"): ("service_name",)}

    def __init__(self, *args: Any, row: EdgeOfCareSupport, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.ended_on is None:
            for name in ("ended_on", "outcome", "ended_childs_words", "ended_reason"):
                del self.fields[name]


class CorrectReviewForm(CorrectionForm):
    """Corrects a review."""

    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    family_views = LongTextField(label="What did the family say?", rows=3, required=False)
    held_on = DateField(label="When was the review held?")
    attended = LongTextField(label="Who came?", rows=3, required=False)
    progress = LongTextField(label="What has changed, and what has not?", rows=5)
    decision = ChoiceField(label="What should happen?", choices=EdgeOfCareReview.Decision, widget=RadioSelect)
    next_review_on = DateField(label="When will you review it next?", required=False)
