"""Plays what happened to a child through the clocks, as the verbs do, and tells the deadlines that came of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.rows import Row, Told
from alongside.deadlines.engine import Running, play
from alongside.law.care_visits import PlacementFacts, next_visit_due
from alongside.law.clocks import clock
from alongside.law.due import due, local_day

KIND = "deadlines.Deadline"
VISIT_RULES = frozenset(f"LA{number}" for number in range(11, 19))
REASONS = Weighted(
    {"family": 30, "worker": 16, "capacity": 22, "partner": 12, "court": 3, "safety": 3, "recording": 10, "other": 4}
)
NOTES = {
    "family": ("Nobody was in on the first two attempts.", "The family was away.", "They asked for another day."),
    "worker": ("The worker had left and nobody was allocated yet.", "Sick leave.", ""),
    "capacity": ("Three families in crisis in the same week.", "", "More work than hours."),
    "partner": ("We waited for the health report.", "School could not come before.", "Police information came late."),
    "court": ("The court moved the hearing.",),
    "safety": ("A meeting then would not have been safe.",),
    "recording": ("It was done in time; the record was written later.",),
    "other": ("", "Snow closed the office."),
}
SHARE_WITH_REASON = 0.6


class ChildClocks:
    """The clocks of one child. Rows must have their ids before anything is played."""

    def __init__(self, told: Told, child: Row, born: date | None) -> None:
        self.told, self.child, self.born = told, child, born
        self.open: dict[int, tuple[Running, Row]] = {}
        self.home: tuple[PlacementFacts, Row] | None = None
        self.visits: list[date] = []
        self.first_review: date | None = None
        self.key = 0

    def play(self, happenings: Iterable[tuple[Any, ...]]) -> None:
        """Play everything in the order of days."""
        for day, what, *arguments in sorted(happenings, key=lambda one: one[0]):
            getattr(self, what)(day, *arguments)

    def happened(
        self, day: date, event: str, on: "date | datetime", about: Row, by: Row, only: tuple[Row, ...] | None = None
    ) -> None:
        """Any event (`alongside.deadlines.actions.happened`)."""
        concerning = None if only is None else frozenset(about_of(row) for row in only)
        played = play(
            [running for running, _ in self.open.values()],
            event,
            on,
            about_of(about),
            concerning=concerning,
            born=self.born,
        )
        at = about.recorded_at if about.on == day else None
        for running in played.closed:
            self._close(running, day, by, at)
        for running in played.started:
            self._start(running, day, by, at)

    def run(self, day: date, code: str, about: Row, by: Row) -> None:
        """A clock that the law starts only if something is so (`pathway.care.clocks.run`)."""
        try:
            rule = clock(code, day)
        except KeyError:
            return
        until = due(rule, day, born=self.born)
        if until is not None:
            self.set_due(day, code, local_day(until), about, by)

    def set_due(self, day: date, code: str, due_on: date, about: Row, by: Row) -> None:
        """A clock whose day a step works out (`deadlines.actions.set_due`)."""
        standing = next((running for running, _ in self.open.values() if running.code == code), None)
        if standing and standing.due_on == due_on:
            return
        if standing:
            self._stop(standing, day, by, "moved")
        self._start(Running(code, about_of(about), day, due_on, None, day), day, by, about.recorded_at)

    def stand_down(self, day: date, codes: tuple[str, ...], by: Row) -> None:
        """Clocks whose place others have taken."""
        for running in [running for running, _ in self.open.values() if running.code in codes]:
            self._stop(running, max(day, running.started_on), by, "moved")

    def moved_in(self, day: date, facts: PlacementFacts, about: Row, by: Row) -> None:
        """The child's home, or the law that decides how often to visit there, changed."""
        if self.home is None or self.home[1] is not about:
            self.visits = []
        self.home = facts, about
        self._next_visit(day, by)

    def brought_over(self, day: date, facts: PlacementFacts, about: Row, by: Row) -> None:
        """A child was in care before the work is told: somebody had visited lately."""
        self.visits, self.home, self.first_review = (
            [day - timedelta(days=self.told.chance.within(1, 28))],
            (facts, about),
            day,
        )
        self._next_visit(day, by)

    def visited(self, day: date, by: Row) -> None:
        """The child was seen at home."""
        assert self.home is not None
        self.happened(day, "care_visit.made", day, self.home[1], by)
        self.visits.append(day)
        self._next_visit(day, by)

    def reviewed(self, day: date, by: Row) -> None:
        """The first review of a period may change how often to visit."""
        self.first_review = self.first_review or day
        self._next_visit(day, by)

    def came_into_care(self, day: date) -> None:
        self.home, self.visits, self.first_review = None, [], None

    def _next_visit(self, day: date, by: Row) -> None:
        if self.home is None:
            return
        facts, about = self.home
        found = next_visit_due(facts, self.visits[-1:], self.first_review)
        self.stand_down(day, tuple(VISIT_RULES - {found.rule}), by)
        self.set_due(day, found.rule, found.on, about, by)

    def _start(self, running: Running, day: date, by: Row, at: "datetime | None") -> None:
        row = self.told.tell(KIND, day, by, child=self.child, code=running.code, started_on=running.started_on)
        row.recorded_at = at or row.recorded_at
        row.columns.update(
            about_table=running.about[0],
            about_id=running.about[1],
            due_on=running.due_on,
            due_at=running.due_at,
            first_started_on=running.first_started_on,
            turn=running.turn,
        )
        self.key += 1
        self.open[self.key] = (_keyed(running, self.key), row)

    def _stop(self, running: Running, day: date, by: Row, why: str) -> None:
        _, row = self.open.pop(running.key)  # type: ignore[arg-type]
        self.told.later(row, day, by, stopped_on=day, stopped_by=why)

    def _close(self, running: Running, day: date, by: Row, at: "datetime | None") -> None:
        _, row = self.open.pop(running.key)  # type: ignore[arg-type]
        self.told.later(
            row, day, by, met_on=running.met_on, stopped_on=running.stopped_on, stopped_by=running.stopped_by
        )
        assert row.recorded_at is not None
        if at is not None and at > row.recorded_at:
            row.changed_at = at
        if running.met_on and running.met_on > running.due_on:
            _say_why_late(self.told.chance, row)

    def left_open(self) -> None:
        """At the end: some of what is overdue today has its reason already."""
        for running, row in self.open.values():
            if running.due_on < self.told.last - timedelta(days=14):
                _say_why_late(self.told.chance, row)


def _keyed(running: Running, key: int) -> Running:
    return Running(
        running.code,
        running.about,
        running.started_on,
        running.due_on,
        running.due_at,
        running.first_started_on,
        running.turn,
        key=key,
    )


def _say_why_late(chance: Chance, row: Row) -> None:
    if chance.yes(SHARE_WITH_REASON):
        reason = chance.of(REASONS)
        row.columns.update(late_reason=reason, late_note=chance.one(NOTES[reason]))


def about_of(row: Row) -> tuple[str, int | None]:
    """How a clock names the row that it is about."""
    return row.kind.replace(".", "_").lower(), row.id or None
