"""Councils whose rows are wrong as rows: lost, doubled, another child's, or not what last year's return said."""

import random
from collections.abc import Callable
from datetime import date

from oracles.data.council import CHILDREN, Council, clean
from oracles.data.days import days
from oracles.data.faults import GENTLE, apply
from oracles.data.returned import TABLES, Cell, Row, Rows

Child = dict[str, list[Row]]
Shape = Callable[[random.Random, Child, Child, Council], None]


def shapes(*, seed: int, children: int = CHILDREN, year: int = 2026) -> Council:
    """A council in which something is wrong with the rows of each child, each kind of wrong in its turn.

    No child is in the table on unaccompanied children twice: the peer then gives the
    children behind it in the header each other's answers. See `twice_unaccompanied`.
    """
    council = clean(seed=seed, children=children, year=year)
    rng = random.Random(seed)
    tables = [table for table in TABLES if table != "UASC"]
    kinds = [*(_lost(table) for table in TABLES), *(_doubled(table) for table in tables)]
    kinds += [_given(table) for table in tables] * 3 + [_changed_last_year(table) for table in TABLES] * 6
    kinds += [no_episodes, reopened_last_year, closed_last_year, missing_on, decided_again]
    earlier = _by_child(council.previous)
    for at, (child, rows) in enumerate(_by_child(council.this).items()):
        kinds[at % len(kinds)](rng, rows, earlier.setdefault(child, {table: [] for table in TABLES}), council)
    return council


def twice_unaccompanied(*, seed: int, year: int = 2026) -> Council:
    """A council with some unaccompanied children in their table twice, and with one who is not."""
    council = clean(seed=seed, children=200, year=year)
    council.this["UASC"] += [dict(row) for row in council.this["UASC"][:3]]
    stranger = next(row for row in council.this["Header"] if row["ETHNIC"] == "REFU")
    council.this["UASC"].append(council.this["UASC"][0] | {"CHILD": stranger["CHILD"], "DOB": stranger["DOB"]})
    return council


def _by_child(rows: Rows) -> dict[str, Child]:
    """Each child's rows; the lists are the child's own, so what is to be changed is changed in the whole too."""
    found: dict[str, Child] = {}
    for table, held in rows.items():
        for row in held:
            found.setdefault(str(row["CHILD"]), {name: [] for name in TABLES})[table].append(row)
    return found


def _drop(rows: list[Row], one: Row) -> None:
    rows[:] = [row for row in rows if row is not one]


def _lost(table: str) -> Shape:
    def lose(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
        if child[table]:
            _drop(council.this[table], rng.choice(child[table]))

    return lose


def _doubled(table: str) -> Shape:
    def double(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
        if child[table]:
            council.this[table].append(dict(rng.choice(child[table])))

    return double


def _given(table: str) -> Shape:
    """A row of another child's, under this child's number and birthday."""

    def give(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
        if not council.this[table]:
            return
        row = dict(rng.choice(council.this[table]))
        for column in ("CHILD", "DOB"):
            if column in row:
                row[column] = child["Header"][0][column]
        council.this[table].append(row)

    return give


def _changed_last_year(table: str) -> Shape:
    def change(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
        if earlier[table]:
            column = rng.choice(TABLES[table][1:])
            others: list[Cell] = [row[column] for row in council.previous[table] if row[column] != ""]
            apply(rng, rng.choice(earlier[table]), column, rng.choice(GENTLE), others)

    return change


def no_episodes(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
    """Everything but the episodes was sent."""
    for row in child["Episodes"]:
        _drop(council.this["Episodes"], row)


def closed_last_year(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
    """Last year's return said that care had ended."""
    if earlier["Episodes"]:
        earlier["Episodes"][-1].update(
            {"DEC": council.year.before.end - days(20), "REC": rng.choice(("E4A", "E3", "E2"))}
        )


def reopened_last_year(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
    """Last year's return said that care went on, and this year's does not know the child."""
    if earlier["Episodes"]:
        earlier["Episodes"][-1].update({"DEC": "", "REC": ""})
        no_episodes(rng, child, earlier, council)


def missing_on(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
    """Missing when the year ended, and last year too."""
    header = child["Header"][0]
    for rows, start in (
        (council.this, council.year.end - days(9)),
        (council.previous, council.year.before.end - days(9)),
    ):
        spell: Row = {"MISSING": "M", "MIS_START": start, "MIS_END": ""}
        rows["Missing"].append({"CHILD": header["CHILD"], "DOB": header["DOB"], **spell})


def decided_again(rng: random.Random, child: Child, earlier: Child, council: Council) -> None:
    """A decision for adoption that was taken back, and another one."""
    header = child["Header"][0]
    for start, end, why in ((40, 90, "RD1"), (rng.choice((70, 91, 120)), "", "")):
        ended: date | str = council.year.start + days(end) if isinstance(end, int) else ""
        row: Row = {"DATE_PLACED": council.year.start + days(start), "DATE_PLACED_CEASED": ended}
        row |= {"CHILD": header["CHILD"], "DOB": header["DOB"], "REASON_PLACED_CEASED": why}
        council.this["PlacedAdoption"].append(row)
