"""What audits ask."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet, Value
from django.forms import TypedChoiceField

from alongside.pages import forms
from alongside.pages.forms.base import say_what_is_missing
from alongside.people.models import Worker, current
from alongside.practice.audits.actions import Judged
from alongside.practice.audits.models import DipAnswer, Grading, Heading, Mark, Round
from alongside.practice.weeks.models import Week

# Who may be asked to audit: roles that see all of a record, and answer for practice.
AUDITING: Final = (
    "auditor",
    "team_manager",
    "front_door_manager",
    "service_manager",
    "conference_chair",
    "reviewing_officer",
)
# What each heading is about, in our words; the inspectors' own wording has not been checked.
ASKS: Final = {
    Heading.RISK: "Are risks to the child seen, said plainly, and acted on in time?",
    Heading.PARTICIPATION: "Do the child and family take part in what is decided, not only hear of it?",
    Heading.CHILD_FOCUS: "Is it always about this child: who they are, what their days are like?",
    Heading.COMMUNICATION: "Is what is said and written plain, kind and honest?",
    Heading.INVOLVEMENT: "Are fathers, wider family and other agencies involved as they should be?",
    Heading.DECISIONS: "Are decisions timely, reasoned and overseen by a manager?",
    Heading.ASSESSMENT: "Do assessments weigh history, strengths and needs, and are they kept up to date?",
    Heading.EVIDENCE: "Does the record show what was done, what changed, and how anybody knows?",
}


def who_may_audit(on: date) -> "QuerySet[Worker]":
    """The workers whose roles let them be asked to audit; `where` has their teams' names."""
    held = Worker.objects.filter(current(on, "memberships__"), memberships__role__in=AUDITING, is_active=True)
    return held.annotate(where=StringAgg("memberships__team__name", Value(", "), distinct=True)).order_by("name")


def _named(worker: Any) -> str:
    return f"{worker.name}, {worker.where}"


class AuditorsForm(forms.Form):
    """Who audits."""

    auditors = forms.ModelMultipleChoiceField(
        label="Who audits?",
        help_text="Nobody is given the file of a child whom they work with, or whose worker they manage. "
        "Choose people from more than one service.",
        queryset=Worker.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["auditors"].queryset = who_may_audit(on)
        self.fields["auditors"].label_from_instance = _named


class RoundForm(AuditorsForm):
    """A round of audits. The seed is written down before anybody knows what it will draw."""

    why: ClassVar = {"seed": "Anybody who has the seed can draw the sample again and see that nobody chose it."}

    name = forms.CharField(label="What is the round called?", help_text="For example, June audits", max_length=80)
    kind = forms.ChoiceField(label="What kind?", choices=Round.Kind, widget=forms.RadioSelect)
    week = forms.ModelChoiceField(
        label="Is it part of a Practice Week?", queryset=Week.objects.newest_first(), required=False, empty_label="No"
    )
    size = forms.IntegerField(label="How many files?", min_value=1, max_value=400)
    seed = forms.CharField(
        label="Seed", help_text="Any word or number, for example today's date and a word drawn by lot.", max_length=40
    )
    starts_on = forms.DateField(label="First day", called="The first day")
    ends_on = forms.DateField(label="Last day", called="The last day", help_text="Sight of the files ends after it.")

    field_order = ("name", "kind", "week", "size", "seed", "starts_on", "ends_on", "auditors")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        self.limit("ends_on", earliest=on)


class JudgingForm(forms.Form):
    """A grade and a reason for each of some headings. Cleans to `judged`, as `actions.Judged` by heading."""

    def __init__(self, *args: Any, headings: Iterable[str] = Heading.values, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = [Heading(heading) for heading in headings]
        asked = [(name, field) for heading in self.headings for name, field in self._asked(heading)]
        self.fields = {**dict(asked), **self.fields}
        for _, question in asked:
            say_what_is_missing(question)

    def _asked(self, heading: Heading) -> list[tuple[str, Any]]:
        grade = forms.ChoiceField(label=heading.label, help_text=ASKS[heading], choices=Mark, widget=forms.RadioSelect)
        why = forms.LongTextField(label=f"Why this grade for {heading.label.lower()}?", rows=3)
        return [(f"{heading}_mark", grade), (f"{heading}_why", why)]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        judged: Mapping[str, Judged] = {
            heading: Judged(int(answers.pop(f"{heading}_mark", 0) or 0), answers.pop(f"{heading}_why", ""))
            for heading in self.headings
        }
        return {**answers, "judged": judged}


class GradingForm(JudgingForm):
    """One reader's audit: eight headings, what the family says, what the council should learn."""

    reveals: ClassVar = {("family", "said"): ("helped", "family_words")}
    choice_hints: ClassVar = {
        "family": {"said": "Ring or visit them before you send this. It is their view, not yours."}
    }

    family = forms.ChoiceField(
        label="What does the family say of our help?", choices=Grading.Family, widget=forms.RadioSelect
    )
    helped = TypedChoiceField(
        label="Does our help make a difference, do they say?",
        choices=Grading.Helped,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    family_words = forms.LongTextField(label="In their own words", rows=3, required=False)
    lesson = forms.LongTextField(
        label="What should the council learn from this file?",
        help_text="Without names or anything that tells who it is: the practice lead reads this, and not the rest.",
        rows=3,
        required=False,
    )
    unsafe = forms.LongTextField(
        label="Is the child unsafe, or the work inadequate? Say what must happen today",
        help_text="The team's manager is told at once. Leave it empty when nothing is.",
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("family") == Grading.Family.SAID and answers.get("helped") is None:
            self.add_error("helped", "Say whether they find that our help makes a difference")
        if answers.get("family") != Grading.Family.SAID:
            answers |= {"helped": None, "family_words": ""}
        poor = any(one.mark == Mark.INADEQUATE for one in answers["judged"].values())
        if poor and not answers.get("unsafe", "").strip():
            self.add_error("unsafe", "Something is inadequate: say what must happen today. The manager is told at once")
        return answers


class DipForm(forms.Form):
    """Ten minutes with a file: a few plain checks."""

    unsafe = forms.LongTextField(
        label="Is the child unsafe? Say what must happen today",
        help_text="The team's manager is told at once. Leave it empty when nothing is.",
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        checks = {
            str(check): forms.ChoiceField(label=check.label, choices=DipAnswer.Answer, widget=forms.RadioSelect)
            for check in DipAnswer.Check
        }
        self.fields = {**checks, **self.fields}
        for question in checks.values():
            say_what_is_missing(question)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        unsafe = answers.pop("unsafe", "")
        return {"answers": answers, "unsafe": unsafe}


class ModeratorForm(forms.Form):
    """Who settles a file on which two differ."""

    worker = forms.ModelChoiceField(label="Who reads the file as third?", queryset=Worker.objects.none())

    def __init__(self, *args: Any, on: date, but: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = who_may_audit(on).exclude(pk__in=list(but))
        self.fields["worker"].label_from_instance = _named


class UnsafeForm(forms.Form):
    """What a manager must know now."""

    words = forms.LongTextField(
        label="What did you find, and what must happen today?",
        help_text="The manager of the team that has the case is told at once. If a child is in danger now, ring too.",
        rows=4,
    )


class AnswerForm(forms.Form):
    """What a manager did."""

    answer = forms.LongTextField(label="What did you do?", rows=4)
