"""Which table of SSDA903 a file is, told by its columns alone, in any order and under any file name."""

from collections.abc import Sequence

from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.ssda903.tables import TABLES, Table

# Columns that stand in so many tables that they say nothing of which one this is.
COMMON = {"CHILD", "DOB", "SEX"}


def table_of(header: Sequence[str]) -> Table | None:
    """The one table that the header fits: at least half of the columns that are its own. None where none does."""
    held = set(header)
    scores = [(_share(table, held), table) for table in TABLES]
    best = max(share for share, _ in scores)
    fitting = [table for share, table in scores if share == best]
    return fitting[0] if best >= 0.5 and len(fitting) == 1 else None


def _share(table: Table, held: set[str]) -> float:
    own = set(table.columns()) - COMMON
    return len(own & held) / len(own)


def check_columns(table: Table, header: Sequence[str], where: Where, problems: Problems) -> None:
    """Tells each column that is missing, extra or doubled, by name. Raises Unreadable where CHILD is missing."""
    if "CHILD" not in header:
        raise Unreadable(f"This looks like the {table.name} table, but it has no CHILD column. Export it again.", where)
    for name in table.columns():
        if name not in header:
            problems.refuse(where.at(name), f"The {table.name} table has no {name} column; it was read as blank.")
    for position, name in enumerate(header):
        told = (name or f"number {position + 1}, which has no name,")[:40]
        if name in header[:position]:
            problems.warn(where.at(told), f"The column {told} stands here more than once; the first was read.")
        elif name not in table.known():
            problems.warn(where.at(told), f"The column {told} is not part of the {table.name} table; it was not read.")
