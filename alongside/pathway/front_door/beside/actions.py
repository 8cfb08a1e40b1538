"""Raising the alarm about a child, and moves between councils."""

from datetime import date, datetime

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.law.due import local_day
from alongside.pathway.front_door.beside.models import HarmSuspicion, Transfer
from alongside.pathway.front_door.models import Referral
from alongside.people.actions import end_allocations
from alongside.people.models import Allocation, Person, Worker

TRANSFERRED = "RC5"  # reason for closure: transferred to another council's social care


@transaction.atomic
def suspect_harm(
    *, child: Person, at: datetime, cause: str, by: Worker, childs_words: str = "", safe_now: str = ""
) -> HarmSuspicion:
    """Record reasonable cause to suspect significant harm: the clock of the strategy discussion starts."""
    require(by, "harm.suspected", local_day(at))
    suspicion = HarmSuspicion.objects.create(
        child=child, suspected_at=at, cause=cause, childs_words=childs_words, safe_now=safe_now, recorded_by=by
    )
    happened("harm.suspected", child=child, on=at, about=suspicion, by=by)
    return suspicion


@transaction.atomic
def move_in(*, child: Person, council: str, on: date, by: Worker, **told: str) -> Transfer:
    """Record that another council told us of a child with a protection plan who moved here; a conference follows."""
    require(by, "transfer_in.notified", on)
    transfer = Transfer.objects.create(
        child=child, direction=Transfer.Direction.IN, council=council, on=on, recorded_by=by, **told
    )
    happened("transfer_in.notified", child=child, on=on, about=transfer, by=by)
    return transfer


@transaction.atomic
def move_out(*, child: Person, council: str, on: date, by: Worker, **told: str) -> Transfer:
    """Record that another council accepted the child's case: the case here closes, and nobody here works with her."""
    require(by, "case.transferred_out", on)
    transfer = Transfer.objects.create(
        child=child, direction=Transfer.Direction.OUT, council=council, on=on, recorded_by=by, **told
    )
    for referral in Referral.objects.open().filter(child=child):
        referral.closed_on, referral.closed_why, referral.closing_summary = on, TRANSFERRED, transfer.words
        referral.save(update_fields=["closed_on", "closed_why", "closing_summary"])
    happened("case.transferred_out", child=child, on=on, about=transfer, by=by)
    end_allocations(Allocation.objects.current(on).filter(child=child), on=on, by=by)
    return transfer
