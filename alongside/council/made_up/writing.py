"""Writes told rows into the database in bulk, as the owner, under every constraint and trigger.

What was added to a row after it was first recorded (an end, a decision) is kept a second time
without it, as history would have: the record as known on any past day then comes out right.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from psycopg import sql

from alongside.council.made_up.aside import lay_aside
from alongside.council.made_up.first_recorded import LATER
from alongside.council.made_up.rows import Row
from alongside.history.facts import ChildFact, Fact

AT_ONCE = 40_000
OWNER = "owner"


class Table:
    """One model's table: its columns in order, with what stands in each when nothing is told."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.model: type[models.Model] = apps.get_model(kind)
        fields = self.model._meta.concrete_fields
        self.columns = [field.column for field in fields]
        self.blank = [_when_untold(field) for field in fields]
        self.place = {name: at for at, field in enumerate(fields) for name in (field.name, field.attname)}
        self.is_fact = issubclass(self.model, Fact)
        self.child_place = self.place["act"] if issubclass(self.model, ChildFact) else None
        self.name = self.model._meta.db_table
        self.next_id = 0
        names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        self.copy = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.name), names)
        self.keep = self._keeping() if self.is_fact else None

    def values(self, row: Row) -> list[Any]:
        """A row's values in the order of the columns."""
        values, place = self.blank.copy(), self.place
        for name, value in row.columns.items():
            values[place[name]] = value.id if value.__class__ is Row else value
        values[0] = row.id
        if self.is_fact:
            self._stamp(values, row)
        return values

    def _stamp(self, values: list[Any], row: Row) -> None:
        place = self.place
        assert row.by is not None
        values[place["recorded_at"]] = row.recorded_at
        values[place["recorded_by"]] = row.by.id
        values[place["changed_at"]] = row.changed_at or row.recorded_at
        if row.changed_at is not None:
            assert row.changed_by is not None
            values[place["changed_by"]] = row.changed_by.id
            values[place["version"]] = 2
        if row.late:
            values[place["late_entry_reason"]] = row.late
        if self.child_place is not None:
            values[self.child_place] = row.act or f"{row.id:032x}"

    def _keeping(self) -> sql.Composed:
        """Keep each changed row of a span of ids once more, as it stood when it was first recorded."""
        empty = {self.columns[self.place[name]]: self.blank[self.place[name]] for name in LATER.get(self.kind, ())}
        subject = "child_id" if issubclass(self.model, ChildFact) else None
        return sql.SQL(
            "INSERT INTO history_version (table_name, row_id, child_id, person_id, row, known_from, known_to,"
            " written_at, by_id, reason)"
            " SELECT {name}, id, {child}, {person}, to_jsonb(t)"
            " || jsonb_build_object('version', 1, 'changed_by_id', NULL, 'changed_at', recorded_at) || {empty},"
            " recorded_at, changed_at, clock_timestamp(), changed_by_id, ''"
            " FROM {table} t WHERE id >= %s AND id < %s AND version = 2"
        ).format(
            name=sql.Literal(self.name),
            table=sql.Identifier(self.name),
            child=sql.Identifier("child_id") if subject else sql.NULL,
            person=sql.NULL if subject else sql.Identifier(getattr(self.model, "subject", "id")),
            empty=sql.SQL("{}::jsonb").format(sql.Literal(json.dumps(empty))),
        )


def _when_untold(field: "models.Field[Any, Any]") -> Any:
    """What a column holds when nothing is told of it."""
    if isinstance(field, ArrayField):
        return []
    if field.name == "password":
        return "!"  # no password fits it
    if not field.has_default():
        return None if field.null or not isinstance(field, models.CharField | models.TextField) else ""
    value = field.get_default()
    return None if field.name == "act" else value


class Writer:
    """Takes rows, gives them ids, and copies them in batches while the next are being told."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}
        self.waiting: dict[str, list[Row]] = defaultdict(list)
        self.count = self.total = 0
        self.hand = ThreadPoolExecutor(1)
        self.copying: Future[None] | None = None
        self.connection = connections[OWNER]
        self.counts: dict[str, int] = defaultdict(int)
        with self.connection.cursor() as cursor:
            self.put_back = lay_aside(cursor)

    def table(self, kind: str) -> Table:
        """The table of a kind of row; ids go on from the last one taken."""
        if kind not in self.tables:
            table = self.tables[kind] = Table(kind)
            with self.connection.cursor() as cursor:
                cursor.execute(f'SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"')  # noqa: S608
                table.next_id = cursor.fetchone()[0]
        return self.tables[kind]

    def number(self, rows: dict[str, list[Row]]) -> None:
        """Give ids to rows that have none yet."""
        for kind, some in rows.items():
            if kind not in self.tables:
                self.wait()
            table = self.table(kind)
            for row in some:
                if not row.id:
                    row.id, table.next_id = table.next_id, table.next_id + 1

    def take(self, rows: dict[str, list[Row]]) -> None:
        """Take rows to be written; hand a full batch on."""
        self.number(rows)
        for kind, some in rows.items():
            self.waiting[kind].extend(some)
            self.count += len(some)
            self.counts[kind] += len(some)
        if self.count >= AT_ONCE:
            self.hand_on()

    def hand_on(self) -> None:
        """Copy what waits, beside what goes on here; one batch at a time."""
        self.wait()
        batch, self.waiting = self.waiting, defaultdict(list)
        self.total += self.count
        self.count = 0
        self.copying = self.hand.submit(self._copy, batch)

    def wait(self) -> None:
        """Wait for the batch under way; raises what went wrong with it."""
        if self.copying is not None:
            self.copying.result()
            self.copying = None

    def _copy(self, batch: dict[str, list[Row]]) -> None:
        raw = self.connection.connection
        with raw.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in in_order(self.tables[kind] for kind, rows in batch.items() if rows):
                rows = batch[table.kind]
                with cursor.copy(table.copy) as copy:
                    for row in rows:
                        copy.write_row(table.values(row))
                if table.keep is not None:
                    cursor.execute(table.keep, [rows[0].id, rows[-1].id + 1])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def finish(self) -> None:
        """Copy the rest, and let the database's own numbering go on after ours."""
        self.hand_on()
        self.wait()
        with self.connection.cursor() as cursor:
            for table in self.tables.values():
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), %s, false)", [table.next_id]
                )
            for statement in self.put_back:
                cursor.execute(statement)
        self.hand.shutdown()


def in_order(tables: Iterable[Table]) -> list[Table]:
    """The tables, each after those it points at (of two that point at each other, either first)."""
    left = {table.model: table for table in tables}
    order: list[Table] = []

    def visit(model: Any) -> None:
        table = left.pop(model, None)
        if table is None:
            return
        for field in table.model._meta.concrete_fields:
            visit(field.related_model)
        order.append(table)

    for model in list(left):
        visit(model)
    return order
