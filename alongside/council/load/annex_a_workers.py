"""Who works with a child by an Annex A workbook: the team and worker that its lists name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from alongside.council.load.intended import TeamNamed, Told, WorkerNamed
from alongside.people.models import Allocation

Lists = Mapping[int, Sequence[Any]]
# Each list's columns on which the work began and ended; the last list that names somebody says it best.
BEGAN = {
    3: "referral_date",
    4: "start_date",
    5: "strategy_discussion",
    6: "start_date",
    7: "start_date",
    8: "started",
    9: "latest_contact",
}
ENDED = {6: "closure_date", 7: "end_date", 8: "ceased"}


def tell(told: Told, lists: Lists) -> None:
    """Allocate the child to the team and worker named last, from the day on which that work began."""
    named = [(number, row) for number in BEGAN for row in lists[number] if row.team or row.worker]
    if named:
        number, row = max(named, key=lambda one: (not _ended(*one), one[0], _began(told, *one)))
        _allocate(told, row, "social_worker", row.worker, _began(told, number, row), _ended(number, row))
    for row in lists[9]:
        if row.personal_adviser:
            _allocate(told, row, "personal_adviser", row.personal_adviser, _began(told, 9, row), None)


def _began(told: Told, number: int, row: Any) -> date:
    return getattr(row, BEGAN[number]) or told.source.as_at


def _ended(number: int, row: Any) -> date | None:
    return getattr(row, ENDED[number]) if number in ENDED else None


def _allocate(told: Told, row: Any, role: str, worker: str | None, began: date, ended: date | None) -> None:
    named = {"worker": WorkerNamed(name=worker)} if worker else {}
    told.add(
        Allocation,
        row.where,
        began,
        {"role": role, "team": TeamNamed(row.team or ""), **named},
        columns={"started_on": began},
        later=[(ended, {"ended_on": max(ended, began)})] if ended else [],
        implied=frozenset({"started_on"}),
        succeeds=True,
    )
