"""When something happened: back-dating is allowed, seen and reasoned."""

from datetime import date, timedelta
from typing import Any

from alongside.pages.forms import DateField, Form, LongTextField

LONG_AGO = timedelta(days=7)  # local habit: later than this needs a sentence why


class HappenedForm(Form):
    """A form about something that happened on a day. Put its own questions after these.

    Days to come are refused. A day more than a week back asks for one sentence why it is recorded
    late, which the record shows.
    """

    on = DateField(label="When did it happen?", called="The date")
    late_entry_reason = LongTextField(
        label="Why is it recorded late?",
        help_text="Only when it happened more than a week ago. One sentence.",
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].latest = today
        self.order_fields([*(name for name in self.fields if name != "late_entry_reason"), "late_entry_reason"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        on = answers.get("on")
        if on and self.today - on > LONG_AGO and not answers.get("late_entry_reason"):
            self.add_error("late_entry_reason", "Say in a sentence why this is recorded more than a week later")
        return answers
