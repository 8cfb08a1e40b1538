"""The unique pupil number: a check letter, a council's number, nine more characters of which the last may be a letter.

Source: the department's UPN guide 1.2, as the census's rules quote it.
"""

from functools import cache
from operator import mul

from alongside.returns.cin.book import Collection
from alongside.returns.kit.authority_table import AUTHORITIES, RETIRED

# I, O and S look too much like figures.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LENGTH = 13
# Each figure counts as often as its place says.
WEIGHTS = range(2, LENGTH + 1)

# Councils that were gone before 2013: Bedfordshire, and Cheshire.
GONE = {"820", "875"}
# Numbers that stand for no council in England: pseudo authorities, Wales, and the islands and forces' schools.
PSEUDO = {f"{number:03}" for first, last in ((1, 5), (660, 681), (701, 708)) for number in range(first, last + 1)}


def check_letter(upn: str) -> str | None:
    """The letter that a UPN has to begin with; None where the rest is not twelve figures."""
    figures = upn[1:]
    if len(upn) != LENGTH or not (figures.isascii() and figures.isdigit()):
        return None
    weighed = sum(map(mul, figures.encode(), WEIGHTS)) - ord("0") * sum(WEIGHTS)
    return LETTERS[weighed % len(LETTERS)]


def councils(year: Collection) -> frozenset[str]:
    """The numbers that may stand in the UPN's second to fourth place: every council there was by the year's end."""
    return _councils(year.year)


@cache
def _councils(year: int) -> frozenset[str]:
    # A council of 1 April is of the census year that begins then.
    begun = {one.number for one in AUTHORITIES if one.since is None or one.since.year < year}
    return frozenset(begun | {one.number for one in RETIRED} | GONE | PSEUDO)
