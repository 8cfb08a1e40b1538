"""The planner against every plan tried one by one."""

import random
from dataclasses import replace

from hypothesis import given, settings

from alongside.practice.planning.pins import sort_pins
from alongside.practice.planning.solving import solve
from alongside.practice.planning.tests.small_weeks import keeps_the_rules, merit, plans, weeks


def made(problem, solution):
    guests = {guest.key: guest for guest in problem.guests}
    slots = {slot.key: slot for slot in problem.slots}
    return [(guests[match.guest], slots[match.slot]) for match in solution.matches]


@settings(max_examples=150, deadline=None)
@given(weeks(pins=False))
def test_no_plan_is_better(week):
    solution = solve(week)
    plan = made(week, solution)
    assert keeps_the_rules(week, plan)
    assert merit(week, plan) == max(merit(week, other) for other in plans(week))
    assert (solution.covered, solution.value) == (merit(week, plan)[0], merit(week, plan)[2])


@settings(max_examples=60, deadline=None)
@given(weeks())
def test_the_bound_is_proven_and_what_it_says_can_be_covered_is(week):
    solution = solve(week)
    assert solution.covered == solution.coverable
    assert (solution.bound, solution.gap) == (solution.value, 0)
    assert solution.covered == len(week.services) + len(week.districts) - len(solution.uncovered)


@settings(max_examples=100, deadline=None)
@given(weeks())
def test_a_pin_is_kept_or_told(week):
    solution = solve(week)
    kept = {(match.guest, match.slot) for match in solution.matches if match.pinned}
    broken = {(pin.guest, pin.slot) for pin in solution.broken_pins}
    assert kept | broken == week.pins
    assert not kept & broken
    assert keeps_the_rules(week, made(week, solution))
    assert kept == sort_pins(week)[0]


@settings(max_examples=60, deadline=None)
@given(weeks())
def test_with_its_pins_no_plan_is_better(week):
    solution = solve(week)
    pins = {(match.guest, match.slot) for match in solution.matches if match.pinned}
    others = [plan for plan in plans(week) if pins <= {(guest.key, slot.key) for guest, slot in plan}]
    assert merit(week, made(week, solution)) == max(merit(week, other) for other in others)


@settings(max_examples=60, deadline=None)
@given(weeks())
def test_nobody_stays_without_a_visit_that_another_could_give_up(week):
    """Fairness: whoever goes nowhere could not take over a visit of somebody who has more than one."""
    plan = made(week, solve(week))
    pinned = sort_pins(week)[0]
    left_out = [guest for guest in week.guests if all(guest != other for other, _ in plan)]
    for giver, slot in plan:
        if sum(other == giver for other, _ in plan) > 1 and (giver.key, slot.key) not in pinned:
            rest = [match for match in plan if match != (giver, slot)]
            assert not any(keeps_the_rules(week, [*rest, (guest, slot)]) for guest in left_out)


@settings(max_examples=60, deadline=None)
@given(weeks())
def test_the_same_week_gives_the_same_plan_in_whatever_order_it_is_told(week):
    shuffled = replace(
        week,
        guests=tuple(random.Random(1).sample(week.guests, len(week.guests))),
        slots=tuple(reversed(week.slots)),
        barred=dict(reversed(week.barred.items())),
    )
    assert replace(solve(week), seconds=0) == replace(solve(shuffled), seconds=0)


@settings(max_examples=100, deadline=None)
@given(weeks())
def test_every_wish_is_met_or_explained(week):
    solution = solve(week)
    plan = made(week, solution)
    for guest in week.guests:
        seen = {slot.service for other, slot in plan if other == guest}
        told = {one.wish for one in solution.unmet if one.guest == guest.key}
        assert told == set(guest.wishes) - seen | (set() if seen else {"any visit"})
    assert not any("free" in one.why for one in solution.unmet)
    assert all(match.why[0] == match.why[0].upper() for match in solution.matches)
