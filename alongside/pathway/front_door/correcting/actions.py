"""Corrects what the front door recorded; what stood before is kept, and the decisions stay as they were taken.

Where the day on which something came is corrected, the clocks that it started move with it.
"""

from datetime import date
from typing import Any

from alongside.access.door import require
from alongside.deadlines.correcting import correct as correct_row
from alongside.history.facts import ChildFact
from alongside.pathway.front_door.models import HarmSuspicion, Referral, Transfer
from alongside.people.models import Worker


def correct(*, row: ChildFact, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> ChildFact:
    """Change columns of a fact, with the reason. Raises ChangedMeanwhile when somebody else did meanwhile."""
    require(by, _event(row), today)
    return correct_row(row=row, version=version, why_corrected=why_corrected, by=by, days=days_of(row), **columns)


def days_of(row: ChildFact) -> dict[str, str]:
    """The columns that say on which day something came, and what came."""
    match row:
        case Referral():
            return {"received_on": "referral.received"}
        case Transfer(direction=Transfer.Direction.IN):
            return {"on": "transfer_in.notified"}
        case _:
            return {}


def _event(row: ChildFact) -> str:
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
