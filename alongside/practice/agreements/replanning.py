"""Where a family's word reaches the week's plan: a visit that must not be is cancelled at once.

The planner mends the plan where it can. Where it cannot, the visit is cancelled all the same: a family's no waits
for nobody.
"""

from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.history.acting import acting
from alongside.people.models import Worker
from alongside.practice.weeks.actions import withdraw_slot
from alongside.practice.weeks.leading import lead_of
from alongside.practice.weeks.matching.actions import free_guest
from alongside.practice.weeks.models import Slot, Visit

# Who comes and who plans is told this alone: neither that a family took its word back, nor why, nor who in it.
CANNOT_BE: Final = "The visit cannot take place."


def take_out(slot: Slot, *, on: date, by: Worker) -> None:
    """Take a half-day out of the plan: its visit is cancelled, and its guest goes elsewhere if there is a place."""
    try:
        with transaction.atomic():
            withdraw_slot(slot=slot, why=CANNOT_BE, by=by, on=on)
    except ValidationError:
        for visit in Visit.objects.filter(slot=slot, state=Visit.State.PLANNED):
            _cancel(visit)


def send_elsewhere(visit: Visit, *, on: date) -> None:
    """Cancel one visit and send its guest elsewhere; the half-day stays, for another guest."""
    try:
        with transaction.atomic(), acting(lead_of(visit.guest.week, on).pk, reason=CANNOT_BE):
            free_guest(visit=visit, why=CANNOT_BE, on=on)
    except ValidationError:
        _cancel(visit)


def _cancel(visit: Visit) -> None:
    visit.state, visit.cancelled_why = Visit.State.CANCELLED, CANNOT_BE
    visit.save(update_fields=["state", "cancelled_why"])
