"""A planner as a careful person would be one: always the best visit next, and none taken back.

Best is what adds most: first a service or a district that nobody sees yet, then a guest who goes nowhere yet, then
the planner's own points (`alongside.practice.planning.points`). It keeps the same rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.practice.planning import points
from alongside.practice.planning.problem import Guest, Problem, Slot
from alongside.practice.planning.rules import allowed, hinders

Visit = tuple[Guest, Slot]
Merit = tuple[int, int, int]  # services and districts covered, guests who go somewhere, points


@dataclass(frozen=True)
class Worth:
    """What a plan comes to, counted the same way whoever made it."""

    covered: int
    seen: int
    visits: int
    wishes: int
    breadth: int
    miles: float
    points: int


def plan(problem: Problem) -> list[Visit]:
    """Take the best visit next until none is left."""
    guests, slots = {one.key: one for one in problem.guests}, {one.key: one for one in problem.slots}
    open_pairs = [(guests[who], slots[where]) for who, where in allowed(problem)]
    made: list[Visit] = []
    while open_pairs:
        best = max(open_pairs, key=lambda pair: _adds(pair, made))
        made.append(best)
        open_pairs = [pair for pair in open_pairs if hinders(*pair, made) is None]
    return made


def _adds(pair: Visit, made: list[Visit]) -> Merit:
    guest, slot = pair
    others = [other for _, other in made]
    own = [other for who, other in made if who.key == guest.key]
    covers = all(o.service != slot.service for o in others) + all(o.district != slot.district for o in others)
    more = points.of_visit(guest, slot)
    more += points.SECOND * (len(own) == 1)
    more += points.WISH * (slot.service in guest.wishes and all(o.service != slot.service for o in own))
    more += points.BREADTH * all((o.service, o.district) != (slot.service, slot.district) for o in others)
    return covers, not own, more


def worth(visits: Iterable[Visit]) -> Worth:
    """Count a plan: its coverage, guests, visits, wishes, services in districts, miles and points."""
    made = list(visits)
    times = [sum(other.key == key for other, _ in made) for key in {guest.key for guest, _ in made}]
    wishes = len({(guest.key, slot.service) for guest, slot in made if slot.service in guest.wishes})
    breadth = len({(slot.service, slot.district) for _, slot in made})
    value = sum(points.of_visit(guest, slot) for guest, slot in made)
    value += points.WISH * wishes + points.BREADTH * breadth + points.SECOND * sum(one > 1 for one in times)
    covered = len({slot.service for _, slot in made}) + len({slot.district for _, slot in made})
    far = sum(points.miles(guest.place, slot.place) or 0.0 for guest, slot in made)
    return Worth(covered, len(times), len(made), wishes, breadth, far, value)
