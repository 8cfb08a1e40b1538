"""Lists 8 and 9: who is in care, who left it, and who must be told of as a care leaver."""

from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import CareLeaver, ChildInCare
from alongside.returns.annex_a.questions import days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import turns

CARE, CEASED = "Date Started to be Looked After", "Date Ceased to be Looked After"
CATEGORY = "Eligibility Category"

NOT_FOLLOWED: Final = ("E2", "E11", "E12")
THIRTEEN_WEEKS: Final = 91
LEAVING_CARE_ACT = "Children Act 1989, sections 23A to 24 and schedule 2, as read by us: thirteen weeks in care."


@RULES.on_row(
    CareLeaver,
    "X053",
    means="An eligible child is in care, but list 8 has no open time in care.",
    fields=(CATEGORY, CARE),
    source=LEAVING_CARE_ACT,
    passes=("List9 eligibility='d) Eligible child'; List8 started=2024-06-03", "List9 eligibility='a) Relevant child'"),
    fails=(
        "*List9 eligibility='d) Eligible child'",
        "*List9 eligibility='d) Eligible child'; List8 started=2024-06-03 ceased=2026-01-05",
    ),
)
def eligible_but_not_in_care(leaver: CareLeaver, child: Child) -> bool:
    return leaver.eligibility == "ELIGIBLE" and not child.open_care


@RULES.on_row(
    CareLeaver,
    "X054",
    means="The young person left care by category, but list 8 has an open time in care.",
    fields=(CATEGORY, CEASED),
    source=LEAVING_CARE_ACT,
    passes=(
        "List9 eligibility='a) Relevant child'; List8 started=2024-06-03 ceased=2026-01-05",
        "List9 eligibility='d) Eligible child'; List8 started=2024-06-03",
    ),
    fails=(
        "*List9 eligibility='a) Relevant child'; List8 started=2024-06-03",
        "*List9 eligibility='b) Former relevant child'; List8 started=2024-06-03",
    ),
)
def left_care_and_in_care(leaver: CareLeaver, child: Child) -> bool:
    return leaver.eligibility in ("RELEVANT", "FORMER_RELEVANT") and bool(child.open_care)


@RULES.on_row(
    ChildInCare,
    "X055",
    means="A young person of 16 or 17 who has been in care for thirteen weeks is an eligible child and not in list 9.",
    fields=(CARE, CATEGORY, "Date of Birth"),
    severity="query",
    source=LEAVING_CARE_ACT,
    passes=(
        "List8 birth_date=2010-01-05 started=2025-12-30; List9",
        "List8 birth_date=2010-01-05 started=2025-12-31",
        "List8 birth_date=2010-04-01 started=2025-12-30",
    ),
    fails=("*List8 birth_date=2010-01-05 started=2025-12-30",),
)
def eligible_but_not_listed(care: ChildInCare, child: Child) -> bool:
    on = child.collection.on
    if not care.is_open or child.care_leavers:
        return False
    return days_from(care.started, on) >= THIRTEEN_WEEKS and turns(child.born, 16, by=on)


@RULES.on_row(
    ChildInCare,
    "X056",
    means="A young person left care at 16 or later after thirteen weeks or more, and is not in list 9.",
    fields=(CEASED, CATEGORY, "Date of Birth"),
    severity="query",
    source=LEAVING_CARE_ACT,
    passes=(
        "List8 birth_date=2009-06-02 started=2024-06-03 ceased=2026-01-05; List9",
        "List8 birth_date=2010-01-06 started=2024-06-03 ceased=2026-01-05",
        "List8 birth_date=2009-06-02 started=2024-06-03 ceased=2026-01-05 reason_ceased=E11",
    ),
    fails=("*List8 birth_date=2010-01-05 started=2024-06-03 ceased=2026-01-05",),
)
def left_care_but_not_listed(care: ChildInCare, child: Child) -> bool:
    if child.care_leavers or care.reason_ceased in NOT_FOLLOWED:
        return False
    return days_from(care.started, care.ceased) >= THIRTEEN_WEEKS and turns(child.born, 16, by=care.ceased)
