"""A scenario as what the simulation multiplies, month by month and run by run."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.draws import draws
from alongside.forecasting.months import first_day
from alongside.forecasting.scenarios.effects import (
    Effect,
    PlacesAdded,
    Scenario,
    reached,
    reaches,
    standing_for,
    strengths,
)

Floats = NDArray[np.float32]
GROUPS = {
    "": (True, True, True),
    "uasc": (True, False, False),
    "not_uasc": (False, True, True),
    "under_12": (False, True, False),
    "12_and_over": (False, False, True),
}


@dataclass(frozen=True)
class Steering:
    """What a scenario multiplies and adds, for some runs."""

    times: Floats  # (1 or runs, 1 or months, groups, from, to)
    steered: bool  # whether any move is touched
    most: Floats  # (1 or runs, 1 or months)
    place_state: NDArray[np.uint8]
    place_from: NDArray[np.bool_]
    place_open: NDArray[np.int32]  # (kinds, runs, months)
    place_fill: Floats


def steering(scenario: Scenario, states: tuple[str, ...], first: int, months: int, seed: int, runs: range) -> Steering:
    """What the scenario does in these runs, from the month of that number on."""
    size = len(states)
    times = np.ones((1, 1, 3, size + 1, size + 1), dtype=np.float32)
    for effect in scenario.effects:
        times = times * _times(effect, states, first, months, seed, runs)
    moves = times[..., :size, :size]
    most = np.maximum(times[..., size, :size].max(axis=(2, 3)), 1.0)
    places = [place for place in scenario.places if place.state in states]
    opened = np.zeros((len(places), len(runs), months), dtype=np.int32)
    for kind, place in enumerate(places):
        opened[kind] = _opened(place, first, months, seed, runs)
    return Steering(
        times=times,
        steered=bool((moves != 1.0).any()),
        most=most,
        place_state=np.array([states.index(place.state) for place in places], dtype=np.uint8),
        place_from=np.array([_takes_from(place, states) for place in places], dtype=np.bool_).reshape(-1, size),
        place_open=opened,
        place_fill=np.array([max(place.fill_months, 0.1) for place in places], dtype=np.float32),
    )


def _times(effect: Effect, states: tuple[str, ...], first: int, months: int, seed: int, runs: range) -> Floats:
    touched = np.array(GROUPS[effect.group])[:, None, None] & reaches(effect, states)
    luck = draws(runs.stop, seed, "effect", effect.key)[runs.start :] if effect.spread else np.zeros(1)
    middles = [first_day(first + month) + timedelta(days=14) for month in range(months)]
    by_run = strengths(effect, middles, luck).astype(np.float32)
    return np.where(touched, by_run[:, :, None, None, None], np.float32(1.0))


def _opened(place: PlacesAdded, first: int, months: int, seed: int, runs: range) -> NDArray[np.int32]:
    luck = draws(runs.stop, seed, "places", place.key)[runs.start :]
    share = np.clip(place.sure + place.spread * luck, 0.0, 1.0)
    days = [first_day(first + month) for month in range(months)]
    ready = np.array([reached(place.starts_on, place.ramp_months, day) for day in days])
    opened: NDArray[np.int32] = np.floor(place.places * share[:, None] * ready + 0.5).astype(np.int32)
    return opened


def _takes_from(place: PlacesAdded, states: tuple[str, ...]) -> NDArray[np.bool_]:
    others = np.array([state != place.state for state in states])
    found: NDArray[np.bool_] = standing_for(place.takes_from, states) & others
    return found
