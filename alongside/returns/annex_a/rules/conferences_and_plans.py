"""Lists 5 and 7: initial conferences and the plans that came of them."""

from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import ProtectionPlan, Section47
from alongside.returns.annex_a.questions import days_from, near
from alongside.returns.annex_a.ruleset import RULES

CONFERENCE, LED = (
    "Date of Initial Child Protection Conference",
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
)
PLAN = "Child Protection Plan Start Date"

# A conference that led to a plan in the first days of the six months may lie before them, outside the list.
LEAD: Final = 14
PLAN_AFTER: Final = 15


def _plan_begins(plan: ProtectionPlan, conference: date | None) -> bool:
    return near(plan.start_date, conference, 0, PLAN_AFTER)


@RULES.on_row(
    Section47,
    "X029",
    means="The conference led to a child protection plan, but list 7 has none from that day or soon after.",
    fields=(LED, CONFERENCE, PLAN),
    passes=(
        "List5 conference_date=2026-01-05 led_to_plan=Yes; List7 start_date=2026-01-05",
        "List5 conference_date=2026-01-05 led_to_plan=Yes; List7 start_date=2026-01-20",
        "List5 conference_date=2026-01-05 led_to_plan=No",
    ),
    fails=(
        "*List5 conference_date=2026-01-05 led_to_plan=Yes; List7 start_date=2026-01-21",
        "*List5 conference_date=2026-01-05 led_to_plan=Yes; List7 start_date=2026-01-04",
        "*List5 conference_date=2026-01-05 led_to_plan=Yes",
    ),
)
def plan_not_listed(enquiry: Section47, child: Child) -> bool:
    if enquiry.led_to_plan != "Yes" or enquiry.conference_date is None:
        return False
    return not any(_plan_begins(plan, enquiry.conference_date) for plan in child.protection_plans)


@RULES.on_row(
    Section47,
    "X030",
    means="The conference is said not to have led to a child protection plan, but list 7 has one from that day.",
    fields=(LED, CONFERENCE, PLAN),
    passes=(
        "List5 conference_date=2026-01-05 led_to_plan=Yes; List7 start_date=2026-01-05",
        "List5 conference_date=2026-01-05 led_to_plan=No; List7 start_date=2026-01-06",
    ),
    fails=("*List5 conference_date=2026-01-05 led_to_plan=No; List7 start_date=2026-01-05",),
)
def plan_all_the_same(enquiry: Section47, child: Child) -> bool:
    on = enquiry.conference_date
    return (
        enquiry.led_to_plan == "No" and on is not None and any(one.start_date == on for one in child.protection_plans)
    )


@RULES.on_row(
    ProtectionPlan,
    "X031",
    means="The plan began in the last six months, but list 5 has no conference that led to it.",
    fields=(PLAN, CONFERENCE),
    severity="query",
    passes=(
        "List7 start_date=2026-01-06; List5 conference_date=2026-01-05",
        "List7 start_date=2025-10-13",
    ),
    fails=(
        "*List7 start_date=2025-10-14",
        "*List7 start_date=2026-01-21; List5 conference_date=2026-01-05",
        "*List7 start_date=2026-01-04; List5 conference_date=2026-01-05",
    ),
)
def plan_without_conference(plan: ProtectionPlan, child: Child) -> bool:
    if days_from(child.collection.since, plan.start_date) < LEAD:
        return False
    return not any(_plan_begins(plan, one.conference_date) for one in child.section_47s)
