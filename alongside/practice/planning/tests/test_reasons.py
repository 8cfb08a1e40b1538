"""Each hard rule on its own, and what is said of a match, a wish, a pin and a service that nobody sees."""

from dataclasses import replace

import pytest

from alongside.practice.planning.problem import Guest, Problem, Slot
from alongside.practice.planning.solving import solve
from alongside.practice.planning.tests.small_weeks import HALVES, MONDAY, TUESDAY

DISTRICTS = ("Castle Hill", "Highmere")
NAMES = {"leaving_care": "leaving care", "social_work": "social work"}

chief = Guest(1, frozenset(HALVES), frozenset(DISTRICTS), wishes=("leaving_care",), place=(430_000, 270_000))
care = Slot(11, 5, "leaving_care", "Highmere", MONDAY, "am", place=(436_500, 270_000))
visit = Slot(12, 6, "social_work", "Castle Hill", MONDAY, "am", with_family=True, line=frozenset({"North team"}))


def week(guests=(chief,), slots=(care,), **more):
    return Problem(tuple(guests), tuple(slots), ("leaving_care",), DISTRICTS, names=NAMES, **more)


def matches(problem):
    return {(match.guest, match.slot) for match in solve(problem).matches}


def test_a_match_says_why():
    told = solve(week([replace(chief, went_last_time=True)], [care, replace(care, key=13, host=7, half="pm")])).matches
    assert told[0].why == "Wished to see leaving care; 4 miles away"
    assert solve(week()).matches[0].why == (
        "Wished to see leaving care; 4 miles away; did not come last time; "
        "nobody else visits leaving care; nobody else visits Highmere"
    )


@pytest.mark.parametrize(
    ("guest", "slot", "why"),
    [
        (replace(chief, offers=frozenset({(TUESDAY, "am")})), care, "No half-day in common."),
        (replace(chief, districts=frozenset({"Castle Hill"})), care, "in a district that they cannot reach"),
        (replace(chief, line=frozenset({"16+"})), replace(care, line=frozenset({"16+"})), "own line of management"),
        (replace(chief, elected=True), replace(care, with_family=True), "with a family, where councillors do not go"),
    ],
    ids=["half-day", "district", "line", "family"],
)
def test_a_hard_rule_is_kept_and_told(guest, slot, why):
    assert matches(week()) == {(1, 11)}
    solution = solve(week([guest], [slot]))
    assert not solution.matches
    assert why in solution.unmet[0].why
    assert (solution.unmet[0].wish, solution.unmet[1].wish) == ("leaving care", "any visit")


def test_a_guest_who_knows_the_family_does_not_go_and_another_does():
    problem = week([chief, replace(chief, key=2)], barred={(1, 5): "knows the family"})
    assert matches(problem) == {(2, 11)}
    assert solve(problem).unmet[0].why == (
        "The only half-day is with a host to whom they do not go: the guest knows the family."
    )


def test_one_guest_a_slot():
    solution = solve(week([chief, replace(chief, key=2, went_last_time=True)]))
    assert [match.guest for match in solution.matches] == [1]
    assert solution.unmet[0].why == "The only half-day is taken by another guest."


def test_a_guest_is_in_one_place_at_a_time():
    assert len(matches(week(slots=[care, visit]))) == 1


def test_a_guest_goes_no_more_often_than_they_asked():
    later = replace(visit, half="pm")
    assert len(matches(week(slots=[care, later]))) == 2
    assert len(matches(week([replace(chief, most_visits=1)], [care, later]))) == 1


@pytest.mark.parametrize(("willing", "visits"), [(False, 1), (True, 2)])
def test_a_host_hosts_twice_only_if_willing(willing, visits):
    morning = replace(care, host_more_than_once=willing)
    afternoon = replace(morning, key=13, half="pm")
    assert len(matches(week([chief, replace(chief, key=2)], [morning, afternoon]))) == visits
    assert len(matches(week([chief], [morning, afternoon]))) == 1, "nobody visits the same host twice"


def test_a_district_that_only_one_guest_reaches_comes_before_that_guests_wish():
    alone = replace(chief, key=2, most_visits=1, wishes=("social_work",))
    other = replace(chief, key=1, districts=frozenset({"Castle Hill"}), elected=True, wishes=())
    near = replace(visit, half="pm", with_family=False)
    assert matches(week([other, alone], [care, near])) == {(2, 11), (1, 12)}


def test_a_pin_is_kept_though_another_match_is_better():
    guests = [chief, replace(chief, key=2, went_last_time=True, wishes=())]
    assert matches(week(guests)) == {(1, 11)}
    (match,) = solve(week(guests, pins=frozenset({(2, 11)}))).matches
    assert (match.guest, match.pinned) == (2, True)
    assert match.why.startswith("Pinned by whoever plans the week; ")


@pytest.mark.parametrize(
    ("pins", "why"),
    [
        ({(9, 11)}, "the guest comes no longer"),
        ({(1, 99)}, "the half-day can be visited no longer"),
        ({(1, 11), (2, 11)}, "it is taken by another guest"),
        ({(1, 11), (1, 12)}, "it is on a half-day when they are elsewhere"),
        ({(2, 12)}, "it is with a family, where councillors do not go"),
        ({(3, 11), (3, 13)}, "it is beyond the 1 visit that they asked for"),
        ({(1, 11), (1, 13)}, "it is with a host whom they visit already"),
        ({(1, 11), (2, 13)}, "it is with a host who is visited once already"),
    ],
)
def test_a_pin_that_can_be_kept_no_longer_is_told(pins, why):
    guests = [chief, replace(chief, key=2, elected=True), replace(chief, key=3, most_visits=1)]
    solution = solve(week(guests, [care, visit, replace(care, key=13, on=TUESDAY)], pins=frozenset(pins)))
    (broken,) = solution.broken_pins
    assert broken.why == f"This match was pinned and cannot be kept: {why}."
    assert {(match.guest, match.slot) for match in solution.matches if match.pinned} == pins - {
        (broken.guest, broken.slot)
    }


def test_what_nobody_sees_is_told():
    solution = solve(week([replace(chief, districts=frozenset({"Castle Hill"}))]))
    assert [(one.what, one.why) for one in solution.uncovered] == [
        ("leaving care", "No guest may or can go: for most, each half-day is in a district that they cannot reach."),
        ("Castle Hill", "No host came forward."),
        ("Highmere", "No guest may or can go: for most, each half-day is in a district that they cannot reach."),
    ]
    assert (solution.covered, solution.coverable, solution.value, solution.gap) == (0, 0, 0, 0.0)


def test_where_one_guest_could_see_either_of_two_the_other_is_told():
    slots = [care, replace(visit, district="Castle Hill")]
    solution = solve(week([replace(chief, most_visits=1)], slots))
    assert solution.covered == solution.coverable == 2
    assert (
        solution.uncovered[0].why == "Whoever could go there is needed elsewhere, so that as much as possible is seen."
    )


def test_a_week_without_anybody_is_an_empty_plan():
    solution = solve(week([], []))
    assert (solution.matches, solution.covered, solution.value, solution.bound) == ((), 0, 0, 0)
