"""What a load reports: counts for the terminal, and every line of every file that was not simply taken."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside.council.load.intended import Said
from alongside.council.load.sending import Sent
from alongside.council.load.who import Child
from alongside.council.load.writing import Written
from alongside.returns.kit.problems import Problem, Where

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report: a child refused, something left, or something to be mended."""

    where: Where
    number: str
    severity: str
    reason: str

    def __str__(self) -> str:
        whom = f"child {self.number}: " if self.number else ""
        return f"{self.severity}: {self.where.at('')}: {whom}{self.reason}"


def entries(sent: Sent, children: Iterable[Child]) -> list[Entry]:
    """Everything that was refused, left or warned of, in the order refused, left, warned."""
    found = [Entry(refusal.where, "", "refused", refusal.message) for refusal in sent.unreadable]
    found += [Entry(one.where, "", _severity(one), one.message) for one in sent.loose]
    for child in children:
        found += _of(child)
    order = {"refused": 0, "left": 1, "warning": 2}
    return sorted(found, key=lambda entry: order[entry.severity])


def _severity(problem: Problem) -> str:
    """A whole column that is missing is left blank; a row that is broken is refused."""
    return "left" if problem.severity == "refused" and problem.where.field else problem.severity


def _of(child: Child) -> Iterator[Entry]:
    def each(severity: str, said: Iterable[Said]) -> Iterator[Entry]:
        return (Entry(one.where, child.number, severity, one.sentence) for one in said)

    yield from each("refused", refusals(child))
    for told in child.tolds:
        yield from each("left", told.left)
        yield from each("warning", told.warnings)
    yield from each("warning", child.warnings)


def refusals(child: Child) -> list[Said]:
    """Why a child is refused, whole; empty for one who is not."""
    return child.refused + [one for told in child.tolds for one in told.refused]


def write_csv(path: Path, lines: Iterable[Entry]) -> None:
    """Write the report as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "place", "line", "row", "field", "child", "severity", "reason"])
        for one in lines:
            at = one.where
            cells = [at.file, at.place, at.line or "", at.row or "", at.field, one.number, one.severity, one.reason]
            writer.writerow([_plain(str(cell)) for cell in cells])


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def counts(sent: Sent, written: Written, lines: Iterable[Entry]) -> list[str]:
    """The counts, as lines of two columns."""
    severities = [one.severity for one in lines]
    said = [(f"read    {what}", count) for what, count in sorted(sent.read.items()) if count]
    said += [
        ("children made", written.children_made),
        ("children matched", written.children_matched),
        ("  of them unchanged", written.untouched),
        ("children refused", written.children_refused),
    ]
    said += [(f"made    {what}", count) for what, count in sorted(written.made.items())]
    said += [("facts found again", written.found), ("  of them filled", written.filled)]
    said += [(f"{word}", severities.count(word)) for word in ("left", "warning")]
    return [f"{what:<44}{count:>8,}" for what, count in said]
