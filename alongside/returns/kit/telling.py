"""What the rules said, as a table that other programs read and a spreadsheet opens without harm."""

import csv
from collections.abc import Iterator
from pathlib import Path

from alongside.returns.kit.checking import Outcome
from alongside.returns.kit.keeping import kept_whole

COLUMNS = ("rule", "table", "row", "child", "fields", "message")
CRASHED = "The rule failed here ({error}): nobody knows whether this is right."


def lines(outcome: Outcome) -> Iterator[tuple[str, str, int | str, str, str, str]]:
    """Each offending record once for each rule, then each place at which a rule failed."""
    for one in outcome.findings:
        rule = one.rule
        yield rule.code, one.row.table, one.row.number, one.child, " ".join(rule.fields), rule.means
    for crash in outcome.crashes:
        row = crash.row
        place = (row.table, row.number) if row else ("", "")
        yield crash.rule.code, *place, crash.child, " ".join(crash.rule.fields), CRASHED.format(error=crash.error)


def write_csv(outcome: Outcome, path: Path) -> None:
    """The lines as CSV, whole or not at all. Raises OSError where the path cannot be written."""
    with kept_whole(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([harmless(cell) for cell in line] for line in lines(outcome))


def harmless(cell: object) -> object:
    """The cell, kept from being taken for a formula: a number a council gave a child may begin with any sign."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
