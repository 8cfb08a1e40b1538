"""Hides what must be hidden of tables, so that nobody can work it out from what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from alongside.practice.suppressing.attack import as_known, exposed, ranges_of
from alongside.practice.suppressing.solving import Known, Weights, cheapest_change, extreme
from alongside.practice.suppressing.statements import Matrix, Statements, statements
from alongside.practice.suppressing.tables import THRESHOLD, Place, Published, Shape, Table, published

# How much dearer it is to hide a row's or column's total than a cell, and the total of all.
MARGIN, GRAND = 4, 40


class CannotHide(ValueError):
    """What was published before gives a count away, whatever is hidden now."""


def suppress(
    tables: Sequence[Table], *, earlier: Sequence[Published] = (), threshold: int = THRESHOLD
) -> list[Published]:
    """The tables as they can be published beside all earlier ones: no hidden count can be worked out.

    Each count under the threshold is hidden (nought too), then the cheapest further ones, until `recoverable`
    finds nothing. Counts hidden earlier stay hidden. The same tables always give the same answer.
    Raises CannotHide, saying which table, when what was published before gives a count away in any case, and
    Contradiction when a count was changed after it was published.
    """
    _refuse_changed(tables, earlier)
    everything: list[Published | Table] = [*earlier, *tables]
    hidden: set[tuple[int, Place]] = set()
    for part in _parts_with_new(everything, len(earlier)):
        hidden |= _Hiding.begin(part, everything, len(earlier), threshold).run()
    done = [
        published(table, {place for number, place in hidden if number == len(earlier) + at})
        for at, table in enumerate(tables)
    ]
    _prove([*earlier, *done], len(earlier), threshold)
    return done


def _parts_with_new(everything: Sequence[Shape], earlier: int) -> list[Statements]:
    """What is said of groups that some new table counts: nothing new is learnt of the others."""
    return [
        part
        for part in statements(everything)
        if any(number >= earlier for places in part.stands for number, _ in places)
    ]


def _prove(tables: Sequence[Published], earlier: int, threshold: int) -> None:
    """Attack what would be published, by itself and not by what the hiding believes. Raises CannotHide."""
    for part in _parts_with_new(tables, earlier):
        for one in ranges_of(tables, part):
            if exposed(one.least, one.most, threshold):
                raise CannotHide(f"{one.table}: a hidden count can be worked out. Publish fewer tables.")


def _refuse_changed(tables: Sequence[Table], earlier: Sequence[Published]) -> None:
    whole = [published(table, frozenset()) for table in tables]
    for part in statements([*earlier, *whole]):
        as_known([*earlier, *whole], part)


@dataclass
class _Hiding:
    """The work on one part: what stays shown, what must, and the values proven possible so far."""

    part: Statements
    names: list[str]
    shown: Matrix  # -1 where hidden
    fixed: Matrix  # 1 where an earlier table shows it for good
    costs: Weights
    threshold: int
    possible: list[Matrix] = field(default_factory=list)

    @classmethod
    def begin(
        cls, part: Statements, everything: Sequence[Published | Table], earlier: int, threshold: int
    ) -> "_Hiding":
        """Hide the counts under the threshold, and those that were hidden earlier."""
        shown, fixed, costs = [], [], []
        for places in part.stands:
            count, before = _told(places, everything, earlier)
            for_good = any(before)
            hide = not for_good and (bool(before) or count < threshold)
            shown.append(-1 if hide else count)
            fixed.append(int(for_good))
            costs.append(_cost(places, count))
        names = [everything[places[0][0]].name for places in part.stands]
        return cls(
            part, names, np.array(shown, dtype=np.int64), np.array(fixed, dtype=np.int64), np.array(costs), threshold
        )

    def run(self) -> set[tuple[int, Place]]:
        """Hide more until nothing is exposed; the places of all that is hidden."""
        waiting = True
        while waiting:
            waiting = False
            for statement in np.nonzero(self.shown < 0)[0].tolist():
                waiting |= self._protect(statement)
        return {place for number in np.nonzero(self.shown < 0)[0].tolist() for place in self.part.stands[number]}

    def _protect(self, statement: int) -> bool:
        """Hide what it takes that this hidden count is not exposed. Whether anything more was hidden."""
        if self._proven(statement):
            return False
        for sign in (1, -1):
            self.possible.append(extreme(self._known(), statement, sign))
        seen = [int(values[statement]) for values in self.possible]
        least, most = min(seen), max(seen)
        if not exposed(least, most, self.threshold):
            return False
        self._hide_for(statement, least, most)
        return True

    def _proven(self, statement: int) -> bool:
        """Whether values already found possible show that this count cannot be told to be small."""
        seen = [int(values[statement]) for values in self.possible]
        return bool(seen) and max(seen) >= self.threshold and max(seen) - min(seen) >= self.threshold - 1

    def _hide_for(self, statement: int, least: int, most: int) -> None:
        """Hide the cheapest counts that widen the range of this one: upwards as far as it goes, else downwards."""
        lowest, highest = self._at_widest(statement)
        if exposed(lowest, highest, self.threshold):
            raise CannotHide(
                f"{self.names[statement]}: what was published before gives a small count away. "
                "Publish fewer tables or fewer columns."
            )
        wide = self.threshold - 1
        up, down = min(highest, max(self.threshold, least + wide)), max(lowest, most - wide)
        sign, reach = (1, up) if up > most else (-1, down)
        values = cheapest_change(self._known(), self.fixed, self.costs, statement, reach, sign)
        self.shown = np.where((self.shown >= 0) & (values != self.shown), -1, self.shown)
        self.possible.append(values)

    def _at_widest(self, statement: int) -> tuple[int, int]:
        """The range of a count when everything that can be hidden is."""
        only = Known(self.part.sums, np.where(self.fixed == 1, self.shown, -1))
        return int(extreme(only, statement, 1)[statement]), int(extreme(only, statement, -1)[statement])

    def _known(self) -> Known:
        return Known(self.part.sums, self.shown)


def _told(
    places: list[tuple[int, Place]], everything: Sequence[Published | Table], earlier: int
) -> tuple[int, list[bool]]:
    """The count of a statement (-1 when none is known), and whether it is known for good: for each earlier table
    whether it shows it, and that nothing can be counted there."""
    count = -1
    before: list[bool] = []
    for number, place in places:
        table = everything[number]
        if table.empty(place):
            count, before = 0, [*before, True]
        elif isinstance(table, Table):
            count = table.count(place)
        elif number < earlier:
            before.append(place in table.shown)
            count = table.shown.get(place, count)
    return count, before


def _cost(places: list[tuple[int, Place]], count: int) -> float:
    """What it costs readers to lose a count: that of many people more, a total's much more."""
    blanks = max(place.count(None) for _, place in places)
    return float(1 + max(count, 0)) * (1, MARGIN, GRAND)[blanks]
