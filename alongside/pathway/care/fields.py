"""A time of day, as people write it."""

from typing import Any

from django.forms import TextInput, TimeField

WRITTEN = ("%H:%M", "%H.%M", "%H%M", "%I:%M%p", "%I.%M%p", "%I%p")


class ClockField(TimeField):
    """A time of day: "21:30", "21.30", "2130", "9:30pm" or "9pm". Cleans to `datetime.time` or None."""

    widget = TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "For example 21:30 or 9:30pm.")
        super().__init__(input_formats=WRITTEN, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-5"
        self.error_messages["invalid"] = "Enter a time of day, like 21:30 or 9:30pm"

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(" ", "") if isinstance(value, str) else value)


def short(length: int) -> dict[str, Any]:
    """What makes a text field as narrow as what it takes."""
    return {"max_length": length, "widget": TextInput(attrs={"class": "govuk-input--width-10"})}
