"""What is asked when a record is restricted."""

from typing import Any

from alongside.pages.forms import (
    CheckboxSelectMultiple,
    Form,
    LongTextField,
    MultipleChoiceField,
    ValidationError,
)
from alongside.people.models import Worker


class NameMoreForm(Form):
    """Further workers by their e-mail addresses; the answers hold `named`, a list of workers."""

    others = LongTextField(
        label="Who else may know of this record?", help_text="Work e-mail addresses, one a line.", rows=3
    )

    def clean_others(self) -> list[Worker]:
        found = []
        for typed in self.cleaned_data["others"].split():
            worker = Worker.objects.filter(email__iexact=typed, is_active=True).first()
            if worker is None:
                raise ValidationError(f"Nobody who works here has the address {typed}. Check its spelling.")
            found.append(worker)
        return found

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        return {"named": answers.get("others") or []}


class RestrictForm(NameMoreForm):
    """Why a record is restricted, and who may still know of it; whoever restricts it always may."""

    reason = LongTextField(label="Why must nobody else know of this record?", rows=3)
    near = MultipleChoiceField(
        label="Who of those who work with the child may know of it?",
        help_text="You always may. Whoever is not named loses sight of the child at once.",
        widget=CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, near: list[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(worker.pk): worker for worker in near}
        field = self.fields["near"]
        assert isinstance(field, MultipleChoiceField)
        field.choices = [(key, worker.name) for key, worker in self.workers.items()]
        if not near:
            del self.fields["near"]
        self.fields["others"].required = False
        self.order_fields(["reason", "near", "others"])

    def clean(self) -> dict[str, Any]:
        named = super().clean()["named"]
        near = [self.workers[key] for key in self.cleaned_data.get("near", [])]
        return {"reason": self.cleaned_data.get("reason", ""), "named": [*near, *named]}


class EndRestrictionForm(Form):
    """Why a restriction ends."""

    reason = LongTextField(label="Why may the record be known again?", rows=3)
