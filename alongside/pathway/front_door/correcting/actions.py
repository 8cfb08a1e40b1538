"""Corrects what the front door recorded; what stood before is kept, and the decisions stay as they were taken."""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.history.facts import Fact
from alongside.pages.correcting import correct as correct_row
from alongside.pathway.front_door.models import HarmSuspicion, Referral, Transfer
from alongside.people.models import Worker


def correct(*, row: Fact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> Fact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    require(by, _event(row), today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, **columns)


def _event(row: Fact) -> str:
    """Whoever may record this may correct it."""
    match row:
        case Transfer(direction=Transfer.Direction.IN):
            return "transfer_in.notified"
        case Transfer():
            return "case.transferred_out"
        case HarmSuspicion():
            return "harm.suspected"
        case Referral():  # its main need is often seen right only by the team that took it on
            return "referral.decided_assessment"
        case _:
            return "contact.received"
