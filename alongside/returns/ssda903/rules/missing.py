"""Times when a child was missing, or away from placement without authorisation."""

from collections.abc import Iterable
from itertools import pairwise

from alongside.returns.kit.rows import Row
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Missing


@RULES.on_row(
    Missing,
    "564",
    means="The child was missing or away, but from when is blank.",
    fields=("MIS_START", "MISSING"),
    passes=("Missing MISSING=M MIS_START=01/05/2025", "Missing MISSING=M MIS_START=soon", "Missing"),
    fails=("*Missing MISSING=M", "*Missing MISSING=a MIS_END=01/05/2025"),
)
def start_is_blank(row: Missing, child: Child) -> bool:
    return row.missing in codes.MISSING and lacks(row, "mis_start")


@RULES.on_row(
    Missing,
    "565",
    means="It is said from when, but not whether the child was missing or away.",
    fields=("MISSING", "MIS_START"),
    passes=("Missing MISSING=A MIS_START=01/05/2025", "Missing MIS_END=01/05/2025"),
    fails=("*Missing MIS_START=01/05/2025",),
)
def started_as_what(row: Missing, child: Child) -> bool:
    return row.missing is None and gave(row, "mis_start")


@RULES.on_row(
    Missing,
    "566",
    means="It is said until when, but not whether the child was missing or away.",
    fields=("MISSING", "MIS_END"),
    passes=("Missing MISSING=A MIS_END=01/05/2025", "Missing MIS_START=01/05/2025"),
    fails=("*Missing MIS_END=01/05/2025",),
)
def ended_as_what(row: Missing, child: Child) -> bool:
    return row.missing is None and gave(row, "mis_end")


@RULES.on_row(
    Missing,
    "567",
    means="The time missing ends before it begins.",
    fields=("MIS_END", "MIS_START"),
    passes=("Missing MIS_START=01/05/2025 MIS_END=01/05/2025", "Missing MIS_START=01/05/2025"),
    fails=("*Missing MIS_START=01/05/2025 MIS_END=30/04/2025",),
)
def ends_before_it_begins(row: Missing, child: Child) -> bool:
    return row.mis_start is not None and row.mis_end is not None and row.mis_end < row.mis_start


@RULES.on_row(
    Missing,
    "570",
    means="The time missing begins after the year's end.",
    fields=("MIS_START",),
    passes=("Missing MIS_START=31/03/2026", "Missing MIS_START="),
    fails=("*Missing MIS_START=01/04/2026",),
)
def begins_after_the_year(row: Missing, child: Child) -> bool:
    return row.mis_start is not None and row.mis_start > child.year.ends


@RULES.on_row(
    Missing,
    "571",
    means="The time missing ended before the year began or after it ended.",
    fields=("MIS_END",),
    passes=("Missing MIS_END=01/04/2025", "Missing MIS_END=31/03/2026", "Missing"),
    fails=("*Missing MIS_END=31/03/2025", "*Missing MIS_END=01/04/2026"),
)
def ends_outside_the_year(row: Missing, child: Child) -> bool:
    return row.mis_end is not None and not child.year.starts <= row.mis_end <= child.year.ends


@RULES.on_child(
    "574",
    means="Two times missing overlap, or one begins while an earlier one is still open.",
    fields=("MIS_START", "MIS_END"),
    passes=(
        "Missing MIS_START=01/05/2025 MIS_END=03/05/2025; Missing MIS_START=03/05/2025",
        "Missing CHILD=1 MIS_START=01/05/2025; Missing CHILD=2 MIS_START=02/05/2025",
        "Missing MIS_START=01/05/2025 MIS_END=soon; Missing MIS_START=02/05/2025",
    ),
    fails=(
        "*Missing MIS_START=02/05/2025 MIS_END=04/05/2025; Missing MIS_START=01/05/2025 MIS_END=03/05/2025",
        "Missing MIS_START=01/05/2025; *Missing MIS_START=01/06/2025 MIS_END=03/06/2025",
    ),
)
def overlaps_the_one_before(child: Child) -> Iterable[Missing]:
    return [row for before, row in pairwise(_by_end(child)) if _runs_into(before, row)]


