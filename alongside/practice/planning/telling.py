"""A plan's reasons in plain words: why each match was made, why a wish was not met, why something stays unseen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.practice.planning import points
from alongside.practice.planning.problem import Guest, Match, Problem, Slot, Uncovered, Unmet
from alongside.practice.planning.rules import NOT_OFFERED, Pair, forbidden, hinders, in_order

ANY_VISIT = "any visit"


@dataclass(frozen=True)
class Told:
    """A plan with its reasons."""

    matches: tuple[Match, ...]
    unmet: tuple[Unmet, ...]
    uncovered: tuple[Uncovered, ...]


@dataclass(frozen=True)
class _Plan:
    """The week with what was chosen, in order."""

    problem: Problem
    guests: list[Guest]
    slots: list[Slot]
    made: list[tuple[Guest, Slot]]

    def name(self, service: str) -> str:
        return self.problem.names.get(service, service)


def tell(problem: Problem, chosen: frozenset[Pair], pins: frozenset[Pair]) -> Told:
    """The reasons of a plan that keeps every rule."""
    guests, slots = in_order(problem)
    made = [(guest, slot) for guest in guests for slot in slots if (guest.key, slot.key) in chosen]
    plan = _Plan(problem, guests, slots, made)
    return Told(tuple(_matches(plan, pins)), tuple(_unmet(plan)), tuple(_uncovered(plan)))


def _matches(plan: _Plan, pins: frozenset[Pair]) -> Iterator[Match]:
    for guest, slot in plan.made:
        pinned = (guest.key, slot.key) in pins
        why = "; ".join(_reasons(plan, guest, slot, pinned=pinned)) or "both can give this half-day"
        yield Match(guest.key, slot.key, why[0].upper() + why[1:], pinned)


def _reasons(plan: _Plan, guest: Guest, slot: Slot, *, pinned: bool) -> Iterator[str]:
    if pinned:
        yield "pinned by whoever plans the week"
    if slot.service in guest.wishes:
        yield f"wished to see {plan.name(slot.service)}"
    far = points.miles(guest.place, slot.place)
    if far is not None:
        yield _away(far)
    if not guest.went_last_time:
        yield "did not come last time"
    yield from (f"nobody else visits {what}" for what in _alone(plan, slot))


def _away(far: float) -> str:
    return "less than a mile away" if far < 1 else f"{far:.0f} {'mile' if round(far) == 1 else 'miles'} away"


def _alone(plan: _Plan, slot: Slot) -> Iterator[str]:
    """The service and the district that only this match visits."""
    if sum(other.service == slot.service for _, other in plan.made) == 1:
        yield plan.name(slot.service)
    if sum(other.district == slot.district for _, other in plan.made) == 1:
        yield slot.district


def _unmet(plan: _Plan) -> Iterator[Unmet]:
    for guest in plan.guests:
        own = [slot for who, slot in plan.made if who.key == guest.key]
        for wish in guest.wishes:
            if all(slot.service != wish for slot in own):
                slots = [slot for slot in plan.slots if slot.service == wish]
                yield Unmet(guest.key, plan.name(wish), _why_not(plan, guest, slots))
        if not own:
            yield Unmet(guest.key, ANY_VISIT, _why_not(plan, guest, plan.slots))


def _why_not(plan: _Plan, guest: Guest, slots: Sequence[Slot]) -> str:
    """Why a guest goes to none of these slots: one reason said shortly, several with how many half-days each takes."""
    whys = Counter(_hindrance(plan, guest, slot) for slot in slots)
    if not whys:
        return "Nobody offers a half-day."
    if set(whys) == {NOT_OFFERED}:
        return "No half-day in common."
    total = sum(whys.values())
    if len(whys) == 1:
        return (
            f"The only half-day is {next(iter(whys))}."
            if total == 1
            else f"All {total} half-days are {next(iter(whys))}."
        )
    counted = "; ".join(f"{count} {'is' if count == 1 else 'are'} {why}" for why, count in whys.most_common())
    return f"Of {total} half-days, {counted}."


def _hindrance(plan: _Plan, guest: Guest, slot: Slot) -> str:
    never = forbidden(guest, slot, plan.problem.barred)
    return never or hinders(guest, slot, plan.made) or "free, and would take the plan further from its aims"


def _uncovered(plan: _Plan) -> Iterator[Uncovered]:
    for service in plan.problem.services:
        if all(slot.service != service for _, slot in plan.made):
            yield Uncovered(plan.name(service), _why_unseen(plan, [s for s in plan.slots if s.service == service]))
    for district in plan.problem.districts:
        if all(slot.district != district for _, slot in plan.made):
            yield Uncovered(district, _why_unseen(plan, [s for s in plan.slots if s.district == district]))


def _why_unseen(plan: _Plan, slots: Sequence[Slot]) -> str:
    """Why nobody goes to any of these slots, though all that can be covered is."""
    if not slots:
        return "No host came forward."
    whys = [forbidden(guest, slot, plan.problem.barred) for slot in slots for guest in plan.guests]
    if None in whys:
        return "Whoever could go there is needed elsewhere, so that as much as possible is seen."
    counted = Counter(why for why in whys if why)
    if set(counted) == {NOT_OFFERED}:
        return "No guest can give a half-day that a host offers."
    return (
        f"No guest may or can go: for most, each half-day is {counted.most_common(1)[0][0]}."
        if counted
        else "No guests."
    )
