"""Which people of one row belong side by side, and in which order.

A cluster is partners in a line. A flock is brothers and sisters. A block is clusters that flocks
join: where a sister marries, her husband's brothers and sisters follow beyond him.
"""

from collections.abc import Sequence
from datetime import date

from .family import Couple, Family, Sibship, groups
from .sibships import sex_rank

# The sibship that decides where a child stands, when there are several.
_STANDING = (
    "parent",
    "adoptive parent",
    "sibling",
    "carer",
    "half-sibling",
    "step-sibling",
    "step-parent",
)


class Clusters:
    """Answers, for a row, which names form a block and how a block is lined up."""

    def __init__(
        self,
        family: Family,
        row_of: dict[str, int],
        sibships: Sequence[Sibship],
        couples: Sequence[Couple],
        twins: Sequence[list[str]],
    ) -> None:
        self.family = family
        self.partners = _partners(family, row_of, sibships, couples)
        self.flock_of = _flocks(row_of, sibships)
        self.eldest_twin = _eldest_twins(family, twins)

    def blocks(self, row: Sequence[str]) -> list[list[str]]:
        ties = [(n, p) for n in row for p in self.partners.get(n, [])]
        for flock in self._by_flock(row).values():
            ties += [(flock[0], name) for name in flock[1:]]
        return groups(row, ties)

    def sequence(self, block: Sequence[str], wishes: dict[str, float]) -> list[str]:
        return _Line(self, block, wishes).names() if len(block) > 1 else list(block)

    def clusters(self, block: Sequence[str]) -> list[list[str]]:
        ties = [(n, p) for n in block for p in self.partners.get(n, [])]
        return [self._in_line(names) for names in groups(block, ties)]

    def _by_flock(self, row: Sequence[str]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for name in row:
            if name in self.flock_of:
                found.setdefault(self.flock_of[name], []).append(name)
        return found

    def birth_order(self, name: str) -> tuple[date, str, date, str]:
        """Oldest first; twins side by side even where one has no date of birth."""
        if name not in self.family.members:
            return (date.max, name, date.max, name)
        first = self.eldest_twin.get(name, name)
        members = self.family.members
        return (members[first].arrival, first, members[name].arrival, name)

    def _in_line(self, names: list[str]) -> list[str]:
        """Partners in a line: the one with most partners in the middle, the present one on the right."""
        if len(names) == 1:
            return names
        members = self.family.members
        if len(names) == 2:
            return sorted(names, key=lambda n: (sex_rank(members[n]), n))
        hub = min(names, key=lambda n: (-len(self.partners[n]), n))
        seen = {hub}
        *past, present = self.partners[hub]
        right = self._outward(present, seen)
        left = [name for partner in reversed(past) for name in self._outward(partner, seen)]
        return [*reversed(left), hub, *right]

    def _outward(self, name: str, seen: set[str]) -> list[str]:
        if name in seen:
            return []
        seen.add(name)
        found = [name]
        for partner in self.partners[name]:
            found += self._outward(partner, seen)
        return found


class _Line:
    """One block being lined up; each cluster is placed once."""

    def __init__(self, rules: Clusters, block: Sequence[str], wishes: dict[str, float]) -> None:
        self.rules, self.wishes = rules, wishes
        self.lines = rules.clusters(block)
        self.line_of = {name: i for i, line in enumerate(self.lines) for name in line}
        self.flocks: dict[int, list[str]] = {}
        for name in sorted(block, key=rules.birth_order):
            if name in rules.flock_of:
                self.flocks.setdefault(rules.flock_of[name], []).append(name)
        self.placed: set[int] = set()

    def names(self) -> list[str]:
        """Start from the largest flock, so that the married-in families stand around it."""
        found: list[str] = []
        for flock in sorted(self.flocks, key=lambda f: (-self._weight(f), f)):
            found += self._spread(flock, 0)
        for i, line in enumerate(self.lines):
            if i not in self.placed:
                found += line
        return found

    def _weight(self, flock: int) -> int:
        """The children the page is about keep their brothers and sisters closest."""
        members = self.rules.family.members
        return len(self.flocks[flock]) + 100 * sum(members[n].is_focus for n in self.flocks[flock])

    def _spread(self, flock: int, side: int) -> list[str]:
        """The flock's people not yet placed, growing to the left (-1), the right (1) or both (0)."""
        todo = [n for n in self.flocks[flock] if self.line_of[n] not in self.placed]
        todo = [n for i, n in enumerate(todo) if self.line_of[n] not in {self.line_of[m] for m in todo[:i]}]
        self.placed |= {self.line_of[n] for n in todo}
        first, last = self._ends(todo, side)
        middle = [n for n in todo if n not in (first, last)]
        queue = [n for n in (first, *middle, last) if n is not None]
        alone = len(queue) == 1 and side == 0
        found: list[str] = []
        for i, name in enumerate(queue):
            outward = -1 if (i == 0 and side <= 0 and len(queue) > 1) or (side < 0 and alone) else 1
            found += self._extend(name, outward, turn=not alone)
        return found

    def _ends(self, todo: list[str], side: int) -> tuple[str | None, str | None]:
        """Those whose partner brings a family along stand at the ends, where it finds room."""
        leading = sorted((n for n in todo if self._leads_on(n)), key=lambda n: (self._pull(n), n))
        if side > 0:
            return None, leading[-1] if leading else None
        if side < 0:
            return leading[0] if leading else None, None
        if len(leading) == 1 and len(todo) > 1:
            to_left = self._pull(leading[0]) < self.wishes[leading[0]]
            return (leading[0], None) if to_left else (None, leading[0])
        return (leading[0], leading[-1]) if len(leading) > 1 else (None, None)

    def _others(self, name: str) -> list[str]:
        return [n for n in self.lines[self.line_of[name]] if n != name and n in self.rules.flock_of]

    def _leads_on(self, name: str) -> bool:
        flocks = [self.flocks[self.rules.flock_of[n]] for n in self._others(name)]
        return any(self.line_of[n] not in self.placed for flock in flocks for n in flock)

    def _pull(self, name: str) -> float:
        """Where the families of this person's partners would stand."""
        return max((self.wishes[n] for n in self._others(name)), default=self.wishes[name])

    def _extend(self, name: str, outward: int, *, turn: bool) -> list[str]:
        """A person with partners, and the partners' brothers and sisters beyond them."""
        line = self.lines[self.line_of[name]]
        if turn and len(line) > 1 and (line.index(name) * 2 < len(line) - 1) != (outward > 0):
            line = line[::-1]
        at = line.index(name)
        left, right = [], []
        for i, other in enumerate(line):
            if other == name or other not in self.rules.flock_of:
                continue
            if i < at:
                left += self._spread(self.rules.flock_of[other], -1)
            else:
                right += self._spread(self.rules.flock_of[other], 1)
        return [*left, *line, *right]


def _partners(
    family: Family, row_of: dict[str, int], sibships: Sequence[Sibship], couples: Sequence[Couple]
) -> dict[str, list[str]]:
    """Partners in the same row, past ones before present ones, those without children outermost."""
    found: dict[str, list[tuple[tuple[bool, bool, date, str], str]]] = {}
    first_child = _first_child(family, sibships)
    for couple in couples:
        if row_of[couple.a] == row_of[couple.b]:
            child = first_child.get((couple.a, couple.b))
            present = couple.kind is not None and not couple.ended
            when = (present, child is not None, child or couple.since or date.min)
            for one, other in ((couple.a, couple.b), (couple.b, couple.a)):
                key = (*when, other)
                found.setdefault(one, []).append((key, other))
    return {name: [other for _, other in sorted(others)] for name, others in found.items()}


def _first_child(family: Family, sibships: Sequence[Sibship]) -> dict[tuple[str, ...], date]:
    return {s.parents: min(family.members[c].arrival for c in s.children) for s in sibships if len(s.parents) == 2}


def _flocks(row_of: dict[str, int], sibships: Sequence[Sibship]) -> dict[str, int]:
    """The one flock that each child stands with; half-siblings without parents join a flock that has."""
    found: dict[str, int] = {}
    for kind in _STANDING:
        for i, sibship in enumerate(sibships):
            if sibship.kind != kind:
                continue
            for row in sorted({row_of[c] for c in sibship.children}):
                children = [c for c in sibship.children if row_of[c] == row]
                joined = [found[c] for c in children if c in found] if not sibship.parents else []
                flock = min(joined, default=i)
                for child in children:
                    found.setdefault(child, flock)
    return found


def _eldest_twins(family: Family, twins: Sequence[list[str]]) -> dict[str, str]:
    first: dict[str, str] = {}
    for born_together in twins:
        eldest = min(born_together, key=lambda n: (family.members[n].arrival, n))
        first.update(dict.fromkeys(born_together, eldest))
    return first
