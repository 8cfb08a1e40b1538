"""What a week itself asks: its days, its themes, what took place."""

from datetime import date, timedelta
from typing import Any, ClassVar

from alongside.pages.forms import (
    CharField,
    CheckboxSelectMultiple,
    DateField,
    Form,
    LongTextField,
    ModelMultipleChoiceField,
)
from alongside.practice.weeks.models import Visit, VisitQuerySet

LONGEST = timedelta(days=14)


class WeekForm(Form):
    """The days of a week."""

    name = CharField(
        label="What is the week called?", help_text="For example, Winter Practice Week 2026", max_length=80
    )
    starts_on = DateField(label="First day", called="The first day")
    ends_on = DateField(label="Last day", called="The last day")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if first and last and last - first >= LONGEST:
            self.add_error("ends_on", "A Practice Week lasts two weeks at most")
        return answers


class ThemeForm(Form):
    """What the week looks at."""

    title = CharField(label="What does the week look at?", help_text="For example, Children's voices", max_length=80)
    why_this = LongTextField(label="Why this?", required=False, rows=3, max_length=1000)


class ClosingForm(Form):
    """Which of the visits took place."""

    took_place = ModelMultipleChoiceField(
        label="Which of these visits took place?",
        help_text="All are ticked. Take the tick away from those that did not.",
        queryset=Visit.objects.none(),
        widget=CheckboxSelectMultiple,
        required=False,
    )
    why: ClassVar = {"took_place": "The others are cancelled, and count as planned and not held."}

    def __init__(self, *args: Any, planned: VisitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["took_place"]
        field.queryset, field.label_from_instance = planned, in_words
        field.initial = planned


def in_words(visit: Visit) -> str:
    """A visit in one line, as choices name it."""
    return f"{when(visit.on, visit.half)}: {visit.guest.worker.name} with {visit.slot.host.called}"


def when(on: date, half: str) -> str:
    """A half-day as people say it, "Monday 7 December, morning"."""
    return f"{on:%A} {on.day} {on:%B}, {'morning' if half == 'am' else 'afternoon'}"
