"""What a worker is asked to make a family's link, and what a family is asked."""

from typing import Any, ClassVar
from uuid import uuid4

from django.forms import TypedChoiceField, UUIDField

from alongside.pages import forms
from alongside.practice.observing.family.languages import ENGLISH, Wording, languages
from alongside.practice.observing.models import FamilyVoice

WHO = [("parent", "A parent, carer or older child"), ("young", "A young child, with pictures")]
UNCHECKED = "not checked by a person"


def language_choices() -> list[tuple[str, str]]:
    """Each language by its name, and whether a person has checked its wording."""
    return [
        (one.code, one.name if one.checked else f"{one.name} ({one.own_name}): {UNCHECKED}")
        for one in languages().values()
    ]


class LinkForm(forms.Form):
    """In which language a family is asked, and whether its reader is a young child."""

    who = forms.ChoiceField(label="Who answers?", choices=WHO, widget=forms.RadioSelect)
    language = forms.ChoiceField(label="In which language?", choices=language_choices, initial=ENGLISH)
    told_unchecked = forms.BooleanField(
        label="I know that nobody has checked this wording. I offer the English and an interpreter beside it.",
        required=False,
    )
    why: ClassVar = {"told_unchecked": "A wording that no speaker has checked may say something we do not mean."}

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        chosen = languages().get(answers.get("language", ""))
        if chosen and not chosen.checked and not answers.get("told_unchecked"):
            self.add_error(
                "told_unchecked",
                f"Nobody has checked the wording in {chosen.name}. Tick this if you offer the English and an"
                " interpreter beside it, or choose English",
            )
        return answers


class AnswersForm(forms.Form):
    """The three questions in the words of one language: two with three answers, one with words."""

    listened = TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    helped = TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    better = forms.LongTextField(rows=4, required=False)

    def __init__(self, *args: Any, wording: Wording, young: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [(int(answer), getattr(wording, answer.name.lower())) for answer in FamilyVoice.Answer]
        for name in ("listened", "helped", "better"):
            self.fields[name].label = getattr(wording, f"child_{name}" if young else name)
        for name in ("listened", "helped"):
            self.fields[name].choices = answers
            self.fields[name].error_messages["required"] = wording.choose


class PaperForm(forms.Form):
    """What stands on a paper that a family filled in, typed in by the worker."""

    key = UUIDField(widget=forms.HiddenInput)
    who = forms.ChoiceField(label="Who answered?", choices=WHO, widget=forms.RadioSelect)
    language = forms.ChoiceField(label="In which language?", choices=language_choices, initial=ENGLISH)
    listened = TypedChoiceField(
        label="Did the worker listen to you?", choices=FamilyVoice.Answer, coerce=int, widget=forms.RadioSelect
    )
    helped = TypedChoiceField(
        label="Does what we do help you?", choices=FamilyVoice.Answer, coerce=int, widget=forms.RadioSelect
    )
    better = forms.LongTextField(
        label="What would they like us to do differently?", help_text="In their words.", rows=4, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4
