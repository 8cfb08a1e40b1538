"""Forms as GOV.UK questions. Import from here: ``from alongside.pages import forms``."""

from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    ChoiceField,
    DecimalField,
    EmailField,
    FileField,
    HiddenInput,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
    RadioSelect,
    TimeField,
    ValidationError,
    formset_factory,
)

from alongside.pages.forms.base import Form, ModelForm
from alongside.pages.forms.fields import DateBoxes, DateField, LongTextField, YesNoField
from alongside.pages.forms.renderer import GovukRenderer, error_list

__all__ = [
    "BooleanField", "CharField", "CheckboxSelectMultiple", "ChoiceField", "DateBoxes", "DateField",
    "DecimalField", "EmailField", "FileField", "Form", "GovukRenderer", "HiddenInput", "IntegerField",
    "LongTextField", "ModelChoiceField", "ModelForm", "ModelMultipleChoiceField", "MultipleChoiceField",
    "RadioSelect", "TimeField", "ValidationError", "YesNoField", "error_list", "formset_factory",
]  # fmt: skip
