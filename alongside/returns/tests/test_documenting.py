"""The page of every rule says what the rules say now."""

from pathlib import Path

import pytest

from alongside.returns.documenting import BOOKS, page_of

PAGES = Path(__file__).parents[3] / "docs/rules"


@pytest.mark.parametrize("name", BOOKS)
def test_the_page_is_made_anew_when_a_rule_changes(name: str) -> None:
    assert (PAGES / f"{name}.md").read_text(encoding="utf-8") == page_of(name), "run bin/alongside rules"
