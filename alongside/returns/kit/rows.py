"""Typed rows: each field of a row's class says which column it comes from and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeVar

from alongside.returns.kit.problems import Problems, Where
from alongside.returns.kit.reading import Reader, text

Row = TypeVar("Row")

NOTHING_UNREAD: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the department spells it, how it is read, and the header pattern that also means it."""

    name: str
    read: Reader = text
    also: str = ""
    optional: bool = False


def column(name: str, read: Reader = text, *, also: str = "", optional: bool = False) -> Any:
    """A dataclass field that holds what stands in the column; None where it is blank."""
    return field(default=None, metadata={"column": Column(name, read, also, optional)})


def columns(row: type) -> tuple[tuple[str, Column], ...]:
    """(field, column) of a row's class, in order; other fields are left out."""
    return _columns(row)


@cache
def _columns(row: Any) -> tuple[tuple[str, Column], ...]:
    found = ((one.name, one.metadata.get("column")) for one in fields(row))
    return tuple((name, held) for name, held in found if held is not None)


def build(
    row: type[Row], cells: Mapping[str, tuple[str, int | None]], where: Where, problems: Problems, **more: object
) -> Row:
    """One row from its cells, each (text, own line or None), by column name.

    What cannot be read becomes None, keeps its text in `unread` and is told.
    """
    values: dict[str, Any] = {}
    unread: dict[str, str] = {}
    make: Any = row
    for name, held in columns(row):
        raw, line = cells.get(held.name, ("", None))
        raw = raw.strip()
        if not raw:
            continue
        value, complaint = held.read(raw)
        if complaint is not None:
            place = where.at(held.name) if line is None else Where(where.file, line, None, where.place, held.name)
            _tell(problems, place, complaint.severity, complaint.message, raw)
            if value is None:
                unread[held.name] = raw
        values[name] = value
    made: Row = make(where=where, unread=unread or NOTHING_UNREAD, **values, **more)
    return made


def _tell(problems: Problems, where: Where, severity: str, message: str, raw: str) -> None:
    sentence = f"{where.field} {message}."
    if severity == "refused":
        problems.refuse(where, sentence, raw)
    else:
        problems.warn(where, sentence, raw)
