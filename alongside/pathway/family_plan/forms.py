"""What a child in need plan asks. The child's own voice comes before the administration."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.forms import Field

from alongside.law.due import add_months
from alongside.law.pathway import PRECONDITIONS
from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    ModelChoiceField,
    RadioSelect,
    YesNoField,
)
from alongside.pages.groups import EachChildForm, SiblingsTooForm
from alongside.pages.when import HappenedForm
from alongside.pathway.early_help.actions import LEADING_ROLES
from alongside.pathway.family_plan.actions import Reviewed, Seen, Voice
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedReview
from alongside.people.models import Person, Worker, current

HOW_SEEN = [("alone", "Yes, alone"), ("not_alone", "Yes, but not alone"), ("not_seen", "No")]
WORDS = "In the child's own words, or what you understood from a child who does not use words."
SCALE_HINT = "0 is as bad as it could be; 10 is when we would not be needed."


def childs_words(child: Person) -> LongTextField:
    """The question for a child's own words."""
    return LongTextField(label=f"What does {child.name} say?", help_text="In the child's own words.", rows=3)


class VoicesForm(EachChildForm, HappenedForm):
    """Facts that a family shares, and each child's own words."""

    must_answer = ("childs_words",)

    def own_questions(self, child: Person) -> dict[str, Field]:
        return {"childs_words": childs_words(child)}

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [Voice(child, **own) for child, own in answers["children"]]
        return answers


class StartForm(VoicesForm):
    """What must change, agreed with the family."""

    last = ("family_views", "must_change", "safety_plan", "late_entry_reason")

    on = DateField(label="When does the plan begin?", called="The date")
    family_views = LongTextField(label="What does the family say?", rows=3)
    must_change = LongTextField(label="What must change?", help_text="So that the family would know it had.", rows=5)
    safety_plan = LongTextField(label="What keeps the children safe meanwhile?", rows=3, required=False)


class MeetingForm(VoicesForm):
    """The meeting of the family and those who help it."""

    last = ("family_views", "attended", "agreed", "late_entry_reason")

    on = DateField(label="When did you meet?", called="The date")
    attended = LongTextField(label="Who came?", rows=3)
    family_views = LongTextField(label="What does the family say?", rows=3)
    agreed = LongTextField(label="What was agreed?", rows=5)


class VisitForm(EachChildForm, HappenedForm):
    """One page for a visit: each child's words first, then the worker's."""

    last = ("notes", "late_entry_reason")

    on = DateField(label="When did you visit?", called="The date of the visit")
    notes = LongTextField(label="What did you see, and what was agreed?", rows=5)

    def own_questions(self, child: Person) -> dict[str, Field]:
        key = f"child{child.pk}"
        self.reveal(f"{key}-how", "not_alone", f"{key}-why_not_alone")
        self.reveal(f"{key}-how", "not_seen", f"{key}-why_not_seen")
        return {
            "how": ChoiceField(label=f"Did you see {child.name}?", choices=HOW_SEEN, widget=RadioSelect),
            "why_not_alone": CharField(label="Why not alone?", required=False),
            "why_not_seen": CharField(label="Why not?", required=False),
            "childs_words": LongTextField(label=f"What did {child.name} say?", help_text=WORDS, rows=3, required=False),
        }

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        if f"child{child.pk}-how" in self.errors:
            return []
        needed = {
            "alone": ("childs_words",),
            "not_alone": ("childs_words", "why_not_alone"),
            "not_seen": ("why_not_seen",),
        }
        return [name for name in needed.get(own["how"] or "", ("how",)) if not own.get(name)]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [_seen(child, own) for child, own in answers["children"]]
        return answers


def _seen(child: Person, own: Mapping[str, str]) -> Seen:
    alone, seen = own["how"] == "alone", own["how"] != "not_seen"
    why = "" if alone else own["why_not_alone" if seen else "why_not_seen"]
    return Seen(child, own["childs_words"], seen=seen, seen_alone=alone, not_seen_why=why)


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
            "scale": IntegerField(
                label=f"How safe and well are things for {child.name} now, from 0 to 10?",
                help_text=SCALE_HINT,
                min_value=0,
                max_value=10,
                required=False,
            ),
            "decision": ChoiceField(
                label=f"What should happen for {child.name}?", choices=ChildInNeedReview.Decision, widget=RadioSelect
            ),
        }

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        answers["children"] = [Reviewed(child, **own) for child, own in answers["children"]]
        return answers


