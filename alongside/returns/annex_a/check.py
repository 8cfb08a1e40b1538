"""Annex A checked: whether the lists hold what they say they hold, and agree with each other."""

from collections.abc import Mapping
from datetime import date

from alongside.returns.annex_a.book import Collection, Elsewhere, Lists
from alongside.returns.annex_a.read import AnnexA
from alongside.returns.annex_a.rules import RULES
from alongside.returns.kit.checking import Outcome, check


def check_return(
    workbook: AnnexA,
    year: int,
    *,
    on: date | None = None,
    covers: Mapping[str, tuple[date, date]] | None = None,
    elsewhere: Mapping[str, Elsewhere] | None = None,
) -> Outcome:
    """What the rules say of the lists as they stood `on` a day, by default the last of the year (2026 is 2025-26).

    Rules that compare the lists with the census or the 903 are left, and said to be,
    where `covers` does not say which days those returns are of.
    """
    collection = Collection(on or date(year, 3, 31), covers or {}, elsewhere or {})
    return check(Lists(collection, workbook.rows), RULES.of_year(year))
