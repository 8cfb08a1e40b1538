"""Reads the data files beside this package, and says plainly what is wrong in them and where."""

import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Self


class LawDataError(ValueError):
    """A data file of this package says something it may not; the message names file, entry and remedy."""


class Entry:
    """One entry of a data file: its fields, read with the type each must have."""

    def __init__(self, where: str, fields: object) -> None:
        self.where = where
        if not isinstance(fields, dict):
            raise self.refuse("must be a table of fields.")
        self._fields: dict[str, Any] = fields

    def refuse(self, problem: str) -> ValueError:
        """The error that says where this entry stands and what is wrong with it."""
        return LawDataError(f"alongside/law/data/{self.where}: {problem}")

    def only(self, *allowed: str) -> None:
        """Refuses a misspelt field, which would otherwise be passed over in silence."""
        if unknown := self._fields.keys() - set(allowed):
            raise self.refuse(f"unknown field {', '.join(sorted(unknown))}. Allowed: {', '.join(allowed)}.")

    def has(self, field: str) -> bool:
        return field in self._fields

    def text(self, field: str, default: str | None = None) -> str:
        value = self._fields.get(field, default)
        if not isinstance(value, str):
            raise self.refuse(f"'{field}' must be given, as text.")
        return value

    def choice(self, field: str, allowed: Collection[str], default: str | None = None) -> str:
        value = self.text(field, default)
        if value not in allowed:
            named = ", ".join(f"'{each}'" for each in sorted(allowed))
            raise self.refuse(f"'{field}' is '{value}'. Use one of: {named}.")
        return value

    def names(self, field: str, known: Collection[str]) -> tuple[str, ...]:
        value = self._fields.get(field, [])
        if not isinstance(value, list):
            raise self.refuse(f"'{field}' must be a list of names.")
        for name in value:
            if name not in known:
                raise self.refuse(f"'{field}' names '{name}', which is not known. Add it or correct the spelling.")
        return tuple(value)

    def texts(self, field: str) -> tuple[str, ...]:
        value = self._fields.get(field)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            raise self.refuse(f"'{field}' must be given, as a list of texts.")
        return tuple(value)

    def whole(self, field: str, default: int | None = None) -> int:
        value = self._fields.get(field, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(f"'{field}' must be given, as a whole number.")
        return value

    def yes(self, field: str) -> bool:
        value = self._fields.get(field, False)
        if not isinstance(value, bool):
            raise self.refuse(f"'{field}' must be true or false.")
        return value

    def day(self, field: str) -> date:
        value = self._fields.get(field)
        if type(value) is not date:
            raise self.refuse(f"'{field}' must be given, as a date such as 2011-04-01.")
        return value

    def part(self, field: str) -> Self:
        return type(self)(f"{self.where}, {field}", self._fields.get(field))

    def parts(self, field: str) -> list[Self]:
        """The tables of a list, counted from 1 in what is said of them."""
        value = self._fields.get(field, [])
        if not isinstance(value, list):
            raise self.refuse(f"'{field}' must be a list of tables.")
        return [type(self)(f"{self.where}, {field} {number}", fields) for number, fields in enumerate(value, 1)]


def _parse(file: Traversable, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise LawDataError(f"alongside/law/data/{shown} cannot be read: {problem}.") from problem


def read_tables(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The top-level tables of one data file, in its order."""
    yield from _parse(files(__package__) / "data" / name, name).items()


def read_file_entries(name: str, list_name: str, title: str) -> Iterator[Entry]:
    """Every `[[list_name]]` of one data file; `title` is the field by which a message names it."""
    for fields in _parse(files(__package__) / "data" / name, name).get(list_name, []):
        yield Entry(f"{name}, {fields.get(title, '?')}", fields)


def file_names(folder: str) -> list[str]:
    """The data files of a folder, in order."""
    return sorted(
        f"{folder}/{file.name}"
        for file in (files(__package__) / "data" / folder).iterdir()
        if file.name.endswith(".toml")
    )
