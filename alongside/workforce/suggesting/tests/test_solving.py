"""Sharing out the children who wait, against every sharing out there is."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.workforce.suggesting.problem import Candidate, Case, Waiting
from alongside.workforce.suggesting.solving import _unsuited, suggest

keys = st.integers(1, 3)
places = st.none() | st.tuples(st.integers(0, 60_000), st.integers(0, 60_000))
skills = st.frozensets(st.sampled_from(["court", "unborn"]))
workers = st.lists(
    st.builds(
        Candidate,
        key=st.integers(1, 9),
        load=st.floats(0, 20).map(lambda x: round(x, 1)),
        capacity=st.floats(5, 20).map(lambda x: round(x, 1)),
        skills=skills,
        place=places,
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.key,
)
cases = st.lists(
    st.builds(
        Case,
        key=st.integers(1, 50),
        family=st.integers(1, 4),
        weight=st.sampled_from([0.5, 1.0, 1.5, 2.0]),
        needs=skills,
        place=places,
        known_to=st.frozensets(st.integers(1, 9), max_size=1),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.key,
)


def cost(families, team, choice):
    """What a sharing out costs, reckoned by itself: how full each is, squared, and what does not suit."""
    total = 0
    for number, worker in enumerate(team):
        taken = [family for family, chosen in zip(families, choice, strict=True) if chosen == number]
        full = round(100 * worker.load / worker.capacity)
        full += sum(round(100 * sum(c.weight for c in families[family]) / worker.capacity) for family in taken)
        total += full * full + 300 * max(0, full - 100) + sum(_unsuited(families[family], worker) for family in taken)
    return total


@settings(max_examples=40, deadline=None)
@given(workers, cases)
def test_no_other_sharing_out_is_better(team, waiting):
    answer = {one.case: one.worker for one in suggest(Waiting(tuple(waiting), tuple(team)))}
    families = {}
    for case in sorted(waiting, key=lambda case: case.key):
        families.setdefault(case.family, []).append(case)
    numbers = {worker.key: number for number, worker in enumerate(team)}
    chosen = tuple(numbers[answer[cases[0].key]] for cases in families.values())
    best = min(cost(families, team, choice) for choice in product(range(len(team)), repeat=len(families)))
    assert cost(families, team, chosen) == best
    assert all(len({answer[case.key] for case in cases}) == 1 for cases in families.values())


def test_the_order_in_which_they_are_asked_changes_nothing():
    team = tuple(Candidate(key, load=8, capacity=14) for key in range(1, 6))
    waiting = tuple(Case(key, family=key, weight=1) for key in range(1, 8))
    first = {one.case: one.worker for one in suggest(Waiting(waiting, team))}
    second = {one.case: one.worker for one in suggest(Waiting(waiting[::-1], team[::-1]))}
    assert first == second


BUSY = Candidate(1, load=9, capacity=14)
KNOWN = Case(7, family=7, weight=1, known_to=frozenset({1}))
QUIET = Candidate(2, load=5, capacity=14)


def test_a_family_keeps_the_worker_it_knows_while_there_is_room():
    [one] = suggest(Waiting((KNOWN,), (BUSY, QUIET)))
    assert one.worker == BUSY.key
    assert one.why[0] == "Has worked with this family before."
    assert one.full_before == pytest.approx(9 / 14)
    assert one.full_after == pytest.approx(10 / 14)


def test_being_known_does_not_overfill_a_worker():
    [one] = suggest(Waiting((KNOWN,), (replace(BUSY, load=17), QUIET)))
    assert one.worker == QUIET.key
    assert "whom the family knows" in one.why[0]


def test_brothers_and_sisters_go_together():
    waiting = tuple(Case(key, family=1, weight=1) for key in range(1, 4))
    assert len({one.worker for one in suggest(Waiting(waiting, (BUSY, QUIET)))}) == 1


def test_a_skill_that_is_needed_is_said_whether_there_or_not():
    case = Case(7, family=7, weight=1, needs=frozenset({"court"}))
    words = {"court": "Court work"}
    [one] = suggest(Waiting((case,), (replace(BUSY, skills=frozenset({"court"})), QUIET), words))
    assert one.worker == BUSY.key
    assert "Skilled in what this child needs: court work." in one.why
    [one] = suggest(Waiting((case,), (QUIET,), words))
    assert "Not known to be skilled in court work." in one.why


def test_nobody_is_suggested_when_all_are_away():
    [one] = suggest(Waiting((KNOWN,), (replace(QUIET, capacity=0),)))
    assert one.worker is None
    assert one.why == ("Nobody of the team can take on work now.",)
