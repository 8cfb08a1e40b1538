"""What a made-up story is told in: rows as the record will hold them, and what happened to whom, without a database.

A row names its model and columns; where a column points at another row, the row itself stands
there. Nothing is told that lies after the last day: `NotYet` then ends that thread of the story.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from alongside.council.made_up.chance import Chance, Weighted

DAY = timedelta(days=1)


class NotYet(Exception):
    """The story has come to the present."""


class Row:
    """A row to be: which model, about whom, when and by whom recorded, and its columns."""

    __slots__ = ("act", "by", "changed_at", "changed_by", "columns", "id", "kind", "late", "on", "recorded_at")

    def __init__(self, kind: str, columns: dict[str, Any]) -> None:
        self.kind, self.columns = kind, columns
        self.id: int = 0
        self.on: date | None = None
        self.recorded_at: datetime | None = None
        self.by: Row | None = None
        self.act: str | None = None
        self.late = ""
        self.changed_at: datetime | None = None
        self.changed_by: Row | None = None


# How many days after it happened something is recorded; None is late, with a reason.
DELAYS = Weighted({0: 66, 1: 19, 2: 5, 3: 4, 5: 2, 6: 1.5, None: 2.5})
LATE_REASONS = (
    "I was away the week after and wrote it up from my notes on return.",
    "Written up late: two emergencies in the same week.",
    "The laptop was being mended; written from handwritten notes.",
    "I covered duty for a colleague and wrote this up after.",
    "My notes were waiting for the interpreter to confirm what was said.",
    "Recorded late after a query in supervision.",
    "Sick leave.",
)


class Told:
    """Everything told of one family: rows by model, and for each child what happened, day by day."""

    def __init__(self, chance: Chance, last: date) -> None:
        self.chance, self.last = chance, last
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.allocated: dict[tuple[Row, Row, Row], date] = {}
        self.happenings: dict[Row, list[tuple[Any, ...]]] = defaultdict(list)

    def act(self) -> str:
        """A new act, for what is done for several children at once."""
        return f"{self.chance.getrandbits(128):032x}"

    def add(self, kind: str, /, **columns: Any) -> Row:
        """A row that is no fact (a team, a post)."""
        row = Row(kind, columns)
        self.rows[kind].append(row)
        return row

    def tell(
        self, kind: str, on: date, by: Row, /, *, act: str | None = None, late: bool = False, **columns: Any
    ) -> Row:
        """A fact that happened on a day. Raises NotYet for a day that has not come."""
        if on > self.last:
            raise NotYet
        row = Row(kind, columns)
        row.on, row.by, row.act = on, by, act
        row.recorded_at = self.recorded(on, row if late else None)
        self.rows[kind].append(row)
        return row

    def later(self, row: Row, on: date, by: Row, /, **columns: Any) -> None:
        """What came to a row afterwards, on a day. Raises NotYet for a day that has not come."""
        if on > self.last:
            raise NotYet
        row.columns.update(columns)
        at = self.recorded(on)
        before = row.changed_at or row.recorded_at
        assert before is not None
        row.changed_at = at if at > before else before + timedelta(minutes=self.chance.within(2, 50))
        row.changed_by = by

    def recorded(self, on: date, row: Row | None = None) -> datetime:
        """When what happened on a day was recorded: mostly that day or the next, never after the last day."""
        wait = self.chance.of(DELAYS)
        if wait is None:
            wait = 1
            if row is not None and (self.last - on).days > 12:
                wait = self.chance.within(8, min(40, (self.last - on).days))
                row.late = self.chance.one(LATE_REASONS)
        day = min(on + timedelta(days=wait), self.last)
        minute = int(self.chance.random() * 540)
        return datetime(
            day.year, day.month, day.day, 8 + minute // 60, minute % 60, int(self.chance.random() * 60), tzinfo=UTC
        )

    def happened(self, event: str, child: Row, on: "date | datetime", about: Row, by: Row, *only: Row) -> None:
        """An event of `alongside.law.events`, for the child's clocks. `only` limits it to clocks about those rows."""
        day = on.date() if isinstance(on, datetime) else on
        if day <= self.last:
            self.happenings[child].append((day, "happened", event, on, about, by, only or None))

    def clock(self, what: str, child: Row, on: date, *arguments: Any) -> None:
        """Anything else that moves the child's clocks (see `clocks.ChildClocks`)."""
        if on <= self.last:
            self.happenings[child].append((on, what, *arguments))
