"""What is wrong with a child's rows in the returns, each in words, with the page on which it is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.urls import reverse

from alongside.access.door import Opened, may_decide
from alongside.insight.workbench.checking import Checked
from alongside.insight.workbench.kinds import in_words
from alongside.insight.workbench.places import THINGS, Place, Thing, place_of
from alongside.law.events import EVENTS
from alongside.law.roles import ROLES
from alongside.people.models import Worker
from alongside.returns.kit.checking import Finding
from alongside.returns.kit.rows import Row


@dataclass(frozen=True, slots=True)
class Spot:
    """One row that a rule found: what it is and its day, and where it is mended.

    `href` is blank for a worker who may not mend it; `whose` then says who may.
    """

    about: str
    on: date | None
    text: str
    href: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What one rule says: its code, its words, how much it weighs, the columns it is about, and each row it found."""

    code: str
    means: str
    severity: str
    fields: tuple[str, ...]
    spots: list[Spot]


@dataclass(frozen=True, slots=True)
class Told:
    """What one return of one year says of the child, what weighs most first. `kind` names its rules."""

    kind: str
    title: str
    year: str
    running: bool
    wrong: list[Wrong]


_WEIGHT = {"error": 0, "query": 1, "later": 2}


def told(checked: Iterable[Checked], opened: Opened, by: Worker, today: date) -> list[Told]:
    """Everything that the rules found, for this worker. A query for each kind of fact that something is wrong with."""
    finder = _Finder(opened, by, today)
    found = []
    for one in checked:
        wrong = [
            _wrong(one, list(of), finder) for _, of in groupby(one.outcome.findings, key=lambda each: id(each.rule))
        ]
        wrong.sort(key=lambda each: _WEIGHT[each.severity])
        found.append(Told(one.kind.key, one.kind.title, in_words(one.year), one.running, wrong))
    return found


def _wrong(checked: Checked, findings: Sequence[Finding], finder: "_Finder") -> Wrong:
    rule = findings[0].rule
    spots = [finder.spot(checked.kind.key, one.row, rule.fields[0]) for one in findings]
    severity = min((checked.severity(one) for one in findings), key=_WEIGHT.__getitem__)
    return Wrong(rule.code, rule.means, severity, rule.fields, list(dict.fromkeys(spots)))


def day_of(thing: Thing, row: Row) -> date | None:
    """The day that a row is about; None where it has none."""
    found = attrgetter(thing.day)(row) if thing.day else None
    return found if isinstance(found, date) else None


class _Finder:
    """Finds the page on which a row is mended: its kinds of facts are asked once each, and only where needed."""

    def __init__(self, opened: Opened, by: Worker, today: date) -> None:
        self.opened, self.by, self.today = opened, by, today
        self._held: dict[tuple[Any, str], list[tuple[int, date | None]]] = {}

    def spot(self, kind: str, row: Row, column: str) -> Spot:
        """Where this column of a row is mended, as far as this worker may."""
        thing = THINGS[kind, row.table]
        on, (place, own) = day_of(thing, row), place_of(kind, row, column)
        may = self.opened.may_record(place.part) and (not place.event or may_decide(self.by, place.event, self.today))
        if not may:
            return Spot(thing.words, on, place.text, whose=_whose(place))
        return Spot(thing.words, on, place.text, self._address(place, on if own else None))

    def _address(self, place: Place, on: date | None) -> str:
        """The page of the fact that the row comes from, else of the child."""
        found = self._newest(place, on) if place.kind else None
        if found is None:
            return reverse(place.otherwise, args=[self.opened.child.pk])
        return reverse(place.route, args=[place.what, found] if place.what else [found])

    def _newest(self, place: Place, on: date | None) -> int | None:
        known = [pk for pk, day in self._of(place) if on is None or day is None or day <= on]
        return known[-1] if known else None

    def _of(self, place: Place) -> list[tuple[int, date | None]]:
        key = (place.kind, place.day)
        if key not in self._held:
            facts = place.kind.objects.filter(child=self.opened.child)
            if place.day:
                rows = facts.filter(**{f"{place.day}__isnull": False}).order_by(place.day, "pk")
                self._held[key] = list(rows.values_list("pk", place.day))
            else:
                self._held[key] = [(pk, None) for pk in facts.order_by("pk").values_list("pk", flat=True)]
        return self._held[key]


def _whose(place: Place) -> str:
    if not place.event:
        return "Whoever records this part of the record can mend it."
    return f"For one of these to mend: {', '.join(ROLES[key].name.lower() for key in EVENTS[place.event].decided_by)}."
