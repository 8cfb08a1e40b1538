"""The 903 checked: every rule of a year's set over what a council is about to send."""

from typing import TYPE_CHECKING

from alongside.returns.kit.checking import Outcome, check
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.read import Ssda903Set
from alongside.returns.ssda903.rules import RULES

if TYPE_CHECKING:
    from alongside.returns.ssda903.reference.postcodes import Postcodes
    from alongside.returns.ssda903.reference.providers import Providers


def check_return(
    this: Ssda903Set,
    year: int,
    *,
    authority: str = "",
    previous: Ssda903Set | None = None,
    providers: "Providers | None" = None,
    postcodes: "Postcodes | None" = None,
) -> Outcome:
    """What the rules of the year (2026 is 2025-26) say of a return; `authority` is the council's E code.

    A rule that reads last year's return, the list of providers or postcodes is left,
    and said to be, where those were not given.
    """
    sent = [*this.files.values(), *(table + LAST_YEAR for table in (previous.files.values() if previous else ()))]
    collection = Collection(year, authority=authority, sent=sent, postcodes=postcodes, providers=providers)
    return check(Return903(collection, this.rows, previous.rows if previous else None), RULES.of_year(year))
