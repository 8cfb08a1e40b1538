"""List 6: children in need."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import ChildInNeed
from alongside.returns.annex_a.questions import any_after, blank, days_from, overlapping
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, turns
from alongside.returns.kit.rows import Row

STARTED, CLOSED, REASON = "CIN Start Date", "CIN Closure Date", "Reason for Closure"
SEEN, STATUS, NEED = "Date Child Was Last Seen", "Case Status", "Primary Need Code"

# Nobody sets how often a child in need is seen; six weeks is the longest that councils' own standards allow.
UNSEEN: Final = 42
STANDARD = "Alongside's own yardstick of six weeks: no law or guidance sets how often a child in need is seen."


@RULES.on_row(
    ChildInNeed,
    "A651",
    means="A child in need's start, last visit and closure cannot be dated after the day of the lists.",
    fields=(STARTED, SEEN, CLOSED),
    passes=("List6 start_date=2026-03-31 last_seen=2026-03-31 closure_date=2026-03-31",),
    fails=("*List6 start_date=2026-04-01", "*List6 last_seen=2026-04-01", "*List6 closure_date=2026-04-01"),
)
def need_in_the_future(need: ChildInNeed, child: Child) -> bool:
    return any_after(child.collection.on, need.start_date, need.last_seen, need.closure_date)


@RULES.on_row(
    ChildInNeed,
    "A652",
    means="A child in need's case cannot close before it starts.",
    fields=(CLOSED, STARTED),
    passes=("List6 start_date=2026-01-05 closure_date=2026-01-05",),
    fails=("*List6 start_date=2026-01-05 closure_date=2026-01-04",),
)
def need_backwards(need: ChildInNeed, child: Child) -> bool:
    return before(need.closure_date, need.start_date)


@RULES.on_row(
    ChildInNeed,
    "A653",
    means="The list is of children in need now or until the last six months, and this case closed before them.",
    fields=(CLOSED,),
    passes=("List6 closure_date=2025-09-30",),
    fails=("*List6 closure_date=2025-09-29",),
)
def need_too_old(need: ChildInNeed, child: Child) -> bool:
    return before(need.closure_date, child.collection.since)


@RULES.on_row(
    ChildInNeed,
    "A654",
    means="The child in need's case has no start date.",
    fields=(STARTED,),
    passes=("List6 start_date=2026-01-05", "List6 start_date=31/02/2026"),
    fails=("*List6 start_date=",),
)
def need_never_started(need: ChildInNeed, child: Child) -> bool:
    return blank(need, "start_date")


@RULES.on_row(
    ChildInNeed,
    "A655",
    means="A closed case must have the reason it was closed.",
    fields=(REASON, CLOSED),
    passes=("List6 closure_date=2026-01-05 reason_for_closure=RC7", "List6 closure_date= reason_for_closure="),
    fails=("*List6 closure_date=2026-01-05 reason_for_closure=",),
)
def closed_for_no_reason(need: ChildInNeed, child: Child) -> bool:
    return need.closure_date is not None and blank(need, "reason_for_closure")


@RULES.on_row(
    ChildInNeed,
    "A656",
    means="A case has a reason for closure but no closure date.",
    fields=(CLOSED, REASON),
    passes=("List6 closure_date=2026-01-05 reason_for_closure=RC7",),
    fails=("*List6 closure_date= reason_for_closure=RC7",),
)
def reason_without_closure(need: ChildInNeed, child: Child) -> bool:
    return need.is_open and need.reason_for_closure is not None


@RULES.on_row(
    ChildInNeed,
    "A657",
    means="The case's status is closed, but it has no closure date.",
    fields=(CLOSED, STATUS),
    passes=(
        "List6 closure_date=2026-01-05 case_status='e) Closed episode'",
        "List6 case_status='c) Child in need plan'",
    ),
    fails=("*List6 closure_date= case_status='e) Closed episode'",),
)
def closed_on_no_day(need: ChildInNeed, child: Child) -> bool:
    return need.is_open and need.case_status == "CLOSED"


@RULES.on_row(
    ChildInNeed,
    "A658",
    means="The case has a closure date, but its status is not that of a closed one.",
    fields=(STATUS, CLOSED),
    passes=("List6 closure_date=2026-01-05 case_status='e) Closed episode'", "List6 case_status=CIN"),
    fails=("*List6 closure_date=2026-01-05 case_status='c) Child in need plan'",),
)
def closed_but_open_in_status(need: ChildInNeed, child: Child) -> bool:
    return need.closure_date is not None and need.case_status not in (None, "CLOSED")


@RULES.on_row(
    ChildInNeed,
    "A659",
    means="The child was last seen before the case started or after it closed.",
    fields=(SEEN, STARTED, CLOSED),
    severity="query",
    passes=("List6 start_date=2026-01-05 last_seen=2026-01-05 closure_date=2026-01-05",),
    fails=(
        "*List6 start_date=2026-01-05 last_seen=2026-01-04",
        "*List6 start_date=2025-11-03 last_seen=2026-01-06 closure_date=2026-01-05",
    ),
)
def seen_outside_the_case(need: ChildInNeed, child: Child) -> bool:
    return before(need.last_seen, need.start_date) or before(need.closure_date, need.last_seen)


@RULES.on_row(
    ChildInNeed,
    "A660",
    means="A child with an open child in need plan was last seen more than six weeks ago.",
    fields=(SEEN,),
    severity="query",
    source=STANDARD,
    passes=(
        "List6 case_status=CIN last_seen=2026-02-17",
        "List6 case_status='d) Open assessment' last_seen=2026-02-16",
        "List6 case_status=CIN last_seen=2026-02-16 closure_date=2026-03-01",
    ),
    fails=("*List6 case_status=CIN last_seen=2026-02-16",),
)
def not_seen_lately(need: ChildInNeed, child: Child) -> bool:
    return need.case_status == "CIN" and need.is_open and days_from(need.last_seen, child.collection.on) > UNSEEN


@RULES.on_row(
    ChildInNeed,
    "A661",
    means="It is not told when a child with an open child in need plan was last seen.",
    fields=(SEEN,),
    severity="query",
    passes=("List6 case_status=CIN last_seen=2026-03-02", "List6 case_status='d) Open assessment' last_seen="),
    fails=("*List6 case_status=CIN last_seen=",),
)
def never_seen(need: ChildInNeed, child: Child) -> bool:
    return need.case_status == "CIN" and need.is_open and blank(need, "last_seen")


@RULES.on_row(
    ChildInNeed,
    "A662",
    means="The child has a plan or is in care, but the primary need says that there is none, or nothing.",
    fields=(NEED, STATUS),
    severity="query",
    passes=("List6 case_status=CIN primary_need=N1", "List6 case_status='d) Open assessment' primary_need=N0"),
    fails=("*List6 case_status=CIN primary_need=N9", "*List6 case_status='b) Child protection plan' primary_need=N0"),
)
def planned_without_need(need: ChildInNeed, child: Child) -> bool:
    return need.case_status in ("CIN", "CPP", "CLA") and need.primary_need in ("N0", "N9")


@RULES.on_row(
    ChildInNeed,
    "A663",
    means="An open case must have a team and a worker.",
    fields=("Allocated Worker", "Allocated Team"),
    passes=("List6 team=Safeguarding worker='Bola Ade'", "List6 closure_date=2026-01-05 team= worker="),
    fails=("*List6 team=Safeguarding worker=", "*List6 team= worker='Bola Ade'"),
)
def open_case_of_nobody(need: ChildInNeed, child: Child) -> bool:
    return need.is_open and (need.team is None or need.worker is None)


@RULES.on_child(
    "A664",
    means="Two of the child's cases last at the same time: the second starts before the first has closed.",
    fields=(STARTED, CLOSED),
    passes=("List6 start_date=2025-06-02 closure_date=2025-11-03; List6 start_date=2025-11-03",),
    fails=(
        "List6 start_date=2025-06-02 closure_date=2025-11-03; *List6 start_date=2025-11-02",
        "*List6 start_date=2025-06-02; *List6 start_date=2025-06-02",
    ),
)
def two_cases_at_once(child: Child) -> Iterable[Row]:
    return overlapping(child.in_need, "start_date", "closure_date")


@RULES.on_row(
    ChildInNeed,
    "A665",
    means="A person of 18 or more still has an open case as a child with a protection plan or in care.",
    fields=(STATUS, "Date of Birth"),
    passes=(
        "List6 birth_date=2008-04-01 case_status='a) Looked after child'",
        "List6 birth_date=2008-03-31 case_status=CIN",
    ),
    fails=(
        "*List6 birth_date=2008-03-31 case_status='a) Looked after child'",
        "*List6 birth_date=2008-03-31 case_status='b) Child protection plan'",
    ),
)
def adult_with_a_childs_status(need: ChildInNeed, child: Child) -> bool:
    return need.case_status in ("CPP", "CLA") and need.is_open and turns(child.born, 18, by=child.collection.on)
