"""Who may go where: the rules that no plan breaks, each said as the words that follow "it is"."""

from collections.abc import Mapping, Sequence

from alongside.practice.planning.problem import Guest, Problem, Slot

NOT_OFFERED = "on a half-day that they did not offer"
OUT_OF_REACH = "in a district that they cannot reach"
OWN_LINE = "in their own line of management"
FAMILY = "with a family, where councillors do not go"

Pair = tuple[int, int]  # a guest's and a slot's key


def forbidden(guest: Guest, slot: Slot, barred: Mapping[Pair, str]) -> str | None:
    """Why this guest must not or cannot go there, or None. What lasts is told before what another day would mend."""
    why = barred.get((guest.key, slot.host))
    checks = (
        (guest.elected and slot.with_family, FAMILY),
        (bool(guest.line & slot.line), OWN_LINE),
        (why is not None, f"with a host to whom they do not go: the guest {why}"),
        (slot.district not in guest.districts, OUT_OF_REACH),
        (slot.half_day not in guest.offers, NOT_OFFERED),
    )
    return next((words for holds, words in checks if holds), None)


def allowed(problem: Problem) -> list[Pair]:
    """Every pair that no rule forbids, in the order of their keys: the planner's answer hangs on no other order."""
    guests, slots = in_order(problem)
    return [(g.key, s.key) for g in guests for s in slots if forbidden(g, s, problem.barred) is None]


def in_order(problem: Problem) -> tuple[list[Guest], list[Slot]]:
    """The guests and the slots by their keys."""
    return sorted(problem.guests, key=_key), sorted(problem.slots, key=_key)


def _key(one: Guest | Slot) -> int:
    return one.key


def hinders(guest: Guest, slot: Slot, others: Sequence[tuple[Guest, Slot]]) -> str | None:
    """Why this match cannot stand beside these others, or None: one place at a time, one guest, one visit a host."""
    own = [other for who, other in others if who.key == guest.key]
    given = [other for _, other in others]
    checks = (
        (slot.key in {other.key for other in given}, "taken by another guest"),
        (len(own) >= guest.most_visits, _enough(guest)),
        (slot.half_day in {other.half_day for other in own}, "on a half-day when they are elsewhere"),
        (slot.host in {other.host for other in own}, "with a host whom they visit already"),
        (
            not slot.host_more_than_once and slot.host in {other.host for other in given},
            "with a host who is visited once already",
        ),
    )
    return next((words for holds, words in checks if holds), None)


def _enough(guest: Guest) -> str:
    visits = "visit" if guest.most_visits == 1 else "visits"
    return f"beyond the {guest.most_visits} {visits} that they asked for"
