"""Counting processor time: this process's own, and that of the database's process that answers it."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from django.db import connection

ROUNDS, SECONDS = 9, 0.35  # rounds of each measurement, and how long one of them lasts


@dataclass(frozen=True)
class Effort:
    """How thoroughly to measure; `warm` calls come first, uncounted."""

    rounds: int = ROUNDS
    seconds: float = SECONDS
    warm: int = 8  # the database prepares a statement that comes again, and settles on a plan


QUICK = Effort(3, 0.05)


class Cost(NamedTuple):
    """What one call costs, in milliseconds: of the web process, of the database's process, and by the clock."""

    web: float
    database: float
    clock: float


def together(calls: dict[str, Callable[[], Any]], effort: Effort) -> dict[str, list[Cost]]:
    """The cost of each of these calls, a list with one entry for each round.

    Rounds take turns, so that whatever else the machine does meanwhile falls on all of them: compare
    two calls within a round.
    """
    database = _database_process()
    times = {name: _warm(call, effort) for name, call in calls.items()}
    gc.collect()
    gc.freeze()  # as alongside.site.wsgi does once all is loaded
    costs: dict[str, list[Cost]] = {name: [] for name in calls}
    for _ in range(effort.rounds):
        gc.collect()
        for name, call in calls.items():
            costs[name].append(_cost(call, times[name], database))
    return costs


def typical(costs: list[Cost]) -> Cost:
    """The median of the rounds."""
    return Cost(*(median(column) for column in zip(*costs, strict=True)))


def ratio(costs: list[Cost], others: list[Cost]) -> float:
    """How many times the web time of the others: the median of the rounds' own ratios."""
    return median(one.web / other.web for one, other in zip(costs, others, strict=True))


def _warm(call: Callable[[], Any], effort: Effort) -> int:
    """Call until nothing is new to it; how often it fits into a round."""
    for _ in range(effort.warm):
        call()
    began = time.perf_counter()
    for _ in range(effort.warm):
        call()
    return max(1, round(effort.seconds / ((time.perf_counter() - began) / effort.warm)))


def _cost(call: Callable[[], Any], times: int, database: Path) -> Cost:
    clock, web, theirs = time.perf_counter(), time.process_time(), _spent(database)
    for _ in range(times):
        call()
    spent = time.process_time() - web, _spent(database) - theirs, time.perf_counter() - clock
    return Cost(*(each * 1000 / times for each in spent))


def _database_process() -> Path:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return Path("/proc", str(cursor.fetchone()[0]), "schedstat")


def _spent(database: Path) -> float:
    """Processor seconds of the database's process so far (first number of schedstat, in nanoseconds)."""
    return int(database.read_text().split()[0]) / 1e9
