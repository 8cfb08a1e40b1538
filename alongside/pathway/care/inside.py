"""Rows that lie within the days of the row they belong to, as a constraint the database holds.

PostgreSQL has no foreign key onto a span of days, so two triggers hold it: one looks when the row is
written, the other when the row it belongs to is shortened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import BaseConstraint

_FUNCTION = """
CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE outside boolean;
BEGIN
    IF TG_TABLE_NAME = '{table}' THEN
        outside := EXISTS ({outside} AND c.id = NEW.id)
            OR (TG_OP = 'INSERT' AND NEW.child_id <> (SELECT child_id FROM "{parent}" WHERE id = NEW."{column}"));
    ELSE
        outside := EXISTS ({outside} AND p.id = NEW.id);
    END IF;
    IF outside THEN
        RAISE EXCEPTION 'outside the days of the row it belongs to'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', TABLE = '{table}';
    END IF;
    RETURN NULL;
END $$;
"""
_OUTSIDE = (
    'SELECT FROM "{table}" c JOIN "{parent}" p ON p.id = c."{column}" WHERE c."{start}" IS NOT NULL'
    ' AND (c."{start}" < p.started_on'
    " OR coalesce(c.\"{end}\", 'infinity') > coalesce(p.ended_on, 'infinity'))"
)
# Immediate, so that a page can say what is wrong; a load may defer them to the end of its transaction.
_TRIGGER = """
CREATE CONSTRAINT TRIGGER "{trigger}" AFTER INSERT OR UPDATE ON "{on}"
DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "{name}"();
"""


class Inside(BaseConstraint):
    """The days from `start` to `end` lie within [started_on, ended_on] of the row that `parent` names, same child.

    An open end is null, and is inside only while the other is open too. For something that happens on
    one day, `start` and `end` are the same column; rows without it are left alone.
    """

    def __init__(self, *, parent: str, start: str = "started_on", end: str = "ended_on", **named: Any) -> None:
        super().__init__(**named)
        self.parent, self.start, self.end = parent, start, end

    def _names(self, model: Any) -> dict[str, str]:
        field = model._meta.get_field(self.parent)
        names = {
            "name": self.name,
            "table": model._meta.db_table,
            "parent": field.related_model._meta.db_table,
            "column": field.column,
            "start": self.start,
            "end": self.end,
        }
        return {**names, "outside": _OUTSIDE.format(**names)}

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """Nothing within CREATE TABLE: the triggers follow once both tables are there."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return ""

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        names = self._names(model)
        own = _TRIGGER.format(trigger=self.name, on=names["table"], name=self.name)
        parents = _TRIGGER.format(trigger=f"{self.name}_held", on=names["parent"], name=self.name)
        return _FUNCTION.format(**names) + own + parents

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        return f'DROP FUNCTION IF EXISTS "{self.name}"() CASCADE'

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The database alone judges: it sees the other row as it stands when this one is written."""

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _, named = super().deconstruct()
        return path, (), {**named, "parent": self.parent, "start": self.start, "end": self.end}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Inside) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)


@contextmanager
def settled_together() -> Iterator[None]:
    """Inside the block rows may lie outside for a moment, while days move together; at its end they may not."""
    held = [c.name for m in apps.get_models() for c in m._meta.constraints if isinstance(c, Inside)]
    names = ", ".join(f'"{name}", "{name}_held"' for name in held)
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")
        yield
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
