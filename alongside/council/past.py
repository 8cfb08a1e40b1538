"""Writing a past with its true times, as the owner: a row as it stands, and how it stood before.

A loaded file and the made-up council both tell of days long gone. A row is recorded on the day it
happened; what became known of it later is a further version, so that the record can be shown as it
was known on any day between.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import connections

from alongside.history.facts import ChildFact, Fact
from alongside.law.due import LONDON

OWNER = "owner"
END_OF_WORK = time(17)


def at_five(day: date) -> datetime:
    """The moment at which what happened on a day is taken to have been written down: five in the afternoon."""
    return datetime.combine(day, END_OF_WORK, tzinfo=LONDON)


def _column(row: Fact, name: str) -> str:
    field = row._meta.get_field(name)
    return str(getattr(field, "attname", name))


@dataclass(frozen=True, slots=True)
class Stood:
    """How a row stood from one moment until another: the columns that were different then."""

    known_from: datetime
    known_to: datetime
    columns: dict[str, Any]


@dataclass(eq=False, slots=True)
class Past:
    """A row as it stands now, with its earlier versions. `stored` says that it is in the database already."""

    row: Fact
    stored: bool = False
    stood: list[Stood] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)

    def then(self, at: datetime, **columns: Any) -> None:
        """What was written of the row later. At the moment of the version before, it is part of that one."""
        new = {name: value for name, value in columns.items() if getattr(self.row, name) != value}
        if not new:
            return
        if not self.stored and at > self.row.changed_at:
            self._keep_version(at, new)
        elif self.stored:
            self.row.changed_at = max(at, self.row.changed_at)
        for name, value in new.items():
            setattr(self.row, name, value)
        self.changed |= set(new)

    def _keep_version(self, at: datetime, new: dict[str, Any]) -> None:
        row = self.row
        columns = [_column(row, name) for name in new]
        before = {column: getattr(row, column) for column in columns}
        before |= {"version": row.version, "changed_at": row.changed_at, "changed_by_id": row.changed_by_id}
        self.stood.append(Stood(row.changed_at, at, before))
        row.changed_at, row.version, row.changed_by_id = at, row.version + 1, row.recorded_by_id


def begin(row: Fact, at: datetime) -> Past:
    """A new row, first written at that moment by its `recorded_by`."""
    row.recorded_at = row.changed_at = at
    return Past(row)


def write(pasts: Iterable[Past]) -> None:
    """Write rows as the owner, kind by kind in the order given: what ends is ended before the next is added.

    Raises IntegrityError where the database refuses one; the caller's transaction then holds none.
    """
    by_kind: dict[type[Fact], list[Past]] = defaultdict(list)
    for past in pasts:
        by_kind[type(past.row)].append(past)
    for kind, several in by_kind.items():
        for past in several:
            if past.stored and past.changed:
                past.row.save(using=OWNER, update_fields=[*sorted(past.changed), "changed_at"])
        new = [past for past in several if not past.stored]
        kind._default_manager.using(OWNER).bulk_create([past.row for past in new], batch_size=2000)
        _write_versions(kind, new)


def _write_versions(kind: type[Fact], pasts: Sequence[Past]) -> None:
    """Keep the earlier versions as the database itself would have, had the rows been corrected one by one."""
    rows = [version for past in pasts for version in _versions(past)]
    if not rows:
        return
    child, person = ("t.child_id", "NULL") if issubclass(kind, ChildFact) else ("NULL", f"t.{kind.subject}")
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "INSERT INTO history_version (table_name, row_id, child_id, person_id, row, known_from, known_to,"  # noqa: S608
            " written_at, by_id, reason)"
            f" SELECT %s, t.id, {child}, {person}, to_jsonb(t) || v.columns, v.known_from, v.known_to,"
            " clock_timestamp(), t.recorded_by_id, ''"
            f" FROM unnest(%s::bigint[], %s::jsonb[], %s::timestamptz[], %s::timestamptz[])"
            f' v (id, columns, known_from, known_to) JOIN "{kind._meta.db_table}" t ON t.id = v.id',
            [kind._meta.db_table, *map(list, zip(*rows, strict=True))],
        )


def _versions(past: Past) -> list[tuple[Any, str, datetime, datetime]]:
    """Each earlier version as what to lay over the row as it stands now, the oldest first."""
    versions = []
    over: dict[str, Any] = {}
    for stood in reversed(past.stood):
        over = {**over, **stood.columns}
        versions.append((past.row.pk, json.dumps(over, default=_as_stored), stood.known_from, stood.known_to))
    return versions[::-1]


def _as_stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value)
