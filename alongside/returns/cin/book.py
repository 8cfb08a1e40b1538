"""A census as its rules look at it: child by child, each with the census's own year."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from alongside.returns.cin import rows
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Rule


class Collection:
    """The census year: 2026 runs from 1 April 2025 to 31 March 2026, its reference date."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.starts = date(year - 1, 4, 1)
        self.ends = date(year, 3, 31)
        self._known: dict[int, frozenset[str]] = {}

    def known(self, codes: CodeList) -> frozenset[str]:
        """The codes of a list that may be sent in this year's census."""
        found = self._known.get(id(codes))
        if found is None:
            found = self._known[id(codes)] = frozenset(code.code for code in codes if code.used_in(self.year))
        return found


Pairs = list[tuple[Row, rows.Child]]
Children = Sequence[rows.Child]


def _of_child(name: str) -> Callable[[Children], Pairs]:
    read = attrgetter(name)
    return lambda children: [(read(child), child) for child in children]


def _of_episode(name: str) -> Callable[[Children], Pairs]:
    read = attrgetter(name)
    return lambda children: [(row, child) for child in children for one in child.cin_details for row in read(one)]


def _disabilities(children: Children) -> Pairs:
    return [(row, child) for child in children for row in child.characteristics.disabilities]


def _episodes(children: Children) -> Pairs:
    return [(row, child) for child in children for row in child.cin_details]


def _factors(children: Children) -> Pairs:
    episodes = ((one, child) for child in children for one in child.cin_details if one.assessments)
    return [(row, child) for one, child in episodes for assessment in one.assessments for row in assessment.factors]


def _reviews(children: Children) -> Pairs:
    episodes = ((one, child) for child in children for one in child.cin_details if one.protection_plans)
    return [(row, child) for one, child in episodes for plan in one.protection_plans for row in plan.reviews]


# How the rows of each kind are reached, each with its child.
REACHED: dict[str, Callable[[Children], Pairs]] = {
    "ChildIdentifiers": _of_child("identifiers"),
    "ChildCharacteristics": _of_child("characteristics"),
    "Disabilities": _disabilities,
    "CINdetails": _episodes,
    "Assessments": _of_episode("assessments"),
    "CINPlanDates": _of_episode("plans"),
    "Section47": _of_episode("section_47s"),
    "ChildProtectionPlans": _of_episode("protection_plans"),
    "PreProceedingsandFGDM": _of_episode("pre_proceedings"),
    "AssessmentFactorsList": _factors,
    "Reviews": _reviews,
}


class Census:
    """A whole census, or as much of it as is about one child."""

    def __init__(self, year: Collection, header: rows.Header | None, children: Sequence[rows.Child]) -> None:
        self.year, self.header, self.children = year, header, children
        self._pairs: dict[str, Pairs] = {}
        for child in children:
            child.year = year

    def rows(self, kind: type[Row]) -> Pairs:
        """Every row of one kind, with its child."""
        found = self._pairs.get(kind.table)
        if found is None:
            found = self._pairs[kind.table] = REACHED[kind.table](self.children)
        return found

    def lacks(self, rule: Rule) -> str:
        """A census is one file: nothing is ever lacking but its header."""
        return "Not run: it is about the whole file." if "Header" in rule.reads and self.header is None else ""
