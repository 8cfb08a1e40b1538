"""List 8: why children left care."""

from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.annex_a.questions import blank
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import younger

CEASED, REASON, BORN = "Date Ceased to be Looked After", "Reason Ceased to be Looked After", "Date of Birth"

INDEPENDENT: Final = ("E5", "E6")


@RULES.on_row(
    ChildInCare,
    "A855",
    means="A child who left care must have the reason.",
    fields=(REASON, CEASED),
    passes=("List8 ceased=2026-01-05 reason_ceased=E4A", "List8 ceased= reason_ceased="),
    fails=("*List8 ceased=2026-01-05 reason_ceased=",),
)
def left_care_for_no_reason(care: ChildInCare, child: Child) -> bool:
    return care.ceased is not None and blank(care, "reason_ceased")


@RULES.on_row(
    ChildInCare,
    "A856",
    means="A reason for leaving care is told, but no day.",
    fields=(CEASED, REASON),
    passes=("List8 ceased=2026-01-05 reason_ceased=E4A",),
    fails=("*List8 ceased= reason_ceased=E4A", "*List8 ceased= reason_ceased='a) E11: Adopted'"),
)
def left_care_on_no_day(care: ChildInCare, child: Child) -> bool:
    return care.is_open and care.reason_ceased is not None


@RULES.on_row(
    ChildInCare,
    "A867",
    means="A child under 16 left care to live independently.",
    fields=(REASON, CEASED, BORN),
    severity="query",
    passes=("List8 birth_date=2010-01-05 ceased=2026-01-05 reason_ceased=E5",),
    fails=("*List8 birth_date=2010-01-06 ceased=2026-01-05 reason_ceased=E6",),
)
def independent_under_sixteen(care: ChildInCare, child: Child) -> bool:
    return care.reason_ceased in INDEPENDENT and younger(child.born, 16, on=care.ceased)


@RULES.on_row(
    ChildInCare,
    "A868",
    means="A child left care to stay with the same carers as an adult, but not on the 18th birthday.",
    fields=(CEASED, REASON, BORN),
    severity="query",
    passes=("List8 birth_date=2008-01-05 ceased=2026-01-05 reason_ceased=E17",),
    fails=("*List8 birth_date=2008-01-06 ceased=2026-01-05 reason_ceased=E17",),
)
def staying_put_before_eighteen(care: ChildInCare, child: Child) -> bool:
    return care.reason_ceased == "E17" and younger(child.born, 18, on=care.ceased)
