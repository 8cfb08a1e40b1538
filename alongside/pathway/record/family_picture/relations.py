"""What each person is to each other, in words: mother, twin brother, former partner, godmother."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from .family import BY_DESCENT, PARTNERS, SIBLINGS, Bond, Family, Kind, Member
from .sibships import links, pair, parents_by_kind

HEADINGS = ("Parents and carers", "Partners", "Children", "Brothers and sisters", "Others")

# Words for a man, a woman and anyone else.
_WORDS: dict[str, tuple[str, str, str]] = {
    "parent": ("father", "mother", "parent"),
    "child": ("son", "daughter", "child"),
    "sibling": ("brother", "sister", "sibling"),
    "married": ("husband", "wife", "spouse"),
    "grandparent": ("grandfather", "grandmother", "grandparent"),
    "grandchild": ("grandson", "granddaughter", "grandchild"),
    "aunt or uncle": ("uncle", "aunt", "aunt or uncle"),
    "niece or nephew": ("nephew", "niece", "niece or nephew"),
}
_PREFIX = {Kind.ADOPTIVE: "adoptive ", Kind.STEP: "step"}
_CHILD_PREFIX = {Kind.ADOPTIVE: "adopted ", Kind.STEP: "step"}
_SIBLING_PREFIX = {
    Kind.HALF_SIBLING: "half-",
    Kind.STEP_SIBLING: "step",
    Kind.TWIN: "twin ",
    Kind.ADOPTIVE: "adoptive ",
}


@dataclass(frozen=True)
class Relative:
    """`id` is `word` to the person under whose name this stands; `live` is False for what is over."""

    id: str
    heading: str
    word: str
    live: bool = True


def relations(family: Family) -> dict[str, list[Relative]]:
    """Every member's relatives, in the order of the headings and then of the record."""
    found: dict[str, list[Relative]] = {person: [] for person in family.members}
    for person, relative in (
        *_descent(family),
        *_partners(family),
        *_siblings(family),
        *_others(family),
    ):
        if relative not in found[person]:
            found[person].append(relative)
    for person in found:
        found[person].sort(key=lambda r: _place(r, family))
    return found


def _place(relative: Relative, family: Family) -> tuple[int, date, str]:
    """By heading and age; parents stay as they come, those by birth first."""
    heading = HEADINGS.index(relative.heading)
    if heading == 0:
        return (heading, date.min, "")
    return (heading, family.members[relative.id].arrival, relative.id)


def gendered(word: str, member: Member) -> str:
    man, woman, anyone = _WORDS[word]
    return {"M": man, "F": woman}.get(member.sex, anyone)


def _descent(family: Family) -> Iterator[tuple[str, Relative]]:
    for child, kinds in parents_by_kind(family).items():
        for kind, ids in kinds.items():
            for parent in ids:
                up = _PREFIX.get(kind, "") + gendered("parent", family.members[parent])
                down = _CHILD_PREFIX.get(kind, "") + gendered("child", family.members[child])
                if kind == Kind.CARER:
                    up, down = "carer", "child cared for"
                yield child, Relative(parent, HEADINGS[0], up)
                yield parent, Relative(child, HEADINGS[2], down)


def _partners(family: Family) -> Iterator[tuple[str, Relative]]:
    for bond in family.of_kind(*PARTNERS):
        over = bond.kind == Kind.SEPARATED or bond.ended is not None
        for one, other in permutations((bond.a, bond.b)):
            word = "partner"
            if bond.kind == Kind.MARRIED:
                word = gendered("married", family.members[other])
            if over:
                word = f"former {word}"
            yield one, Relative(other, HEADINGS[1], word, not over)


def _siblings(family: Family) -> Iterator[tuple[str, Relative]]:
    said: dict[tuple[str, str], Kind] = {}
    for bond in family.of_kind(*SIBLINGS):
        said[pair(bond.a, bond.b)] = bond.kind
    for ends, kind in {**_by_parents(family), **said}.items():
        for one, other in permutations(ends):
            word = _SIBLING_PREFIX.get(kind, "") + gendered("sibling", family.members[other])
            yield one, Relative(other, HEADINGS[3], word)


def _by_parents(family: Family) -> dict[tuple[str, str], Kind]:
    """Brothers and sisters that shared parents show; half only where both sets of parents are known."""
    parents: dict[str, set[str]] = defaultdict(set)
    children: dict[str, list[str]] = defaultdict(list)
    for bond in family.of_kind(*BY_DESCENT):
        children[bond.a].append(bond.b)
        if bond.kind == Kind.PARENT:
            parents[bond.b].add(bond.a)
    found: dict[tuple[str, str], Kind] = {}
    for siblings in children.values():
        for one, other in permutations(sorted(set(siblings)), 2):
            if one < other:
                found[one, other] = _closeness(one, other, parents, family)
    return found


def _closeness(one: str, other: str, parents: dict[str, set[str]], family: Family) -> Kind:
    born = family.members[one].born
    if not parents[one] & parents[other]:
        return Kind.ADOPTIVE
    if len(parents[one]) > 1 < len(parents[other]) and parents[one] != parents[other]:
        return Kind.HALF_SIBLING
    same_day = born is not None and born == family.members[other].born
    return Kind.TWIN if same_day and parents[one] == parents[other] else Kind.SIBLING


def _others(family: Family) -> Iterator[tuple[str, Relative]]:
    recorded = links(family)
    for bond in recorded:
        up, down = _other_words(bond, family)
        yield bond.b, Relative(bond.a, HEADINGS[4], up, bond.ended is None)
        yield bond.a, Relative(bond.b, HEADINGS[4], down, bond.ended is None)
    parents: dict[str, list[str]] = defaultdict(list)
    for bond in family.of_kind(*BY_DESCENT):
        parents[bond.b].append(bond.a)
    for child in family.members:
        for elder in _unique(g for p in parents[child] for g in parents[p]):
            up, down = _other_words(Bond(Kind.GRANDPARENT, elder, child), family)
            yield child, Relative(elder, HEADINGS[4], up)
            yield elder, Relative(child, HEADINGS[4], down)


def _other_words(bond: Bond, family: Family) -> tuple[str, str]:
    """What `a` is to `b`, and `b` to `a`."""
    a, b = family.members[bond.a], family.members[bond.b]
    if bond.kind in (Kind.GRANDPARENT, Kind.GREAT_GRANDPARENT):
        prefix = "great-" if bond.kind == Kind.GREAT_GRANDPARENT else ""
        return prefix + gendered("grandparent", a), prefix + gendered("grandchild", b)
    if bond.kind == Kind.AUNT_OR_UNCLE:
        return gendered("aunt or uncle", a), gendered("niece or nephew", b)
    if bond.kind == Kind.COUSIN:
        return "cousin", "cousin"
    word = bond.word.strip() or "connected person"
    return word, f"as their {word}" if bond.word.strip() else word


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
