"""A week planned: the best match of guests to slots, proven how near to the best, the same each time it is asked.

CP-SAT searches twice. First it covers as many services and districts as can be and sends as many guests as can be
somewhere, and proves both; then, keeping those, it gathers points (`points`) until no plan can have more.
One worker searches in one order from a fixed seed, and stops by its own count of work, never by the clock: the same
week gives the same plan on any machine. One worker is the fastest here, too. The model is nearly a flow through a
network: its linear relaxation (`linearization_level`) bounds it within a hair, and more workers only take turns.
"""

import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

from alongside.practice.planning import telling
from alongside.practice.planning.model import Model, Sum, build
from alongside.practice.planning.pins import sort_pins
from alongside.practice.planning.problem import Problem, Solution
from alongside.practice.planning.rules import Pair

EFFORT = (
    5.0  # of the solver's own units, one to three seconds of a processor each; the largest week takes less than one
)


@dataclass(frozen=True)
class _Found:
    chosen: frozenset[Pair]
    value: int
    bound: int


def solve(problem: Problem, *, effort: float = EFFORT) -> Solution:
    """Plan the week. Pins that can be kept are kept; those that cannot are in `broken_pins` with the reason."""
    began = time.monotonic()
    pins, broken = sort_pins(problem)
    model = build(problem, pins)
    coverage, best = _search(model, len(problem.guests), effort)
    told = telling.tell(problem, best.chosen, pins)
    return Solution(
        matches=told.matches,
        broken_pins=broken,
        unmet=told.unmet,
        uncovered=told.uncovered,
        covered=coverage.value,
        coverable=coverage.bound,
        value=best.value,
        bound=best.bound,
        seconds=time.monotonic() - began,
    )


def _search(model: Model, guests: int, effort: float) -> tuple[_Found, _Found]:
    """What is covered, and the best plan that covers as much and leaves no more guests without a visit."""
    one_covered = guests + 1  # outweighs every guest
    first = _maximise(model, model.covered * one_covered + model.seen, effort)
    covered, seen = divmod(first.value, one_covered)
    model.cp.add(model.covered >= covered)
    model.cp.add(model.seen >= seen)
    for pair, goes in model.goes.items():
        model.cp.add_hint(goes, pair in first.chosen)
    return _Found(first.chosen, covered, first.bound // one_covered), _maximise(model, model.worth, effort)


def _maximise(model: Model, aim: Sum, effort: float) -> _Found:
    model.cp.maximize(aim)
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError(f"The planner found no plan within {effort:g} of effort: {solver.status_name(status)}.")
    chosen = frozenset(pair for pair, goes in model.goes.items() if solver.boolean_value(goes))
    return _Found(chosen, round(solver.objective_value), int(solver.best_objective_bound + 1e-6))
