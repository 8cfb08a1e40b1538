"""What the pages about one child ask: which day, which lines."""

from datetime import date
from typing import Any

from alongside.history.chronology import KEY, NOTABLE, ROUTINE
from alongside.pages.forms import ChoiceField, DateField, Form

WEIGHTS = [(ROUTINE, "Everything"), (NOTABLE, "Notable and key events"), (KEY, "Key events alone")]


class AsKnownForm(Form):
    """The day whose knowledge the record is to show."""

    as_known = DateField(label="As known on", called="The day", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit("as_known", latest=today)


class ChronologyForm(Form):
    """Which lines of the chronology to show."""

    weight = ChoiceField(label="How weighty", choices=WEIGHTS, initial=ROUTINE, required=False)
    kind = ChoiceField(label="What kind", required=False)

    def __init__(self, *args: Any, kinds: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(kind, f"{in_words(kind)} ({count})") for kind, count in kinds.items()]
        field = self.fields["kind"]
        assert isinstance(field, ChoiceField)
        field.choices = [("", "Every kind"), *named]


def in_words(kind: str) -> str:
    """A kind of fact as a person says it: "care_visit" is "Care visit"."""
    return kind.replace("_", " ").capitalize()
