"""What is asked when something due is done, or something wrong in a loaded file is mended."""

from datetime import date
from typing import Any, cast

from alongside.pages.forms import DateField, Form, LongTextField
from alongside.pages.when import HappenedForm


class DoneForm(HappenedForm):
    """What was done about something due, and when; not before the day from which it was to be done."""

    on = DateField(label="When was it done?", called="The date")
    note = LongTextField(label="What was done, and what came of it?", rows=4)

    def __init__(self, *args: Any, began_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(DateField, self.fields["on"]).earliest = began_on


class MendedForm(Form):
    """How something wrong was mended."""

    how = LongTextField(
        label="How was it mended?", help_text="For example: the date of birth is corrected after her passport.", rows=2
    )
