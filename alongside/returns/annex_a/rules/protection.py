"""List 7: child protection plans."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import ProtectionPlan
from alongside.returns.annex_a.questions import any_after, blank, days_from, overlapping
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, birthday, months_before
from alongside.returns.kit.rows import Row

STARTED, ENDED = "Child Protection Plan Start Date", "Child Protection Plan End Date"
VISIT, REVIEW = "Date of the Last Statutory Visit", "Date of latest review conference"
ALONE, PREVIOUS = "Was the Child Seen Alone?", "Number of Previous Child Protection Plans"
FIRST, LATEST = "Initial Category of Abuse", "Latest Category of Abuse"

UNSEEN: Final = 28
LONG: Final = 730
MANY: Final = 10
STANDARD = "Alongside's own yardstick of four weeks: Working Together leaves it to the plan how often a child is seen."
WORKING_TOGETHER = (
    "Working Together to Safeguard Children: the first review conference is held within three months of the initial "
    "conference, each further one within six months."
)


@RULES.on_row(
    ProtectionPlan,
    "A751",
    means="A plan's start, visit, review and end cannot be dated after the day of the lists.",
    fields=(STARTED, VISIT, REVIEW, ENDED),
    passes=("List7 start_date=2026-03-31 last_visit=2026-03-31 latest_review=2026-03-31 end_date=2026-03-31",),
    fails=("*List7 start_date=2026-04-01", "*List7 last_visit=2026-04-01", "*List7 end_date=2026-04-01"),
)
def plan_in_the_future(plan: ProtectionPlan, child: Child) -> bool:
    return any_after(child.collection.on, plan.start_date, plan.last_visit, plan.latest_review, plan.end_date)


@RULES.on_row(
    ProtectionPlan,
    "A752",
    means="A plan cannot end before it starts.",
    fields=(ENDED, STARTED),
    passes=("List7 start_date=2026-01-05 end_date=2026-01-05",),
    fails=("*List7 start_date=2026-01-05 end_date=2026-01-04",),
)
def plan_backwards(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.end_date, plan.start_date)


@RULES.on_row(
    ProtectionPlan,
    "A753",
    means="The list is of plans open now or until the last six months, and this one ended before them.",
    fields=(ENDED,),
    passes=("List7 end_date=2025-09-30",),
    fails=("*List7 end_date=2025-09-29",),
)
def plan_too_old(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.end_date, child.collection.since)


@RULES.on_row(
    ProtectionPlan,
    "A754",
    means="The last statutory visit was before the plan started or after it ended.",
    fields=(VISIT, STARTED, ENDED),
    severity="query",
    passes=("List7 start_date=2026-01-05 last_visit=2026-01-05 end_date=2026-01-05",),
    fails=(
        "*List7 start_date=2026-01-05 last_visit=2026-01-04",
        "*List7 start_date=2025-11-03 last_visit=2026-01-06 end_date=2026-01-05",
    ),
)
def visit_outside_the_plan(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.last_visit, plan.start_date) or before(plan.end_date, plan.last_visit)


@RULES.on_row(
    ProtectionPlan,
    "A755",
    means="A plan cannot be reviewed before it starts or after it has ended.",
    fields=(REVIEW, STARTED, ENDED),
    passes=("List7 start_date=2025-11-03 latest_review=2026-01-05 end_date=2026-01-05",),
    fails=(
        "*List7 start_date=2026-01-05 latest_review=2026-01-04",
        "*List7 start_date=2025-11-03 latest_review=2026-01-06 end_date=2026-01-05",
    ),
)
def review_outside_the_plan(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.latest_review, plan.start_date) or before(plan.end_date, plan.latest_review)


@RULES.on_row(
    ProtectionPlan,
    "A756",
    means="A child with an open plan had no statutory visit for more than four weeks.",
    fields=(VISIT, STARTED),
    severity="query",
    source=STANDARD,
    passes=(
        "List7 start_date=2025-11-03 last_visit=2026-03-03",
        "List7 start_date=2026-03-03 last_visit=",
        "List7 start_date=2025-11-03 last_visit=2026-01-05 end_date=2026-02-02",
    ),
    fails=(
        "*List7 start_date=2025-11-03 last_visit=2026-03-02",
        "*List7 start_date=2026-03-02 last_visit=",
    ),
)
def plan_without_recent_visit(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and days_from(plan.last_visit or plan.start_date, child.collection.on) > UNSEEN


@RULES.on_row(
    ProtectionPlan,
    "A757",
    means="It is not told whether the child was seen alone on the last statutory visit.",
    fields=(ALONE, VISIT),
    severity="query",
    passes=("List7 last_visit=2026-03-02 seen_alone=No", "List7 last_visit= seen_alone="),
    fails=("*List7 last_visit=2026-03-02 seen_alone=", "*List7 last_visit=2026-03-02 seen_alone=Unknown"),
)
def visit_without_word_of_the_child(plan: ProtectionPlan, child: Child) -> bool:
    return plan.last_visit is not None and plan.seen_alone not in ("Yes", "No")


@RULES.on_row(
    ProtectionPlan,
    "A758",
    means="A plan that has been open for more than three months has had no review conference.",
    fields=(REVIEW, STARTED),
    severity="query",
    source=WORKING_TOGETHER,
    passes=(
        "List7 start_date=2025-12-31 latest_review=",
        "List7 start_date=2025-12-30 latest_review=2026-03-20",
        "List7 start_date=2025-12-30 latest_review= end_date=2026-03-20",
    ),
    fails=("*List7 start_date=2025-12-30 latest_review=",),
)
def first_review_late(plan: ProtectionPlan, child: Child) -> bool:
    return (
        plan.is_open and blank(plan, "latest_review") and before(plan.start_date, months_before(child.collection.on, 3))
    )


@RULES.on_row(
    ProtectionPlan,
    "A759",
    means="The latest review conference of an open plan was more than six months ago.",
    fields=(REVIEW,),
    severity="query",
    source=WORKING_TOGETHER,
    passes=("List7 latest_review=2025-09-30", "List7 latest_review=2025-09-29 end_date=2025-10-01"),
    fails=("*List7 latest_review=2025-09-29",),
)
def next_review_late(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and before(plan.latest_review, child.collection.since)


@RULES.on_row(
    ProtectionPlan,
    "A760",
    means="A plan that lasted three months or more ended without any review conference.",
    fields=(REVIEW, ENDED),
    severity="query",
    passes=(
        "List7 start_date=2025-10-01 end_date=2025-12-29 latest_review=",
        "List7 start_date=2025-10-01 end_date=2026-02-02 latest_review=2026-02-02",
    ),
    fails=("*List7 start_date=2025-10-01 end_date=2026-02-02 latest_review=",),
)
def ended_without_review(plan: ProtectionPlan, child: Child) -> bool:
    return blank(plan, "latest_review") and days_from(plan.start_date, plan.end_date) > 92


@RULES.on_row(
    ProtectionPlan,
    "A761",
    means="The plan has the category “multiple”, which is advised against: name the main one.",
    fields=(LATEST, FIRST),
    severity="query",
    passes=("List7 initial_category=NEG latest_category=EMO",),
    fails=("*List7 initial_category=MUL latest_category=NEG", "*List7 initial_category=NEG latest_category=MUL"),
)
def multiple_categories(plan: ProtectionPlan, child: Child) -> bool:
    return "MUL" in (plan.initial_category, plan.latest_category)


@RULES.on_row(
    ProtectionPlan,
    "A762",
    means="The number of previous plans is smaller than the number of earlier ones in this list.",
    fields=(PREVIOUS, STARTED),
    passes=(
        "List7 start_date=2025-06-02 end_date=2025-10-06 previous_plans=0; List7 start_date=2026-01-05 previous_plans=1",
    ),
    fails=(
        "List7 start_date=2025-06-02 end_date=2025-10-06 previous_plans=0; "
        "*List7 start_date=2026-01-05 previous_plans=0",
    ),
)
def fewer_plans_than_shown(plan: ProtectionPlan, child: Child) -> bool:
    if plan.previous_plans is None or len(child.protection_plans) < 2:
        return False
    return plan.previous_plans < sum(before(one.start_date, plan.start_date) for one in child.protection_plans)


@RULES.on_row(
    ProtectionPlan,
    "A763",
    means="More than ten previous plans are not likely.",
    fields=(PREVIOUS,),
    severity="query",
    passes=("List7 previous_plans=10",),
    fails=("*List7 previous_plans=11",),
)
def implausibly_many_plans(plan: ProtectionPlan, child: Child) -> bool:
    return (plan.previous_plans or 0) > MANY


@RULES.on_row(
    ProtectionPlan,
    "A764",
    means="The plan has been open for more than two years.",
    fields=(STARTED, ENDED),
    severity="query",
    passes=("List7 start_date=2024-03-31", "List7 start_date=2024-01-01 end_date=2026-01-05"),
    fails=("*List7 start_date=2024-03-30",),
)
def open_for_years(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and days_from(plan.start_date, child.collection.on) > LONG


@RULES.on_child(
    "A765",
    means="Two plans of the child last at the same time: the second starts before the first has ended.",
    fields=(STARTED, ENDED),
    passes=("List7 start_date=2025-06-02 end_date=2025-11-03; List7 start_date=2025-11-03",),
    fails=(
        "List7 start_date=2025-06-02 end_date=2025-11-03; *List7 start_date=2025-11-02",
        "*List7 start_date=2025-06-02; *List7 start_date=2025-06-02",
    ),
)
def two_plans_at_once(child: Child) -> Iterable[Row]:
    return overlapping(child.protection_plans, "start_date", "end_date")


@RULES.on_row(
    ProtectionPlan,
    "A766",
    means="A plan cannot last beyond the child's 18th birthday.",
    fields=(ENDED, "Date of Birth"),
    passes=(
        "List7 birth_date=2008-04-01 start_date=2025-11-03",
        "List7 birth_date=2008-01-05 start_date=2025-11-03 end_date=2026-01-05",
    ),
    fails=(
        "*List7 birth_date=2008-03-30 start_date=2025-11-03",
        "*List7 birth_date=2008-01-05 start_date=2025-11-03 end_date=2026-01-06",
    ),
)
def plan_of_an_adult(plan: ProtectionPlan, child: Child) -> bool:
    last = child.collection.on if plan.is_open else plan.end_date
    return child.born is not None and last is not None and last > birthday(child.born, 18)


@RULES.on_row(
    ProtectionPlan,
    "A767",
    means="An open plan must have a team and a worker.",
    fields=("Allocated Worker", "Allocated Team"),
    passes=("List7 team=Safeguarding worker='Bola Ade'", "List7 end_date=2026-01-05 team= worker="),
    fails=("*List7 team=Safeguarding worker=", "*List7 team= worker='Bola Ade'"),
)
def open_plan_of_nobody(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and (plan.team is None or plan.worker is None)
