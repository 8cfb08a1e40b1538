"""Which generation is each person in? Rows of the picture, counted from the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from .family import PARENTS, PARTNERS, SIBLINGS, Family, Kind, Member, Sibship, groups

DAYS_IN_A_GENERATION = 27 * 365

# How many rows below `a` stands `b`, and how much the picture gives to keep it so.
_OFFSETS: dict[Kind, tuple[int, float]] = {
    Kind.PARENT: (1, 3.0),
    Kind.ADOPTIVE: (1, 3.0),
    Kind.CARER: (1, 0.4),
    Kind.STEP: (1, 0.6),
    Kind.GRANDPARENT: (2, 0.5),
    Kind.GREAT_GRANDPARENT: (3, 0.5),
    Kind.AUNT_OR_UNCLE: (1, 0.5),
    Kind.COUSIN: (0, 0.5),
    Kind.OTHER: (0, 0.2),
}


@dataclass(frozen=True)
class _Wish:
    upper: str
    lower: str
    rows: int
    weight: float
    firm: bool


def generations(family: Family, sibships: Sequence[Sibship]) -> dict[str, int]:
    """Row of every member; a parent by birth or adoption is always above the child.

    All else yields where the records contradict each other, at the least total cost.
    Differences of rows make a network, so the solution has whole numbers; rounding, which keeps
    every firm difference, only clears the solver's last digits.
    """
    wishes = [_wish(family, bond.kind, bond.a, bond.b) for bond in family.bonds]
    for sibship in sibships:
        if len(sibship.parents) == 2:
            wishes.append(_Wish(*sibship.parents, 0, 2.0, firm=False))
        wishes += [_Wish(a, b, 0, 1.0, firm=False) for a, b in pairwise(sibship.children)]
    heights = _least_cost(list(family.members), wishes)
    rows: dict[str, int] = {}
    for people in groups(family.members, [(w.upper, w.lower) for w in wishes]):
        top = min(heights[p] for p in people)
        rows.update({p: heights[p] - top for p in people})
    return rows


def _wish(family: Family, kind: Kind, a: str, b: str) -> _Wish:
    if kind in PARTNERS or kind in SIBLINGS:
        return _Wish(a, b, 0, 2.0, firm=False)
    rows, weight = _OFFSETS[kind]
    if kind == Kind.OTHER:
        rows = _rows_by_age(family.members[a], family.members[b])
    return _Wish(a, b, rows, weight, firm=kind in PARENTS[:2])


def _rows_by_age(a: Member, b: Member) -> int:
    """A family friend stands with the people of their age."""
    if a.born is None or b.born is None:
        return 0
    return max(-3, min(3, round((b.born - a.born).days / DAYS_IN_A_GENERATION)))


def _least_cost(people: list[str], wishes: Sequence[_Wish]) -> dict[str, int]:
    """Minimise the sum of |lower - upper - rows| · weight, with firm wishes as lower bounds."""
    if not wishes:
        return dict.fromkeys(people, 0)
    at = {person: i for i, person in enumerate(people)}
    size, slacks = len(people), len(wishes)
    rows, columns, values = [], [], []
    bounds: list[float] = []
    for i, wish in enumerate(wishes):
        for sign in (1.0, -1.0):
            line = len(bounds)
            rows += [line] * 3
            columns += [at[wish.lower], at[wish.upper], size + i]
            # A firm wish has no slack on the near side: the child is never above the parent.
            values += [sign, -sign, 0.0 if wish.firm and sign < 0 else -1.0]
            bounds.append(sign * wish.rows)
    matrix = csr_array((values, (rows, columns)), shape=(len(bounds), size + slacks))
    cost = np.concatenate([np.full(size, 1e-4), [wish.weight for wish in wishes]])
    found = linprog(cost, A_ub=matrix, b_ub=bounds, bounds=(0, None), method="highs-ds")
    return {person: int(np.floor(found.x[at[person]] + 0.5)) for person in people}
