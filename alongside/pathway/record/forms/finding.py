"""What is asked to find somebody."""

from datetime import date
from typing import Any

from alongside.pages.forms import CharField, DateField, Form


class FindForm(Form):
    """A name or a number; a date of birth and an old address help."""

    q = CharField(label="Name or number", help_text="However it is spelt; a former name will do", required=False)
    born = DateField(label="Date of birth", called="The date of birth", required=False)
    postcode = CharField(label="Postcode, now or before", required=False, max_length=8)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("born", latest=today)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and not answers.get("q") and not answers.get("born"):
            self.add_error("q", "Enter a name, a number or a date of birth")
        return answers
