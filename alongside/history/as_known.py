"""The record as it was known at a past moment, answered from history.

For the length of a block, each table of facts is stood in for by a temporary view of the same name
that answers with one child's rows as they were then. Every page and question reads it without
knowing: names resolve to the temporary view first. See docs/decisions/0003-as-known-on.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from psycopg import sql

from alongside.history.facts import ChildFact, Fact, fact_models

# Rows that stand as they were changed before the moment, and rows as they stood before a later change.
# A view over a union cannot be written to, so nothing can be recorded "in the past".
_ROWS_THEN = sql.SQL(
    "CREATE TEMP VIEW {table} AS"
    " SELECT t.* FROM public.{table} t WHERE t.{subject} = ANY({ids}) AND t.changed_at <= {at}"
    " UNION ALL"
    " SELECT r.* FROM public.history_version v, LATERAL jsonb_populate_record(NULL::public.{table}, v.row) r"
    " WHERE v.table_name = {name} AND v.{column} = ANY({ids}) AND v.known_from <= {at} AND v.known_to > {at}"
)


@contextmanager
def as_known(child_id: int, person_ids: list[int], at: datetime, *, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Inside the block, facts about this child and these people read as they were known at `at`.

    Nothing can be written inside, and nothing of the block stays. Must run inside a transaction.
    """
    connection = connections[using]
    raw = connection.connection
    threshold, raw.prepare_threshold = raw.prepare_threshold, None  # a prepared plan would read the real tables
    before = transaction.savepoint(using)
    try:
        with connection.cursor() as cursor:
            for model in fact_models():
                _stand_in(cursor, model, child_id, sorted({child_id, *person_ids}), at)
            cursor.execute("DISCARD PLANS")
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
    finally:
        transaction.savepoint_rollback(before, using)
        raw.prepare_threshold = threshold


def _stand_in(cursor: Any, model: type[Fact], child_id: int, person_ids: list[int], at: datetime) -> None:
    about_child = issubclass(model, ChildFact)
    statement = _ROWS_THEN.format(
        table=sql.Identifier(model._meta.db_table),
        name=sql.Literal(model._meta.db_table),
        subject=sql.Identifier(model.subject),
        column=sql.Identifier("child_id" if about_child else "person_id"),
        ids=sql.Literal([child_id] if about_child else person_ids),
        at=sql.Literal(at),
    )
    cursor.execute(statement)
