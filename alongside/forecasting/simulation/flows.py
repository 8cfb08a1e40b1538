"""Who comes into a run, who comes back to it, and who is drawn by new places."""

from typing import Any

import numpy as np

from alongside.forecasting.simulation.chance import mixed, patience, poisson, uniform
from alongside.forecasting.simulation.compiled import kept, kept_uncounted, woven
from alongside.forecasting.simulation.council import (
    ADDED,
    ADULT,
    BACK,
    BACK_TO,
    COUNTED,
    DAY,
    FAMILY,
    ONE,
    PLACE,
    World,
    begin_stay,
    changes,
    group_of,
)


@woven
def at(of: Any, run: int, month: int) -> Any:
    """The part of an array that holds for this run and month, where one may hold for all."""
    return of[min(run, of.shape[0] - 1), min(month, of.shape[1] - 1)]


@kept
def families_of(run: int, world: World) -> Any:
    """(streams, months, 2): how many families come as they would anyway, and how many a scenario may add to them."""
    coming = world.coming[run]
    many = np.zeros((coming.shape[0], coming.shape[1], 2), dtype=np.int64)
    for stream in range(coming.shape[0]):
        key = mixed(world.keys[run], COUNTED + np.uint64(stream))
        for month in range(coming.shape[1]):
            mean = coming[stream, month]
            many[stream, month, 0] = poisson(mean, mixed(key, np.uint64(month)))
            more = at(world.most, run, month) - 1.0
            if more > 0.0:
                many[stream, month, 1] = poisson(mean * more, mixed(key, ADDED + np.uint64(month)))
    return many


@kept_uncounted
def arrive(children: Any, there: int, many: Any, run: int, month: int, world: World, starts: Any) -> int:
    """The month's families join those there, and how many are there then."""
    size = len(world.adults)
    times, most = at(world.times, run, month)[:, size], at(world.most, run, month)
    for stream in range(len(many)):
        start, stop = world.stream_first[stream], world.stream_first[stream + 1]
        shares = world.families[run, start:stop]
        for added in range(2):
            for number in range(many[stream, added]):
                key = mixed(world.keys[run], purpose(stream, added, month, number))
                family = start + np.searchsorted(shares, uniform(key, DAY))
                first = world.family_first[family]
                group = group_of(world.family_alone[first], world.family_age[first])
                if comes(times[group, world.family_state[first]], most, added, uniform(key, PLACE)):
                    there = settle(children, there, family, key, world, starts)
    return there


@woven
def purpose(stream: int, added: int, month: int, number: int) -> np.uint64:
    """A counter of its own for each family."""
    return FAMILY + np.uint64((stream << 50) + (added << 48) + (month << 32) + number)


@woven
def comes(times: float, most: float, added: int, luck: float) -> bool:
    """Whether a family that might come does: of those who would anyway all but what is taken away."""
    return luck * (most - 1.0) < times - 1.0 if added else luck < times


@woven
def settle(children: Any, there: int, family: int, key: np.uint64, world: World, starts: Any) -> int:
    """The children of one family arrive on one day."""
    share = uniform(key, DAY + ONE)
    for of in range(world.family_first[family], world.family_first[family + 1]):
        one = children[there]
        one.key = mixed(key, np.uint64(of - world.family_first[family]))
        one.age = world.family_age[of]
        one.group = group_of(world.family_alone[of], one.age)
        one.events = 0
        one.share = share
        begin_stay(one, world.family_state[of], len(world.adults))
        starts[one.state] += 1
        there += 1
    return there


@kept_uncounted
def waits(away: Any, waiting: int, one: Any, gone: int, run: int, month: int, world: World, due: Any) -> int:
    """A child who has left is put among those who come back, in the month in which that is, if any."""
    to = np.searchsorted(world.back_to[run], uniform(one.key, BACK_TO + np.uint64(one.events)))
    left = patience(one.key, BACK + np.uint64(one.events))
    size, months, hazards = len(world.adults), len(world.lengths), world.coming_back[run]
    back = month + 1
    while back < months and gone < len(hazards) and one.age + back - month < ADULT:
        left -= hazards[gone] * at(world.times, run, back)[one.group, size, to]
        if left <= 0.0:
            one.age += back - month
            one.state = to
            one.next = due[back]
            away[waiting] = one
            due[back] = waiting
            return waiting + 1
        gone += 1
        back += 1
    return waiting


@kept_uncounted
def come_back(children: Any, there: int, away: Any, waiting: int, nowhere: int, starts: Any) -> int:
    """Those whose month it is, the first of them `waiting`, are there again; how many are there then."""
    while waiting >= 0:
        children[there] = away[waiting]
        one = children[there]
        one.share = uniform(one.key, DAY + np.uint64(one.events))
        begin_stay(one, one.state, nowhere)
        starts[one.state] += 1
        there += 1
        waiting = one.next
    return there


@kept
def pulls(opened: Any, fill: Any, takes_from: Any, children: Any, taken: Any, pull: Any) -> None:
    """The hazard with which each kind of free added place takes a child who is elsewhere, this month."""
    for kind in range(len(taken)):
        free = opened[kind] - taken[kind]
        many = (children * takes_from[kind]).sum()
        pull[kind] = free / fill[kind] / many if free > 0 and many > 0 else 0.0


@kept
def takes(one: Any, month: int, opened: Any, pull: Any, world: World, m: Any) -> None:
    """The child moves into a free added place, if one is found this month."""
    for kind in range(len(pull)):
        if not world.place_from[kind, one.state] or m.taken[kind] >= opened[kind]:
            continue
        if patience(one.key, PLACE + np.uint64((kind << 16) + month)) < pull[kind]:
            changes(one, world.place_state[kind], m)
            one.place = kind
            m.taken[kind] += 1
            return
