"""Writes a 903 as the CSV files that the department takes."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.keeping import kept_whole
from alongside.returns.kit.writing import cells, uk
from alongside.returns.ssda903.tables import TABLES, Table

FILES = {
    "Header": "header",
    "Episodes": "episodes",
    "Reviews": "reviews",
    "UASC": "uasc",
    "OC2": "oc2",
    "OC3": "oc3",
    "AD1": "ad1",
    "PlacedAdoption": "placed_for_adoption",
    "PrevPerm": "previous_permanence",
    "Missing": "missing",
    "SWEpisodes": "sw_episodes",
    "DoLo": "dolo",
}


def write(rows: Mapping[str, Sequence[Any]], folder: Path, year: int) -> list[Path]:
    """A CSV file for each table of that year's return (2026 is 2025-26), rows in order of child and date.

    Every file is written beside its place and put there once all of them are whole, so
    that a folder never holds half of one return and half of another. Raises OSError.
    """
    asked = {table: folder / f"{FILES[table.name]}.csv" for table in TABLES if (table.first or year) <= year}
    # None is put in its place before the last of them is written.
    with ExitStack() as all_of_them:
        for table, path in asked.items():
            _write_table(table, rows.get(table.name, ()), all_of_them.enter_context(kept_whole(path)))
    return list(asked.values())


def _write_table(table: Table, rows: Sequence[Any], path: Path) -> None:
    names = table.columns()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in rows:
            said = cells(row, _spell)
            writer.writerow([said[name] for name in names])


def _spell(value: Any) -> str:
    return str(value) if isinstance(value, PartialDate) else uk(value)
