"""A child is on a child in need plan or on a protection plan, never on both at once."""

from datetime import date

from alongside.returns.cin.rows import Child, PlanDates, ProtectionPlan, Review
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rows import Row


@RULES.on_row(
    PlanDates,
    "4001",
    means="A child in need plan and a protection plan of the same episode both have no end.",
    fields=("CINPlanEndDate", "CPPendDate"),
    passes=(
        "CINdetails; CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01; ChildProtectionPlans",
        "CINdetails; CINPlanDates CINPlanStartDate=2025-05-01; ChildProtectionPlans CPPendDate=2025-04-30",
        "CINdetails; CINPlanDates; ChildProtectionPlans",
    ),
    fails=(
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01; *ChildProtectionPlans; ChildProtectionPlans CPPendDate=2025-04-30",
    ),
    also=lambda plan, child: _open_protection(plan),
)
def both_open(plan: PlanDates, child: Child) -> bool:
    return plan.end_date is None and plan.start_date is not None and bool(_open_protection(plan))


def _open_protection(plan: PlanDates) -> list[ProtectionPlan]:
    return [one for one in plan.details.protection_plans if one.end_date is None]


@RULES.on_row(
    Review,
    "4003",
    means="A protection plan was reviewed while a child in need plan of the same episode was running, and not on the day on which the protection plan ended.",
    fields=("CPPreviewDate", "CINPlanStartDate", "CINPlanEndDate"),
    passes=(
        "CINdetails; CINPlanDates CINPlanStartDate=2025-05-02 CINPlanEndDate=2025-06-01; ChildProtectionPlans; Reviews CPPreviewDate=2025-05-01; Reviews CPPreviewDate=2025-06-01",
        "CINdetails; CINPlanDates CINPlanStartDate=2025-05-01; ChildProtectionPlans CPPendDate=2025-05-01; Reviews CPPreviewDate=2025-05-01",
        "CINdetails; CINPlanDates CINPlanStartDate=2025-05-01; CINdetails; ChildProtectionPlans; Reviews CPPreviewDate=2025-05-02",
    ),
    fails=(
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01; *ChildProtectionPlans; *Reviews CPPreviewDate=2025-05-01; *Reviews CPPreviewDate=2025-05-31",
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01; *ChildProtectionPlans CPPendDate=2025-09-01; *Reviews CPPreviewDate=2025-05-02",
    ),
    also=lambda review, child: [review.plan, *_running(review)],
)
def reviewed_during_a_child_in_need_plan(review: Review, child: Child) -> bool:
    if review.review_date is None or review.review_date == review.plan.end_date:
        return False
    return bool(_running(review))


def _running(review: Review) -> list[Row]:
    plans = review.plan.details.plans
    return [one for one in plans if _inside(review.review_date, one.start_date, one.end_date)]


@RULES.on_row(
    PlanDates,
    "4016",
    means="The child in need plan began while the child was on a protection plan.",
    fields=("CINPlanStartDate", "CPPstartDate", "CPPendDate"),
    passes=(
        "CINdetails; CINPlanDates CINPlanStartDate=2025-06-01; ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-06-01",
        "CINdetails; CINPlanDates CINPlanStartDate=2025-04-30; ChildProtectionPlans CPPstartDate=2025-05-01",
        "CINdetails; CINPlanDates CINPlanStartDate=2026-04-01; ChildProtectionPlans CPPstartDate=2025-05-01",
    ),
    fails=(
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-05-31; CINdetails; *ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-06-01",
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01; *ChildProtectionPlans CPPstartDate=2025-05-01",
        "CINdetails; *CINPlanDates CINPlanStartDate=2026-03-31; *ChildProtectionPlans CPPstartDate=2025-05-01",
    ),
    also=lambda plan, child: _protecting(plan, child),
)
def began_under_protection(plan: PlanDates, child: Child) -> bool:
    return bool(_protecting(plan, child))


def _protecting(plan: PlanDates, child: Child) -> list[Row]:
    protection = [one for details in child.cin_details for one in details.protection_plans]
    return [one for one in protection if _inside(plan.start_date, one.start_date, one.end_date, child.year.ends)]


@RULES.on_row(
    ProtectionPlan,
    "4017",
    means="The protection plan began while a child in need plan was running.",
    fields=("CPPstartDate", "CINPlanStartDate", "CINPlanEndDate"),
    passes=(
        "CINdetails; ChildProtectionPlans CPPstartDate=2025-06-01; CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01",
        "CINdetails; ChildProtectionPlans CPPstartDate=2025-04-30; CINPlanDates CINPlanStartDate=2025-05-01",
        "CINdetails; ChildProtectionPlans CPPstartDate=2026-04-01; CINPlanDates CINPlanStartDate=2025-05-01",
    ),
    fails=(
        "CINdetails; *ChildProtectionPlans CPPstartDate=2025-05-31; CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01",
        "CINdetails; *ChildProtectionPlans CPPstartDate=2026-03-31; *CINPlanDates CINPlanStartDate=2025-05-01",
    ),
    also=lambda plan, child: _planned(plan, child),
)
def protected_during_a_child_in_need_plan(plan: ProtectionPlan, child: Child) -> bool:
    return bool(_planned(plan, child))


def _planned(plan: ProtectionPlan, child: Child) -> list[Row]:
    plans = [one for details in child.cin_details for one in details.plans]
    return [one for one in plans if _inside(plan.start_date, one.start_date, one.end_date, child.year.ends)]


def _inside(day: date | None, start: date | None, end: date | None, last: date = date.max) -> bool:
    """Whether a plan was running on the day. The day it ended is no longer one of it; open, it runs to `last`."""
    if day is None or start is None or day < start:
        return False
    return day < end if end else day <= last
