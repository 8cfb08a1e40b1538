"""A history as child-months: for each child and calendar month, where, how long, and what ended it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import History
from alongside.forecasting.model import bands
from alongside.forecasting.months import first_days, month_of, months_of

Ints = NDArray[np.int64]

# Who was in a state before the history opened has stayed for longer than we see: taken as two years longer, about the
# median of a stay so far (children looked after at 31 March, duration; shared facts durations_and_shares).
STAYED_BEFORE = 36


@dataclass(frozen=True)
class Stays:
    """Beside each spell: when its stay began, what came before it in the stay, and how it ended."""

    since: Ints  # month in which the stay began
    known: NDArray[np.bool_]  # whether that is known
    before: Ints  # the state before in this stay, or as many as there are states for none
    to: Ints  # the state after, as many as there are states for outside, -1 for still there
    returned: NDArray[np.bool_]  # whether the child came from outside and had been here before


@dataclass(frozen=True)
class Months:
    """Child-months before the eighteenth birthday's; `share` is how much of the month was lived in the spell."""

    state: Ints
    age: Ints
    stay: Ints
    spell: Ints
    before: Ints
    month: Ints
    share: NDArray[np.float64]
    to: Ints  # what ended the spell in this month: -1 for nothing, a state, or as many as there are for outside
    alone: NDArray[np.bool_]
    sure: NDArray[np.bool_]  # whether the stay is known to be as long as it says, or longer than it was taken to be


def stays(history: History) -> Stays:
    """How the spells hang together as stays."""
    spells, states = history.columns, history.states
    group = np.array([_group(history, at) for at in range(len(states))])[spells.state]
    same_child = np.r_[False, spells.child[1:] == spells.child[:-1]]
    goes_on = same_child & np.r_[False, (spells.end[:-1] == spells.start[1:])] & ~spells.arrived
    same_stay = goes_on & np.r_[False, group[1:] == group[:-1]]
    known = spells.arrived | goes_on
    began = months_of(spells.start) - np.where(known, 0, STAYED_BEFORE)
    firsts = np.maximum.accumulate(np.where(same_stay, 0, np.arange(len(began))))
    before = np.where(same_stay, np.r_[0, spells.state[:-1]], len(states))
    ended = spells.end < history.origin.toordinal() + 1
    onward = np.r_[goes_on[1:], False]
    to = np.where(ended, np.where(onward, np.r_[spells.state[1:], 0], len(states)), -1)
    return Stays(began[firsts], known[firsts], before, to, same_child & spells.arrived)


def _group(history: History, at: int) -> int:
    names = [state.group or state.name for state in history.states]
    return names.index(names[at])


def months_lived(history: History, found: Stays) -> Months:
    """Every child-month that lies within the history."""
    spells = history.columns
    opens, last = month_of(history.opens_on), month_of(history.origin)
    starts, ends = months_of(spells.start), np.minimum(months_of(spells.end), last)
    first = np.maximum(starts, opens)
    count = np.maximum(ends - first + 1, 0)
    of = np.repeat(np.arange(len(count)), count)
    month = first[of] + np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    begins, after = first_days(month), first_days(month + 1)
    lived = np.minimum(spells.end[of], after) - np.maximum(spells.start[of], begins)
    to = np.where((month == ends[of]) & (months_of(spells.end)[of] == month), found.to[of], -1)
    age = month - months_of(spells.born)[of]
    kept = (age < bands.ADULT) | ~np.array([state.ends_at_18 for state in history.states])[spells.state[of]]
    lines = (
        spells.state[of],
        np.maximum(age, 0),
        month - found.since[of],
        month - starts[of],
        found.before[of],
        month,
        lived / (after - begins),
        to,
        spells.alone[of],
        found.known[of] | (month - found.since[of] >= 2 * STAYED_BEFORE),
    )
    return Months(*(line[kept] for line in lines))
