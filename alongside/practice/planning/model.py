"""The week as a model for the solver: one yes or no for every allowed pair, and what follows from them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from ortools.sat.python import cp_model

from alongside.practice.planning import points
from alongside.practice.planning.problem import Guest, Problem, Slot
from alongside.practice.planning.rules import Pair, allowed

Yes = cp_model.IntVar
Sum = cp_model.LinearExpr
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Model:
    """The solver's model. `goes` is whether a pair is matched; `covered`, `seen` and `worth` are to be made large."""

    cp: cp_model.CpModel
    goes: dict[Pair, Yes]
    covered: Sum  # services and districts that somebody visits
    seen: Sum  # guests who go somewhere
    worth: Sum  # in points


@dataclass(frozen=True)
class _Pairs:
    """The pairs that are allowed, each with its guest, its slot and whether it is matched."""

    cp: cp_model.CpModel
    rows: list[tuple[Guest, Slot, Yes]]

    def by(self, group: Callable[[Guest, Slot], Group]) -> dict[Group, list[Yes]]:
        """The pairs grouped by what `group` says of a guest and a slot."""
        found: dict[Group, list[Yes]] = defaultdict(list)
        for guest, slot, goes in self.rows:
            found[group(guest, slot)].append(goes)
        return found

    def one_of_each(self, group: Callable[[Guest, Slot], Hashable]) -> None:
        """At most one match in each group."""
        for several in self.by(group).values():
            if len(several) > 1:
                self.cp.add_at_most_one(several)

    def any_of(self, several: Iterable[Yes]) -> Yes:
        """Yes only where one of these is. All such are made large, so it is yes wherever it can be."""
        any_one = self.cp.new_bool_var("")
        self.cp.add(cp_model.LinearExpr.sum(list(several)) >= any_one)
        return any_one


def build(problem: Problem, pins: frozenset[Pair]) -> Model:
    """The model of a week with the pins that are kept. Its hard rules are those of `rules`, no more and no fewer."""
    pairs = _pairs(problem)
    goes = {(guest.key, slot.key): yes for guest, slot, yes in pairs.rows}
    _keep_apart(pairs)
    for pin in sorted(pins):
        pairs.cp.add(goes[pin] == 1)
    first, second = _visits(pairs)
    return Model(
        pairs.cp, goes, _coverage(pairs, problem), _sum(first), _sum([_worth(pairs), _sum(second, points.SECOND)])
    )


def _pairs(problem: Problem) -> _Pairs:
    cp = cp_model.CpModel()
    guests = {guest.key: guest for guest in problem.guests}
    slots = {slot.key: slot for slot in problem.slots}
    return _Pairs(cp, [(guests[g], slots[s], cp.new_bool_var("")) for g, s in allowed(problem)])


def _keep_apart(pairs: _Pairs) -> None:
    """One guest a slot, a guest in one place at a time and once with a host, a host once unless willing."""
    pairs.one_of_each(lambda guest, slot: slot.key)
    pairs.one_of_each(lambda guest, slot: (guest.key, slot.half_day))
    pairs.one_of_each(lambda guest, slot: (guest.key, slot.host))
    pairs.one_of_each(lambda guest, slot: (slot.host, slot.key if slot.host_more_than_once else None))


def _visits(pairs: _Pairs) -> tuple[list[Yes], list[Yes]]:
    """For each guest, no more visits than they asked for; whether they go somewhere, and whether twice."""
    most = {guest.key: guest.most_visits for guest, _, _ in pairs.rows}
    first, second = [], []
    for key, several in pairs.by(lambda guest, slot: guest.key).items():
        visits = _sum(several)
        pairs.cp.add(visits <= most[key])
        once, twice = pairs.cp.new_bool_var(""), pairs.cp.new_bool_var("")
        pairs.cp.add(once + twice <= visits)
        pairs.cp.add(twice <= once)
        first.append(once)
        second.append(twice)
    return first, second


def _coverage(pairs: _Pairs, problem: Problem) -> Sum:
    by_service = pairs.by(lambda guest, slot: slot.service)
    by_district = pairs.by(lambda guest, slot: slot.district)
    wanted = chain(
        (by_service.get(one) for one in problem.services), (by_district.get(one) for one in problem.districts)
    )
    return _sum([pairs.any_of(several) for several in wanted if several])


def _worth(pairs: _Pairs) -> Sum:
    """What the visits count in themselves, the wishes met and the breadth."""
    visits = cp_model.LinearExpr.weighted_sum(
        [yes for *_, yes in pairs.rows], [points.of_visit(guest, slot) for guest, slot, _ in pairs.rows]
    )
    wished = _Pairs(pairs.cp, [row for row in pairs.rows if row[1].service in row[0].wishes])
    wishes = wished.by(lambda guest, slot: (guest.key, slot.service))
    breadth = pairs.by(lambda guest, slot: (slot.service, slot.district))
    met = [pairs.any_of(several) for several in wishes.values()]
    broad = [pairs.any_of(several) for several in breadth.values()]
    return _sum([visits, _sum(met, points.WISH), _sum(broad, points.BREADTH)])


def _sum(terms: Iterable[Sum], each: int = 1) -> Sum:
    return cp_model.LinearExpr.sum(list(terms)) * each
