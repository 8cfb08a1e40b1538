"""Puts faults into a census: one for each child, or here and there, always the same for a seed."""

import copy
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from oracles.data.census import Element, clean, element
from oracles.data.days import days

# Changes the element or what it stands in; false where it does not fit.
Fault = Callable[[random.Random, Element, Element], bool]

CODES = {
    "UPN": (
        *("A931000000012", "X93100000012", "Z931000000012", "A999000000012"),
        *("A93100000001X", "A9310000000BX", "A93100000001I"),
    ),
    "FormerUPN": ("A931000000012", "A93100000001X", "12"),
    "UPNunknown": ("UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7", "UN9"),
    "LAchildID": ("AB-123", "ABCDEFGHIJKLMNOPQRSTU", "AB 123", "OX1000001"),
    "Sex": ("M", "F", "U", "1", "X"),
    "Ethnicity": ("WBRI", "wbri", "WHT", "NOBT"),
    "Disability": ("NONE", "MOB", "none", "DIS"),
    "ReferralSource": ("1A", "9", "10", "11", "1a"),
    "PrimaryNeedCode": ("N0", "N9", "N10", "n1"),
    "ReasonForClosure": ("RC1", "RC2", "RC8", "RC9", "RC10", "rc1"),
    "ReferralNFA": ("0", "1", "true", "false", "yes"),
    "ICPCnotRequired": ("0", "1", "true", "false", "no"),
    "AssessmentFactors": ("21", "18A", "19A", "99Z", "1A", "8F"),
    "InitialCategoryOfAbuse": ("NEG", "MUL", "ABC", "neg"),
    "LatestCategoryOfAbuse": ("MUL", "ABC", "neg"),
    "NumberOfPreviousCPP": ("-1", "0", "12"),
}


def is_day(leaf: Element) -> bool:
    """Whether the element holds a day, as its name says."""
    return "date" in leaf.tag.lower() or leaf.tag == "InitialCPCtarget"


def lost(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """The element is not there."""
    parent.remove(leaf)
    return True


def emptied(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """The element is there, and empty."""
    leaf.text = None
    return True


def doubled(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """The element of a list is there twice."""
    if leaf.tag not in ("Disability", "AssessmentFactors", "CPPreviewDate"):
        return False
    parent.append(copy.deepcopy(leaf))
    return True


def code(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """Another code, of the list or of none."""
    if leaf.tag in CODES:
        leaf.text = rng.choice(CODES[leaf.tag])
    return leaf.tag in CODES


def each_code(name: str) -> Iterator[Fault]:
    """A fault for each code of that element."""
    for text in CODES.get(name, ()):

        def put(rng: random.Random, leaf: Element, parent: Element, text: str = text) -> bool:
            leaf.text = text
            return True

        yield put


def near(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """A day some days or weeks away."""
    return _moved(leaf, rng.choice((-90, -30, -8, -2, -1, 1, 2, 8, 30, 90)))


def far_off(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """A day years away."""
    return _moved(leaf, rng.choice((-12000, -4000, -800, -400, 400, 800, 9000)))


def unreadable(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """No day."""
    if is_day(leaf):
        leaf.text = rng.choice(("2025-02-31", "unknown", "0000-00-00", "2025-13-01"))
    return is_day(leaf)


def block_lost(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """All that stands beside the element is gone with it."""
    fits = parent.tag in ("Assessments", "Section47", "CINPlanDates", "ChildProtectionPlans", "Disabilities", "Reviews")
    if fits:
        for one in list(parent):
            parent.remove(one)
    return fits


def another_day(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """The day of another element beside it."""
    others = [one.text for one in parent if is_day(one) and one is not leaf and one.text]
    if is_day(leaf) and others:
        leaf.text = rng.choice(others)
    return bool(is_day(leaf) and others)


def new_element(rng: random.Random, leaf: Element, parent: Element) -> bool:
    """An element that the story lacks, in the block it belongs to."""
    lacking = [name for name in ADDED.get(parent.tag, {}) if parent.find(name) is None]
    if not lacking:
        return False
    name = rng.choice(lacking)
    days_there = [one.text for one in parent if is_day(one) and one.text]
    value = ADDED[parent.tag][name] or (rng.choice(days_there) if days_there else "2025-12-01")
    parent.append(element(name, value))
    return True


# What may be added to a block, and with what in it; "" for a day that stands there already.
ADDED: dict[str, dict[str, str]] = {
    "ChildIdentifiers": {"PersonDeathDate": "2025-11-03", "ExpectedPersonBirthDate": "2026-05-01", "UPNunknown": "UN7"},
    "CINdetails": {"CINclosureDate": "", "ReasonForClosure": "RC8", "DateOfInitialCPC": ""},
    "CINPlanDates": {"CINPlanEndDate": ""},
    "Section47": {"DateOfInitialCPC": ""},
    "ChildProtectionPlans": {"CPPendDate": ""},
}

FAULTS: tuple[Fault, ...] = (
    lost,
    emptied,
    doubled,
    code,
    near,
    far_off,
    unreadable,
    block_lost,
    another_day,
    new_element,
)


def single(*, seed: int, children: int, year: int = 2026, numbers: bool = False) -> Iterator[Element]:
    """Children each with one fault, those that were put in least first: in the council's own number, or elsewhere."""
    rng = random.Random(seed)
    made = list(clean(seed=seed, children=children, year=year))
    names = sorted({leaf.tag for child in made for leaf, _ in leaves(child) if (leaf.tag == "LAchildID") == numbers})
    kinds = [(name, fault) for name in names for fault in (*FAULTS, *each_code(name))]
    for child in made:
        there: dict[str, list[tuple[Element, Element]]] = {}
        for leaf, parent in leaves(child):
            there.setdefault(leaf.tag, []).append((leaf, parent))
        for at, (name, fault) in enumerate(kinds):
            if name in there and fault(rng, *rng.choice(there[name])):
                kinds.append(kinds.pop(at))
                break
        yield child


def broken(children: Iterable[Element], *, seed: int, share: float = 0.03) -> Iterator[Element]:
    """The same children, of whom that share has a fault in each place."""
    rng = random.Random(seed)
    for child in children:
        if rng.random() < share:
            rng.choice(FAULTS)(rng, *rng.choice(list(leaves(child))))
        yield child


def leaves(child: Element) -> Iterator[tuple[Element, Element]]:
    """(element that holds text, what it stands in)."""
    for parent in list(child.iter()):
        yield from ((leaf, parent) for leaf in list(parent) if not len(leaf))


def _moved(leaf: Element, by: int) -> bool:
    if is_day(leaf) and leaf.text:
        leaf.text = (date.fromisoformat(leaf.text) + days(by)).isoformat()
    return is_day(leaf)
