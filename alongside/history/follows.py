"""A day that cannot come before a day of another row, as a constraint the database holds."""

from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.constraints import BaseConstraint


class Follows(BaseConstraint):
    """`day` of a row is never before `their_day` of the row that its foreign key `after` names.

    A check constraint sees one row only, so these are triggers, one on each of the two tables. Either
    day or the key may be null: nothing is then refused.
    """

    def __init__(self, *, name: str, day: str, after: str, their_day: str, violation_error_message: str) -> None:
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.day, self.after, self.their_day = day, after, their_day

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None
        key = _column(model, self.after)
        theirs = cast(type[models.Model], model._meta.get_field(self.after).related_model)
        mine = model._meta.db_table
        table, day, their_day = theirs._meta.db_table, _column(model, self.day), _column(theirs, self.their_day)
        refuse = f"RAISE EXCEPTION 'too early' USING ERRCODE = 'check_violation', CONSTRAINT = '{self.name}'"
        # The names are our own models' tables and columns.
        return f"""
            CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW."{day}" < (SELECT "{their_day}" FROM "{table}" WHERE id = NEW."{key}") THEN {refuse}; END IF;
                RETURN NEW;
            END $$;
            CREATE OR REPLACE FUNCTION "{self.name}_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM "{mine}" WHERE "{key}" = NEW.id AND "{day}" < NEW."{their_day}")
                THEN {refuse}; END IF;
                RETURN NEW;
            END $$;
            CREATE OR REPLACE TRIGGER "{self.name}" BEFORE INSERT OR UPDATE OF "{day}", "{key}"
            ON "{mine}" FOR EACH ROW EXECUTE FUNCTION "{self.name}"();
            CREATE OR REPLACE TRIGGER "{self.name}_kept" BEFORE UPDATE OF "{their_day}"
            ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{self.name}_kept"()
        """  # noqa: S608

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> None:  # type: ignore[override]
        """A trigger is no part of a table: it is made once the table stands."""
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        return f'DROP FUNCTION "{self.name}"() CASCADE; DROP FUNCTION "{self.name}_kept"() CASCADE'

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """The database alone decides."""

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs.update(day=self.day, after=self.after, their_day=self.their_day)
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Follows) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


def _column(model: type[models.Model], field: str) -> str:
    return str(cast("models.Field[Any, Any]", model._meta.get_field(field)).column)
