"""An Annex A as its rules look at it: list by list and child by child, beside the council's other returns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from alongside.returns.annex_a import lists_1_to_7, lists_8_to_11
from alongside.returns.kit.dates import months_before
from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Rule

ADOPTERS = 11


class Stay(NamedTuple):
    """A time in care or under a plan; `last` is None while it goes on.

    Of a stay that is not `whole` the other return has a later part alone, so that it
    began on `first` or before.
    """

    first: date
    last: date | None
    whole: bool = True


@dataclass(frozen=True)
class Elsewhere:
    """What the council's census and 903 say of the same child: days alone, as far as a list can be held to them.

    Of the census: `born`, when referrals came (`referred`), assessments and enquiries
    began (`assessed`, `enquired`), and protection plans lasted (`protected`). Of the 903:
    `born_in_care`, times in care (`cared_for`) and decisions that the child should be
    placed for adoption (`decided`).
    """

    born: date | None = None
    referred: frozenset[date] = frozenset()
    assessed: frozenset[date] = frozenset()
    enquired: frozenset[date] = frozenset()
    protected: tuple[Stay, ...] = ()
    born_in_care: date | None = None
    cared_for: tuple[Stay, ...] = ()
    decided: frozenset[date] = frozenset()


NOTHING_ELSEWHERE = Elsewhere()


@dataclass(frozen=True)
class Collection:
    """The day the lists are of, and what else was sent to hold them to.

    `covers` has the first and the last day of each other return that was sent ("census",
    "ssda903"); `elsewhere` what those say, by the child's number.
    """

    on: date
    covers: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)

    @cached_property
    def since(self) -> date:
        """The first day of the six months that most lists are about."""
        return months_before(self.on, 6)

    @cached_property
    def year_ago(self) -> date:
        """The first day of the twelve months that some columns count."""
        return months_before(self.on, 12)

    def covered(self, name: str, day: date | None) -> bool:
        """Whether the other return, where it was sent, is of that day."""
        if day is None or name not in self.covers:
            return False
        first, last = self.covers[name]
        return first <= day <= last


class Child:
    """All that the lists hold of one child."""

    def __init__(self, number: str, collection: Collection, rows: Mapping[int, list[Any]]) -> None:
        self.id = "" if number.startswith("\0") else number
        self.collection = collection
        self._rows = rows

    def of(self, number: int) -> list[Any]:
        """The child's rows in one list."""
        return self._rows.get(number, [])

    @cached_property
    def everywhere(self) -> list[Any]:
        """The child's rows in every list."""
        return [row for number in sorted(self._rows) for row in self._rows[number]]

    @property
    def elsewhere(self) -> Elsewhere:
        """What the other returns say: nothing where they do not know the child."""
        return self.collection.elsewhere.get(self.id, NOTHING_ELSEWHERE)

    @cached_property
    def born(self) -> date | None:
        """The date of birth, from the first list that tells it."""
        return next((row.birth_date for row in self.everywhere if row.birth_date), None)

    @cached_property
    def open_need(self) -> list[lists_1_to_7.ChildInNeed]:
        """The rows of list 6 that are not closed."""
        return [row for row in self.in_need if row.is_open]

    @cached_property
    def open_plans(self) -> list[lists_1_to_7.ProtectionPlan]:
        """The child protection plans that have not ended."""
        return [row for row in self.protection_plans if row.is_open]

    @cached_property
    def open_care(self) -> list[lists_8_to_11.ChildInCare]:
        """The times in care that go on."""
        return [row for row in self.in_care if row.is_open]

    @property
    def contacts(self) -> list[lists_1_to_7.Contact]:
        return self.of(1)

    @property
    def early_help_assessments(self) -> list[lists_1_to_7.EarlyHelpAssessment]:
        return self.of(2)

    @property
    def referrals(self) -> list[lists_1_to_7.Referral]:
        return self.of(3)

    @property
    def assessments(self) -> list[lists_1_to_7.Assessment]:
        return self.of(4)

    @property
    def section_47s(self) -> list[lists_1_to_7.Section47]:
        return self.of(5)

    @property
    def in_need(self) -> list[lists_1_to_7.ChildInNeed]:
        return self.of(6)

    @property
    def protection_plans(self) -> list[lists_1_to_7.ProtectionPlan]:
        return self.of(7)

    @property
    def in_care(self) -> list[lists_8_to_11.ChildInCare]:
        return self.of(8)

    @property
    def care_leavers(self) -> list[lists_8_to_11.CareLeaver]:
        return self.of(9)

    @property
    def for_adoption(self) -> list[lists_8_to_11.ChildForAdoption]:
        return self.of(10)


class Lists:
    """The eleven lists together."""

    def __init__(self, collection: Collection, rows: Mapping[int, Sequence[Any]]) -> None:
        self.collection = collection
        self.adopters: list[lists_8_to_11.ProspectiveAdopter] = list(rows.get(ADOPTERS, ()))
        self.children = _children(collection, {number: held for number, held in rows.items() if number != ADOPTERS})
        self._nobody = Child("\0", collection, {ADOPTERS: list(self.adopters)})
        self._pairs: dict[int, list[tuple[Row, Child]]] = {}

    def rows(self, kind: type[Row]) -> Sequence[tuple[Row, Child]]:
        """Every row of one list, with its child; list 11 is about adults, and nobody's."""
        number = int(kind.table.removeprefix("List "))
        found = self._pairs.get(number)
        if found is None:
            found = self._pairs[number] = (
                [(row, self._nobody) for row in self.adopters]
                if number == ADOPTERS
                else [(row, child) for child in self.children for row in child.of(number)]
            )
        return found

    def lacks(self, rule: Rule) -> str:
        """What the rule reads and nobody sent."""
        missing = [name for name in rule.reads if name not in self.collection.covers]
        return f"Not run: {', '.join(missing)} not sent." if missing else ""


def _children(collection: Collection, rows: Mapping[int, Iterable[Any]]) -> list[Child]:
    found: dict[str, dict[int, list[Any]]] = {}
    for number, held in sorted(rows.items()):
        for row in held:
            # A row without a number stands for a child of its own: nobody knows whose it is.
            key = row.child_id or f"\0{number} {row.number}"
            found.setdefault(key, {}).setdefault(number, []).append(row)
    return [Child(number, collection, of) for number, of in found.items()]
