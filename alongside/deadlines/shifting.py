"""What becomes of clocks when the day of an event is corrected: those it started, met or stopped move with it.

No database, like `engine`: the same events, on another day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from alongside.deadlines.engine import About, Running
from alongside.law.clocks import Clock, Limit, clock
from alongside.law.due import armed_again, due, local_day


@dataclass(frozen=True, slots=True)
class Moved:
    """An event, the row that it is about, the day on which it was said to have happened, and the corrected one.

    `alone` is false where another event of the same kind happened on the first day too: what that one met or
    armed again stays.
    """

    event: str
    about: About
    was: date
    now: date
    alone: bool = True


def shifted(
    clocks: Iterable[Running], moved: Moved, *, born: date | None = None, settings: Mapping[str, Limit] = {}
) -> list[Running]:
    """Those of a child's runnings (open and closed) that move, as they are after the correction.

    Nothing moves where a clock would then be met or stopped before it began: something else came between the
    two days, and what is due has been counted from that.
    """
    before = list(clocks)
    after = [_shift(running, moved, born, settings) for running in before]
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    return changed if all(_in_order(running) for running in changed) else []


def _in_order(running: Running) -> bool:
    return all(day is None or day >= running.started_on for day in (running.met_on, running.stopped_on))


def _shift(running: Running, moved: Moved, born: date | None, settings: Mapping[str, Limit]) -> Running:
    try:
        rule = clock(running.code, running.started_on)
    except KeyError:  # a loaded past: no such rule held on that day
        return running
    meets = moved.event in rule.met_by and moved.alone
    started = moved.event in rule.starts and running.about == moved.about and running.first_started_on == moved.was
    if started:
        running = replace(running, first_started_on=moved.now)
    if started and running.turn == 1:
        running = _begun(running, moved.now, _due(rule, moved.now, born, settings))
    elif meets and running.turn > 1 and running.started_on == moved.was:
        running = _begun(running, moved.now, _again(rule, running, moved.now, settings))
    if meets and running.met_on == moved.was:
        running = replace(running, met_on=moved.now)
    if running.stopped_on == moved.was and running.stopped_by == moved.event and moved.alone:
        running = replace(running, stopped_on=moved.now)
    return running


def _due(rule: Clock, now: date, born: date | None, settings: Mapping[str, Limit]) -> date | datetime | None:
    """When it is due from another day; a clock of hours cannot be counted from a day alone."""
    return None if rule.limit and rule.limit.unit == "hour" else due(rule, now, settings, born=born)


def _again(rule: Clock, running: Running, now: date, settings: Mapping[str, Limit]) -> date | datetime | None:
    return armed_again(rule, now, settings, started_on=running.first_started_on, times_met=running.turn - 1)


def _begun(running: Running, on: date, until: date | datetime | None) -> Running:
    """The running from another day; where it cannot be counted from there, due as before."""
    if until is None:
        return replace(running, started_on=on)
    moment = until if isinstance(until, datetime) else None
    return replace(running, started_on=on, due_on=local_day(until), due_at=moment)
