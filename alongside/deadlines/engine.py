"""Plays an event against the clocks that are open for one child: what it meets, stops and starts.

No database: the same function serves a worker's verb, a loaded file and the made-up council, so
that a clock means the same everywhere. The numbers are `alongside.law`'s.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from alongside.law.clocks import Clock, Limit, clock, ended_by, met_by, started_by
from alongside.law.due import armed_again, due, local_day

About = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Running:
    """One running of a clock. `key` is the caller's own handle (a row id, or None for a new one)."""

    code: str
    about: About
    started_on: date
    due_on: date
    due_at: datetime | None
    first_started_on: date
    turn: int = 1
    met_on: date | None = None
    stopped_on: date | None = None
    stopped_by: str = ""
    key: int | None = None

    @property
    def is_open(self) -> bool:
        return self.met_on is None and self.stopped_on is None


@dataclass(frozen=True, slots=True)
class Played:
    """What an event did: runnings that it met or stopped, and new ones that it started."""

    closed: tuple[Running, ...] = field(default=())
    started: tuple[Running, ...] = field(default=())


def play(
    open_now: Collection[Running],
    event: str,
    on: date | datetime,
    about: About,
    *,
    concerning: frozenset[About] | None = None,
    born: date | None = None,
    settings: Mapping[str, Limit] = {},
) -> Played:
    """What `event`, happening `on`, does to a child's open clocks.

    `concerning` limits what it meets or stops to clocks about those rows (two contacts on one day);
    None means any of the child's. A running that started after `on` is left alone (back-dating).
    """
    day = local_day(on)
    meets = {c.code for c in met_by(event, day)}
    ends = {c.code for c in ended_by(event, day)}
    closed: list[Running] = []
    started: list[Running] = []
    still_open: set[tuple[str, About]] = set()
    running_then = {running.code for running in open_now if running.is_open and running.started_on <= day}
    for running in open_now:
        mine = running.is_open and (concerning is None or running.about in concerning)
        if mine and running.code in ends:
            closed.append(replace(running, stopped_on=day, stopped_by=event))
        elif mine and running.code in meets:
            closed.append(replace(running, met_on=day))
            started.extend(_again(running, on, settings))
        elif running.is_open:
            still_open.add((running.code, running.about))
    started_codes = {s.code for s in started}
    for candidate in started_by(event, day):
        repeats_open = candidate.repeats and any(code == candidate.code for code, _ in still_open)
        if candidate.code in started_codes or repeats_open or (candidate.code, about) in still_open:
            continue
        if any(ended.code in running_then for until in candidate.not_until for ended in ended_by(until, day)):
            continue
        started.extend(_first(candidate, on, about, born, settings))
    return Played(tuple(closed), tuple(started))


def met(running: Running, on: date | datetime, settings: Mapping[str, Limit] = {}) -> Played:
    """A clock that somebody says is done, where no event meets it: it closes, and is armed again where it repeats."""
    return Played((replace(running, met_on=local_day(on)),), tuple(_again(running, on, settings)))


def _first(
    candidate: Clock, on: date | datetime, about: About, born: date | None, settings: Mapping[str, Limit]
) -> list[Running]:
    limit = settings.get(candidate.code, candidate.limit) if candidate.council_sets else candidate.limit
    if limit and limit.unit == "age" and born is None:
        return []
    if limit and limit.unit == "hour" and not isinstance(on, datetime):
        return []
    return _running(candidate.code, on, due(candidate, on, settings, born=born), about, local_day(on), 1)


def _again(running: Running, on: date | datetime, settings: Mapping[str, Limit]) -> list[Running]:
    day = local_day(on)
    until = armed_again(
        clock(running.code, day), on, settings, started_on=running.first_started_on, times_met=running.turn
    )
    return _running(running.code, on, until, running.about, running.first_started_on, running.turn + 1)


def _running(
    code: str, on: date | datetime, until: date | datetime | None, about: About, first: date, turn: int
) -> list[Running]:
    if until is None:
        return []
    moment = until if isinstance(until, datetime) else None
    return [Running(code, about, local_day(on), local_day(until), moment, first, turn)]
