"""The unique pupil number, and why there is none."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from alongside.returns.cin.book import Census
from alongside.returns.cin.rows import Child, CinDetails, Identifiers
from alongside.returns.cin.ruleset import RULES
from alongside.returns.cin.upn import LENGTH, LETTERS, check_letter, councils
from alongside.returns.kit.rules import Hit

# A temporary number ends in a letter.
FORMER = re.compile(r"[A-Z]\d{11}[\dA-Z]", re.ASCII)
LAST = frozenset(LETTERS + "0123456789")
# Every reason but UN1, not of school age.
AT_SCHOOL_AGE = ("UN2", "UN3", "UN4", "UN5", "UN6", "UN7")


@RULES.on_row(
    Identifiers,
    "1510",
    means="The UPN does not begin with the letter that its figures ask for.",
    fields=("UPN",),
    passes=(
        "ChildIdentifiers UPN=F330000000001",
        "ChildIdentifiers UPN=F33000000000A",
        "ChildIdentifiers UPN=F33000000001",
        "ChildIdentifiers",
    ),
    fails=("*ChildIdentifiers UPN=A330000000001", "*ChildIdentifiers UPN=F330000000002"),
)
def wrong_check_letter(who: Identifiers, child: Child) -> bool:
    if who.upn is None:
        return False
    letter = check_letter(who.upn)
    return letter is not None and letter != who.upn[0]


@RULES.on_return(
    "1520",
    means="Two children have the same UPN.",
    fields=("UPN",),
    passes=("Header; ChildIdentifiers UPN=F330000000001; Child; ChildIdentifiers; Child; ChildIdentifiers",),
    fails=(
        "Header; *ChildIdentifiers UPN=F330000000001; Child; ChildIdentifiers UPN=T208000000002; Child; *ChildIdentifiers UPN=F330000000001",
    ),
    reads=("Header",),
)
def same_upn_twice(census: Census) -> Iterator[Hit]:
    times = Counter(child.identifiers.upn for child in census.children)
    for child in census.children:
        if child.identifiers.upn and times[child.identifiers.upn] > 1:
            yield child.identifiers, child.id


@RULES.on_row(
    Identifiers,
    "1530",
    means="The second to fourth characters of the UPN are not the number of any council.",
    fields=("UPN",),
    passes=(
        "ChildIdentifiers UPN=F330000000001; CINdetails",
        "ChildIdentifiers UPN=A942000000001",
        "ChildIdentifiers UPN=A003000000001",
        "ChildIdentifiers UPN=A999",
    ),
    fails=("*ChildIdentifiers UPN=A999000000001", "*ChildIdentifiers UPN=AX30000000001"),
)
def council_not_known(who: Identifiers, child: Child) -> bool:
    upn = who.upn
    return upn is not None and len(upn) == LENGTH and upn[1:4] not in councils(child.year)


@RULES.on_row(
    Identifiers,
    "1540",
    means="The fifth to twelfth characters of the UPN are not all figures.",
    fields=("UPN",),
    passes=("ChildIdentifiers UPN=F33000000000A", "ChildIdentifiers"),
    fails=("*ChildIdentifiers UPN=F330000000A01", "*ChildIdentifiers UPN=F33"),
)
def letters_among_the_figures(who: Identifiers, child: Child) -> bool:
    return who.upn is not None and not (who.upn[4:12].isascii() and who.upn[4:12].isdigit())


@RULES.on_row(
    Identifiers,
    "1550",
    means="The last character of the UPN is neither a figure nor a letter that may stand there (not I, O or S).",
    fields=("UPN",),
    passes=("ChildIdentifiers UPN=F330000000001", "ChildIdentifiers UPN=F33000000000Z", "ChildIdentifiers UPN=F33O"),
    fails=("*ChildIdentifiers UPN=F33000000000O", "*ChildIdentifiers UPN=F33000000000-"),
)
def wrong_last_character(who: Identifiers, child: Child) -> bool:
    return who.upn is not None and len(who.upn) == LENGTH and who.upn[12] not in LAST


@RULES.on_row(
    Identifiers,
    "1560Q",
    severity="query",
    means="The former UPN is not a letter, eleven figures, and a figure or letter.",
    fields=("FormerUPN",),
    passes=(
        "ChildIdentifiers FormerUPN=F330000000001",
        "ChildIdentifiers FormerUPN=F33000000000A",
        "ChildIdentifiers",
    ),
    fails=(
        "*ChildIdentifiers FormerUPN=F33000000001",
        "*ChildIdentifiers FormerUPN=3330000000001",
        "*ChildIdentifiers FormerUPN=F330000A00001",
    ),
)
def former_number_malformed(who: Identifiers, child: Child) -> bool:
    return who.former_upn is not None and FORMER.fullmatch(who.former_upn) is None


def _acts(child: Child) -> bool:
    return any(one.no_further_action is False for one in child.cin_details)


def _unexplained(who: Identifiers, child: Child, born_by: date) -> bool:
    if who.upn is not None or who.upn_unknown in AT_SCHOOL_AGE:
        return False
    return who.birth_date is not None and who.birth_date <= born_by and _acts(child)


@RULES.on_row(
    Identifiers,
    "8770Q",
    last=2024,
    severity="query",
    means="The child was six or older at the end of the census year and needed more than a referral, but has neither a UPN nor a reason why not.",
    fields=("UPN", "UPNunknown", "PersonBirthDate", "ReferralNFA"),
    passes=(
        "ChildIdentifiers PersonBirthDate=2018-04-01; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2018-03-31 UPNunknown=UN5; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2018-03-31 UPN=F330000000001; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2018-03-31; CINdetails ReferralNFA=1",
    ),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2018-03-31; CINdetails ReferralNFA=1; CINdetails ReferralNFA=0",
        "*ChildIdentifiers PersonBirthDate=2018-03-31 UPNunknown=UN1; CINdetails ReferralNFA=0",
    ),
)
def no_number_at_six(who: Identifiers, child: Child) -> bool:
    return _unexplained(who, child, date(child.year.year - 6, 3, 31))


@RULES.on_row(
    Identifiers,
    "8770Q",
    first=2025,
    severity="query",
    means="The child was of school age in the census year (five by the August in it) and needed more than a referral, but has neither a UPN nor a reason why not.",
    fields=("UPN", "UPNunknown", "PersonBirthDate", "ReferralNFA"),
    passes=(
        "ChildIdentifiers PersonBirthDate=2020-09-01; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2020-08-31 UPNunknown=UN2; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2020-08-31 UPN=F330000000001; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2020-08-31; CINdetails ReferralNFA=1",
    ),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2020-08-31; CINdetails ReferralNFA=0",
        "*ChildIdentifiers PersonBirthDate=2020-08-31 UPNunknown=UN1; CINdetails ReferralNFA=0",
    ),
)
def no_number_at_school_age(who: Identifiers, child: Child) -> bool:
    return _unexplained(who, child, date(child.year.year - 6, 8, 31))


@RULES.on_row(
    Identifiers,
    "8772",
    means="The reason for no UPN is that the referral led to no further action (UN7), but one of the child's referrals did not end so.",
    fields=("UPNunknown", "ReferralNFA"),
    passes=(
        "ChildIdentifiers UPNunknown=UN7; CINdetails ReferralNFA=1; CINdetails ReferralNFA=true",
        "ChildIdentifiers UPNunknown=UN2; CINdetails ReferralNFA=0",
    ),
    fails=(
        "*ChildIdentifiers UPNunknown=UN7; CINdetails ReferralNFA=1; *CINdetails ReferralNFA=0",
        "*ChildIdentifiers UPNunknown=UN7; *CINdetails",
    ),
    also=lambda who, child: _further(child),
)
def further_action_after_all(who: Identifiers, child: Child) -> bool:
    return who.upn_unknown == "UN7" and bool(_further(child))


def _further(child: Child) -> list[CinDetails]:
    return [one for one in child.cin_details if one.no_further_action is not True]
