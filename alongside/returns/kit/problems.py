"""Where something is in a file, what is wrong with it, and when a whole file cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["refused", "warning"]

# A file broken in the same way on every row must not fill the memory with complaints.
KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file.

    `line` is the line of an XML or CSV file (counted from 1), `row` the row of a
    worksheet (counted from 1, as the spreadsheet shows it); `place` is the table,
    list or block; `field` is spelt as the department spells it.
    """

    file: str
    line: int | None = None
    row: int | None = None
    place: str = ""
    field: str = ""

    def at(self, field: str) -> "Where":
        """The same place, at one field."""
        return replace(self, field=field)

    def __str__(self) -> str:
        parts = [self.file]
        if self.place:
            parts.append(self.place)
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.field:
            parts.append(self.field)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that was read all the same.

    "refused": the value, row or column was not taken. "warning": it was taken, but
    somebody should look. `message` never holds what the cell said, so that it can be
    logged; `value` does, for those who may see the file.
    """

    where: Where
    severity: Severity
    message: str
    value: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.where.at('')}: {self.message}"


class Unreadable(Exception):
    """A whole file is refused: one sentence that says why and what to do."""

    def __init__(self, message: str, where: Where) -> None:
        super().__init__(f"{where}: {message}")
        self.message = message
        self.where = where


class Problems:
    """The problems met so far, in the order met: the first KEPT of them, and how many more."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self.left_out = 0

    def refuse(self, where: Where, message: str, value: str = "") -> None:
        """Something was not taken."""
        self._add(Problem(where, "refused", message, value))

    def warn(self, where: Where, message: str, value: str = "") -> None:
        """Something was taken, but should be looked at."""
        self._add(Problem(where, "warning", message, value))

    def _add(self, problem: Problem) -> None:
        if len(self._kept) < KEPT:
            self._kept.append(problem)
        else:
            self.left_out += 1

    @property
    def refused(self) -> list[Problem]:
        """What was not taken."""
        return [problem for problem in self._kept if problem.severity == "refused"]

    @property
    def warnings(self) -> list[Problem]:
        """What was taken but should be looked at."""
        return [problem for problem in self._kept if problem.severity == "warning"]

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept) + self.left_out
