"""The page of every rule, made from the rules themselves: what it means, where it is from, what breaks it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from alongside.returns.annex_a.rules import RULES as ANNEX_A
from alongside.returns.cin.rules import RULES as CIN
from alongside.returns.kit.rules import Rule, RuleBook
from alongside.returns.ssda903.rules import RULES as SSDA903

BOOKS: Mapping[str, RuleBook[Any, Any]] = {"ssda903": SSDA903, "cin": CIN, "annex_a": ANNEX_A}
TITLES = {
    "ssda903": "Children looked after (SSDA903)",
    "cin": "Children in need census",
    "annex_a": "Ofsted's Annex A lists",
}


def years_of(rule: Rule) -> str:
    """The collection years in whose set the rule stands, as a person says them."""
    first, last = (f"{year - 1}-{year % 100:02}" if year else "" for year in (rule.first, rule.last))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "every year known here"


def page_of(name: str) -> str:
    """One return's rules as Markdown."""
    book = BOOKS[name]
    rules = list(book)
    head = [
        f"# Rules: {TITLES[name]}",
        "",
        f"{len(rules)} rules, made by `bin/alongside rules`: change a rule where it is written, never here.",
        "",
        f"Source, where a rule does not name another: {book.source}",
        "",
        "An example is a row or more, parted by semicolons; the rule finds those with a `*`.",
    ]
    return "\n".join([*head, *(line for rule in rules for line in _lines(rule, book.source))]) + "\n"


def _lines(rule: Rule, common: str) -> Iterator[str]:
    kind = "Query. " if rule.severity == "query" else ""
    yield from ("", f"## {rule.code}", "", f"{kind}{rule.means}", "")
    yield f"- Fields: {', '.join(f'`{field}`' for field in rule.fields)}"
    yield f"- Years: {years_of(rule)}"
    if rule.reads:
        yield f"- Run only where these were sent too: {', '.join(rule.reads)}"
    if rule.source != common:
        yield f"- Source: {rule.source}"
    yield from (f"- Wrong: `{example}`" for example in rule.fails)
    yield from (f"- Right: `{example}`" for example in rule.passes)


def write_pages(folder: Path) -> None:
    """A page for each return, put into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in BOOKS:
        (folder / f"{name}.md").write_text(page_of(name), encoding="utf-8")
