"""What is asked when a record is opened in an emergency, and when a manager looks at that."""

from datetime import date
from typing import Any

from alongside.pages.forms import CharField, DateField, Form, LongTextField


class EmergencyForm(Form):
    """Why; and whose record, exactly: a number, or a whole name with the date of birth."""

    why = {"reason": "It stays in the log for good, and the child's team and your manager read it."}

    reason = LongTextField(
        label="What is the emergency?", help_text="Why you need this record now, and cannot wait.", rows=3
    )
    number = CharField(
        label="The council's number for the child, or the NHS number",
        help_text="Or leave this empty, and answer the next three",
        required=False,
        max_length=20,
    )
    given_name = CharField(label="First name", required=False, max_length=80)
    family_name = CharField(label="Family name", required=False, max_length=80)
    born_on = DateField(label="Date of birth", called="The date of birth", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("born_on", latest=today)

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].split())

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        whole_name = all(answers.get(name) for name in ("given_name", "family_name", "born_on"))
        if not self.errors and not answers.get("number") and not whole_name:
            self.add_error("number", "Enter a number; or first name, family name and date of birth")
        return answers


class LookForm(Form):
    """What a manager says of an emergency opening."""

    words = LongTextField(
        label="What did you find, and what did you do?",
        help_text="For example: right to open it; nothing more.",
        rows=3,
    )