class ActionForm(Form):
    """One thing that somebody will do."""

    what = LongTextField(label="What will be done?", rows=2)
    who = CharField(label="Who will do it?", max_length=120)
    by_when = DateField(label="By when?", called="The date", required=False)


class FinishForm(Form):
    """What came of it."""

    on = DateField(label="When was it done?", called="The date")
    came_of_it = LongTextField(label="What came of it for the child?", rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.limit("on", latest=today)


class EndForm(SiblingsTooForm):
    """Why a plan ends, and what the family thought of the help; for brothers and sisters whose plans end with it."""

    own = ("reason",)

    on = DateField(label="When does the plan end?", called="The date")
    ended_why = ChoiceField(label="What happens next?", choices=ChildInNeedPlan.Ended, widget=RadioSelect)
    family_agrees = YesNoField(label="Does the family agree to early help?", required=False)
    lead_worker = ModelChoiceField(
        label="Who will lead early help, if you know?", queryset=Worker.objects.none(), required=False
    )
    reason = LongTextField(label="What changed for the child, and what is still hard?", rows=5)
    family_feedback = LongTextField(label="What did the family think of the help?", rows=3, required=False)
    reveals: ClassVar = {("ended_why", "early_help"): ("family_agrees", "lead_worker")}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.limit("on", latest=today)
        leaders = Worker.objects.filter(
            current(today, "memberships__"), memberships__role__in=LEADING_ROLES, is_active=True
        )
        self.fields["lead_worker"].queryset = leaders.distinct()

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("ended_why") == ChildInNeedPlan.Ended.EARLY_HELP and answers.get("family_agrees") is None:
            self.add_error("family_agrees", "Say whether the family agrees to early help")
        return answers


class EndAnywayForm(EndForm):
    """The same, once something that should be so first is not: why it ends without it."""

    passed_why = LongTextField(label="Why does the plan end without it?", rows=2)

    def __init__(self, *args: Any, lacks: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentences = " ".join(PRECONDITIONS[key].sentence for key in lacks)
        self.fields["passed_why"].help_text = f"This should be so first: {sentences}"


class CorrectPlanForm(CorrectionForm):
    """Corrects a plan."""

    childs_words = LongTextField(label="What does the child say and want?", rows=3, required=False)
    family_views = LongTextField(label="What does the family say?", rows=3, required=False)
    must_change = LongTextField(label="What must change?", rows=5)
    safety_plan = LongTextField(label="What keeps the child safe meanwhile?", rows=3, required=False)
    started_on = DateField(label="When did the plan begin?")


class CorrectMeetingForm(CorrectionForm):
    """Corrects a meeting."""

    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    family_views = LongTextField(label="What did the family say?", rows=3, required=False)
    held_on = DateField(label="When did you meet?")
    attended = LongTextField(label="Who came?", rows=3)
    agreed = LongTextField(label="What was agreed?", rows=5)


class CorrectVisitForm(CorrectionForm):
    """Corrects a visit."""

    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    visited_on = DateField(label="When did you visit?")
    seen = YesNoField(label="Was the child seen?")
    seen_alone = YesNoField(label="Alone?", required=False)
    not_seen_why = LongTextField(label="Why not seen, or not alone?", rows=2, required=False)
    notes = LongTextField(label="What did you see, and what was agreed?", rows=5, required=False)


class CorrectReviewForm(CorrectionForm):
    """Corrects a review."""

    childs_words = LongTextField(label="What did the child say?", rows=3, required=False)
    family_views = LongTextField(label="What did the family say?", rows=3, required=False)
    held_on = DateField(label="When was the review held?")
    attended = LongTextField(label="Who came?", rows=3, required=False)
    scale = IntegerField(label="How safe and well are things, from 0 to 10?", min_value=0, max_value=10, required=False)
    progress = LongTextField(label="What has changed, and what has not?", rows=5)
    decision = ChoiceField(label="What should happen?", choices=ChildInNeedReview.Decision, widget=RadioSelect)
