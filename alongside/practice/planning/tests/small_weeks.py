"""Small weeks to plan, and every plan of them tried one by one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from math import dist

from hypothesis import strategies as st

from alongside.practice.planning.problem import Guest, Problem, Slot

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
HALVES = ((MONDAY, "am"), (MONDAY, "pm"), (TUESDAY, "am"))
SERVICES = ("social_work", "leaving_care", "school")
DISTRICTS = ("Castle Hill", "Highmere")
TEAMS = ("North", "South")

places = st.none() | st.tuples(st.integers(0, 90_000), st.integers(0, 90_000))


def some(of, least=0):
    return st.frozensets(st.sampled_from(of), min_size=least)


def guests(key):
    return st.builds(
        Guest,
        st.just(key),
        offers=some(HALVES),
        districts=some(DISTRICTS, least=1),
        wishes=st.lists(st.sampled_from(SERVICES), max_size=2, unique=True).map(tuple),
        most_visits=st.integers(1, 3),
        elected=st.booleans(),
        went_last_time=st.booleans(),
        line=some(TEAMS),
        place=places,
    )


def slots(key):
    return st.builds(
        lambda half_day, host, **more: Slot(key, host, on=half_day[0], half=half_day[1], **more),
        st.sampled_from(HALVES),
        st.integers(1, 3),
        service=st.sampled_from(SERVICES),
        district=st.sampled_from(DISTRICTS),
        with_family=st.booleans(),
        line=st.sampled_from([frozenset(), frozenset({"North"})]),
        place=places,
    )


@st.composite
def weeks(draw, pins=True):
    """A week of at most three guests and four half-days; a host is willing to host more than once or is not."""
    who = tuple(draw(guests(key)) for key in range(1, draw(st.integers(0, 3)) + 1))
    willing = draw(some((1, 2, 3)))
    drawn = [draw(slots(key)) for key in range(11, draw(st.integers(10, 14)) + 1)]
    where = tuple(_willing(slot) if slot.host in willing else slot for slot in drawn)
    pair = st.tuples(st.integers(1, 4), st.integers(1, 3))
    pinned = (
        st.frozensets(st.tuples(st.integers(1, 4), st.integers(11, 15)), max_size=2) if pins else st.just(frozenset())
    )
    barred = draw(st.dictionaries(pair, st.just("knows the family"), max_size=2))
    return Problem(who, where, SERVICES, DISTRICTS, barred, draw(pinned))


def _willing(slot):
    return Slot(**{**vars(slot), "host_more_than_once": True})


def plans(problem: Problem) -> Iterator[list[tuple[Guest, Slot]]]:
    """Every plan that keeps the rules, each as its matches."""
    fitting = ([None, *(guest for guest in problem.guests if _fits(problem, guest, slot))] for slot in problem.slots)
    for choice in product(*fitting):
        plan = [(guest, slot) for guest, slot in zip(choice, problem.slots, strict=True) if guest]
        if keeps_the_rules(problem, plan):
            yield plan


def keeps_the_rules(problem: Problem, plan: list[tuple[Guest, Slot]]) -> bool:
    """The rules of the week once more, written from the issue and not from the planner."""
    return (
        all(_fits(problem, guest, slot) for guest, slot in plan)
        and _once(slot.key for _, slot in plan)
        and _once((guest.key, slot.on, slot.half) for guest, slot in plan)
        and _once((guest.key, slot.host) for guest, slot in plan)
        and _once(slot.host for _, slot in plan if not slot.host_more_than_once)
        and all(count <= guest.most_visits for guest, count in Counter(guest for guest, _ in plan).items())
    )


def _fits(problem: Problem, guest: Guest, slot: Slot) -> bool:
    return (
        (slot.on, slot.half) in guest.offers
        and slot.district in guest.districts
        and not (guest.elected and slot.with_family)
        and guest.line.isdisjoint(slot.line)
        and (guest.key, slot.host) not in problem.barred
    )


def _once(things) -> bool:
    return all(count == 1 for count in Counter(things).values())


def merit(problem: Problem, plan: list[tuple[Guest, Slot]]) -> tuple[int, int, int]:
    """What a plan is worth: covered, guests seen, points. The better plan is the larger."""
    services, districts = {slot.service for _, slot in plan}, {slot.district for _, slot in plan}
    visits = Counter(guest.key for guest, _ in plan)
    wishes = {(guest.key, slot.service) for guest, slot in plan if slot.service in guest.wishes}
    breadth = {(slot.service, slot.district) for _, slot in plan}
    worth = 400 * len(wishes) + 200 * sum(count > 1 for count in visits.values()) + 150 * len(breadth)
    worth += sum(1000 + 150 * (not guest.went_last_time) - _travel(guest, slot) for guest, slot in plan)
    return len(services) + len(districts), len(visits), worth


def _travel(guest: Guest, slot: Slot) -> int:
    if guest.place is None or slot.place is None:
        return 0
    return round(10 * min(dist(guest.place, slot.place) / 1609.344, 40))
