"""Which line runs above which in a gap, so that no two lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

CLEAR = 10.0
TOUCH = 5.0


@dataclass(frozen=True)
class Run:
    """The level part of a line: where it is entered from above and left downwards."""

    tops: tuple[float, ...]
    bottoms: tuple[float, ...]

    @property
    def left(self) -> float:
        return min(self.tops + self.bottoms)

    @property
    def right(self) -> float:
        return max(self.tops + self.bottoms)


def tracks(runs: Sequence[Run]) -> list[int]:
    """A track for each run, 0 the highest: runs that meet sideways get different ones.

    Where one line comes down at the very place from which another goes down, the first is kept
    above the second, or they would look like one; a ring of such claims is cut at the leftmost.
    """
    order = sorted(range(len(runs)), key=lambda i: (runs[i].left, runs[i].right, i))
    above = {i: {j for j in order if j != i and _before(runs[j], runs[i])} for i in order}
    chosen: dict[int, int] = {}
    while order:
        free = [i for i in order if not above[i] & set(order)]
        run = (free or order)[0]
        order.remove(run)
        lowest = max((chosen[j] + 1 for j in above[run] if j in chosen), default=0)
        taken = {t for j, t in chosen.items() if _meet(runs[j], runs[run])}
        chosen[run] = next(t for t in range(lowest, lowest + len(taken) + 1) if t not in taken)
    return [chosen[i] for i in range(len(runs))]


def _before(one: Run, other: Run) -> bool:
    return any(abs(t - b) < TOUCH for t in one.tops for b in other.bottoms)


def _meet(one: Run, other: Run) -> bool:
    return one.left < other.right + CLEAR and other.left < one.right + CLEAR
