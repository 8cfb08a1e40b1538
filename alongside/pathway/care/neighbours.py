"""When the first day of a status or home is corrected, the one before it moves along: no gap, no overlap."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from alongside.pathway.care.periods.models import LegalStatus
from alongside.pathway.care.placements.models import Placement


@contextmanager
def moving_along(row: LegalStatus | Placement, to: date) -> Iterator[None]:
    """Inside the block correct the first day of `row` to `to`; the row that ended that day ends then too.

    The order is such that the two never overlap, not even for a moment.
    """
    was = row.started_on
    followed = type(row)._default_manager.filter(period=row.period, ended_on=was).exclude(pk=row.pk)
    before = followed.order_by("started_on").first()
    if before and to < was:
        _end_on(before, to)
    yield
    if before and to > was:
        _end_on(before, to)


def _end_on(row: LegalStatus | Placement, on: date) -> None:
    row.ended_on = on
    row.save(update_fields=["ended_on"])
