"""Writing the children of a load: many in one go, and one by one where the database refuses one of them.

A child is written whole or not at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DataError, IntegrityError, connections, transaction
from psycopg import Error

from alongside.council.load.clocks import Clocks
from alongside.council.load.intended import Said
from alongside.council.load.record import KINDS, Record
from alongside.council.load.staff import Staff
from alongside.council.load.who import Child
from alongside.council.past import OWNER, Past, write
from alongside.deadlines.models import Deadline
from alongside.history.acting import set_actor
from alongside.history.facts import ChildFact
from alongside.history.refusals import sentence_for
from alongside.law.clocks import Limit
from alongside.people.models import Worker
from alongside.returns.kit.problems import Where

AT_ONCE = 100
REFUSALS = (IntegrityError, DataError)


@dataclass
class Written:
    """What came of the children of a load."""

    made: Counter[str] = field(default_factory=Counter)
    found: int = 0
    filled: int = 0
    children_made: int = 0
    children_matched: int = 0
    children_refused: int = 0
    untouched: int = 0


class Writer:
    """Writes children as the owner, with the worker who stands for the load as their author."""

    def __init__(
        self, staff: Staff, by: Worker, now: datetime, settings: Mapping[str, Limit], written: Written
    ) -> None:
        self.staff, self.by, self.now, self.settings = staff, by, now, settings
        self.written = written

    def write(self, children: Sequence[Child]) -> Iterator[int]:
        """Write these children, telling how many are done. Those refused say so themselves."""
        for start in range(0, len(children), AT_ONCE):
            some = children[start : start + AT_ONCE]
            self._write_some(some)
            yield len(some)

    def _write_some(self, children: Sequence[Child]) -> None:
        """Write them together; where one is refused, each half by itself, down to the one who is."""
        try:
            self._write_together(children)
        except REFUSALS as refusal:
            if len(children) == 1:
                children[0].refused.append(self._refusal(children[0], refusal))
                self.written.children_refused += 1
                return
            half = len(children) // 2
            self._write_some(children[:half])
            self._write_some(children[half:])

    def _write_together(self, children: Sequence[Child]) -> None:
        with self._transaction():
            records = self._records(children)
            write(record.who for record in records)
            pasts = [past for record in records for past in record.pasts()]
            write(sorted(pasts, key=lambda past: KINDS.index(type(past.row))))
            write(past for record in records for past in record.reviews())
            self._write_clocks([record for record in records if record.touched])
        for record in records:
            self._count(record)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction, in which days of rows that lie within each other may move in any order."""
        with transaction.atomic(using=OWNER):
            set_actor(self.by.pk, using=OWNER)
            with connections[OWNER].cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                yield
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def _refusal(self, child: Child, refusal: IntegrityError | DataError) -> Said:
        """Which fact the database refuses, found by writing them one after another, and why."""
        where, record = child.who.where, None
        try:
            with self._transaction():
                (record,) = self._records([child])
                write([record.who])
                for past in record.pasts() + record.reviews():
                    where = record.where.get(past, where)
                    write([past])
                where = child.who.where
        except REFUSALS as again:
            if record is not None and where is child.who.where:
                where = _place(record, again) or where
            return Said(where, _in_words(again))
        return Said(where, _in_words(refusal))

    def _records(self, children: Sequence[Child]) -> list[Record]:
        """Each child's record as it stands in the database, and then with everything told."""
        standing = _standing([child.person.pk for child in children if child.person])
        records = []
        for child in children:
            record = Record(child, self.staff, self.by, self.now)
            record.put(standing.get(record.person.pk, ()))
            for told in child.tolds:
                record.take(told)
            record.settle_who()
            record.note_mendings()
            records.append(record)
        return records

    def _write_clocks(self, records: Sequence[Record]) -> None:
        open_rows: dict[int, list[Deadline]] = defaultdict(list)
        ids = [record.person.pk for record in records]
        for row in Deadline.objects.using(OWNER).open().filter(child__in=ids):
            open_rows[row.child_id].append(row)
        pasts: list[Past] = []
        for record in records:
            clocks = Clocks(record.person, self.by, self.now, open_rows[record.person.pk], self.settings)
            clocks.tell(record.new_happenings())
            clocks.see_to_visits(record.now_rows(), record.sources)
            clocks.settle(record.sources)
            pasts += clocks.pasts
        write(pasts)

    def _count(self, record: Record) -> None:
        record.child.warnings += record.warnings
        written = self.written
        written.made.update(record.made)
        written.filled += record.filled
        written.found += record.found
        written.children_made += not record.who.stored
        written.children_matched += record.who.stored
        written.untouched += not record.touched


def _standing(ids: Sequence[int]) -> dict[int, list[ChildFact]]:
    """The facts that the database holds of these children, by child."""
    found: dict[int, list[ChildFact]] = defaultdict(list)
    for kind in KINDS if ids else ():
        for row in kind._default_manager.using(OWNER).filter(child__in=ids).order_by("pk"):
            found[row.child_id].append(row)
    for rows in found.values():
        _tie(rows)
    return found


def _tie(rows: Sequence[ChildFact]) -> None:
    """Let a child's rows point at each other, so that asking one for another needs no query."""
    by_id: dict[tuple[Any, Any], ChildFact] = {(type(row), row.pk): row for row in rows}
    for row in rows:
        for column in row._meta.concrete_fields:
            other = by_id.get((column.related_model, getattr(row, column.attname))) if column.many_to_one else None
            if other is not None:
                setattr(row, column.name, other)


def _place(record: Record, refusal: Exception) -> Where | None:
    """Where the fact stands that a rule between two rows refuses, once all of them are written."""
    table = refusal.__cause__.diag.table_name if isinstance(refusal.__cause__, Error) else None
    found = (where for past, where in record.where.items() if past.row._meta.db_table == table)
    return next(found, None)


def _in_words(refusal: IntegrityError | DataError) -> str:
    """Why the database refuses, without what the file said."""
    sentence = sentence_for(refusal) if isinstance(refusal, IntegrityError) else None
    if sentence:
        return sentence
    cause = refusal.__cause__
    column = cause.diag.column_name if isinstance(cause, Error) else None
    if isinstance(refusal, DataError):
        return "A value is longer, or greater, than the record has room for."
    return f"The record cannot be without {column.replace('_', ' ')}." if column else "The database refuses this fact."
