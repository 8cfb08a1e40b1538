"""What a strategy discussion and a section 47 enquiry ask."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import DateField, LongTextField, YesNoField
from alongside.pages.groups import EachChildForm, GroupedForm, TookPartForm
from alongside.pages.when import HappenedForm
from alongside.pathway.assessment.enquiry.actions import MUST_ATTEND, Attended, DecidedFor, missing_partners
from alongside.pathway.assessment.forms import LAW_SAYS, social_workers
from alongside.pathway.assessment.models import Section47Enquiry, StrategyDiscussion
from alongside.people.models import Agency, Person, Worker


class DiscussionForm(TookPartForm, EachChildForm, HappenedForm):
    """A strategy discussion: what is shared once, then each child's own words and decision, then who took part."""

    kind = forms.ChoiceField(label="How was it held?", choices=StrategyDiscussion.Kind, widget=forms.RadioSelect)
    reasons = LongTextField(label="Why is significant harm suspected?", rows=4)
    shared_facts = LongTextField(label="What does each agency know?", rows=6)
    safety_now = LongTextField(label="How is the child kept safe now?", rows=3)
    passed_why = LongTextField(
        label="If police, health or social care took no part: why?",
        help_text="Nobody need wait for them where a child is in danger.",
        rows=2,
        required=False,
    )
    must_answer = ("decision", "reason")
    last = ("passed_why", "late_entry_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = {agency.kind: agency for agency in Agency.objects.order_by("-name")}
        for number, kind in enumerate(MUST_ATTEND, 1):
            self.fields[f"person{number}-agency"].initial = first.get(kind)

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {
            "childs_words": LongTextField(label=f"What has {child.name} said?", rows=2, required=False),
            "decision": forms.ChoiceField(
                label="What is decided?", choices=StrategyDiscussion.Decision, widget=forms.RadioSelect
            ),
            "reason": LongTextField(label="Why?", help_text=LAW_SAYS, rows=3),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["children"] = [DecidedFor(child, **own) for child, own in answers["children"]]
        answers["attended"] = [Attended(**person) for person in answers["attended"]]
        if missing_partners(answers["attended"]) and not answers.get("passed_why"):
            self.add_error("passed_why", "Say why police, health or social care took no part, or add who did")
        return answers


class BeginForm(HappenedForm):
    """Who enquires."""

    worker = forms.ModelChoiceField(label="Which social worker?", queryset=Worker.objects.none())

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["on"].label = "When did the enquiry begin?"
        self.fields["worker"].queryset = social_workers(today)


class EnquiryForm(CorrectionForm):
    """What an enquiry saw, heard and found."""

    childs_words = LongTextField(label="What does the child say?", required=False, rows=4)
    child_seen_on = DateField(label="When was the child seen?", called="The day the child was seen", required=False)
    child_seen_alone = YesNoField(label="Was the child seen alone?", required=False)
    not_seen_why = LongTextField(label="If not seen, or not alone: why?", required=False, rows=2)
    family_views = LongTextField(label="What does the family say?", required=False, rows=4)
    findings = LongTextField(label="What did you find?", required=False, rows=6)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("child_seen_on", latest=today)
        if self.row.concluded_on is None:
            del self.fields["why_corrected"]


class ConclusionForm(GroupedForm):
    """What is concluded, for each child whose enquiry it was."""

    passed_why = LongTextField(label="Why do you conclude without it?", rows=2, required=False)
    last = ("passed_why",)

    def __init__(self, *args: Any, enquiries: Sequence[Section47Enquiry], missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enquiries = enquiries
        if missing:
            self.fields["passed_why"].help_text = missing
        else:
            del self.fields["passed_why"]
        for enquiry in enquiries:
            self.add_group(f"child{enquiry.child_id}", enquiry.child.name, self.questions())

    def questions(self) -> Mapping[str, forms.Field]:
        return {
            "outcome": forms.ChoiceField(
                label="What is concluded?", choices=Section47Enquiry.Outcome, widget=forms.RadioSelect
            ),
            "reason": LongTextField(label="Why?", help_text=LAW_SAYS, rows=4),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        answers["concluded"] = [(each, self.answers_in(f"child{each.child_id}")) for each in self.enquiries]
        return answers


class DiscussionCorrectionForm(CorrectionForm):
    """What is recorded of a strategy discussion about one child."""

    held_on = DateField(label="When was it held?", called="The day it was held")
    childs_words = LongTextField(label="What the child has said", required=False, rows=3)
    reasons = LongTextField(label="Why significant harm is suspected", rows=4)
    shared_facts = LongTextField(label="What each agency knows", rows=6)
    safety_now = LongTextField(label="How the child is kept safe now", rows=3)
    decision_reason = LongTextField(label="Why it was so decided", rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("held_on", latest=today)
