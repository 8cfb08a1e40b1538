"""What learning asks."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from alongside.pages import forms
from alongside.people.models import Worker
from alongside.practice.learning.models import Finding, Theme

SUGGESTED = "Suggested by likeness of words: choose or leave."


def hint(form: forms.Form, field: str, suggested: Iterable[Model]) -> None:
    """Mark the answers that likeness of words suggests."""
    vars(form)["choice_hints"] = {field: {key: SUGGESTED for one in suggested for key in (one.pk, str(one.pk))}}


class ThemeForm(forms.Form):
    """A new theme."""

    title = forms.CharField(label="What is the theme called?", help_text="For example, Recording", max_length=80)


class FindingForm(forms.Form):
    """What was found."""

    words = forms.LongTextField(
        label="What did you find?",
        help_text="About practice and systems. No child, no worker, no team.",
        max_length=1000,
    )
    source = forms.ChoiceField(
        label="What did you find it in?", choices=Finding.Source.choices, widget=forms.RadioSelect
    )
    themes = forms.ModelMultipleChoiceField(
        label="Which themes is it about?",
        queryset=Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class TagForm(forms.Form):
    """The themes of a finding; what likeness of words suggests says so."""

    themes = forms.ModelMultipleChoiceField(
        label="Which themes is it about?",
        queryset=Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, finding: Finding, suggested: list[Theme], **kwargs: Any) -> None:
        hint(self, "themes", suggested)
        super().__init__(*args, **kwargs)
        self.fields["themes"].initial = [tag.theme_id for tag in finding.tags.all()]


class RepeatForm(forms.Form):
    """Which finding of an earlier week this is, come back."""

    earlier = forms.ChoiceField(label="Which finding of an earlier week is it, come back?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, finding: Finding, suggested: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint(self, "earlier", suggested)
        known = Finding.objects.filter(week__ends_on__lt=finding.week.starts_on).select_related("week")
        self.known_findings = {str(one.pk): one for one in known.order_by("-week__starts_on", "pk")}
        listed = [(key, f"{one.words} ({one.week})") for key, one in self.known_findings.items()]
        self.fields["earlier"].choices = [("new", "None of them: it is new"), *listed]
        self.fields["earlier"].initial = str(finding.repeat.earlier_id) if hasattr(finding, "repeat") else None

    def clean_earlier(self) -> Finding | None:
        return self.known_findings.get(self.cleaned_data["earlier"])


class DecisionForm(forms.Form):
    """An action with an owner and a date, or why not."""

    reveals = {("what", "action"): ("action", "owner", "due_on"), ("what", "nothing"): ("why_not",)}

    what = forms.ChoiceField(
        label="What happens now?",
        choices=[("action", "Something will be done"), ("nothing", "Nothing will be done, for a reason")],
        widget=forms.RadioSelect,
    )
    action = forms.LongTextField(label="What will be done?", required=False, rows=3, max_length=1000)
    owner = forms.ModelChoiceField(
        label="Who answers for it?",
        queryset=Worker.objects.filter(is_active=True, is_system=False).order_by("name"),
        required=False,
    )
    due_on = forms.DateField(label="By when?", called="The day by which it is done", required=False)
    why_not = forms.LongTextField(
        label="Why is nothing done?",
        help_text="Whoever raised it reads this.",
        required=False,
        rows=3,
        max_length=1000,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        asked = ("action", "owner", "due_on") if told.get("what") == "action" else ("why_not",)
        for name in asked:
            if "what" in told and name not in self.errors and not told.get(name):
                self.add_error(name, f"Answer “{self.fields[name].label}”")
        chosen = told.pop("what", "")
        unasked = ("why_not",) if chosen == "action" else ("action", "owner", "due_on")
        return told | {name: None if name in ("owner", "due_on") else "" for name in unasked}


class DoneForm(forms.Form):
    """What changed."""

    changed = forms.LongTextField(
        label="What changed because of it?",
        help_text="What families or workers would notice. No names.",
        rows=3,
        max_length=1000,
    )


class WordingForm(forms.Form):
    """What everybody may read of a finding."""

    why = {"quote": "Only words that were written to be published. A second person reads them before they are."}

    said = forms.LongTextField(label="You said", help_text="One plain sentence.", rows=2, max_length=400)
    did = forms.LongTextField(label="We did", help_text="What was done, or why not.", rows=3, max_length=600)
    easy_said = forms.LongTextField(
        label="You said, in easy words", help_text="Short words, as you would tell a child.", rows=2, max_length=300
    )
    easy_did = forms.LongTextField(label="We did, in easy words", rows=2, max_length=300)
    quote = forms.LongTextField(
        label="Somebody’s words",
        help_text="Only if nobody can tell from them who said it.",
        rows=2,
        max_length=300,
        required=False,
    )


class PassForm(forms.Form):
    """A second person's look."""

    sure = forms.BooleanField(label="I have read it, and nobody can tell from it who is meant")
