"""The councils as SSDA903 names them: by ONS code for a placement, by the department's number in LA_PERM.

The table itself is the kit's, as the census needs it too.
"""

from functools import cache

from alongside.returns.kit.authorities import (
    AUTHORITIES,
    RETIRED,
    by_name,
    by_number,
    find,
    same_council,
    today,
    upper_tier,
)

__all__ = ["by_name", "by_number", "find", "la_perm_codes", "same_council", "today", "upper_tier"]

# 999 stands in the department's list without a name; NUK is outside the United Kingdom.
ELSEWHERE = frozenset({"WAL", "SCO", "NIR", "NUK", "999"})


@cache
def la_perm_codes() -> frozenset[str]:
    """What LA_PERM may say: where an earlier adoption or other order was arranged, which may be by a council now gone.

    Source: the list of rule 633 (peer-derived), and the numbers it lacks of councils made in 2019 and later
    (838, 839, 940 to 943), whose children it would wrongly refuse.
    """
    return ELSEWHERE | {authority.number for authority in (*AUTHORITIES, *RETIRED)}
