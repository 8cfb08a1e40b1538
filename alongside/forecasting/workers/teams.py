"""Where workers are needed: each team's share of the work carried ahead, and what becomes of its own workers.

Each team is taken to keep its share of the work of each state, as if every child who comes were sent to a team by lot.
So a small team's range is wide: by the lot, and because each who leaves or is found is a large part of it. Work of
which the history does not tell stays as much as it is, and is shared out by lot again as its children change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.draws import draws
from alongside.forecasting.paths import Paths
from alongside.forecasting.workers.needed import carried_by_one, work_by_state
from alongside.forecasting.workers.rates import Rates, Weights
from alongside.forecasting.workers.supply import AS_USUAL, Plan, Workforce, load, supply

Numbers = NDArray[np.float64]
HALF_ARE_OTHERS: Final = 6.0
"""Months after which half of the other work is with other children than on the first day: a guess."""


@dataclass(frozen=True, slots=True)
class Team:
    """A team on the forecast's first day, by a name of its own.

    `shares`: of the work with children in a state, the part that is this team's; unnamed states: nothing. What it has
    of other work stands with its workers.
    """

    name: str
    now: Workforce
    shares: Mapping[str, float]


@dataclass(frozen=True)
class TeamStaffing:
    """A team's workers, (runs, months) of each, as in `staffing.Staffing`."""

    name: str
    needed: Numbers
    in_post: Numbers
    lacking: Numbers
    caseload: Numbers


def staff_teams(
    paths: Paths, teams: Sequence[Team], weights: Weights, rates: Rates, plan: Plan = AS_USUAL, *, seed: int
) -> list[TeamStaffing]:
    """How many workers each team needs and has, and what they carry.

    Raises ValueError where the teams have more than all of a state's work.
    """
    held = work_of_teams(paths, teams, weights, seed) + other_work_of_teams(paths, teams, seed)
    each = carried_by_one(rates, paths.runs, seed)[:, None]
    found = []
    for at, team in enumerate(teams):
        asked = held[:, :, at] / each
        there = supply(team.now, rates, plan, paths.months[1:], asked, seed, f"|{team.name}")
        whole = there.whole(rates)
        carried = rates.full.value * load(asked, whole)
        found.append(TeamStaffing(team.name, asked, there.in_post.astype(np.float64), asked - whole, carried))
    return found


def work_of_teams(paths: Paths, teams: Sequence[Team], weights: Weights, seed: int) -> Numbers:
    """(runs, months, teams): the weighted work with the children of the history that falls to each.

    In every run and month the work of teams that share all of a state adds up to all of it.
    """
    work, lot = work_by_state(paths, weights), by_lot(paths)
    total = np.zeros((*work.shape[:2], len(teams)))
    for at, state in enumerate(paths.states):
        shares = np.array([team.shares.get(state, 0.0) for team in teams])
        if shares.sum() > 1 + 1e-9:
            raise ValueError(f"The teams have more than all of the work with children in '{state}'.")
        total += work[:, :, at, None] * _shared(shares, _luck(shares, teams, paths.runs, seed, state), lot[:, :, at])
    return total


def other_work_of_teams(paths: Paths, teams: Sequence[Team], seed: int) -> Numbers:
    """(runs, months, teams): the teams' work of which the history does not tell: together as much as on the first day.

    A child of it asks for about as much as an ordinary plan, so that there are about as many as it weighs.
    """
    held = np.array([team.now.other_work for team in teams])
    months = len(paths.months) - 1
    if not held.sum():
        return np.zeros((paths.runs, months, len(teams)))
    still = 0.5 ** (np.arange(1, months + 1) / HALF_ARE_OTHERS)
    lot = np.broadcast_to(np.sqrt((1 - still**2) / held.sum()), (paths.runs, months))
    shares = held / held.sum()
    other: Numbers = held.sum() * _shared(shares, _luck(shares, teams, paths.runs, seed, "other work"), lot)
    return other


def by_lot(paths: Paths) -> Numbers:
    """(runs, months, states): how far a share may have moved since the first day, against a share drawn once.

    It is the standard deviation of a team's share, as a part of the square root of share × (1 − share): those who are
    there still are with their team, those who came were sent by lot, and it is by lot whose children have left.
    """
    before = np.maximum(paths.children[:, :-1].astype(np.float64), 1)
    gone = paths.ends + paths.moves.sum(axis=3)
    still = np.cumprod(np.clip(1 - gone / before, 0, 1), axis=1)
    there = paths.children[:, 1:].astype(np.float64)
    from_first = np.minimum(paths.children[:, :1] * still, there)
    spread: Numbers = np.sqrt(from_first * (1 - still) + there - from_first) / np.maximum(there, 1)
    return spread


def _luck(shares: Numbers, teams: Sequence[Team], runs: int, seed: int, state: str) -> Numbers:
    """(runs, teams): a draw for each with the covariance of sharing out by lot, so that what one has no other has.

    The last is all work of the state that is no team's.
    """
    parts = np.append(shares, max(1 - shares.sum(), 0))
    names = [*(team.name for team in teams), ""]
    drawn = np.stack([draws(runs, seed, "team", name, state) for name in names], axis=1) * np.sqrt(parts)
    moved: Numbers = drawn - parts * drawn.sum(axis=1, keepdims=True)
    return moved


def _shared(shares: Numbers, luck: Numbers, lot: Numbers) -> Numbers:
    """(runs, months, teams): the part of the work that is each team's, nothing below nought; with no team's, all."""
    parts = np.append(shares, max(1 - shares.sum(), 0))
    moved = np.maximum(parts + luck[:, None, :] * lot[:, :, None], 0)
    whole: Numbers = moved[:, :, :-1] / moved.sum(axis=2, keepdims=True)
    return whole
