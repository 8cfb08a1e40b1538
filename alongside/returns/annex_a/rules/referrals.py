"""List 3: referrals."""

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Referral
from alongside.returns.annex_a.ruleset import RULES


@RULES.on_row(
    Referral,
    "A301",
    means="A referral in the list must have the date it came.",
    fields=("Date of referral",),
    passes=("List3 referral_date=2025-05-01",),
    fails=("*List3 referral_date=", "*List3 referral_date=soon"),
)
def came_on_no_day(referral: Referral, child: Child) -> bool:
    return referral.referral_date is None
