"""A rule is proven by its own examples: each marked row is found, and no other."""

from collections.abc import Callable, Iterable

from alongside.returns.kit.checking import Book, check
from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Rule

Books = Callable[[str, int], tuple[Book, list[Row]]]


def faults(rule: Rule, book_of: Books) -> list[str]:
    """What is wrong with the rule's examples, in words; an empty list proves the rule."""
    found = [] if rule.passes and rule.fails else ["it has no passing or no failing example"]
    for example in rule.passes:
        found += _wrong(rule, example, book_of, fails=False)
    for example in rule.fails:
        found += _wrong(rule, example, book_of, fails=True)
    return found


def _wrong(rule: Rule, example: str, book_of: Books, *, fails: bool) -> Iterable[str]:
    book, marked = book_of(example, rule.year_of_examples)
    outcome = check(book, [rule])
    told = {id(one.row) for one in outcome.findings}
    if outcome.crashes:
        yield f"crashes ({outcome.crashes[0].error}): {example}"
    if outcome.left:
        yield f"was not run: {outcome.left[0][1]}"
    if bool(marked) is not fails:
        yield f"marks the wrong rows: {example}"
    if told != {id(row) for row in marked}:
        yield f"finds {len(told)} rows where {len(marked)} are marked, or others: {example}"
