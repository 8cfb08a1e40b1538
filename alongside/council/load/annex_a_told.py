"""What every planner of an Annex A workbook needs: a day that must be told, what is implied, the case of a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from alongside.council.load.intended import Intended, Told
from alongside.pathway.front_door.models import Referral

IMPLIED = "Implied by Annex A, which does not tell it."
Lists = Mapping[int, Sequence[Any]]


def dated(told: Told, row: Any, column: str, what: str) -> date | None:
    """A day that a fact cannot be without; a blank one refuses the child."""
    day: date | None = getattr(row, column)
    if day is None:
        told.refuse(row.where, f"{what} cannot be without its date, and the date is blank.")
    return day


def implied(on: date, **columns: Any) -> tuple[date, dict[str, Any]]:
    """Columns that the workbook only implies, with the day on which they became known."""
    return on, columns


def referral_on(told: Told, on: date) -> dict[str, Intended]:
    """The episode of need that a fact of this day belongs to, where the workbook tells of it."""
    found = [fact for fact in told.of(Referral) if fact.on <= on and (fact.told().get("closed_on") or on) >= on]
    return {"referral": max(found, key=lambda fact: fact.on)} if found else {}
