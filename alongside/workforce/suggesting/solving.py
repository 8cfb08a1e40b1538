"""The suggestion itself: the fairest sharing out of the children who wait, by OR-Tools CP-SAT.

What is weighed, in points; the first is the price of an uneven team, the others are what may outweigh it:
- how full each worker is afterwards, squared, so that the fullest cost most (50% full = 25 points, 100% = 100);
- each per cent beyond full: 3 points more. Nobody is overfilled while another has room;
- a worker whom the family does not know while another does: 25 points. Families tell their story once;
- each skill that a child needs and the worker lacks: 15 points;
- each mile to the family: 1 point, 30 at most.
The numbers are ours and a habit, not law: they say that being known outweighs a fuller week, and never one
that is too full already.
"""

from collections import defaultdict
from typing import Final

from ortools.sat.python import cp_model

from alongside.workforce.suggesting.problem import Candidate, Case, Suggestion, Waiting, miles
from alongside.workforce.suggesting.reasons import reasons

SCALE: Final = 100  # points are counted in hundredths: the solver knows whole numbers alone
KNOWN, SKILL, MILE, FARTHEST, OVER = 25, 15, 1, 30, 3
NOWHERE: Final = 10  # miles taken where a place is not known
# The same work for the same question whatever the machine: a share of work, not of time.
EFFORT: Final = 5.0


def suggest(asked: Waiting) -> tuple[Suggestion, ...]:
    """For each child who waits a worker and why, in the order of the children. The same question has one answer."""
    able = sorted((one for one in asked.candidates if one.capacity > 0), key=lambda one: one.key)
    if not able:
        return tuple(Suggestion(case.key, None, ("Nobody of the team can take on work now.",)) for case in asked.cases)
    families: dict[int, list[Case]] = defaultdict(list)
    for case in sorted(asked.cases, key=lambda case: case.key):
        families[case.family].append(case)
    chosen = _share_out(families, able)
    full = _full(families, able, chosen)
    return tuple(_told(case, chosen[case.family], able, asked, full) for case in asked.cases)


def _share_out(families: dict[int, list[Case]], able: list[Candidate]) -> dict[int, Candidate]:
    model = cp_model.CpModel()
    takes = {(f, w): model.new_bool_var(f"{f}-{w}") for f in families for w in range(len(able))}
    for family in families:
        model.add_exactly_one(takes[family, w] for w in range(len(able)))
    costs = [_full_cost(model, takes, families, w, worker) for w, worker in enumerate(able)]
    for (family, w), taken in takes.items():
        costs.append(_unsuited(families[family], able[w]) * taken)
    model.minimize(sum(costs))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = EFFORT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {family: min(able, key=lambda one: one.load / one.capacity) for family in families}
    return {f: able[w] for (f, w), taken in takes.items() if solver.boolean_value(taken)}


def _full_cost(
    model: cp_model.CpModel,
    takes: dict[tuple[int, int], cp_model.IntVar],
    families: dict[int, list[Case]],
    w: int,
    worker: Candidate,
) -> cp_model.LinearExpr:
    """How full a worker is afterwards, in per cent, squared: hundredths of a point."""
    now = round(100 * worker.load / worker.capacity)
    shares = {family: round(100 * _weight(cases) / worker.capacity) for family, cases in families.items()}
    most = now + sum(shares.values())
    full = model.new_int_var(0, most, f"full {w}")
    model.add(full == now + sum(share * takes[family, w] for family, share in shares.items()))
    square = model.new_int_var(0, most * most, f"square {w}")
    model.add_multiplication_equality(square, full, full)
    over = model.new_int_var(0, most, f"over {w}")
    model.add(over >= full - 100)
    return square + SCALE * OVER * over


def _weight(cases: list[Case]) -> float:
    return sum(case.weight for case in cases)


def _unsuited(cases: list[Case], worker: Candidate) -> int:
    """Hundredths of a point for a worker whom the family does not know, who lacks a skill, or lives far away."""
    known = {key for case in cases for key in case.known_to}
    needs = frozenset[str]().union(*(case.needs for case in cases))
    ways = [NOWHERE if (way := miles(case.place, worker.place)) is None else way for case in cases]
    points = KNOWN * bool(known and worker.key not in known)
    points += SKILL * len(needs - worker.skills)
    return round(SCALE * (points + MILE * min(FARTHEST, max(ways))))


def _full(families: dict[int, list[Case]], able: list[Candidate], chosen: dict[int, Candidate]) -> dict[int, float]:
    """How full each worker would be, by key."""
    more: dict[int, float] = defaultdict(float)
    for family, worker in chosen.items():
        more[worker.key] += _weight(families[family])
    return {worker.key: (worker.load + more[worker.key]) / worker.capacity for worker in able}


def _told(case: Case, worker: Candidate, able: list[Candidate], asked: Waiting, full: dict[int, float]) -> Suggestion:
    before = worker.load / worker.capacity
    why = reasons(case, worker, able, asked.skills, full[worker.key])
    return Suggestion(case.key, worker.key, why, before, full[worker.key])
