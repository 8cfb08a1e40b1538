"""When something happened: back-dating is allowed, seen and reasoned."""

from datetime import date, timedelta
from typing import Any, cast

from alongside.pages.forms import DateField, Form, HiddenInput, LongTextField, ValidationError

LONG_AGO = timedelta(days=7)  # local habit: later than this needs a sentence why


class HappenedForm(Form):
    """A form about something that happened on a day. Put its own questions after these.

    Days to come are refused. A day more than a week back asks for one sentence why it is recorded
    late, which the record shows; the question is drawn only once such a day is given.
    """

    on = DateField(label="When did it happen?", called="The date")
    late_entry_reason = LongTextField(
        label="Why is it recorded late?",
        help_text="It happened more than a week ago. One sentence.",
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.today = today
        cast(DateField, self.fields["on"]).latest = today
        if not self._is_long_ago(self["on"].value()):
            self.fields["late_entry_reason"].widget = HiddenInput()
        self.order_fields([*(name for name in self.fields if name != "late_entry_reason"), "late_entry_reason"])

    def _is_long_ago(self, given: Any) -> bool:
        try:
            on = cast(DateField, self.fields["on"]).to_python(given)
        except ValidationError:
            return False
        return on is not None and self.today - on > LONG_AGO

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if self._is_long_ago(answers.get("on")) and not answers.get("late_entry_reason"):
            self.add_error("late_entry_reason", "Say in a sentence why this is recorded more than a week later")
        return answers
