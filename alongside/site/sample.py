"""Made-up content for the style guide at /style/. Everybody in it is invented."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from alongside.pages import forms
from alongside.pages.words import short_day

Context = dict[str, Any]
DRAWING = mark_safe(
    '<svg viewBox="0 0 300 90" width="300" height="90" aria-hidden="true">'
    '<g fill="none" stroke="currentColor" stroke-width="2">'
    '<path d="M10 70 L80 58 L150 62 L220 40 L290 30"/><path d="M10 80 H290"/></g></svg>'
)


class VisitForm(forms.Form):
    """A visit, as an example of every kind of question."""

    why = {
        "seen_on": "Visits are counted from this day. The child's reviewing officer sees it too.",
        "words": "She can read this when she is grown up. Her own words say most.",
    }
    reveals = {("alone", "no"): ("why_not",), ("present", "other"): ("who_else",)}
    choice_hints = {"place": {"home": "Where the child lives now"}}

    seen_on = forms.DateField(
        label="When did you see the child?", called="The date of the visit", help_text="For example, 24 11 2026"
    )
    alone = forms.YesNoField(label="Did you see the child alone?")
    why_not = forms.CharField(label="Why not?", required=False)
    place = forms.ChoiceField(
        label="Where did you meet?",
        choices=[("home", "At home"), ("school", "At school"), ("else", "Somewhere else")],
        widget=forms.RadioSelect,
    )
    present = forms.MultipleChoiceField(
        label="Who else was there?",
        choices=[("mother", "Mother"), ("father", "Father"), ("other", "Somebody else")],
        required=False,
    )
    who_else = forms.CharField(label="Who?", required=False)
    words = forms.LongTextField(label="What did the child say?", help_text="In her own words", max_length=2000)
    worker = forms.ChoiceField(label="Which worker visited?", choices=[("1", "Ada Ford"), ("2", "Ben Asante")])
    length = forms.IntegerField(label="How many minutes did it take?", required=False, min_value=1)
    picture = forms.FileField(label="A drawing or photo", required=False, help_text="The child agreed to keep it")
    told = forms.BooleanField(label="I told the child what I wrote", required=False)


class FilterForm(forms.Form):
    """A filter over a list of children."""

    team = forms.ChoiceField(label="Team", choices=[("", "Any team"), ("n", "North"), ("s", "South")], required=False)
    late = forms.BooleanField(label="Only what is overdue", required=False)


class ReasonForm(forms.Form):
    """One reason, as asked before a record outside one's own work is opened."""

    reason = forms.LongTextField(label="Why do you need to see this record?", rows=3)


def child(today: date) -> Context:
    """A made-up child for the identity bar."""
    return {
        "name": "Amara Okafor-Lindqvist",
        "also_known_as": "Mari",
        "born": today - timedelta(days=2800),
        "sex": "Female",
        "numbers": [("Record", "1042"), ("NHS number", "999 000 0018")],
        "alerts": [
            {"text": "Do not share the address with Mr Okafor", "kind": "bad"},
            {"text": "Visit in pairs", "kind": "warn"},
        ],
        "href": "#",
    }


def components(request: HttpRequest, today: date) -> tuple[str, Context]:
    """Everything that is not a form."""
    rows = [
        (mark_safe('<a class="govuk-link" href="#">Amara Okafor-Lindqvist</a>'), "North", today + timedelta(days=gap))
        for gap in (-3, 0, 2, 12)
    ]
    events = [
        {"when": today, "title": "Statutory visit", "by": "Ada Ford, social worker", "href": "#",
         "text": "Amara showed me her new room.\nShe said: “I like the window best.”",
         "tags": [("note", "Seen alone")]},
        {"when": today - timedelta(days=40), "title": "Placed with foster carers", "key": True, "by": "Ben Asante"},
    ]  # fmt: skip
    return "style/components.html", {
        "today": today,
        "child": child(today),
        "parts": [{"text": text, "href": "#", "current": text == "Overview"} for text in
                  ("Overview", "Chronology", "Family", "Plans", "Visits", "Documents", "Access log")],
        "rows": rows,
        "events": events,
        "filter_form": FilterForm(),
        "cases": Paginator(range(212), 25).page(3),
        "facts": [
            {"label": "School", "value": "Elm Primary", "href": "#", "from": f"Ada Ford, {short_day(today)}"},
            {"label": "First language", "value": None, "href": "#", "action": "Add"},
        ],
        "drawing": DRAWING,
    }  # fmt: skip


def form(request: HttpRequest, today: date) -> tuple[str, Context]:
    """Every kind of question, with known answers; sent, it shows its errors."""
    visit = VisitForm(request.POST or None, known={"worker": "12 March 2026, Ben Asante"}, initial={"worker": "1"})
    visit.limit("seen_on", latest=today)
    return "form_page.html", {
        "form": visit, "heading": "Record a visit", "caption": "Amara Okafor-Lindqvist",
        "button": "Save the visit", "cancel_url": "/style/", "back_url": "/style/", "draft_url": "/style/form?draft",
    }  # fmt: skip


def check(request: HttpRequest, today: date) -> tuple[str, Context]:
    """Check before sending."""
    rows = [
        {"label": "When", "value": short_day(today), "href": "#"},
        {"label": "Words", "value": "“I like the window best.”", "href": "#"},
    ]
    sections = [{"title": "The visit", "rows": rows}]
    return "check_answers.html", {"heading": "Check the visit before you save it", "sections": sections}


def confirm(request: HttpRequest, today: date) -> tuple[str, Context]:
    """Ask once before something hard to take back."""
    return "confirm_page.html", {
        "heading": "Close the referral?", "text": "Nobody will be asked to act on it. It stays in the record.",
        "button": "Close the referral", "warning": True, "cancel_url": "/style/",
    }  # fmt: skip


def stop(request: HttpRequest, today: date) -> tuple[str, Context]:
    """Stop before something unusual."""
    return "interruption_page.html", {
        "heading": "You do not work with this child",
        "text": "You can open the record for 60 minutes if a child's safety needs it. Your manager is told.",
        "form": ReasonForm(request.POST or None), "button": "Open the record", "cancel_url": "/style/",
    }  # fmt: skip


PAGES: dict[str, Callable[[HttpRequest, date], tuple[str, Context]]] = {
    "components": components, "form": form, "check": check, "confirm": confirm, "stop": stop,
}  # fmt: skip
