"""Referrals: when, from whom, for what, and what came of them."""

from datetime import date

from alongside.returns.cin.beside import the_identifiers
from alongside.returns.cin.codes import PRIMARY_NEED, REFERRAL_SOURCE
from alongside.returns.cin.days import before
from alongside.returns.cin.rows import Child, CinDetails
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.working_days import add

# Since when the census has asked who referred the child.
SOURCES_ASKED = date(2013, 4, 1)
PREGNANCY = 280


@RULES.on_row(
    CinDetails,
    "8555Q",
    severity="query",
    means="The child was referred after the recorded day of death.",
    fields=("CINreferralDate", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; CINdetails CINreferralDate=2025-06-01",),
    fails=("*ChildIdentifiers PersonDeathDate=2025-06-01; *CINdetails CINreferralDate=2025-06-02; CINdetails",),
    also=the_identifiers,
)
def referred_after_death(details: CinDetails, child: Child) -> bool:
    return before(child.identifiers.death_date, details.referral_date)


@RULES.on_row(
    CinDetails,
    "8568",
    means="Whether the referral led to no further action is missing, or not said with 0, 1, true or false.",
    fields=("ReferralNFA",),
    passes=("CINdetails ReferralNFA=0; CINdetails ReferralNFA=1; CINdetails ReferralNFA=true",),
    fails=("*CINdetails; *CINdetails ReferralNFA=N; CINdetails ReferralNFA=False",),
)
def not_said_whether_to_act(details: CinDetails, child: Child) -> bool:
    return details.no_further_action is None


@RULES.on_row(
    CinDetails,
    "8569Q",
    severity="query",
    means="The referral came before the last working day ahead of the census year, so it does not belong here unless there was further action.",
    fields=("ReferralNFA", "CINreferralDate"),
    passes=(
        "CINdetails CINreferralDate=2025-03-31 ReferralNFA=1",
        "CINdetails CINreferralDate=2025-03-30 ReferralNFA=0",
        "CINdetails ReferralNFA=1",
    ),
    fails=("*CINdetails CINreferralDate=2025-03-30 ReferralNFA=1; *CINdetails CINreferralDate=2025-03-30",),
)
def old_and_without_further_action(details: CinDetails, child: Child) -> bool:
    if details.no_further_action is False:
        return False
    return before(details.referral_date, add(child.year.starts, -1))


@RULES.on_row(
    CinDetails,
    "8600",
    means="The referral has no date, or one after the end of the census year.",
    fields=("CINreferralDate",),
    passes=("CINdetails CINreferralDate=2026-03-31",),
    fails=("*CINdetails CINreferralDate=2026-04-01; *CINdetails; *CINdetails CINreferralDate=2025-02-31",),
)
def not_referred_by_the_end_of_the_year(details: CinDetails, child: Child) -> bool:
    return details.referral_date is None or details.referral_date > child.year.ends


@RULES.on_row(
    CinDetails,
    "8606",
    means="The child was referred more than 280 days before being born or due.",
    fields=("CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate"),
    passes=(
        "ChildIdentifiers PersonBirthDate=2026-02-05; CINdetails CINreferralDate=2025-05-01",
        "ChildIdentifiers ExpectedPersonBirthDate=2026-02-05; CINdetails CINreferralDate=2025-05-01",
    ),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2026-02-06; *CINdetails CINreferralDate=2025-05-01",
        "*ChildIdentifiers ExpectedPersonBirthDate=2026-02-06; *CINdetails CINreferralDate=2025-05-01; CINdetails",
    ),
    also=the_identifiers,
)
def referred_before_conception(details: CinDetails, child: Child) -> bool:
    who = child.identifiers
    return _too_early(details.referral_date, who.birth_date) or _too_early(
        details.referral_date, who.expected_birth_date
    )


def _too_early(referred: date | None, born: date | None) -> bool:
    return referred is not None and born is not None and (born - referred).days > PREGNANCY


@RULES.on_row(
    CinDetails,
    "8610",
    means="The referral led to further action, but the primary need is missing.",
    fields=("PrimaryNeedCode", "ReferralNFA"),
    passes=("CINdetails ReferralNFA=0 PrimaryNeedCode=N0; CINdetails ReferralNFA=1; CINdetails",),
    fails=("*CINdetails ReferralNFA=0; *CINdetails ReferralNFA=false",),
)
def need_not_said(details: CinDetails, child: Child) -> bool:
    return details.primary_need is None and details.no_further_action is False


@RULES.on_row(
    CinDetails,
    "8650",
    means="The primary need is not in the department's list.",
    fields=("PrimaryNeedCode",),
    passes=("CINdetails PrimaryNeedCode=N9; CINdetails PrimaryNeedCode=N0; CINdetails",),
    fails=(
        "*CINdetails PrimaryNeedCode=n1",
        "*CINdetails PrimaryNeedCode=N10",
    ),
)
def need_not_known(details: CinDetails, child: Child) -> bool:
    need, known = details.primary_need, child.year.known(PRIMARY_NEED)
    return need is not None and (need not in known or "PrimaryNeedCode" in details.taken)


@RULES.on_row(
    CinDetails,
    "8866",
    means="Who referred the child, asked for since April 2013, is missing or not in the department's list.",
    fields=("ReferralSource", "CINreferralDate"),
    passes=(
        "CINdetails CINreferralDate=2013-04-01 ReferralSource=5D; CINdetails CINreferralDate=2025-06-01 ReferralSource=10",
        "CINdetails CINreferralDate=2013-03-31; CINdetails",
    ),
    fails=(
        "*CINdetails CINreferralDate=2025-06-01 ReferralSource=1a",
        "*CINdetails CINreferralDate=2013-04-01; *CINdetails CINreferralDate=2025-06-01 ReferralSource=2C",
    ),
)
def source_not_known(details: CinDetails, child: Child) -> bool:
    referred = details.referral_date
    if referred is None or referred < SOURCES_ASKED:
        return False
    return details.referral_source not in child.year.known(REFERRAL_SOURCE) or "ReferralSource" in details.taken
