"""List 8: when children came into care and until when, and under which law they are there."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.annex_a.questions import any_after, days_from, overlapping
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, birthday, turns, younger
from alongside.returns.kit.rows import Row

STARTED, CEASED = "Date Started to be Looked After", "Date Ceased to be Looked After"
STATUS, SINCE, NEED = "Child's Legal Status", "Start date of current legal status", "Child's Category of Need"
SECOND = "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"
UASC = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
BORN = "Date of Birth"

# How many days each short order can last, with its one extension. Section 44 to 46 of the Children Act 1989.
SHORT: Final = {"L1": 3, "L2": 15, "L3": 7}
CARE_ORDERS: Final = ("C1", "C2")
YOUTH_JUSTICE: Final = ("J1", "J2", "J3", "JUSTICE")


@RULES.on_row(
    ChildInCare,
    "A851",
    means="Nothing in list 8 can be dated after the day of the lists.",
    fields=(STARTED, CEASED, SINCE, "Start Date of Most Recent Placement", "Date of Latest Statutory Review"),
    passes=("List8 started=2026-03-31 legal_status_date=2026-03-31 placement_started=2026-03-31",),
    fails=(
        "*List8 started=2026-04-01",
        "*List8 ceased=2026-04-01",
        "*List8 last_dental_check=2026-04-01",
        "*List8 last_visit=2026-04-01",
    ),
)
def care_in_the_future(care: ChildInCare, child: Child) -> bool:
    done = (care.latest_review, care.last_visit, care.last_iro_contact)
    health = (care.last_health_assessment, care.last_dental_check)
    days = (care.started, care.ceased, care.legal_status_date, care.placement_started, *done, *health)
    return any_after(child.collection.on, *days)


@RULES.on_row(
    ChildInCare,
    "A852",
    means="A child cannot come into care before birth.",
    fields=(STARTED, BORN),
    passes=("List8 birth_date=2026-01-05 started=2026-01-05",),
    fails=("*List8 birth_date=2026-01-05 started=2026-01-04",),
)
def in_care_before_birth(care: ChildInCare, child: Child) -> bool:
    return before(care.started, child.born)


@RULES.on_row(
    ChildInCare,
    "A853",
    means="A child cannot leave care before coming into it.",
    fields=(CEASED, STARTED),
    passes=("List8 started=2026-01-05 ceased=2026-01-05",),
    fails=("*List8 started=2026-01-05 ceased=2026-01-04",),
)
def care_backwards(care: ChildInCare, child: Child) -> bool:
    return before(care.ceased, care.started)


@RULES.on_row(
    ChildInCare,
    "A854",
    means="The list is of children in care now or until the last six months, and this child left before them.",
    fields=(CEASED,),
    passes=("List8 ceased=2025-09-30",),
    fails=("*List8 ceased=2025-09-29",),
)
def left_care_too_long_ago(care: ChildInCare, child: Child) -> bool:
    return before(care.ceased, child.collection.since)


@RULES.on_row(
    ChildInCare,
    "A857",
    means="The present legal status began before the child came into care or after the child left it.",
    fields=(SINCE, STARTED, CEASED),
    passes=("List8 started=2026-01-05 legal_status_date=2026-01-05 ceased=2026-02-02",),
    fails=(
        "*List8 started=2026-01-05 legal_status_date=2026-01-04",
        "*List8 started=2025-11-03 legal_status_date=2026-02-03 ceased=2026-02-02",
    ),
)
def status_outside_care(care: ChildInCare, child: Child) -> bool:
    return before(care.legal_status_date, care.started) or before(care.ceased, care.legal_status_date)


@RULES.on_row(
    ChildInCare,
    "A858",
    means="Nobody can be in care beyond the 18th birthday.",
    fields=(CEASED, BORN),
    passes=(
        "List8 birth_date=2008-04-01",
        "List8 birth_date=2008-03-31",
        "List8 birth_date=2008-01-05 ceased=2026-01-05",
    ),
    fails=("*List8 birth_date=2008-03-30", "*List8 birth_date=2008-01-05 ceased=2026-01-06"),
)
def in_care_as_an_adult(care: ChildInCare, child: Child) -> bool:
    last = child.collection.on if care.is_open else care.ceased
    return child.born is not None and last is not None and last > birthday(child.born, 18)


@RULES.on_row(
    ChildInCare,
    "A859",
    means="A police protection, emergency protection or child assessment order has lasted longer than it can.",
    fields=(SINCE, STATUS),
    severity="query",
    source="Children Act 1989, sections 43 to 46, as read by us: 72 hours, 8 and 7 days, 7 days.",
    passes=(
        "List8 legal_status=L1 legal_status_date=2026-03-28",
        "List8 legal_status=L2 legal_status_date=2026-03-16",
        "List8 legal_status=C1 legal_status_date=2025-06-02",
        "List8 legal_status=L1 legal_status_date=2025-12-01 ceased=2025-12-03",
    ),
    fails=(
        "*List8 legal_status=L1 legal_status_date=2026-03-27",
        "*List8 legal_status=L2 legal_status_date=2026-03-15",
        "*List8 legal_status=L3 legal_status_date=2026-03-23",
    ),
)
def short_order_too_long(care: ChildInCare, child: Child) -> bool:
    longest = SHORT.get(care.legal_status or "")
    return longest is not None and days_from(care.legal_status_date, care.ceased or child.collection.on) > longest


@RULES.on_row(
    ChildInCare,
    "A860",
    means="No care order can be made for somebody of 17 or more.",
    fields=(SINCE, STATUS, BORN),
    source="Children Act 1989, section 31(3), as read by us.",
    passes=(
        "List8 birth_date=2008-06-02 legal_status=C2 legal_status_date=2025-06-01",
        "List8 birth_date=2008-06-02 legal_status=V2 legal_status_date=2025-06-02",
    ),
    fails=("*List8 birth_date=2008-06-02 legal_status=C2 legal_status_date=2025-06-02",),
)
def care_order_at_seventeen(care: ChildInCare, child: Child) -> bool:
    return care.legal_status in CARE_ORDERS and turns(child.born, 17, by=care.legal_status_date)


@RULES.on_row(
    ChildInCare,
    "A861",
    means="A child under 10 cannot have a youth justice legal status.",
    fields=(STATUS, SINCE, BORN),
    passes=("List8 birth_date=2016-01-05 legal_status=J1 legal_status_date=2026-01-05",),
    fails=(
        "*List8 birth_date=2016-01-06 legal_status=J1 legal_status_date=2026-01-05",
        "*List8 birth_date=2016-01-06 legal_status='g) Youth justice legal statuses' legal_status_date=2026-01-05",
    ),
)
def youth_justice_under_ten(care: ChildInCare, child: Child) -> bool:
    return care.legal_status in YOUTH_JUSTICE and younger(child.born, 10, on=care.legal_status_date)


@RULES.on_row(
    ChildInCare,
    "A862",
    means="Freeing orders are no longer made, so no child can still be freed for adoption.",
    fields=(STATUS,),
    severity="query",
    source="Adoption and Children Act 2002, which put placement orders in their place, as read by us.",
    passes=("List8 legal_status=E1",),
    fails=("*List8 legal_status=D1",),
)
def freed_for_adoption(care: ChildInCare, child: Child) -> bool:
    return care.legal_status == "D1"


@RULES.on_row(
    ChildInCare,
    "A863",
    means="A child in care must have one of the needs N1 to N8.",
    fields=(NEED,),
    passes=("List8 need=N8",),
    fails=("*List8 need=N9", "*List8 need='j) Not stated'"),
)
def in_care_without_need(care: ChildInCare, child: Child) -> bool:
    return care.need in ("N0", "N9")


@RULES.on_row(
    ChildInCare,
    "A864",
    means="An unaccompanied asylum-seeking child's need is not absent parenting (N8).",
    fields=(NEED, UASC),
    severity="query",
    passes=("List8 uasc=Yes need=N8", "List8 uasc=No need=N1", "List8 uasc=Yes need="),
    fails=("*List8 uasc=Yes need=N1",),
)
def unaccompanied_for_another_need(care: ChildInCare, child: Child) -> bool:
    return care.uasc is True and care.need not in (None, "N8")


@RULES.on_child(
    "A865",
    means="Two of the child's times in care overlap: the second starts before the first has ceased.",
    fields=(STARTED, CEASED),
    passes=("List8 started=2025-06-02 ceased=2025-11-03; List8 started=2025-11-03",),
    fails=(
        "List8 started=2025-06-02 ceased=2025-11-03; *List8 started=2025-11-02",
        "*List8 started=2025-06-02; *List8 started=2025-06-02",
    ),
)
def twice_in_care_at_once(child: Child) -> Iterable[Row]:
    return overlapping(child.in_care, "started", "ceased")


@RULES.on_row(
    ChildInCare,
    "A866",
    means="The list shows an earlier time in care within twelve months, so this one is a second or subsequent period.",
    fields=(SECOND, STARTED),
    passes=(
        "List8 started=2025-06-02 ceased=2025-11-03 second_period=No; List8 started=2026-01-05 second_period=Yes",
        "List8 started=2026-01-05 second_period=No",
    ),
    fails=("List8 started=2025-06-02 ceased=2025-11-03 second_period=No; *List8 started=2026-01-05 second_period=No",),
)
def second_period_not_told(care: ChildInCare, child: Child) -> bool:
    return care.second_period is False and any(_ended_lately(one, care.started) for one in child.in_care)


def _ended_lately(care: ChildInCare, by: date | None) -> bool:
    return care.ceased is not None and by is not None and care.ceased <= by and days_from(care.ceased, by) <= 365


@RULES.on_row(
    ChildInCare,
    "A869",
    means="A child in care must have a team and a worker.",
    fields=("Allocated Worker", "Allocated Team"),
    passes=("List8 team=Permanence worker='Bola Ade'", "List8 ceased=2026-01-05 team= worker="),
    fails=("*List8 team=Permanence worker=", "*List8 team= worker='Bola Ade'"),
)
def child_in_care_of_nobody(care: ChildInCare, child: Child) -> bool:
    return care.is_open and (care.team is None or care.worker is None)
