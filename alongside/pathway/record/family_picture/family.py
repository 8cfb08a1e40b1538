"""Who is in the family and how each is bound to each: what all rooms of the picture read."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


class Kind(StrEnum):
    """How `a` is bound to `b`. Read it as "a is … of b"."""

    PARENT = "parent"
    ADOPTIVE = "adoptive parent"
    STEP = "step-parent"
    CARER = "carer"
    MARRIED = "married"
    PARTNER = "partner"
    SEPARATED = "separated"
    SIBLING = "sibling"
    TWIN = "twin"
    HALF_SIBLING = "half-sibling"
    STEP_SIBLING = "step-sibling"
    GRANDPARENT = "grandparent"
    GREAT_GRANDPARENT = "great-grandparent"
    AUNT_OR_UNCLE = "aunt or uncle"
    COUSIN = "cousin"
    OTHER = "other"


# From the bond that says most about a child's place in the family to the one that says least.
PARENTS = (Kind.PARENT, Kind.ADOPTIVE, Kind.CARER, Kind.STEP)
BY_DESCENT = (Kind.PARENT, Kind.ADOPTIVE)
PARTNERS = (Kind.MARRIED, Kind.PARTNER, Kind.SEPARATED)
SIBLINGS = (Kind.SIBLING, Kind.TWIN, Kind.HALF_SIBLING, Kind.STEP_SIBLING)


@dataclass(frozen=True)
class Member:
    """A person as the reader may see them: `label` is a name, or a council number where the name is hidden."""

    id: str
    label: str
    sex: str = "U"
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    is_focus: bool = False
    in_care: bool = False
    on_plan: bool = False
    household: str | None = None

    @property
    def unborn(self) -> bool:
        return self.born is None and self.expected is not None

    @property
    def arrival(self) -> date:
        """The day that orders brothers and sisters; those without one come last."""
        return self.born or self.expected or date.max


@dataclass(frozen=True)
class Bond:
    """`a` is `kind` of `b`; `word` says what an OTHER is ("neighbour")."""

    kind: Kind
    a: str
    b: str
    started: date | None = None
    ended: date | None = None
    word: str = ""


@dataclass(frozen=True)
class Couple:
    """Two people joined by a line. `kind` is None where they only have a child together."""

    a: str
    b: str
    kind: Kind | None
    ended: bool = False
    since: date | None = None


@dataclass(frozen=True)
class Sibship:
    """Children who hang from one line: of two parents, of one, or of none that is recorded."""

    parents: tuple[str, ...]
    kind: Kind
    children: tuple[str, ...]


@dataclass(frozen=True)
class NotDrawn:
    """A recorded bond that the picture cannot show, and why: it is said in words."""

    bond: Bond
    why: str


@dataclass(frozen=True)
class Family:
    """The family after reading: every member once, bonds that make sense, and those that do not."""

    members: dict[str, Member]
    bonds: tuple[Bond, ...]
    not_drawn: tuple[NotDrawn, ...]

    def of_kind(self, *kinds: Kind) -> list[Bond]:
        return [bond for bond in self.bonds if bond.kind in kinds]


def read_family(members: Iterable[Member], bonds: Iterable[Bond]) -> Family:
    """What can be believed of the records? Never raises on what a record says.

    The order of the input does not matter: members are sorted by id, bonds by kind and ends.
    """
    known: dict[str, Member] = {}
    for member in sorted(members, key=lambda m: m.id):
        known.setdefault(member.id, member)
    sound: list[Bond] = []
    refused: list[NotDrawn] = []
    for bond in sorted(set(bonds), key=_bond_key):
        why = _fault(bond, known)
        if why:
            refused.append(NotDrawn(bond, why))
        else:
            sound.append(bond)
    descent, circular = _without_circles([b for b in sound if b.kind in BY_DESCENT], known)
    others = [bond for bond in sound if bond.kind not in BY_DESCENT]
    return Family(known, tuple(sorted(descent + others, key=_bond_key)), tuple(refused + circular))


def groups(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Nodes that the pairs join, directly or through others; in the order of `nodes`."""
    near: dict[Node, list[Node]] = {node: [] for node in nodes}
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    seen: set[Node] = set()
    found = []
    for node in near:
        if node in seen:
            continue
        members, stack = {node}, [node]
        while stack:
            fresh = [n for n in near[stack.pop()] if n not in members]
            members.update(fresh)
            stack.extend(fresh)
        seen |= members
        found.append([n for n in near if n in members] if len(members) > 1 else [node])
    return found


def _bond_key(bond: Bond) -> tuple[object, ...]:
    when = (bond.started or date.min, bond.ended or date.max)
    return (list(Kind).index(bond.kind), bond.a, bond.b, *when, bond.word)


def _fault(bond: Bond, known: dict[str, Member]) -> str:
    if bond.a == bond.b:
        return "a person cannot be related to themselves"
    if bond.a not in known or bond.b not in known:
        return "one of the two people is not in this picture"
    return ""


def _without_circles(bonds: Sequence[Bond], known: dict[str, Member]) -> tuple[list[Bond], list[NotDrawn]]:
    """Keep the most believable bonds among those that make someone their own ancestor."""
    above: dict[str, set[str]] = defaultdict(set)
    for bond in bonds:
        above[bond.b].add(bond.a)
    try:
        TopologicalSorter(above).prepare()
    except CycleError:
        return _most_believable(bonds, known)
    return list(bonds), []


def _most_believable(bonds: Sequence[Bond], known: dict[str, Member]) -> tuple[list[Bond], list[NotDrawn]]:
    def doubt(bond: Bond) -> tuple[object, ...]:
        parent, child = known[bond.a].born, known[bond.b].born or known[bond.b].expected
        younger = parent is not None and child is not None and parent >= child
        return (younger, *_bond_key(bond))

    below: dict[str, set[str]] = defaultdict(set)
    kept, refused = [], []
    for bond in sorted(bonds, key=doubt):
        if _leads_to(bond.b, bond.a, below):
            refused.append(NotDrawn(bond, "it would make someone their own ancestor"))
        else:
            below[bond.a].add(bond.b)
            kept.append(bond)
    return kept, refused


def _leads_to(start: str, goal: str, below: dict[str, set[str]]) -> bool:
    seen, stack = {start}, [start]
    while stack:
        fresh = below[stack.pop()] - seen
        seen |= fresh
        stack.extend(fresh)
    return goal in seen
