"""What is asked of the optimiser, and what it answers."""

from dataclasses import dataclass, field
from math import hypot

METRES_IN_A_MILE = 1609.344
Place = tuple[float, float]  # east and north on the national grid, in metres


@dataclass(frozen=True, slots=True)
class Case:
    """A child who waits for a worker. Children of one `family` go to one worker.

    `weight` is in ordinary child in need plans; `known_to` are workers who worked with the child or the family.
    """

    key: int
    family: int
    weight: float
    needs: frozenset[str] = frozenset()
    place: Place | None = None
    known_to: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A worker who could take them: what they carry and what they can carry, both in ordinary child in need plans."""

    key: int
    load: float
    capacity: float
    skills: frozenset[str] = frozenset()
    place: Place | None = None
    protected: bool = False  # newly qualified, with a protected caseload: `capacity` has that in it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who could take a child, and why, in words. `worker` is None when there is nobody to suggest.

    `full_before` and `full_after` are shares of what the worker can carry, with all that is suggested here.
    """

    case: int
    worker: int | None
    why: tuple[str, ...]
    full_before: float = 0.0
    full_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question: children who wait, workers who could take them, and the words for the skills they need."""

    cases: tuple[Case, ...]
    candidates: tuple[Candidate, ...]
    skills: dict[str, str] = field(default_factory=dict)


def miles(one: Place | None, other: Place | None) -> float | None:
    """The straight way in miles; None when either place is not known."""
    if one is None or other is None:
        return None
    return hypot(one[0] - other[0], one[1] - other[1]) / METRES_IN_A_MILE
