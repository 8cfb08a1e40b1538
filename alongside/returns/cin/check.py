"""The census checked: every rule of a year's set over what a council is about to send."""

from collections.abc import Sequence

from alongside.returns.cin import rows
from alongside.returns.cin.book import Census, Collection
from alongside.returns.cin.rules import RULES
from alongside.returns.kit.checking import Outcome, check


def check_return(header: rows.Header | None, children: Sequence[rows.Child], year: int) -> Outcome:
    """What the rules of the year (2026 is 2025-26) say of a census."""
    return check(Census(Collection(year), header, children), RULES.of_year(year))
