"""Corrects what was recorded of a family's word or of a visit's safety; the half-day then stands as that says."""

from datetime import date
from typing import Any

from django.db import transaction

from alongside.pages import correcting
from alongside.people.models import Worker
from alongside.practice.agreements.actions import keep
from alongside.practice.agreements.models import Agreement, SafetyScreen
from alongside.practice.agreements.naming import refuse_names


@transaction.atomic
def correct(
    *, row: Agreement | SafetyScreen, version: int, why_corrected: str, today: date, by: Worker, **columns: Any
) -> None:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did so first."""
    if "told_first" in columns:
        refuse_names(columns["told_first"], row.child, today)
    correcting.correct(row=row, version=version, why_corrected=why_corrected, by=by, **columns)
    keep(row.slot, on=today, by=by)
