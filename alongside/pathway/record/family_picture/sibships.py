"""Which people form couples, and which children hang from which line."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, pairwise

from .family import PARENTS, PARTNERS, Bond, Couple, Family, Kind, Member, Sibship, groups

LINKS = (
    Kind.GRANDPARENT,
    Kind.GREAT_GRANDPARENT,
    Kind.AUNT_OR_UNCLE,
    Kind.COUSIN,
    Kind.OTHER,
)


def pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def couples(family: Family, sibships: Iterable[Sibship]) -> list[Couple]:
    """Every two people who are or were partners, or who are parents of the same child."""
    recorded: dict[tuple[str, str], list[Bond]] = defaultdict(list)
    for bond in family.of_kind(*PARTNERS):
        recorded[pair(bond.a, bond.b)].append(bond)
    parents = {pair(*s.parents) for s in sibships if len(s.parents) == 2}
    return [_couple(ends, recorded.get(ends, []), family) for ends in sorted(parents | set(recorded))]


def _couple(ends: tuple[str, str], bonds: list[Bond], family: Family) -> Couple:
    if not bonds:
        return Couple(*ends, None)
    last = max(bonds, key=lambda b: (b.ended is None, b.started or date.min, b.kind == Kind.MARRIED))
    over = last.kind == Kind.SEPARATED or _ended_in_life(last, family)
    return Couple(*ends, last.kind, over, last.started)


def _ended_in_life(bond: Bond, family: Family) -> bool:
    """Death ends a marriage in the records; it is no separation, and gets no slash."""
    deaths = [d for d in (family.members[p].died for p in (bond.a, bond.b)) if d]
    return bond.ended is not None and not any(bond.ended >= d for d in deaths)


def sibships(family: Family) -> list[Sibship]:
    """Children by the line they hang from; a child with birth and foster parents hangs from two."""
    children: dict[tuple[tuple[str, ...], Kind], list[str]] = defaultdict(list)
    for child, parents in parents_by_kind(family).items():
        for kind, ids in parents.items():
            for together in _parent_pairs(kind, ids, parents, family):
                children[together, kind].append(child)
    found = [
        Sibship(parents, kind, in_birth_order(ids, family))
        for (parents, kind), ids in sorted(children.items(), key=lambda item: item[0])
    ]
    return found + _parentless(family, found)


def parents_by_kind(family: Family) -> dict[str, dict[Kind, list[str]]]:
    """Child → kind → parents; where one person is recorded in two kinds the closer one counts."""
    closest: dict[tuple[str, str], Kind] = {}
    for kind in PARENTS:
        for bond in family.of_kind(kind):
            closest.setdefault((bond.b, bond.a), kind)
    found: dict[str, dict[Kind, list[str]]] = {}
    for (child, parent), kind in sorted(closest.items()):
        found.setdefault(child, {}).setdefault(kind, []).append(parent)
    return found


def _parent_pairs(kind: Kind, ids: list[str], parents: dict[Kind, list[str]], family: Family) -> list[tuple[str, ...]]:
    """Parents of one kind as couples and singles. Two carers are a couple only if they live as one."""
    partners = {pair(b.a, b.b) for b in family.of_kind(*PARTNERS)}
    if kind == Kind.STEP:
        # A step-parent is seen from the line to the parent: no line of its own is needed.
        near = parents.get(Kind.PARENT, []) + parents.get(Kind.ADOPTIVE, [])
        return [(i,) for i in ids if not any(pair(i, p) in partners for p in near)]
    left = list(ids)
    found: list[tuple[str, ...]] = []
    for a, b in combinations(ids, 2):
        if a in left and b in left and pair(a, b) in partners:
            found.append((a, b))
            left = [i for i in left if i not in (a, b)]
    if len(left) == 2 and not found and (kind != Kind.CARER or _share_a_home(left, family)):
        return [(left[0], left[1])]
    if kind != Kind.CARER and len(left) > 2 and not found:
        found, left = [(left[0], left[1])], left[2:]
    return found + [(i,) for i in left]


def _share_a_home(ids: list[str], family: Family) -> bool:
    first, second = (family.members[i].household for i in ids)
    return first is not None and first == second


def _parentless(family: Family, known: list[Sibship]) -> list[Sibship]:
    """Brothers and sisters who are recorded as such while the parents that would show it are not."""
    shown = _shown_siblings(family, known)
    found = []
    for kinds in ((Kind.SIBLING, Kind.TWIN), (Kind.HALF_SIBLING,), (Kind.STEP_SIBLING,)):
        ties = [(b.a, b.b) for b in family.of_kind(*kinds) if pair(b.a, b.b) not in shown]
        people = sorted({p for tie in ties for p in tie})
        for ids in groups(people, ties):
            found.append(Sibship((), kinds[0], in_birth_order(ids, family)))
    return found


def _shown_siblings(family: Family, known: list[Sibship]) -> set[tuple[str, str]]:
    """Pairs whose tie is seen already: one parent in common, or parents who are partners."""
    parents: dict[str, set[str]] = defaultdict(set)
    for sibship in known:
        for child in sibship.children:
            parents[child].update(sibship.parents)
    joined = {pair(b.a, b.b) for b in family.of_kind(*PARTNERS)}
    ties = {pair(b.a, b.b) for b in family.bonds if b.kind in (Kind.SIBLING, Kind.TWIN, Kind.HALF_SIBLING)}
    steps = {pair(b.a, b.b) for b in family.of_kind(Kind.STEP_SIBLING)}
    by_parent = {t for t in ties | steps if parents[t[0]] & parents[t[1]]}
    return by_parent | {(a, b) for a, b in steps if any(pair(p, q) in joined for p in parents[a] for q in parents[b])}


def twins(family: Family, known: Iterable[Sibship]) -> list[list[str]]:
    """Children born together: said to be, or of the same birth parents on the same day."""
    ties = [(b.a, b.b) for b in family.of_kind(Kind.TWIN)]
    for sibship in known:
        if sibship.kind == Kind.PARENT and len(sibship.parents) == 2:
            born = [(family.members[c].born, c) for c in sibship.children]
            ties += [(c, d) for (x, c), (y, d) in pairwise(born) if x and x == y]
    return [g for g in groups(family.members, ties) if len(g) > 1]


def in_birth_order(ids: Iterable[str], family: Family) -> tuple[str, ...]:
    """Oldest first, as a family picture is read."""
    return tuple(sorted(ids, key=lambda i: (family.members[i].arrival, i)))


def links(family: Family) -> list[Bond]:
    """Other relations that no line of descent shows: a grandmother whose daughter is not recorded."""
    above = parents_by_kind(family)

    def parents(person: str) -> set[str]:
        return {p for ids in above.get(person, {}).values() for p in ids}

    def step_up(people: set[str]) -> set[str]:
        return {p for person in people for p in parents(person)}

    def seen(bond: Bond) -> bool:
        own, elders = parents(bond.b), step_up(parents(bond.b))
        if bond.kind == Kind.AUNT_OR_UNCLE:
            return bool(elders & parents(bond.a)) and bond.a not in own
        if bond.kind == Kind.COUSIN:
            return bool(elders & step_up(parents(bond.a)))
        generations = {Kind.GRANDPARENT: elders, Kind.GREAT_GRANDPARENT: step_up(elders)}
        return bond.a in generations.get(bond.kind, set())

    return [bond for bond in family.of_kind(*LINKS) if not seen(bond)]


def sex_rank(member: Member) -> int:
    """Men stand left of women, as is the custom of the drawing."""
    return {"M": 0, "F": 2}.get(member.sex, 1)
