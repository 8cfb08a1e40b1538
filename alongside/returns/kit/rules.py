"""A validation rule: what it means, where it comes from, what breaks it, and the few lines that find it.

A rule is one small function over one row, one child or one whole return, with its
meaning, its source and its examples beside it. It says which rows are wrong and
nothing else: reading, reporting and repeating are others' work.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Literal, Protocol, TypedDict, TypeVar, Unpack

from alongside.returns.kit.rows import Row

R = TypeVar("R", bound=Row)
C = TypeVar("C", bound="OneChild")
B = TypeVar("B")

Severity = Literal["error", "query"]
# A row, and the number of the child it is about ("" where it is nobody's).
Hit = tuple[Row, str]
Also = Callable[[Any, Any], Iterable[Row]]


class OneChild(Protocol):
    """All that a return holds of one child."""

    @property
    def id(self) -> str:
        """The council's own number for the child, "" where it is blank."""


class Told(TypedDict, total=False):
    """What is said of a rule where it is written.

    means: what is wrong, in plain words, as a worker would read it.
    fields: the columns it is about, the first the one to mend, as the return spells them.
    passes, fails: rows in the short form of `examples.py`; in `fails` a `*` marks each
        row that must be found, and every other must not be.
    first, last: the years in whose rule set it stands (2026 is 2025-26).
    reads: what must have been sent for it to be run ("OC2", "Episodes last year",
        "providers"), beside the row's own table.
    source: where it is from. severity: "query" where the value may be right.
    also: the rows that are named with a row that `on_row` found, given it and its child:
        those whose value may as well be the wrong one of two that disagree.
    """

    means: str
    fields: tuple[str, ...]
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    first: int | None
    last: int | None
    reads: tuple[str, ...]
    source: str
    severity: Severity
    year: int
    also: Also


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of a return, with its function. `over` is a class of rows, "child" or "return"."""

    code: str
    over: type[Row] | Literal["child", "return"]
    check: Callable[..., Any]
    means: str
    fields: tuple[str, ...]
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    source: str
    first: int | None = None
    last: int | None = None
    reads: tuple[str, ...] = ()
    severity: Severity = "error"
    year: int = 0
    also: Also | None = None

    def stands_in(self, year: int) -> bool:
        """Whether the rule is in that year's set."""
        return (self.first or year) <= year <= (self.last or year)

    @property
    def year_of_examples(self) -> int:
        """The year its examples are of: the one named, else the last it stands in, else 2026."""
        return self.year or self.last or max(self.first or 2026, 2026)


class RuleBook(Generic[C, B]):
    """The rules of one return, gathered as their modules are read; `source` is what most of them are from."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source
        self._rules: list[Rule] = []

    def on_row(
        self, row: type[R], code: str, **told: Unpack[Told]
    ) -> Callable[[Callable[[R, C], bool]], Callable[[R, C], bool]]:
        """A rule that looks at each row of one kind, with its child beside it; true where the row is wrong."""

        def keep(check: Callable[[R, C], bool]) -> Callable[[R, C], bool]:
            self._keep(code, row, check, told)
            return check

        return keep

    def on_child(
        self, code: str, **told: Unpack[Told]
    ) -> Callable[[Callable[[C], Iterable[Row]]], Callable[[C], Iterable[Row]]]:
        """A rule that looks at each child's rows together and gives those that are wrong."""

        def keep(check: Callable[[C], Iterable[Row]]) -> Callable[[C], Iterable[Row]]:
            self._keep(code, "child", check, told)
            return check

        return keep

    def on_return(
        self, code: str, **told: Unpack[Told]
    ) -> Callable[[Callable[[B], Iterable[Hit]]], Callable[[B], Iterable[Hit]]]:
        """A rule that needs the whole return: those that compare children, or count them."""

        def keep(check: Callable[[B], Iterable[Hit]]) -> Callable[[B], Iterable[Hit]]:
            self._keep(code, "return", check, told)
            return check

        return keep

    def _keep(self, code: str, over: Any, check: Callable[..., Any], told: Told) -> None:
        self._rules.append(Rule(code=code, over=over, check=check, **{"source": self.source, **told}))  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Rule]:
        return iter(sorted(self._rules, key=lambda rule: (order_of(rule.code), rule.first or 0)))

    def of_year(self, year: int) -> Sequence[Rule]:
        """The rule set of one collection year, in the order of the codes."""
        return [rule for rule in self if rule.stands_in(year)]


@cache
def order_of(code: str) -> tuple[int, str]:
    """Numbered rules by their number, then the others by their letters and the numbers behind them."""
    digits = "".join(letter for letter in code[:4] if letter.isdigit())
    if code[:1].isdigit():
        return int(digits), code
    return 100_000, re.sub(r"\d+", lambda number: number[0].zfill(5), code)
