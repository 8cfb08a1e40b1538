"""The fields and widgets that Django has no GOV.UK shape for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alongside.pages.forms.dates import Boxes, UnreadableDate, read_date, spread

YES_NO = (("yes", "Yes"), ("no", "No"))


class DateBoxes(forms.Widget):
    """A date in three boxes named ``<name>-day``, ``-month`` and ``-year``.

    A whole date sent under the bare name is read too, so a link or a draft may carry one.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Boxes:
        if name in data:
            return spread(Boxes(day=data[name] or ""))
        return spread(Boxes(*(data.get(f"{name}-{box}") or "" for box in Boxes._fields)))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}-{box}" in data for box in Boxes._fields)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day"


class DateField(forms.Field):
    """A calendar day. Cleans to ``datetime.date`` or None.

    ``called`` is how errors name it ("The date of the visit"). ``earliest`` and
    ``latest`` may be set by the form, which is told what day it is: ``latest_words``
    says what the limit means ("today").
    """

    widget = DateBoxes

    def __init__(
        self,
        *,
        called: str = "The date",
        earliest: date | None = None,
        latest: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.called = called
        self.earliest = earliest
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        try:
            return read_date(value if isinstance(value, Boxes) else Boxes(day=str(value)))
        except UnreadableDate as wrong:
            raise ValidationError(f"{self.called} {wrong.says}", code="unreadable") from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.latest and value > self.latest:
            raise ValidationError(f"{self.called} must be on or before {_in_words(self.latest)}", code="late")
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"{self.called} must be on or after {_in_words(self.earliest)}", code="early")

    def prepare_value(self, value: Any) -> Boxes:
        if isinstance(value, Boxes):
            return value
        if isinstance(value, date):
            return Boxes(str(value.day), str(value.month), str(value.year))
        return spread(Boxes(day=str(value or "")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial or None) != self.to_python(data)
        except ValidationError:
            return True


class YesNoField(forms.ChoiceField):
    """A question answered yes or no, with neither chosen beforehand. Cleans to True, False or None."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(self.prepare_value(value)))


class LongTextField(forms.CharField):
    """Words of more than a line. With ``max_length`` the page counts the characters left."""

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
