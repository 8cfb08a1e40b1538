"""The planner's benchmark runs and counts both plans alike. What it measures is never tested."""

from alongside.practice.planning.rules import forbidden, hinders
from alongside.practice.planning.solving import solve
from bench import greedy, practice, writing
from bench.weeks import week


def test_a_short_benchmark():
    told = writing.report({"command": "bin/bench", "postgres": "18", "practice": practice.measure(quick=True)})
    assert "| CP-SAT |" in told
    assert "| the best next |" in told
    assert "None of the aims was missed." in told


def test_the_plan_by_hand_keeps_the_rules_and_leaves_nothing_that_could_be_added():
    problem = week(6, guests=8, hosts=12)
    made = greedy.plan(problem)
    for match in made:
        assert forbidden(*match, problem.barred) is None
        assert hinders(*match, [other for other in made if other != match]) is None
    left = [(guest, slot) for guest in problem.guests for slot in problem.slots if (guest, slot) not in made]
    assert all(forbidden(*pair, problem.barred) or hinders(*pair, made) for pair in left)


def test_a_plan_counts_the_same_by_the_bench_and_by_the_solver():
    problem = week(6, guests=8, hosts=12)
    solution = solve(problem)
    worth = greedy.worth(practice.visits(problem, solution))
    assert (worth.covered, worth.points, worth.visits) == (solution.covered, solution.value, len(solution.matches))
