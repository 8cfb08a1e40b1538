"""Rows become cells again: values as the return spells them, and what a file spelt otherwise as it stood there."""

from collections.abc import Callable
from datetime import date
from typing import Any

from alongside.returns.kit.rows import Row, columns

Spell = Callable[[Any], str]


def uk(value: Any) -> str:
    """As SSDA903 spells it: 31/12/2025, 1 and 0."""
    return f"{value:%d/%m}/{value.year:04}" if isinstance(value, date) else _plain(value)


def iso(value: Any) -> str:
    """As the census and worksheets spell it: 2025-12-31, 1 and 0."""
    return value.isoformat() if isinstance(value, date) else _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def cells(row: Row, spell: Spell) -> dict[str, str]:
    """Each column's text, by the department's spelling of its name."""
    kept = {**row.taken, **row.unread}
    return {held.name: kept.get(held.name) or spell(getattr(row, name)) for name, held in columns(type(row))}
