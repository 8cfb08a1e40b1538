"""What the rules ask of rows and days over and over; what is not known answers no question."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Final

from alongside.returns.kit import working_days
from alongside.returns.kit.rows import Row, columns

# An expected day of birth lies at most so many days ahead: forty weeks.
PREGNANCY: Final = 280

# The day that a row of each of the first seven lists is about.
BEGAN: Final = {
    1: "contact_date", 2: "start_date", 3: "referral_date", 4: "start_date", 5: "strategy_discussion",
    6: "start_date", 7: "start_date",
}  # fmt: skip


@cache
def _names(row: Any) -> dict[str, str]:
    return {name: held.name for name, held in columns(row)}


def blank(row: Row, name: str) -> bool:
    """Whether nothing stands in the cell: what stands there and cannot be read is another rule's finding."""
    kind: Any = type(row)
    return getattr(row, name) is None and _names(kind)[name] not in row.unread


def any_after(last: date, *days: date | None) -> bool:
    """Whether one of the days that are known comes after the last that can be."""
    return any(day is not None and day > last for day in days)


def days_from(first: date | None, second: date | None) -> int:
    """How many days the second comes after the first, below 0 where it comes before; 0 where either is not known."""
    return (second - first).days if first and second else 0


def working_days_from(first: date | None, second: date | None) -> int:
    """The same in working days."""
    return working_days.count(first, second) if first and second else 0


def near(day: date | None, other: date | None, before: int, behind: int) -> bool:
    """Whether a day falls so few days before or behind another."""
    return day is not None and other is not None and -before <= (day - other).days <= behind


def alike(rows: Sequence[Any], *names: str) -> Iterator[Any]:
    """The rows that share the first named value, which is known, and the others with another row."""
    if len(rows) < 2:
        return
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    said = attrgetter(*names)
    for row in rows:
        if getattr(row, names[0]) is not None:
            groups[said(row)].append(row)
    for group in groups.values():
        if len(group) > 1:
            yield from group


def differing(rows: Iterable[Any], name: str) -> list[Any]:
    """The rows that say something, where they do not all say the same."""
    told = [row for row in rows if getattr(row, name, None) is not None]
    return told if len({getattr(row, name) for row in told}) > 1 else []


def overlapping(rows: Sequence[Any], start: str, end: str) -> Iterator[Any]:
    """The later one of two that last at the same time, and both where they start together.

    On the day that one ends the next may begin. An end that cannot be read says nothing.
    """
    if len(rows) < 2:
        return
    lasting = [(getattr(row, start), _end(row, end), row) for row in rows if getattr(row, start)]
    lasting = [one for one in lasting if one[1] > one[0]]
    latest = date.min
    for day, group in groupby(sorted(lasting, key=itemgetter(0)), key=itemgetter(0)):
        together = list(group)
        if latest > day or len(together) > 1:
            yield from (row for _, _, row in together)
        latest = max(latest, *(last for _, last, _ in together))


def _end(row: Any, end: str) -> date:
    last: date | None = getattr(row, end)
    return last or (date.max if row.is_open else date.min)
