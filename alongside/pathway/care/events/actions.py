"""Recording what needs no more than its day and some words."""

from datetime import date

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.pathway.care.events.models import CareEvent
from alongside.people.models import Person, Worker


@transaction.atomic
def note_event(
    *, child: Person, event: str, on: date, words: str, by: Worker, late_entry_reason: str = ""
) -> CareEvent:
    """Record one of the events that `events.models.PLAIN` lists, and tell its clocks."""
    require(by, event, on)
    made = CareEvent.objects.create(
        child=child, event=event, happened_on=on, words=words, late_entry_reason=late_entry_reason, recorded_by=by
    )
    happened(event, child=child, on=on, about=made, by=by)
    return made
