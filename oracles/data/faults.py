"""Puts faults into a council's return: one for each child, or here and there, always the same for a seed."""

import copy
import random
from collections.abc import Callable
from datetime import date

from oracles.data.council import CHILDREN, Council, clean
from oracles.data.days import days
from oracles.data.returned import TABLES, Cell, Row

# What stands in a cell afterwards; None where the fault does not fit the cell.
Fault = Callable[[random.Random, Row, str, list[Cell]], Cell | None]

OTHER_YEARS = {
    "SEX": ("1", "2"),
    "PLACE": ("Z1", "H5", "P2", "K4", "U7"),
    "REC": ("E44", "E42", "X2", "E1"),
    "PLACE_PROVIDER": ("PR6", "PR9"),
    "LS": ("C3", "V1", "D2"),
    "ACCOM": ("B", "T", "S1"),
    "ACTIV": ("F3", "P6"),
    "IN_TOUCH": ("1", "Y"),
    "UPN": ("UN6", "UN2"),
    "REASON_PLACE_CHANGE": ("MOVED",),
    "LS_ADOPTR": ("L1",),
    "SW_REASON": ("SWDIED", "FCONT"),
}


def blank(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """The code that stood there is gone."""
    return "" if row[column] != "" and not isinstance(row[column], date) else None


def no_day(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """The day that stood there is gone."""
    return "" if isinstance(row[column], date) else None


def filled(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """Something that belongs to another row stands where nothing should."""
    return rng.choice(others) if row[column] == "" and others else None


def another(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """Something that belongs to another row, and is right there."""
    found = rng.choice(others) if others else ""
    return found if row[column] not in ("", found) else None


def unknown(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """A code that no list holds."""
    return None if _holds_days(others) else rng.choice(("ZZ9", "Q", "99", "-1", "2"))


def other_year(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """A code of another year's list."""
    return rng.choice(OTHER_YEARS[column]) if column in OTHER_YEARS else None


def small(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """The code in small letters."""
    cell = row[column]
    return cell.lower() if isinstance(cell, str) and cell.lower() != cell else None


def far_off(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """A day years away."""
    return _moved(row[column], rng.choice((-12000, -4000, -800, 400, 800, 9000)))


def near(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """A day some days or weeks away."""
    return _moved(row[column], rng.choice((-90, -30, -8, -2, -1, 1, 2, 8, 30, 90)))


def _moved(cell: Cell, by: int) -> Cell | None:
    if not isinstance(cell, date):
        return None
    day = cell + days(by)
    # The peer stops at a birthday on 29 February (rule 1007), which is a test of its own.
    return day + days(1) if (day.month, day.day) == (2, 29) else day


def swapped(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """The day of another column of the row stands there too."""
    found = [name for name, cell in row.items() if isinstance(cell, date) and name != column]
    return row[rng.choice(found)] if found and isinstance(row[column], date) else None


def unreadable(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """No day at all."""
    wrong = ("31/02/2025", "1/13/2025", "unknown", "00/00/0000")
    return rng.choice(wrong) if _holds_days(others) else None


def otherwise_written(rng: random.Random, row: Row, column: str, others: list[Cell]) -> Cell | None:
    """A day that can be read, in another form than the return asks for."""
    cell = row[column]
    return (
        cell.strftime(rng.choice(("%Y-%m-%d", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y"))) if isinstance(cell, date) else None
    )


def _holds_days(others: list[Cell]) -> bool:
    return any(isinstance(one, date) for one in others[:1])


# What the peer gets through; one blank or unreadable day can stop a rule of its for all children.
GENTLE: tuple[Fault, ...] = (blank, filled, another, unknown, other_year, small, far_off, near, swapped)
HARSH: tuple[Fault, ...] = (no_day, unreadable)


Values = dict[tuple[str, str], list[Cell]]


def single(*, seed: int, faults: tuple[Fault, ...], children: int = CHILDREN, year: int = 2026) -> Council:
    """A council in which each child has one fault; those that were put in least come first."""
    council = clean(seed=seed, children=children, year=year)
    rng = random.Random(seed)
    values = _values(council)
    kinds = [(*place, fault) for place in values for fault in faults]
    for tables in _rows_by_child(council).values():
        for at, (table, column, fault) in enumerate(kinds):
            if table in tables and apply(rng, rng.choice(tables[table]), column, fault, values[table, column]):
                kinds.append(kinds.pop(at))
                break
    return council


def broken(council: Council, *, seed: int, share: float = 0.03) -> Council:
    """The same council with one cell broken in that share of this year's rows."""
    rng = random.Random(seed)
    worse = copy.deepcopy(council)
    values = _values(council)
    for table, rows in worse.this.items():
        for row in rows:
            if rng.random() < share:
                column = rng.choice(TABLES[table][1:])
                apply(rng, row, column, rng.choice(GENTLE + HARSH), values[table, column])
    return worse


def _values(council: Council) -> Values:
    """What stands in each column, save those that say which child a row is about."""
    return {
        (table, column): [row[column] for row in rows if row[column] != ""]
        for table, rows in council.this.items()
        for column in TABLES[table][1:]
    }


def apply(rng: random.Random, row: Row, column: str, fault: Fault, others: list[Cell]) -> bool:
    """Puts the fault into the cell; false where it does not fit. `others` is what stands in the column elsewhere."""
    cell = fault(rng, row, column, others)
    if cell is None or cell == row[column]:
        return False
    row[column] = cell
    return True


def _rows_by_child(council: Council) -> dict[str, dict[str, list[Row]]]:
    found: dict[str, dict[str, list[Row]]] = {}
    for table, rows in council.this.items():
        for row in rows:
            found.setdefault(str(row["CHILD"]), {}).setdefault(table, []).append(row)
    return found
