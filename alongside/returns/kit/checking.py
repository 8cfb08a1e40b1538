"""Rules over a return: every rule answers for itself, and one that fails stops nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Hit, OneChild, Rule, order_of


class Book(Protocol):
    """A whole return, or one child's part of it, as rules look at it."""

    @property
    def children(self) -> Sequence[OneChild]:
        """Every child in it."""

    def rows(self, kind: type[Row]) -> Sequence[tuple[Row, OneChild]]:
        """Every row of one kind, with its child."""

    def lacks(self, rule: Rule) -> str:
        """What the rule reads and nobody sent, in words; "" where nothing is lacking."""


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A row that a rule says is wrong."""

    rule: Rule
    row: Row
    child: str


@dataclass(frozen=True, slots=True, eq=False)
class Crash:
    """A rule that failed at a row: nobody knows whether the row is right. `error` names no value."""

    rule: Rule
    row: Row | None
    child: str
    error: str


@dataclass(slots=True)
class Outcome:
    """What the rules said: each rule stands in exactly one of `broken`, `passed`, `crashed` and `left`."""

    findings: list[Finding] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    left: list[tuple[Rule, str]] = field(default_factory=list)
    run: list[Rule] = field(default_factory=list)

    @property
    def crashed(self) -> list[Rule]:
        """The rules that failed at least once: never counted as passed, whatever else they found."""
        failed = {id(crash.rule) for crash in self.crashes}
        return [rule for rule in self.run if id(rule) in failed]

    @property
    def broken(self) -> list[Rule]:
        """The rules that found something and never failed."""
        found, failed = {id(one.rule) for one in self.findings}, {id(crash.rule) for crash in self.crashes}
        return [rule for rule in self.run if id(rule) in found - failed]

    @property
    def passed(self) -> list[Rule]:
        """The rules that looked at everything and found nothing."""
        told = {id(one.rule) for one in self.findings} | {id(crash.rule) for crash in self.crashes}
        return [rule for rule in self.run if id(rule) not in told]


def check(book: Book, rules: Iterable[Rule]) -> Outcome:
    """Runs the rules, in any order with the same answer. Raises nothing that a rule raises."""
    outcome = Outcome()
    for rule in rules:
        lacking = book.lacks(rule)
        if lacking:
            outcome.left.append((rule, lacking))
            continue
        outcome.run.append(rule)
        _runner(rule)(rule, book, outcome)
    outcome.findings = _in_order(outcome.findings)
    return outcome


def _runner(rule: Rule) -> Callable[[Rule, Book, Outcome], None]:
    if rule.over == "child":
        return _each_child
    return _whole if rule.over == "return" else _each_row


def _each_row(rule: Rule, book: Book, outcome: Outcome) -> None:
    wrong = rule.check
    kind: Any = rule.over
    # An exception ends the loop, not the rule: the same iterator goes on behind the row.
    pairs = iter(book.rows(kind))
    row: Row | None = None
    child: OneChild | None = None
    while True:
        try:
            for row, child in pairs:
                if wrong(row, child):
                    outcome.findings.append(Finding(rule, row, child.id))
                    if rule.also:
                        outcome.findings.extend(Finding(rule, one, child.id) for one in rule.also(row, child))
            return
        except Exception as error:
            outcome.crashes.append(Crash(rule, row, child.id if child else "", type(error).__name__))


def _each_child(rule: Rule, book: Book, outcome: Outcome) -> None:
    for child in book.children:
        try:
            found = list(rule.check(child))
        except Exception as error:
            outcome.crashes.append(Crash(rule, None, child.id, type(error).__name__))
        else:
            for row in found:
                outcome.findings.append(Finding(rule, row, child.id))


def _whole(rule: Rule, book: Book, outcome: Outcome) -> None:
    try:
        found: list[Hit] = list(rule.check(book))
    except Exception as error:
        outcome.crashes.append(Crash(rule, None, "", type(error).__name__))
    else:
        outcome.findings.extend(Finding(rule, row, child) for row, child in found)


def _in_order(findings: list[Finding]) -> list[Finding]:
    """By rule, table and row; a row that a rule gives twice is found once."""
    kept: dict[tuple[int, int], Finding] = {}
    for one in findings:
        kept.setdefault((id(one.rule), id(one.row)), one)
    return sorted(kept.values(), key=_place)


def _place(one: Finding) -> tuple[tuple[int, str], str, str, int]:
    return order_of(one.rule.code), one.row.table, one.row.origin.file, one.row.number
