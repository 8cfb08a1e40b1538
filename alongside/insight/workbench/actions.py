"""Runs every rule over the whole council and keeps what it found."""

import time
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from alongside.access.door import NotAllowed, roles_of
from alongside.access.roles import ROLES, Reach
from alongside.insight.workbench.checking import Checked, check_return
from alongside.insight.workbench.kinds import KINDS, Kind, open_on
from alongside.insight.workbench.mending import day_of
from alongside.insight.workbench.models import CheckRun, Fault
from alongside.insight.workbench.places import THINGS
from alongside.people.models import RECORD_NUMBER, Person, Worker

BATCH = 2000


def may_run(by: Worker, on: date) -> bool:
    """Whether the worker reaches every child and sees all that the returns are made of: else a run would be partial."""
    parts = {part for kind in KINDS.values() for part in kind.parts}
    return any(ROLES[role].reach is Reach.ALL and ROLES[role].sees >= parts for role in roles_of(by, on))


@transaction.atomic
def run_again(*, by: Worker, at: datetime) -> list[CheckRun]:
    """Hold each return of the years still open at a moment against its rules, in place of the last run's faults.

    What a restriction hides from this worker is not in it. Raises NotAllowed for a worker who may not.
    """
    today = localdate(at)
    if not may_run(by, today):
        raise NotAllowed("This is for those to do who reach every child: the data team or a director.")
    return [_run(kind, year, by, at) for kind, year in open_on(today)]


def _run(kind: Kind, year: int, by: Worker, at: datetime) -> CheckRun:
    began = time.perf_counter()
    checked = check_return(kind, year, localdate(at))
    weights = [checked.severity(one) for one in checked.outcome.findings]
    children = _by_number({one.child for one in checked.outcome.findings})
    run = CheckRun.objects.create(
        at=at,
        by=by,
        kind=kind.key,
        year=year,
        children=checked.children,
        errors=weights.count("error"),
        queries=weights.count("query"),
        unplaced=sum(one.child not in children for one in checked.outcome.findings),
        crashes=len(checked.outcome.crashes),
        seconds=time.perf_counter() - began,
    )
    Fault.objects.filter(kind=kind.key, run__year=year).delete()
    Fault.objects.bulk_create(_faults(run, checked, children), batch_size=BATCH)
    return run


def _by_number(numbers: set[str]) -> dict[str, int]:
    """The children's ids by the numbers under which returns know them."""
    ids = [int(one.removeprefix(RECORD_NUMBER)) for one in numbers if _is_record_number(one)]
    known = Person.objects.filter(Q(number__in=numbers) | Q(pk__in=ids), merged_into__isnull=True)
    return {person.returned_as: person.pk for person in known.only("number")}


def _is_record_number(number: str) -> bool:
    return number.startswith(RECORD_NUMBER) and number.removeprefix(RECORD_NUMBER).isdecimal()


def _faults(run: CheckRun, checked: Checked, children: dict[str, int]) -> list[Fault]:
    return [
        Fault(
            run=run,
            child_id=children[one.child],
            kind=run.kind,
            rule=one.rule.code,
            severity=checked.severity(one),
            table=one.row.table,
            field=one.rule.fields[0],
            on=day_of(THINGS[run.kind, one.row.table], one.row) if (run.kind, one.row.table) in THINGS else None,
        )
        for one in checked.outcome.findings
        if one.child in children
    ]
