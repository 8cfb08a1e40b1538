"""List 3: referrals."""

from collections.abc import Iterable
from datetime import date

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Referral
from alongside.returns.annex_a.questions import alike, any_after
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, months_before
from alongside.returns.kit.rows import Row

CAME = "Date of referral"
NUMBER = "Number of Referrals in Last 12 Months"

# More than one a month for a year is a slip of the keyboard more often than a child's story.
PLAUSIBLE = 12


@RULES.on_row(
    Referral,
    "A351",
    means="A referral cannot be dated after the day of the lists.",
    fields=(CAME,),
    passes=("List3 referral_date=2026-03-31",),
    fails=("*List3 referral_date=2026-04-01",),
)
def referral_in_the_future(referral: Referral, child: Child) -> bool:
    return any_after(child.collection.on, referral.referral_date)


@RULES.on_row(
    Referral,
    "A352",
    means="The list is of referrals in the last six months, and this one is older.",
    fields=(CAME,),
    passes=("List3 referral_date=2025-09-30",),
    fails=("*List3 referral_date=2025-09-29",),
)
def referral_too_old(referral: Referral, child: Child) -> bool:
    return before(referral.referral_date, child.collection.since)


@RULES.on_child(
    "A353",
    means="The child has more than one referral of the same day.",
    fields=(CAME,),
    passes=("List3 referral_date=2026-01-05; List3 referral_date=2026-01-06",),
    fails=("*List3 referral_date=2026-01-05; *List3 referral_date=2026-01-05",),
)
def referral_twice(child: Child) -> Iterable[Row]:
    return alike(child.referrals, "referral_date")


@RULES.on_row(
    Referral,
    "A354",
    means="The number of referrals in the last 12 months is smaller than the number of earlier ones in this list.",
    fields=(NUMBER, CAME),
    passes=(
        "List3 referral_date=2025-10-01 referrals_in_12_months=0; "
        "List3 referral_date=2026-01-05 referrals_in_12_months=1",
    ),
    fails=(
        "List3 referral_date=2025-10-01 referrals_in_12_months=0; "
        "*List3 referral_date=2026-01-05 referrals_in_12_months=0",
    ),
)
def fewer_referrals_than_shown(referral: Referral, child: Child) -> bool:
    on, told = referral.referral_date, referral.referrals_in_12_months
    return told is not None and on is not None and told < len(_earlier(child, on))


def _earlier(child: Child, on: date) -> list[Referral]:
    if len(child.referrals) < 2 or on.year < 2:
        return []
    since = months_before(on, 12)
    return [one for one in child.referrals if one.referral_date and since <= one.referral_date < on]


@RULES.on_row(
    Referral,
    "A355",
    means="More than twelve referrals in twelve months are not likely.",
    fields=(NUMBER,),
    severity="query",
    passes=("List3 referrals_in_12_months=12",),
    fails=("*List3 referrals_in_12_months=13",),
)
def implausibly_many_referrals(referral: Referral, child: Child) -> bool:
    return (referral.referrals_in_12_months or 0) > PLAUSIBLE


@RULES.on_row(
    Referral,
    "A356",
    means="A referral that was taken further has no team.",
    fields=("Allocated Team", "Referral NFA?"),
    passes=("List3 no_further_action=No team=Assessment", "List3 no_further_action=Yes team="),
    fails=("*List3 no_further_action=No team=",),
)
def referral_without_team(referral: Referral, child: Child) -> bool:
    return referral.no_further_action is False and referral.team is None


@RULES.on_row(
    Referral,
    "A357",
    means="A referral that was taken further has no worker.",
    fields=("Allocated Worker", "Referral NFA?"),
    passes=("List3 no_further_action=No worker='Bola Ade'", "List3 no_further_action=Yes worker="),
    fails=("*List3 no_further_action=No worker=",),
)
def referral_without_worker(referral: Referral, child: Child) -> bool:
    return referral.no_further_action is False and referral.worker is None
