"""Sets of whole counts that agree with what is shown: the solver's part of the attack and of the hiding."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from alongside.practice.suppressing.statements import Matrix

Weights = npt.NDArray[np.float64]

# How far above the largest shown count a hidden one is looked for: it only has to leave room above the threshold.
ROOM = 24
# How far the solver's whole numbers may be from whole.
NEAR = 1e-7


class Contradiction(ValueError):
    """No counts at all agree with what is asked for."""


@dataclass(frozen=True)
class Known:
    """What a reader knows of one part: its sums, and the value of each that is shown (-1 where it is hidden)."""

    sums: Matrix
    shown: Matrix

    @property
    def most(self) -> int:
        """A count that no group is ever assumed to be above."""
        return int(self.shown.max(initial=0)) + ROOM


def extreme(known: Known, statement: int, sign: int) -> Matrix:
    """The values of all statements in one set of counts, in which one statement is least (sign 1) or most (-1).

    Raises Contradiction when no set of counts agrees with what is shown.
    """
    stated = known.shown >= 0
    exact = LinearConstraint(_sparse(known.sums[stated]), known.shown[stated], known.shown[stated])
    groups = known.sums.shape[1]
    return _solved(
        known,
        costs=(sign * known.sums[statement]).astype(np.float64),
        constraints=[exact] if stated.any() else [],
        bounds=Bounds(0, known.most),
        whole=np.ones(groups),
    )


def cheapest_change(known: Known, fixed: Matrix, costs: Weights, statement: int, reach: int, sign: int) -> Matrix:
    """The values of all statements once as few shown ones as possible, by cost, are no longer held to.

    In the answer the given statement is at least `reach` (sign 1) or at most `reach` (sign -1). Those of `fixed`
    stay as they are shown. Raises Contradiction when it cannot be had.
    """
    free = (known.shown >= 0) & ~fixed.astype(bool)
    groups, loose = known.sums.shape[1], int(free.sum())
    held = (known.shown >= 0) & ~free
    slack = sparse.eye_array(loose) * known.most
    apart = _sparse(known.sums[free])
    aim = sparse.csr_array(np.concatenate([sign * known.sums[statement], np.zeros(loose)])[np.newaxis].astype(float))
    constraints = [LinearConstraint(aim, sign * reach, np.inf)]
    if held.any():
        nothing = sparse.csr_array((int(held.sum()), loose))
        exact = sparse.hstack([_sparse(known.sums[held]), nothing])
        constraints.append(LinearConstraint(exact, known.shown[held], known.shown[held]))
    if loose:
        constraints.append(LinearConstraint(sparse.hstack([apart, slack]), known.shown[free], np.inf))
        constraints.append(LinearConstraint(sparse.hstack([apart, -slack]), -np.inf, known.shown[free]))
    return _solved(
        known,
        costs=np.concatenate([np.zeros(groups), costs[free]]),
        constraints=constraints,
        bounds=Bounds(0, np.concatenate([np.full(groups, known.most), np.ones(loose)])),
        whole=np.ones(groups + loose),
    )


def _sparse(sums: Matrix) -> sparse.csr_array:
    return sparse.csr_array(sums.astype(np.float64))


def _solved(
    known: Known, *, costs: Weights, constraints: list[LinearConstraint], bounds: Bounds, whole: Weights
) -> Matrix:
    """The best whole counts: the relaxed answer where it is whole by itself, as that of one table always is."""
    solved = milp(costs, bounds=bounds, constraints=constraints)
    if solved.x is not None and np.abs(solved.x - np.rint(solved.x)).max() > NEAR:
        solved = milp(costs, integrality=whole, bounds=bounds, constraints=constraints)
    if solved.x is None:
        raise Contradiction("No counts agree with all that is shown.")
    counts = np.rint(solved.x[: known.sums.shape[1]]).astype(np.int64)
    values: Matrix = known.sums @ counts
    return values
