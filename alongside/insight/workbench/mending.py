"""What is wrong with a child's rows in the returns, each in words, with the page on which it is mended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.urls import reverse

from alongside.access.door import Opened, may_decide
from alongside.insight.workbench.checking import Checked
from alongside.insight.workbench.explaining import Key, explained
from alongside.insight.workbench.kinds import in_words
from alongside.insight.workbench.models import Explanation
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
    """What one rule says: its code, its words, how much it weighs, and the columns it is about.

    `explained` says why it is right after all; a query that is not explained yet has the `ask` to do so.
    """

    code: str
    means: str
    severity: str
    fields: tuple[str, ...]
    explained: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one return of one year says of the child: each spot with all that is wrong there, what weighs most first.

    `kind` names the return's rules.
    """

    kind: str
    title: str
    year: str
    running: bool
    spots: list[tuple[Spot, list[Wrong]]]


# How the address of a page says that a fact has no day.
NO_DAY = "undated"
_WEIGHT = {"error": 0, "query": 1, "later": 2, "explained": 3}


def told(checked: Iterable[Checked], opened: Opened, by: Worker, today: date) -> list[Told]:
    """Everything that the rules found, for this worker. A query for each kind of fact that something is wrong with."""
    finder = _Finder(opened, by, today)
    explanations = explained([opened.child.pk])
    return [
        Told(one.kind.key, one.kind.title, in_words(one.year), one.running, _spots(one, finder, explanations))
        for one in checked
    ]


def _spots(
    checked: Checked, finder: "_Finder", explanations: Mapping[Key, Explanation]
) -> list[tuple[Spot, list[Wrong]]]:
    found: dict[Spot, list[Wrong]] = {}
    for one in checked.outcome.findings:
        spot = finder.spot(checked.kind.key, one.row, one.rule.fields[0])
        there = found.setdefault(spot, [])
        wrong = _wrong(checked, one, spot, finder.opened.child.pk, explanations)
        if wrong not in there:
            there.append(wrong)
    for there in found.values():
        there.sort(key=_weight)
    return sorted(found.items(), key=lambda pair: _weight(pair[1][0]))


def _wrong(checked: Checked, one: Finding, spot: Spot, child: int, explanations: Mapping[Key, Explanation]) -> Wrong:
    rule, kind, severity = one.rule, checked.kind.key, checked.severity(one)
    if severity != "query":
        return Wrong(rule.code, rule.means, severity, rule.fields)
    held = explanations.get((child, kind, checked.year, rule.code, spot.on))
    if held:
        return Wrong(rule.code, rule.means, "explained", rule.fields, f"{held.words} ({held.by.name})")
    day = spot.on.isoformat() if spot.on else NO_DAY
    ask = reverse("returns:explain", args=[child, kind, checked.year, rule.code, day])
    return Wrong(rule.code, rule.means, severity, rule.fields, ask=ask)


def _weight(one: Wrong) -> int:
    return _WEIGHT[one.severity]


def weights(found: Iterable[Told]) -> Counter[str]:
    """How many rules are broken, by how much they weigh: one that is broken in several rows counts once."""
    return Counter(weight for part in found for _, weight in {(w.code, w.severity) for _, of in part.spots for w in of})


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
