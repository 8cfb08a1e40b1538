"""What a run is made of, and one child's month where something happens.

A child carries two patiences: how much hazard of leaving, and of moving, is still to be lived through. Each month uses
some up; when one runs out the child leaves or moves that day, and is given a new one. So a month in which nothing
happens, as most are, costs no chance at all, and a scenario that lowers a hazard makes the same child leave later.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.simulation.chance import patience, uniform
from alongside.forecasting.simulation.compiled import kept_uncounted, woven

# What a draw is for, in the upper part of its counter; the lower part counts the child's events, or months.
LEAVE, MOVE, WHERE, BACK, BACK_TO, PLACE, DAY = (np.uint64(n << 32) for n in range(1, 8))
# What a key is for that is no child's: families of a month, those that a scenario adds.
COUNTED, ADDED, FAMILY = np.uint64(1 << 58), np.uint64(1 << 59), np.uint64(1 << 60)
ONE = np.uint64(1)
ADULT, TWELVE, NOWHERE = 216, 144, 255
NEVER = 1e30

CHILD = np.dtype(
    [
        ("key", np.uint64),
        ("leave", np.float32),  # patience before leaving, in hazard
        ("move", np.float32),
        ("share", np.float32),  # of the month that is still to be lived
        ("events", np.uint32),
        ("next", np.int32),  # among those who will come back: the next in the same month
        ("age", np.uint16),  # months, as those below
        ("stay", np.uint16),
        ("spell", np.uint16),
        ("state", np.uint8),
        ("before", np.uint8),
        ("group", np.uint8),
        ("place", np.uint8),  # which added place the child lives in
    ],
    align=True,
)


class World(NamedTuple):
    """What all runs of a part are lived by; arrays with the run first, where each has its own."""

    age_band: NDArray[np.uint8]
    stay_band: NDArray[np.uint8]
    spell_band: NDArray[np.uint8]
    adults: NDArray[np.int16]  # where those who turn eighteen go; -1 where they stay
    kind: NDArray[np.int16]  # (states,): states of one kind are one stay
    lengths: NDArray[np.float32]  # days of each month
    here: NDArray[np.void]  # CHILD: who is there at the origin, without patience
    gone: NDArray[np.void]  # CHILD: who left and may come back; `stay` is how long ago
    stream_first: NDArray[np.int64]  # the first family of each stream, and how many there are in all
    family_first: NDArray[np.int64]
    family_state: NDArray[np.uint8]
    family_age: NDArray[np.int16]
    family_alone: NDArray[np.bool_]
    exits: NDArray[np.float32]
    moves: NDArray[np.float32]
    onward: NDArray[np.float32]
    families: NDArray[np.float32]
    coming: NDArray[np.float32]
    going: NDArray[np.float32]
    coming_back: NDArray[np.float32]
    back_to: NDArray[np.float32]
    keys: NDArray[np.uint64]  # (runs,)
    times: NDArray[np.float32]  # (1 or runs, 1 or months, groups, from, to): what a scenario multiplies
    steered: bool  # whether the scenario touches any move
    most: NDArray[np.float32]  # (1 or runs, 1 or months): the most that it multiplies an arrival by, at least 1
    place_state: NDArray[np.uint8]  # (kinds of added places,)
    place_from: NDArray[np.bool_]  # (kinds, states)
    place_open: NDArray[np.int32]  # (kinds, runs, months)
    place_fill: NDArray[np.float32]  # (kinds,): months in which a free one is filled


class Counts(NamedTuple):
    """What happened, as in Paths."""

    children: NDArray[np.int32]
    days: NDArray[np.float32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    moves: NDArray[np.int32]


class Month(NamedTuple):
    """One month of one run: the parts of World and Counts that hold for it."""

    exits: NDArray[np.float32]  # (states, ages, stays)
    moves: NDArray[np.float32]  # (states, moved before, ages, spells)
    onward: NDArray[np.float32]  # (states, ages, before, states)
    times: NDArray[np.float32]  # (groups, from, to)
    going: float
    age_band: NDArray[np.uint8]
    stay_band: NDArray[np.uint8]
    spell_band: NDArray[np.uint8]
    adults: NDArray[np.int16]
    kind: NDArray[np.int16]
    steered: bool
    children: NDArray[np.int32]  # (states,) at its end
    lived: NDArray[np.float64]  # (states,) months lived in it
    ends: NDArray[np.int32]
    changes: NDArray[np.int32]  # (states, states)
    taken: NDArray[np.int32]  # added places that somebody lives in


@woven
def group_of(alone: bool, age: int) -> int:
    """0 unaccompanied, 1 under twelve, 2 twelve and over: the groups that an effect can speak of."""
    return 0 if alone else (1 if age < TWELVE else 2)


@woven
def begin(one: Any, state: int, before: int) -> None:
    """A spell begins in this state, after another."""
    one.move = patience(one.key, MOVE + np.uint64(one.events))
    one.events += 1
    one.before = before
    one.state = state
    one.spell = 0
    one.group = group_of(one.group == 0, one.age)
    one.place = NOWHERE


@woven
def begin_stay(one: Any, state: int, nowhere: int) -> None:
    """A stay begins in this state, after none."""
    one.stay = 0
    one.leave = patience(one.key, LEAVE + np.uint64(one.events))
    begin(one, state, nowhere)


@woven
def steered(shares: Any, times: Any) -> float:
    """What the hazard of moving is multiplied by where a scenario makes some destinations likelier or less so."""
    total = 0.0
    for to in range(len(shares)):
        total += shares[to] * times[to]
    return total


@woven
def destination(shares: Any, times: Any, luck: float, state: int) -> int:
    """Where a child who moves goes."""
    left = luck * steered(shares, times)
    last = state
    for to in range(len(shares)):
        part = shares[to] * times[to]
        if part > 0.0 and left > 0.0:
            last = to
            left -= part
    return last


@woven
def leaving(one: Any, m: Any) -> float:
    """Hazard of leaving in a whole month as the child stands."""
    size = len(m.adults)
    hazard: float = m.exits[one.state, m.age_band[one.age], m.stay_band[one.stay]]
    hazard *= m.going * m.times[one.group, one.state, size]
    return hazard


@woven
def moving(one: Any, m: Any) -> float:
    """Hazard of moving in a whole month as the child stands."""
    age, size = m.age_band[one.age], len(m.adults)
    hazard: float = m.moves[one.state, 1 if one.before < size else 0, age, m.spell_band[one.spell]]
    if m.steered:
        hazard *= steered(m.onward[one.state, age, one.before], m.times[one.group, one.state])
    return hazard


@woven
def quiet(one: Any, m: Any) -> bool:
    """Whether nothing happens to the child this month; if so it is lived."""
    leave, move = leaving(one, m), moving(one, m)
    if one.share < 1.0 or one.leave <= leave or one.move <= move:
        return False
    if one.age >= ADULT and m.adults[one.state] >= 0:
        return False
    one.leave -= leave
    one.move -= move
    return True


@woven
def until(patience_left: float, hazard: float) -> float:
    """After what part of a month patience runs out."""
    return patience_left / hazard if hazard > 0.0 else NEVER


@woven
def next_event(one: Any, left: float, m: Any) -> int:
    """Live to the child's next event, or to the month's end.

    0 for the month's end, 1 for a birthday, 2 for leaving, 3 for moving. What is left of the month is `one.share`.
    """
    leave, move = leaving(one, m), moving(one, m)
    birthday = NEVER
    if one.age >= ADULT and m.adults[one.state] >= 0:
        birthday = max(left - 0.5, 0.0)
    to_leave, to_move = until(one.leave, leave), until(one.move, move)
    lived = min(min(left, birthday), min(to_leave, to_move))
    one.leave = max(one.leave - leave * lived, 0.0)
    one.move = max(one.move - move * lived, 0.0)
    one.share = left - lived
    m.lived[one.state] += lived
    if lived == left:
        return 0
    if lived == birthday:
        return 1
    return 2 if lived == to_leave else 3


@woven
def goes_to(one: Any, what: int, m: Any) -> int:
    """Where the event takes the child; as many as there are states for outside."""
    if what == 1:
        return int(m.adults[one.state])
    if what == 2:
        return len(m.adults)
    shares = m.onward[one.state, m.age_band[one.age], one.before]
    luck = uniform(one.key, WHERE + np.uint64(one.events))
    return destination(shares, m.times[one.group, one.state], luck, one.state)


@woven
def changes(one: Any, to: int, m: Any) -> None:
    """The child moves from one state to another, or leaves."""
    if one.place != NOWHERE:
        m.taken[one.place] -= 1
    if to == len(m.adults):
        m.ends[one.state] += 1
        return
    m.changes[one.state, to] += 1
    if m.kind[to] != m.kind[one.state]:
        begin_stay(one, to, len(m.adults))
    else:
        begin(one, to, one.state)


@kept_uncounted
def eventful(one: Any, m: Any) -> bool:
    """A month in which something may happen. Whether the child is still there at its end."""
    while True:
        what = next_event(one, one.share, m)
        if what == 0:
            one.share = 1.0
            return True
        to = goes_to(one, what, m)
        changes(one, to, m)
        if to == len(m.adults):
            return False