def _by_end(child: Child) -> list[Missing]:
    """In the order of their ends, as the department's portal compares them; an open one stands at its start."""
    dated = [(row.mis_end or row.mis_start, row.mis_start, row) for row in child.missing if row.mis_start]
    return [row for _, _, row in sorted(dated, key=lambda held: held[:2])]


def _runs_into(before: Missing, row: Missing) -> bool:
    if before.mis_end is None:
        return lacks(before, "mis_end")
    return row.mis_start is not None and row.mis_start < before.mis_end


@RULES.on_child(
    "576",
    means="Last year's return left the child missing; no time missing of this year begins on the same day.",
    fields=("MIS_START", "CHILD"),
    reads=("Missing", "Missing last year"),
    passes=(
        "Missing MIS_START=01/03/2025; Missing MIS_START=01/06/2025; last year Missing MIS_START=01/03/2025",
        "Missing MIS_START=01/06/2025; last year Missing MIS_START=01/03/2025 MIS_END=02/03/2025",
        "Missing MIS_START=01/06/2025; last year Missing MIS_START=",
    ),
    fails=(
        "Missing MIS_START=01/06/2025; *Missing MIS_START=02/03/2025; last year Missing MIS_START=01/03/2025",
        "*Header; last year Missing MIS_START=01/03/2025",
    ),
)
def is_no_longer_missing(child: Child) -> Iterable[Row]:
    held = [row.mis_start for row in child.before.missing if row.mis_start and lacks(row, "mis_end")]
    first = child.missing[0] if child.missing else None
    if all(first is not None and first.mis_start == start for start in held):
        return []
    # Where the table has no row of the child, the header stands for it.
    return [first] if first else child.headers


@RULES.on_row(
    Missing,
    "586",
    means="The child went missing before being born.",
    fields=("MIS_START", "DOB"),
    passes=("Missing DOB=01/06/2025 MIS_START=01/06/2025", "Missing MIS_START=01/06/2025"),
    fails=("*Missing DOB=01/06/2025 MIS_START=31/05/2025",),
)
def missing_before_birth(row: Missing, child: Child) -> bool:
    return row.mis_start is not None and row.dob is not None and row.mis_start < row.dob


@RULES.on_row(
    Missing,
    "1004",
    means="The day from which the child was missing must be a real date, written like 31/12/2025.",
    fields=("MIS_START",),
    passes=("Missing MIS_START=01/05/2025",),
    fails=("*Missing MIS_START=", "*Missing MIS_START=31/02/2025", "*Missing MIS_START=2025-05-01"),
)
def start_is_no_date(row: Missing, child: Child) -> bool:
    return row.mis_start is None or "MIS_START" in row.taken


@RULES.on_row(
    Missing,
    "1005",
    means="The day until which the child was missing must be a real date, written like 31/12/2025.",
    fields=("MIS_END",),
    passes=("Missing MIS_END=01/05/2025", "Missing MIS_END="),
    fails=("*Missing MIS_END=31/02/2025", "*Missing MIS_END=2025-05-01"),
)
def end_is_no_date(row: Missing, child: Child) -> bool:
    return "MIS_END" in row.unread or "MIS_END" in row.taken


@RULES.on_row(
    Missing,
    "1006",
    means="Whether the child was missing or away must be M or A.",
    fields=("MISSING",),
    passes=("Missing MISSING=M", "Missing MISSING=a", "Missing MISSING="),
    fails=("*Missing MISSING=Missing",),
)
def is_neither_missing_nor_away(row: Missing, child: Child) -> bool:
    return row.missing is not None and row.missing not in child.year.known(codes.MISSING)
