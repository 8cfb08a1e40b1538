"""A child's episodes of need: one at a time, and the latest is the open one."""

from alongside.returns.cin.days import before
from alongside.returns.cin.rows import Child, CinDetails, Identifiers
from alongside.returns.cin.ruleset import RULES


def open_need(details: CinDetails) -> bool:
    """Whether the referral led to further action and the episode is not closed."""
    return details.closure_date is None and details.no_further_action is False


@RULES.on_row(
    Identifiers,
    "8590",
    means="The child has no episode of need.",
    fields=("LAchildID", "CINreferralDate"),
    passes=("ChildIdentifiers LAchildID=1; CINdetails",),
    fails=("*ChildIdentifiers LAchildID=1",),
)
def without_any_episode(who: Identifiers, child: Child) -> bool:
    return not child.cin_details


@RULES.on_row(
    CinDetails,
    "8815",
    means="More than one of the child's episodes is open after a referral with further action.",
    fields=("CINclosureDate", "ReferralNFA"),
    passes=(
        "CINdetails ReferralNFA=0; CINdetails ReferralNFA=1; CINdetails ReferralNFA=0 CINclosureDate=2025-06-01",
        "CINdetails; CINdetails",
    ),
    fails=("*CINdetails ReferralNFA=0; *CINdetails ReferralNFA=false; CINdetails ReferralNFA=1",),
)
def open_beside_another(details: CinDetails, child: Child) -> bool:
    if len(child.cin_details) < 2 or not open_need(details):
        return False
    return sum(open_need(one) for one in child.cin_details) > 1


@RULES.on_row(
    CinDetails,
    "8816",
    means="The episode is open after a referral with further action, but the child was referred again later.",
    fields=("CINclosureDate", "CINreferralDate", "ReferralNFA"),
    passes=(
        "CINdetails CINreferralDate=2025-05-01 CINclosureDate=2025-05-20 ReferralNFA=0; CINdetails CINreferralDate=2025-06-01 ReferralNFA=0",
        "CINdetails CINreferralDate=2025-05-01 ReferralNFA=1; CINdetails CINreferralDate=2025-06-01 ReferralNFA=0",
        "CINdetails CINreferralDate=2025-06-01 ReferralNFA=0; CINdetails CINreferralDate=2025-06-01 ReferralNFA=1",
    ),
    fails=(
        "*CINdetails CINreferralDate=2025-05-31 ReferralNFA=0; *CINdetails CINreferralDate=2025-06-01 CINclosureDate=2025-06-09",
        "*CINdetails CINreferralDate=2025-06-01; *CINdetails CINreferralDate=2025-05-01 ReferralNFA=0; CINdetails",
    ),
    also=lambda details, child: _latest(child),
)
def open_and_not_the_latest(details: CinDetails, child: Child) -> bool:
    if len(child.cin_details) < 2 or not open_need(details):
        return False
    return any(before(details.referral_date, one.referral_date) for one in child.cin_details)


def _latest(child: Child) -> list[CinDetails]:
    last = max(one.referral_date for one in child.cin_details if one.referral_date)
    return [one for one in child.cin_details if one.referral_date == last]


@RULES.on_row(
    CinDetails,
    "8820",
    means="Two of the child's episodes overlap: a referral falls before the other episode was closed, or while it is open.",
    fields=("CINreferralDate", "CINclosureDate"),
    passes=(
        "CINdetails CINreferralDate=2025-05-01 CINclosureDate=2025-06-01; CINdetails CINreferralDate=2025-06-01 ReferralNFA=0",
        "CINdetails CINreferralDate=2025-05-01 ReferralNFA=1; CINdetails CINreferralDate=2025-06-01 ReferralNFA=0",
        "CINdetails CINreferralDate=2025-05-01 ReferralNFA=0; CINdetails CINreferralDate=2026-03-31 ReferralNFA=1",
    ),
    fails=(
        "*CINdetails CINreferralDate=2025-05-01 CINclosureDate=2025-06-01; *CINdetails CINreferralDate=2025-05-31 ReferralNFA=1",
        "*CINdetails CINreferralDate=2025-05-01 ReferralNFA=0; *CINdetails CINreferralDate=2026-03-30 CINclosureDate=2026-03-31",
        "*CINdetails CINreferralDate=2025-06-01; *CINdetails CINreferralDate=2025-05-01 CINclosureDate=2025-07-01",
    ),
)
def overlaps_another(details: CinDetails, child: Child) -> bool:
    return len(child.cin_details) > 1 and any(
        _referred_during(details, other, child) or _referred_during(other, details, child)
        for other in child.cin_details
        if other is not details
    )


def _referred_during(one: CinDetails, other: CinDetails, child: Child) -> bool:
    referred, began = one.referral_date, other.referral_date
    if referred is None or began is None or referred < began:
        return False
    # An episode may begin on the day on which the one before was closed.
    return before(referred, other.closure_date or (child.year.ends if open_need(other) else None))
