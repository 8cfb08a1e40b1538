"""Every kind of fact about a child is searched: made so after each migration, by walking the models.

Triggers keep the words in step whatever writes them. A kind of fact whose columns of words changed, or
that is new, is filed anew as a whole.
"""

from importlib.resources import files
from typing import Any

from django.db import connections, models

from alongside.history.chronology import Chronicled
from alongside.history.facts import ChildFact, Fact, fact_models

LONG_ENOUGH = 120  # a shorter column holds a code or a number, not words
MOST = 200_000  # characters of one fact that are filed; PostgreSQL takes no more than a megabyte
_TRIGGERS = {
    "insert": "NEW TABLE AS changed",
    "update": "OLD TABLE AS stood NEW TABLE AS changed",
    "delete": "OLD TABLE AS stood",
}


def file_everything(using: str = "owner", **_: Any) -> None:
    """After each migration: the functions, and triggers on every table of facts about children with words."""
    with connections[using].cursor() as cursor:
        tables = set(connections[using].introspection.table_names(cursor))
        if {"notes_words", "people_allocation", "access_rolepart"} <= tables:
            cursor.execute(files(__package__).joinpath("functions.sql").read_text())
            follow([model for model in searched() if model._meta.db_table in tables], cursor)


def follow(kinds: list[type[Fact]], cursor: Any) -> None:
    """Keep these kinds of fact in step from now on; file anew those whose columns of words are other than they were."""
    for model in kinds:
        if _follow(cursor, model):
            _file_anew(cursor, model)


def searched() -> list[type[Fact]]:
    """The kinds of fact that hold words about a child."""
    return [model for model in fact_models() if issubclass(model, ChildFact) and words_of(model)]


def words_of(model: type[Fact]) -> list[str]:
    """The columns in which people write words of their own; not why a row was recorded late or whence it came."""
    everybodys = {field.name for field in ChildFact._meta.get_fields()}
    own = [field for field in model._meta.concrete_fields if field.name not in everybodys]
    return [field.name for field in own if _holds_words(field)]


def _holds_words(field: "models.Field[Any, Any]") -> bool:
    if isinstance(field, models.TextField):
        return True
    return isinstance(field, models.CharField) and not field.choices and (field.max_length or 0) >= LONG_ENOUGH


def _follow(cursor: Any, model: type[Fact]) -> bool:
    """Make the triggers of one table; whether they are other than they were."""
    table, arguments = model._meta.db_table, [model.part, _day(model, "n"), _words(model, "n"), _differs(model)]
    before = _definitions(cursor, table)
    quoted = ", ".join("'" + argument.replace("'", "''") + "'" for argument in arguments)
    for event, tables in _TRIGGERS.items():
        cursor.execute(
            f'CREATE OR REPLACE TRIGGER notes_{event} AFTER {event} ON "{table}" REFERENCING {tables}'
            f" FOR EACH STATEMENT EXECUTE FUNCTION notes_follow({quoted})"
        )
    return before != _definitions(cursor, table)


def _definitions(cursor: Any, table: str) -> list[tuple[str]]:
    cursor.execute(
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'notes\\_%%'"
        " ORDER BY tgname",
        [table],
    )
    return list(cursor.fetchall())


def _file_anew(cursor: Any, model: type[Fact]) -> None:
    table = model._meta.db_table
    words = _words(model, "n")
    cursor.execute("DELETE FROM notes_words WHERE table_name = %s", [table])
    columns = "table_name, row_id, child_id, part, happened_at, words"
    filed = f"to_tsvector('english', {words}) || array_to_tsvector(ARRAY[notes_whose(n.child_id)])"
    row = f"%s, n.id, n.child_id, %s, {_day(model, 'n')}, {filed}"
    statement = f"INSERT INTO notes_words ({columns}) SELECT {row} FROM {table} n WHERE {words} <> ''"  # noqa: S608 (ours)
    cursor.execute(statement, [table, str(model.part)])


def _words(model: type[Fact], row: str) -> str:
    columns = ", ".join(f'{row}."{column}"' for column in words_of(model))
    return f"left(btrim(concat_ws(E'\\n', {columns}), E' \\n'), {MOST})"


def _day(model: type[Fact], row: str) -> str:
    """When it happened: the day of its line in the chronology, else the first day that the row names."""
    days = [field.column for field in model._meta.concrete_fields if isinstance(field, models.DateField)]
    days = [column for column in days if column != "changed_at"]
    days.sort(key=lambda column: (column != _day_of_line(model), column == "recorded_at"))
    return "coalesce({})".format(", ".join(f'{row}."{column}"' for column in days))


def _day_of_line(model: type[Fact]) -> str:
    rows = model._default_manager.all()
    if not isinstance(rows, Chronicled):
        return ""
    when = next(iter(rows.chronology().query.annotation_select.values()))
    column = when.get_source_expressions()[0].target
    return str(column.column) if column.model is model else ""


def _differs(model: type[Fact]) -> str:
    new, old = (f"{_words(model, row)}, {row}.child_id, {_day(model, row)}" for row in "no")
    return f"({new}) IS DISTINCT FROM ({old})"
