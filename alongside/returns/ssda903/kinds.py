"""Kinds of placement and of legal status that many rules ask about, with the years that each list was so.

Source: the lists in the open validator's rules of each year (peer-derived).
"""

from alongside.returns.kit.codes import Code, CodeList
from alongside.returns.ssda903.codes import PLACEMENT

# Short breaks: their placements are not told in the same detail as others.
RESPITE = frozenset(("V3", "V4"))

TEMPORARY = frozenset(("T0", "T1", "T2", "T3", "T4"))
FOSTERING = frozenset(("U1", "U2", "U3", "U4", "U5", "U6"))
ADOPTION = frozenset(("A3", "A4", "A5", "A6"))
WITH_PRESENT_CARER = frozenset(("A3", "A5"))
BY_PLACEMENT_ORDER = frozenset(("A5", "A6"))

# Reasons for which an episode ceases when the child is adopted.
ADOPTED = frozenset(("E11", "E12"))


def _of(*codes: str, first: int | None = None, last: int | None = None) -> tuple[Code, ...]:
    return tuple(Code(code, PLACEMENT.label(code), first, last) for code in codes)


_TEMPORARY = _of(*sorted(TEMPORARY))
_OTHER_NOW = _of("Z11", "Z12", "Z13", "Z14", first=2026)
_OTHER = (*_of("Z1", last=2025), *_OTHER_NOW)
_NOT_OFSTED = (*_of("P1", "P3", "R1", "R2", "R5"), *_TEMPORARY, *_OTHER, *_of("P2", last=2024))

# Supported accommodation could be registered, and so have a URN, from 2024; it had to from 2025.
WITHOUT_URN = CodeList("placement types that have no URN", (*_NOT_OFSTED, *_of("H5", last=2023)))
URN_NOT_ASKED = CodeList("placement types that need no URN", (*_NOT_OFSTED, *_of("H5", last=2024)))

WITHOUT_PROVIDER = CodeList("placement types without a provider", (*_TEMPORARY, *_OTHER))
# Rule 178 left T4 to rule 213 when the latter took in Z11 to Z14.
NO_PROVIDER_BY_178 = CodeList(
    "placement types without a provider, by rule 178",
    (*_of("T0", "T1", "T2", "T3"), *_of("T4", last=2025), *_OTHER),
)
NO_PROVIDER_BY_213 = CodeList("placement types without a provider, by rule 213", (*_TEMPORARY, *_OTHER_NOW))

# Only a setting of its own has the postcode that Ofsted's list tells.
AT_ONE_ADDRESS = CodeList(
    "placement types whose postcode Ofsted lists",
    (*_of("K1", "K2", "R3", "S1"), *_of("H5", first=2024, last=2024), *_of("K3", first=2025)),
)
