"""Reads what people write into small files: each field with its type, and a plain word where it is not so."""

import json
import tomllib
from datetime import date
from math import isfinite

from alongside.law import reading


class WrittenError(ValueError):
    """What was written cannot be used; the message says where, what is wrong and what would be right."""


def parse(text: str, where: str) -> "Entry":
    """A whole file, JSON if it starts with a brace, else TOML."""
    try:
        return Entry(where, json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text))
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as problem:
        raise WrittenError(f"{where}: cannot be read as TOML or JSON: {problem}.") from problem


class Entry(reading.Entry):
    """One table of fields that somebody wrote, and where it stands: read as the law's own data is, JSON too."""

    def refuse(self, problem: str) -> WrittenError:
        return WrittenError(f"{self.where}: {problem}")

    def has(self, field: str) -> bool:
        """Whether something is written there: JSON can also write nothing."""
        return self._fields.get(field) is not None

    def number(self, field: str, default: float | None = None, *, least: float = 0, most: float = 1e12) -> float:
        value = self._fields.get(field, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
            raise self.refuse(f"'{field}' must be given, as a number.")
        if not least <= value <= most:
            raise self.refuse(f"'{field}' is {value:g}. Give a number from {least:g} to {most:g}.")
        return float(value)

    def whole(self, field: str, default: int | None = None, *, least: int = 0, most: int = 10**12) -> int:
        """A whole number, also below nought where `least` lets it: a saving is one."""
        value = self._fields.get(field, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(f"'{field}' must be given, as a whole number.")
        return int(self.number(field, default, least=least, most=most))

    def day(self, field: str) -> date:
        """A TOML date, or the same as text, which is all that JSON has."""
        value = self._fields.get(field)
        try:
            return value if type(value) is date else date.fromisoformat(str(value))
        except ValueError as problem:
            raise self.refuse(f"'{field}' must be given, as a date such as 2027-04-01.") from problem

    def pair(self, field: str) -> tuple[float, float]:
        value = self._fields.get(field)
        if not isinstance(value, list) or len(value) != 2:
            raise self.refuse(f"'{field}' must be two numbers, the lower first, such as [0.72, 0.98].")
        ends = Entry(f"{self.where}, {field}", {"lower": value[0], "upper": value[1]})
        lower, upper = ends.number("lower"), ends.number("upper")
        if lower > upper:
            raise self.refuse(f"'{field}' must have its lower number first.")
        return lower, upper

    def named(self) -> list[tuple[str, "Entry"]]:
        """Each field that is a table, with its name."""
        return [(name, self.part(name)) for name in self._fields]
