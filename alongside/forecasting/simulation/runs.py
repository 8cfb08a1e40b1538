"""The compiled loop over runs and months."""

from typing import Any

import numpy as np

from alongside.forecasting.simulation.chance import mixed, patience
from alongside.forecasting.simulation.compiled import kept, kept_uncounted
from alongside.forecasting.simulation.council import CHILD, LEAVE, MOVE, Counts, Month, World, eventful, quiet
from alongside.forecasting.simulation.flows import arrive, at, come_back, families_of, pulls, takes, waits


@kept
def live(world: World, counts: Counts) -> None:
    """Live every run of this part, one after another."""
    for run in range(len(world.keys)):
        one_run(run, world, counts)


@kept
def one_run(run: int, world: World, counts: Counts) -> None:
    """One run, from the origin to its last month's end."""
    many = families_of(run, world)
    largest = np.max(world.family_first[1:] - world.family_first[:-1])
    room = len(world.here) + len(world.gone) + many.sum() * largest
    children, away = np.empty(room, dtype=CHILD), np.empty(room * 2, dtype=CHILD)
    busy = np.empty(room, dtype=np.int32)
    due = np.full(len(world.lengths), -1, dtype=np.int32)
    there = found(children, world.keys[run], world.here, counts.children[run, 0])
    waiting = may_come_back(away, due, run, world)
    taken = np.zeros(len(world.place_state), dtype=np.int32)
    for month in range(len(world.lengths)):
        starts = counts.starts[run, month]
        there = arrive(children, there, many[:, month], run, month, world, starts)
        there = come_back(children, there, away, due[month], len(world.adults), starts)
        m = month_of(run, month, world, counts, taken)
        if len(taken) > 0:
            draw_in(children, there, run, month, world, counts.children[run, month], m)
        events = quiet_ones(children, there, busy, m)
        there, waiting = busy_ones(children, there, busy[:events], away, waiting, due, run, month, world, m)
        for state in range(len(world.adults)):
            counts.days[run, month, state] = m.lived[state] * world.lengths[month]


@kept
def month_of(run: int, month: int, world: World, counts: Counts, taken: Any) -> Month:
    """What holds for this month of this run."""
    return Month(
        world.exits[run],
        world.moves[run],
        world.onward[run],
        at(world.times, run, month),
        world.going[run, month],
        world.age_band,
        world.stay_band,
        world.spell_band,
        world.adults,
        world.kind,
        world.steered,
        counts.children[run, month + 1],
        np.zeros(len(world.adults)),
        counts.ends[run, month],
        counts.moves[run, month],
        taken,
    )


@kept
def found(children: Any, key: np.uint64, here: Any, counted: Any) -> int:
    """Those there at the origin are given this run's patiences; how many they are."""
    for number in range(len(here)):
        children[number] = here[number]
        one = children[number]
        one.key = mixed(key, np.uint64(number))
        one.leave = patience(one.key, LEAVE)
        one.move = patience(one.key, MOVE)
        one.events = 1
        counted[one.state] += 1
    return len(here)


@kept
def may_come_back(away: Any, due: Any, run: int, world: World) -> int:
    """Those who left before the origin are given the month in which they come back, if any; how many do."""
    waiting = 0
    scratch = world.gone.copy()
    for number in range(len(scratch)):
        one = scratch[number]
        one.key = mixed(world.keys[run], np.uint64(len(world.here) + number))
        waiting = waits(away, waiting, one, one.stay, run, -1, world, due)
    return waiting


@kept
def draw_in(children: Any, there: int, run: int, month: int, world: World, before: Any, m: Month) -> None:
    """Children move into free added places."""
    opened = world.place_open[:, run, month]
    pull = np.zeros(len(opened))
    pulls(opened, world.place_fill, world.place_from, before, m.taken, pull)
    for number in range(there):
        if children[number].share == 1.0:
            takes(children[number], month, opened, pull, world, m)


@kept_uncounted
def quiet_ones(children: Any, there: int, busy: Any, m: Month) -> int:
    """Live the month of all to whom nothing happens, and list the others; how many those are."""
    events = 0
    for number in range(there):
        one = children[number]
        if quiet(one, m):
            m.children[one.state] += 1
            one.age += 1
            one.stay += 1
            one.spell += 1
        else:
            busy[events] = number
            events += 1
    for state in range(len(m.lived)):
        m.lived[state] += m.children[state]
    return events


@kept_uncounted
def busy_ones(
    children: Any,
    there: int,
    busy: Any,
    away: Any,
    waiting: int,
    due: Any,
    run: int,
    month: int,
    world: World,
    m: Month,
) -> tuple[int, int]:
    """The month of the others, the last first; who leaves makes room for the last in the row."""
    for number in busy[::-1]:
        one = children[number]
        if eventful(one, m):
            m.children[one.state] += 1
            one.age += 1
            one.stay += 1
            one.spell += 1
        else:
            waiting = waits(away, waiting, one, 0, run, month, world, due)
            there -= 1
            children[number] = children[there]
    return there, waiting
