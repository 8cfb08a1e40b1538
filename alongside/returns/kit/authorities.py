"""Which council a code means: districts to counties, old codes to new, the department's numbers to ONS codes.

A return keeps meaning the same council when the Office for National Statistics gives that council another code, so
nothing here compares two codes as text: ask `same_council`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from alongside.returns.kit.authority_table import AUTHORITIES, DISTRICTS, RETIRED, Authority

__all__ = ["AUTHORITIES", "RETIRED", "Authority", "by_name", "by_number", "find", "same_council", "today", "upper_tier"]


def find(code: str) -> Authority | None:
    """The authority of an ONS code or of a three-digit number, of today or retired. None where it is neither."""
    spelt = code.strip().upper()
    return _by_code().get(spelt) or _by_number().get(spelt)


def by_number(number: str) -> Authority | None:
    """The authority of the department's number, as the census's LEA has it: "330" is Birmingham.

    Of several that had the number one after the other, the one of today.
    """
    return _by_number().get(number.strip())


def by_name(name: str) -> Authority | None:
    """The authority of today that a list calls so: "Oxfordshire County Council", "Bristol, City of"."""
    return _by_name().get(_plain(name))


def today(code: str) -> frozenset[str]:
    """The ONS codes, as at today, of the council that a code or number means.

    One code; two where the council was divided (Cumbria, Northamptonshire, the old Dorset); none where no council
    with children's services ever had the code since 2013.
    """
    found = find(code)
    if found is None:
        return frozenset()
    return frozenset(found.now or (found.code,))


def same_council(one: str, other: str) -> bool:
    """Whether two codes or numbers mean the same council, whatever it was called when each was written."""
    return not today(one).isdisjoint(today(other))


def upper_tier(district: str) -> str | None:
    """The code of today's children's services authority for a district (an ONS `laua`), of today or retired.

    Unitary, metropolitan and London boroughs are their own; districts of two-tier counties are their county's.
    None outside England, and for what is no district.
    """
    return _upper_tiers().get(district)


@cache
def _by_code() -> Mapping[str, Authority]:
    return {authority.code: authority for authority in (*RETIRED, *AUTHORITIES)}


@cache
def _by_number() -> Mapping[str, Authority]:
    # Today's come last, so that they stand for a number that outlived a code.
    return {authority.number: authority for authority in (*RETIRED, *AUTHORITIES)}


@cache
def _by_name() -> Mapping[str, Authority]:
    return {_plain(authority.name): authority for authority in AUTHORITIES}


@cache
def _upper_tiers() -> Mapping[str, str]:
    whole = {authority.code: authority.code for authority in AUTHORITIES}
    renamed = {authority.code: authority.now[0] for authority in RETIRED if len(authority.now) == 1}
    return whole | renamed | dict(_districts())


def _districts() -> Iterator[tuple[str, str]]:
    for authority, ranges in DISTRICTS.items():
        for first, last in ranges:
            for number in range(first, last + 1):
                yield f"E07{number:06}", authority


_STYLE = re.compile(
    r"\b(london borough|royal borough|metropolitan borough|county borough|council|county|city|borough|"
    r"district|metropolitan|the|of|ua)\b"
)


def _plain(name: str) -> str:
    """A name without its council's style, so that all its spellings agree."""
    lowered = name.lower().replace("&", " and ")
    words = re.sub(r"[^a-z]+", " ", lowered.replace(".", ""))
    return " ".join(_STYLE.sub(" ", words).split())
