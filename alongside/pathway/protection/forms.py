"""What a child protection plan, its core groups and its visits ask."""

from datetime import date
from typing import Any

from django import forms

from alongside.pages.correcting import CorrectionForm
from alongside.pages.forms import CharField, DateField, Form, LongTextField, YesNoField
from alongside.pages.groups import EachChildForm
from alongside.pages.when import HappenedForm
from alongside.people.models import Person

HOW_SEEN = (("alone", "Seen alone"), ("with_others", "Seen, but not alone"), ("not_seen", "Not seen"))


class PlanForm(CorrectionForm):
    """What a plan says: what keeps the child safe now comes first."""

    safety_plan = LongTextField(
        label="Safety plan: what keeps the child safe now?",
        help_text="Short: who does what, tonight and this week. It stands on the child's page.",
        required=False,
        rows=4,
    )
    childs_words = LongTextField(label="What does the child want to change?", required=False, rows=3)
    must_change = LongTextField(label="What must change?", required=False, rows=5)
    contingency = LongTextField(label="What happens if it does not change?", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why_corrected"].label = "Why does the plan change?"
        self.fields["why_corrected"].help_text = "What it said before is kept."


class ActionForm(Form):
    """One thing that somebody will do."""

    what = LongTextField(label="What will be done?", rows=2)
    who = CharField(label="Who does it?", max_length=120)
    by_when = DateField(label="By when?", called="The day", required=False)


class DoneForm(HappenedForm):
    """What came of an action."""

    came_of_it = LongTextField(label="What came of it?", rows=3)


class EndForm(HappenedForm):
    """Why a plan ends without a review."""

    ended_why = LongTextField(
        label="Why does the plan end?",
        help_text="A move to another council, a death or an eighteenth birthday. Otherwise a review ends it.",
        rows=3,
    )


class CoreGroupForm(EachChildForm, HappenedForm):
    """A core group: who came and what the family says once, what has changed for each child."""

    attended = LongTextField(label="Who came?", rows=3)
    family_views = LongTextField(label="What does the family say?", rows=3, required=False)
    must_answer = ("progress",)
    last = ("attended", "family_views", "late_entry_reason")

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {
            "childs_words": LongTextField(label=f"What does {child.name} say?", rows=2, required=False),
            "progress": LongTextField(label="What has changed, and what has not?", rows=4),
        }


class VisitForm(EachChildForm, HappenedForm):
    """A visit, on one screen: each child's own words and how the child was seen, then what the worker saw."""

    notes = LongTextField(label="What did you see and do?", rows=5)
    must_answer = ("how",)
    last = ("notes", "late_entry_reason")

    def own_questions(self, child: Person) -> dict[str, forms.Field]:
        return {
            "childs_words": LongTextField(label=f"What did {child.name} say?", rows=3, required=False),
            "how": forms.ChoiceField(label="How did you see the child?", choices=HOW_SEEN, widget=forms.RadioSelect),
            "not_seen_why": CharField(label="If not alone, or not at all: why?", required=False),
            "bedroom_seen": YesNoField(label="Did you see where the child sleeps?", required=False),
            "concerns": LongTextField(label="What worries you?", rows=2, required=False),
        }

    def missing(self, child: Person, own: dict[str, Any]) -> list[str]:
        unexplained = own.get("how") in ("with_others", "not_seen") and not own.get("not_seen_why")
        return [*super().missing(child, own), *(["not_seen_why"] if unexplained else [])]


class VisitCorrectionForm(CorrectionForm):
    """What is recorded of a visit to one child."""

    visited_on = DateField(label="When was the visit?", called="The day of the visit")
    childs_words = LongTextField(label="What the child said", required=False, rows=3)
    seen = YesNoField(label="Was the child seen?")
    seen_alone = YesNoField(label="Was the child seen alone?", required=False)
    not_seen_why = LongTextField(label="If not alone, or not at all: why?", required=False, rows=2)
    bedroom_seen = YesNoField(label="Did you see where the child sleeps?", required=False)
    concerns = LongTextField(label="What worries you?", required=False, rows=2)
    notes = LongTextField(label="What did you see and do?", rows=5)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("visited_on", latest=today)


class CoreGroupCorrectionForm(CorrectionForm):
    """What is recorded of a core group for one child."""

    held_on = DateField(label="When did it meet?", called="The day it met")
    childs_words = LongTextField(label="What the child says", required=False, rows=2)
    progress = LongTextField(label="What has changed, and what has not", rows=4)
    family_views = LongTextField(label="What the family says", required=False, rows=3)
    attended = LongTextField(label="Who came", rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("held_on", latest=today)
