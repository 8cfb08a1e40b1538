"""Matches that stay together when a week is planned again, and those that can stay no longer."""

from alongside.practice.planning.problem import BrokenPin, Guest, Problem, Slot
from alongside.practice.planning.rules import Pair, forbidden, hinders


def sort_pins(problem: Problem) -> tuple[frozenset[Pair], tuple[BrokenPin, ...]]:
    """The pins that are kept, and the broken ones with the reason. Of two that exclude each other the first is kept."""
    guests = {guest.key: guest for guest in problem.guests}
    slots = {slot.key: slot for slot in problem.slots}
    kept: list[tuple[Guest, Slot]] = []
    broken = []
    for who, where in sorted(problem.pins):
        guest, slot = guests.get(who), slots.get(where)
        why = _why_broken(guest, slot, kept, problem)
        if why is None and guest and slot:
            kept.append((guest, slot))
        else:
            broken.append(BrokenPin(who, where, f"This match was pinned and cannot be kept: {why}."))
    return frozenset((guest.key, slot.key) for guest, slot in kept), tuple(broken)


def _why_broken(guest: Guest | None, slot: Slot | None, kept: list[tuple[Guest, Slot]], problem: Problem) -> str | None:
    if guest is None:
        return "the guest comes no longer"
    if slot is None:
        return "the half-day can be visited no longer"
    why = forbidden(guest, slot, problem.barred) or hinders(guest, slot, kept)
    return f"it is {why}" if why else None
