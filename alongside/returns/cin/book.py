"""A census as its rules look at it: child by child, each with the census's own year."""

from collections.abc import Callable, Iterable, Sequence
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


def _of_details(name: str) -> Callable[[rows.Child], Iterable[Row]]:
    read = attrgetter(name)
    return lambda child: (row for details in child.cin_details for row in read(details))


# How a child's rows of each kind are reached.
REACHED: dict[str, Callable[[rows.Child], Iterable[Row]]] = {
    "Child": lambda child: (child,),
    "ChildIdentifiers": lambda child: (child.identifiers,),
    "ChildCharacteristics": lambda child: (child.characteristics,),
    "Disabilities": lambda child: child.characteristics.disabilities,
    "CINdetails": lambda child: child.cin_details,
    "Assessments": _of_details("assessments"),
    "CINPlanDates": _of_details("plans"),
    "Section47": _of_details("section_47s"),
    "ChildProtectionPlans": _of_details("protection_plans"),
    "PreProceedingsandFGDM": _of_details("pre_proceedings"),
    "AssessmentFactorsList": lambda child: (
        factor for details in child.cin_details for one in details.assessments for factor in one.factors
    ),
    "Reviews": lambda child: (
        review for details in child.cin_details for plan in details.protection_plans for review in plan.reviews
    ),
}


class Census:
    """A whole census, or as much of it as is about one child."""

    def __init__(self, year: Collection, header: rows.Header | None, children: Sequence[rows.Child]) -> None:
        self.year, self.header, self.children = year, header, children
        self._pairs: dict[str, list[tuple[Row, rows.Child]]] = {}
        for child in children:
            child.year = year

    def rows(self, kind: type[Row]) -> list[tuple[Row, rows.Child]]:
        """Every row of one kind, with its child."""
        found = self._pairs.get(kind.table)
        if found is None:
            reach = REACHED[kind.table]
            found = self._pairs[kind.table] = [(row, child) for child in self.children for row in reach(child)]
        return found

    def lacks(self, rule: Rule) -> str:
        """A census is one file: nothing is ever lacking but its header."""
        return "Not run: it is about the whole file." if "Header" in rule.reads and self.header is None else ""
