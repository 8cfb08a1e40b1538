"""From what was fitted, under a scenario, to what may happen."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.model import bands
from alongside.forecasting.model.fit import Fitted
from alongside.forecasting.months import first_days, month_end, month_of
from alongside.forecasting.paths import Paths
from alongside.forecasting.scenarios.effects import AS_NOW, Scenario
from alongside.forecasting.simulation.council import CHILD, NOWHERE, Counts, World
from alongside.forecasting.simulation.inputs import drawn
from alongside.forecasting.simulation.runs import live
from alongside.forecasting.simulation.steering import steering

MONTHS = ("age", "stay", "spell")
PART = 50  # runs whose rates are held at once: what it is changes nothing but memory


def simulate(
    fitted: Fitted,
    scenario: Scenario = AS_NOW,
    *,
    months: int = 60,
    runs: int = 1000,
    seed: int = 0,
    first: int = 0,
    workers: int | None = None,
) -> Paths:
    """What may happen in these months, as often as `runs` says; `first` is the number of the first of them.

    The same seed gives the same answer on any number of workers and in however many goes; and run i of another
    scenario has the same luck, so that the difference of the two is the scenario's.
    """
    counts = _empty(runs, months, len(fitted.states))
    last = first + runs
    parts = [range(start, min(start + PART, last)) for start in range(first, last, PART)]
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        list(pool.map(lambda part: _live(fitted, scenario, months, seed, part, counts, first), parts))
    opens = month_of(fitted.origin)
    ends = tuple(month_end(opens + month) for month in range(months + 1))
    return Paths(scenario.name, ends, tuple(state.name for state in fitted.states), *counts)


def _empty(runs: int, months: int, size: int) -> Counts:
    return Counts(
        children=np.zeros((runs, months + 1, size), dtype=np.int32),
        days=np.zeros((runs, months, size), dtype=np.float32),
        starts=np.zeros((runs, months, size), dtype=np.int32),
        ends=np.zeros((runs, months, size), dtype=np.int32),
        moves=np.zeros((runs, months, size, size), dtype=np.int32),
    )


def _live(fitted: Fitted, scenario: Scenario, months: int, seed: int, part: range, counts: Counts, first: int) -> None:
    world = _world(fitted, scenario, months, seed, part)
    own = slice(part.start - first, part.stop - first)
    live(
        world,
        Counts(counts.children[own], counts.days[own], counts.starts[own], counts.ends[own], counts.moves[own]),
    )


def _world(fitted: Fitted, scenario: Scenario, months: int, seed: int, part: range) -> World:
    rates = drawn(fitted, months, seed, part)
    names = tuple(state.name for state in fitted.states)
    first = month_of(fitted.origin) + 1
    steers = steering(scenario, names, first, months, seed, part)
    starts = first_days(np.arange(first, first + months + 1))
    kinds = [state.group or state.name for state in fitted.states]
    ends_at_18 = [state.ends_at_18 for state in fitted.states]
    return World(
        age_band=bands.table(bands.AGE),
        stay_band=bands.table(bands.STAY),
        spell_band=bands.table(bands.SPELL),
        adults=np.where(ends_at_18, fitted.adults, -1).astype(np.int16),
        kind=np.array([kinds.index(kind) for kind in kinds], dtype=np.int16),
        lengths=np.diff(starts).astype(np.float32),
        here=_here(fitted, months),
        gone=_gone(fitted),
        stream_first=np.searchsorted(fitted.arrivals.stream, np.arange(len(fitted.coming) + 1)),
        family_first=fitted.arrivals.first,
        family_state=fitted.arrivals.state.astype(np.uint8),
        family_age=fitted.arrivals.age.astype(np.int16),
        family_alone=fitted.arrivals.alone,
        **vars(rates),
        keys=_keys(seed, part),
        **vars(steers),
    )


def _keys(seed: int, part: range) -> NDArray[np.uint64]:
    return np.array([np.random.Philox(key=(seed, run)).random_raw() for run in part], dtype=np.uint64)


def _here(fitted: Fitted, months: int) -> NDArray[np.void]:
    here = fitted.here
    rows = np.zeros(len(here.state), dtype=CHILD)
    rows["share"], rows["place"] = 1.0, NOWHERE
    for name in ("state", "age", "stay", "spell", "before"):
        # The simulation's first month is the one after the origin's.
        rows[name] = np.minimum(getattr(here, name) + (name in MONTHS), bands.LONGEST - months)
    rows["group"] = _groups(here.alone, rows["age"])
    return rows


def _gone(fitted: Fitted) -> NDArray[np.void]:
    back = fitted.returns
    rows = np.zeros(len(back.age), dtype=CHILD)
    rows["age"], rows["stay"], rows["place"] = back.age, back.away, NOWHERE
    rows["group"] = _groups(back.alone, rows["age"])
    return rows


def _groups(alone: NDArray[np.bool_], age: NDArray[np.uint16]) -> NDArray[np.uint8]:
    return np.where(alone, 0, np.where(age < 144, 1, 2)).astype(np.uint8)
