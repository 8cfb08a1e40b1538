"""Clocks that the law starts only if something is so (`applies_if`): the step that found it so runs them here."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Model

from alongside.deadlines.actions import set_due
from alongside.deadlines.models import Deadline
from alongside.law.clocks import clock
from alongside.law.due import due, local_day
from alongside.people.models import Person, Worker


def run(code: str, *, child: Person, on: date | datetime, about: Model, by: Worker) -> None:
    """Run a clock from a day for what it is about. For days before the rule began there is none."""
    try:
        rule = clock(code, local_day(on))
    except KeyError:
        return
    until = due(rule, on, born=child.born_on)
    if until is not None:
        set_due(code, child=child, on=local_day(on), due_on=local_day(until), about=about, by=by)


@transaction.atomic
def stand_down(codes: tuple[str, ...], *, child: Person, on: date) -> None:
    """Stop these clocks, where they are open: another has taken their place."""
    for row in Deadline.objects.open().filter(child=child, code__in=codes):
        row.stopped_on, row.stopped_by = max(on, row.started_on), "moved"
        row.save(update_fields=["stopped_on", "stopped_by"])
