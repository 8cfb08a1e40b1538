"""The form that every page starts from."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from alongside.pages.forms.fields import DateField

_CHOSEN = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.Select)


class Questions:
    """What a form says about its questions, beyond Django's label and help text (the hint).

    ``why`` tells why each is asked; ``reveals`` which further questions an answer opens,
    by (field, answer); ``choice_hints`` explains answers, by field then answer;
    ``heading`` names the one field whose question is the page's heading. ``known`` is given
    when the form is made: where a pre-filled answer comes from ("12 March 2026, Ada Ford").
    """

    why: ClassVar[Mapping[str, str]] = {}
    reveals: ClassVar[Mapping[tuple[str, str], tuple[str, ...]]] = {}
    choice_hints: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    heading: ClassVar[str | None] = None

    def __init__(self, *args: Any, known: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = dict(known or {})
        for field in self.fields.values():  # type: ignore[attr-defined]
            say_what_is_missing(field)

    def asked(self) -> list[BoundField]:
        """The questions drawn in a row; those an answer reveals are drawn inside that answer."""
        inside = {name for names in self.reveals.values() for name in names}
        return [field for field in self.visible_fields() if field.name not in inside]  # type: ignore[attr-defined]

    def limit(self, name: str, *, earliest: date | None = None, latest: date | None = None) -> None:
        """Refuse a day before `earliest` or after `latest` in the date field of this name."""
        field = self.fields[name]  # type: ignore[attr-defined]
        assert isinstance(field, DateField)
        field.earliest, field.latest = earliest, latest


class Form(Questions, forms.Form):
    """A form of questions."""


class ModelForm(Questions, forms.ModelForm):
    """A form of questions over one row, for settings and lists. Case work is written by actions."""


def say_what_is_missing(field: forms.Field) -> None:
    """Replace Django's "This field is required." by what to do, unless the form says it better."""
    if field.error_messages.get("required") != forms.Field.default_error_messages["required"]:
        return
    verb = "Choose an answer to" if isinstance(field.widget, _CHOSEN) else "Answer"
    field.error_messages["required"] = f"{verb} “{field.label}”" if field.label else "This is missing"
