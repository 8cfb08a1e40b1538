"""Correcting a fact: what stood before is kept, and nobody's words are overwritten by another's.

The page sends along the version that it showed. When somebody else changed the row meanwhile, the
page comes back with their words beside what was typed, and saves only once the worker has seen both.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from alongside.history.acting import because
from alongside.history.facts import Fact
from alongside.pages.forms import Form, HiddenInput, IntegerField, LongTextField
from alongside.people.models import Worker


@dataclass(frozen=True)
class Difference:
    """One answer that two people gave differently: what stands now, and what was typed."""

    label: str
    stands: Any
    typed: Any


class ChangedMeanwhile(ValidationError):
    """Somebody corrected the same row since the page was shown. Nothing is saved yet."""

    def __init__(self, row: Fact, differences: list[Difference]) -> None:
        super().__init__(
            "Somebody else changed this while you were writing. Their words stand beside yours below: "
            "bring together what should stay, then save again. Nothing of either is lost."
        )
        self.row = row
        self.differences = differences


class CorrectionForm(Form):
    """A form that corrects a fact; its own questions are named like the fact's columns."""

    version = IntegerField(widget=HiddenInput)
    why_corrected = LongTextField(label="Why is this corrected?", help_text="What stood before is kept.", rows=2)

    def __init__(self, *args: Any, row: Fact, **kwargs: Any) -> None:
        own = [n for n in self.base_fields if n not in CorrectionForm.base_fields]
        kwargs["initial"] = {n: getattr(row, n) for n in (*own, "version")} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.row = row
        self.order_fields([*own, "why_corrected", "version"])

    def answer_to(self, standing: Fact) -> None:
        """After a clash: what is typed stays, and the next save answers the version that stands now."""
        answers: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        answers[self.add_prefix("version")] = str(standing.version)
        self.data = answers


@transaction.atomic
def correct(*, row: Fact, version: int, why_corrected: str, by: Worker, **columns: Any) -> Fact:
    """Change columns of a fact, keeping what stood before with the reason.

    Raises ChangedMeanwhile when the row is no longer the version that the worker saw.
    """
    because(why_corrected)
    standing = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if standing.version != version:
        raise ChangedMeanwhile(standing, _differences(standing, columns))
    for name, value in columns.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(columns))
    return standing


def _differences(standing: Fact, columns: dict[str, Any]) -> list[Difference]:
    return [
        Difference(_label(standing, name), getattr(standing, name), typed)
        for name, typed in columns.items()
        if getattr(standing, name) != typed
    ]


def _label(row: Fact, column: str) -> str:
    named = getattr(type(row)._meta.get_field(column), "verbose_name", column)
    return str(named).capitalize()
