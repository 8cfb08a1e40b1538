"""Practice Weeks planned by the solver and by always taking the best visit next (`greedy`), on the same weeks."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from alongside.practice.planning.problem import Problem, Solution
from alongside.practice.planning.solving import solve
from bench import greedy
from bench.saying import say
from bench.weeks import week

# Guests and hosts: the size that is asked for, more guests than hosts can take, and a small council.
SIZES = ((60, 200), (60, 200), (60, 200), (60, 60), (20, 50))
SECONDS = 20
GAP = 0.01


@dataclass(frozen=True)
class Result:
    """One week planned twice: what each plan comes to, of at most `coverable` and `bound`, and how long it took."""

    name: str
    wishes: int
    coverable: int
    bound: int
    solved: greedy.Worth
    solved_seconds: float
    greedy: greedy.Worth
    greedy_seconds: float
    the_same_again: bool


def measure(*, quick: bool) -> list[dict[str, Any]]:
    """Plan each week by both."""
    weeks = list(enumerate(SIZES, start=1))
    return [asdict(_result(seed, guests, hosts)) for seed, (guests, hosts) in (weeks[-1:] if quick else weeks)]


def _result(seed: int, guests: int, hosts: int) -> Result:
    problem = week(seed, guests=guests, hosts=hosts)
    offered = sum(len(guest.offers) for guest in problem.guests)
    name = f"{guests} guests, {offered} half-days offered, {hosts} hosts with {len(problem.slots)} (seed {seed})"
    say(name)
    solution, seconds = _timed(lambda: solve(problem))
    by_hand, by_hand_seconds = _timed(lambda: greedy.plan(problem))
    return Result(
        name,
        wishes=sum(len(guest.wishes) for guest in problem.guests),
        coverable=solution.coverable,
        bound=solution.bound,
        solved=greedy.worth(visits(problem, solution)),
        solved_seconds=seconds,
        greedy=greedy.worth(by_hand),
        greedy_seconds=by_hand_seconds,
        the_same_again=solve(problem).matches == solution.matches,
    )


def _timed(plan: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return plan(), time.perf_counter() - began


def visits(problem: Problem, solution: Solution) -> list[greedy.Visit]:
    """The solution as its guests with their slots."""
    guests, slots = {one.key: one for one in problem.guests}, {one.key: one for one in problem.slots}
    return [(guests[match.guest], slots[match.slot]) for match in solution.matches]


HEADINGS = (
    "week",
    "planner",
    "covered",
    "of at most",
    "guests who go",
    "visits",
    "services in districts",
    "wishes met",
    "miles a visit",
    "points",
    "below the bound",
    "s",
)


def rows(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The results as a table's cells, two lines a week."""
    return [_row(one, who) for one in results for who in ("solved", "greedy")]


def _row(one: dict[str, Any], who: str) -> tuple[str, ...]:
    made = one[who]
    return (
        one["name"] if who == "solved" else "",
        "CP-SAT" if who == "solved" else "the best next",
        str(made["covered"]),
        str(one["coverable"]),
        str(made["seen"]),
        str(made["visits"]),
        str(made["breadth"]),
        f"{made['wishes']} of {one['wishes']}",
        f"{made['miles'] / made['visits']:.1f}",
        f"{made['points']:,}",
        f"{_gap(one, who):.2%}",
        f"{one[f'{who}_seconds']:.1f}",
    )


def missed(results: list[dict[str, Any]]) -> list[str]:
    """The aims that were missed, in words."""
    checks = [
        check
        for one in results
        for check in (
            (_gap(one, "solved") <= GAP, f"{one['name']}: {_gap(one, 'solved'):.2%} below the bound, aim 1%"),
            (one["solved_seconds"] < SECONDS, f"{one['name']}: {one['solved_seconds']:.0f} s, aim under {SECONDS}"),
            (one["solved"]["covered"] == one["coverable"], f"{one['name']}: something coverable is not covered"),
            (one["the_same_again"], f"{one['name']}: planned again it came out otherwise"),
        )
    ]
    return [words for held, words in checks if not held]


def _gap(one: dict[str, Any], who: str) -> float:
    return float((one["bound"] - one[who]["points"]) / one["bound"])
