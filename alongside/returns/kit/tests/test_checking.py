"""Rules answer each for itself: one that fails is told where it failed, is never passed, and stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from alongside.returns.kit.checking import Outcome, check
from alongside.returns.kit.rows import Row, column
from alongside.returns.kit.rules import Hit, Rule, RuleBook
from alongside.returns.kit.telling import lines


@dataclass(slots=True, eq=False)
class Visit(Row):
    table = "Visits"
    child: str | None = column("CHILD")
    days: int = 0


@dataclass
class Child:
    id: str
    visits: list[Visit]


class Book:
    def __init__(self, *children: Child) -> None:
        self.children = list(children)

    def rows(self, kind: type[Row]) -> list[tuple[Row, Child]]:
        return [(visit, child) for child in self.children for visit in child.visits]

    def lacks(self, rule: Rule) -> str:
        return "Not run: reviews not sent." if "reviews" in rule.reads else ""


TOLD = {"means": "It is wrong.", "fields": ("DAYS",), "passes": ("x",), "fails": ("x",)}


@pytest.fixture
def book() -> Book:
    visits = [Visit(number=number, days=days) for number, days in enumerate((5, 0, 50, 2))]
    return Book(Child("ada", visits[:2]), Child("ben", visits[2:]))


@pytest.fixture
def rules() -> RuleBook[Child, Book]:
    rules: RuleBook[Child, Book] = RuleBook("visits", "ours")

    @rules.on_row(Visit, "10", **TOLD)
    def hundred_by(visit: Visit, child: Child) -> bool:
        return 100 / visit.days < 30

    @rules.on_row(Visit, "9", **TOLD)
    def is_long(visit: Visit, child: Child) -> bool:
        return visit.days > 10

    @rules.on_child("11", **TOLD)
    def of_ben(child: Child) -> Iterable[Row]:
        yield child.visits[0]
        if child.id == "ada":
            raise KeyError(child.id)

    @rules.on_return("12", **TOLD)
    def of_all(book: Book) -> Iterable[Hit]:
        raise ValueError("M000123")

    @rules.on_row(Visit, "13", reads=("reviews",), **TOLD)
    def never(visit: Visit, child: Child) -> bool:
        return True

    @rules.on_row(Visit, "14", **TOLD)
    def nothing(visit: Visit, child: Child) -> bool:
        return False

    return rules


def codes(rules: Iterable[Rule]) -> list[str]:
    return [rule.code for rule in rules]


def told(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(one.rule.code, one.child, one.row.number) for one in outcome.findings]


def test_a_rule_that_fails_at_a_row_goes_on_behind_it(book: Book, rules: RuleBook[Child, Book]) -> None:
    outcome = check(book, rules)
    assert told(outcome) == [("9", "ben", 2), ("10", "ada", 0), ("10", "ben", 2), ("11", "ben", 2)]
    places = [(crash.rule.code, crash.child, crash.row and crash.row.number, crash.error) for crash in outcome.crashes]
    assert places == [
        ("10", "ada", 1, "ZeroDivisionError"),
        ("11", "ada", None, "KeyError"),
        ("12", "", None, "ValueError"),
    ]


def test_every_rule_is_told_once_and_one_that_failed_never_as_passed(book: Book, rules: RuleBook[Child, Book]) -> None:
    outcome = check(book, rules)
    assert codes(outcome.crashed) == ["10", "11", "12"]
    assert codes(outcome.broken) == ["9"]
    assert codes(outcome.passed) == ["14"]
    assert [(rule.code, why) for rule, why in outcome.left] == [("13", "Not run: reviews not sent.")]


def test_a_failure_stands_in_the_lines_and_names_nothing_that_a_cell_said(
    book: Book, rules: RuleBook[Child, Book]
) -> None:
    said = [line for line in lines(check(book, rules)) if line[0] == "12"]
    assert len(said) == 1
    assert "M000123" not in str(said)
    assert "failed" in said[0][-1]


def test_the_order_of_rules_changes_nothing(book: Book, rules: RuleBook[Child, Book]) -> None:
    forwards, backwards = check(book, list(rules)), check(book, list(rules)[::-1])
    assert told(forwards) == told(backwards)
    assert sorted(codes(forwards.crashed)) == sorted(codes(backwards.crashed))
