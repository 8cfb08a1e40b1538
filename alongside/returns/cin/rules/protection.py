"""Child protection plans: their start, reviews and categories of abuse."""

from alongside.returns.cin.beside import the_episode, the_plan
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE
from alongside.returns.cin.days import before
from alongside.returns.cin.rows import Child, ProtectionPlan, Review
from alongside.returns.cin.ruleset import RULES


@RULES.on_row(
    ProtectionPlan,
    "1105",
    means="The protection plan began before the referral that it belongs to.",
    fields=("CPPstartDate", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-05-01; ChildProtectionPlans CPPstartDate=2025-05-01",),
    fails=("*CINdetails CINreferralDate=2025-05-01; *ChildProtectionPlans CPPstartDate=2025-04-30",),
    also=the_episode,
)
def began_before_referral(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.start_date, plan.details.referral_date)


@RULES.on_row(
    ProtectionPlan,
    "8720",
    means="The protection plan has no start, or one after the end of the census year.",
    fields=("CPPstartDate",),
    passes=("ChildProtectionPlans CPPstartDate=2026-03-31",),
    fails=(
        "*ChildProtectionPlans CPPstartDate=2026-04-01",
        "*ChildProtectionPlans",
        "*ChildProtectionPlans CPPstartDate=31/02/2025",
    ),
)
def no_start_by_the_end_of_the_year(plan: ProtectionPlan, child: Child) -> bool:
    return plan.start_date is None or plan.start_date > child.year.ends


@RULES.on_row(
    ProtectionPlan,
    "8730",
    means="The number of earlier protection plans is missing, or it is not a whole number of 0 or more.",
    fields=("NumberOfPreviousCPP",),
    passes=("ChildProtectionPlans NumberOfPreviousCPP=0; ChildProtectionPlans NumberOfPreviousCPP=3",),
    fails=(
        "*ChildProtectionPlans",
        "*ChildProtectionPlans NumberOfPreviousCPP=-1",
        "*ChildProtectionPlans NumberOfPreviousCPP=two",
    ),
)
def earlier_plans_not_counted(plan: ProtectionPlan, child: Child) -> bool:
    return plan.previous_plans is None


@RULES.on_row(
    ProtectionPlan,
    "8832",
    means="There is a protection plan, but the referral led to no further action.",
    fields=("CPPstartDate", "ReferralNFA"),
    passes=("CINdetails ReferralNFA=false; ChildProtectionPlans", "CINdetails; ChildProtectionPlans"),
    fails=("*CINdetails ReferralNFA=1; *ChildProtectionPlans",),
    also=the_episode,
)
def without_further_action(plan: ProtectionPlan, child: Child) -> bool:
    return plan.details.no_further_action is True


@RULES.on_row(
    Review,
    "8841",
    means="The protection plan was reviewed on the day it began, or before.",
    fields=("CPPreviewDate", "CPPstartDate"),
    passes=("ChildProtectionPlans CPPstartDate=2025-05-01; Reviews CPPreviewDate=2025-05-02; Reviews",),
    fails=(
        "*ChildProtectionPlans CPPstartDate=2025-05-01; *Reviews CPPreviewDate=2025-05-01; Reviews CPPreviewDate=2025-07-01",
        "*ChildProtectionPlans CPPstartDate=2025-05-01; Reviews CPPreviewDate=2025-07-01; *Reviews CPPreviewDate=2025-04-30",
    ),
    also=the_plan,
)
def reviewed_before_there_was_a_plan(review: Review, child: Child) -> bool:
    reviewed, began = review.review_date, review.plan.start_date
    return reviewed is not None and began is not None and reviewed <= began


@RULES.on_row(
    Review,
    "8842Q",
    severity="query",
    means="The review has no date, or one that cannot be read.",
    fields=("CPPreviewDate",),
    passes=("ChildProtectionPlans; Reviews CPPreviewDate=2025-05-02",),
    fails=("ChildProtectionPlans; *Reviews; *Reviews CPPreviewDate=2025-02-31",),
)
def review_without_a_date(review: Review, child: Child) -> bool:
    return review.review_date is None


@RULES.on_row(
    ProtectionPlan,
    "8905",
    means="The category of abuse at the start of the plan is missing or not in the department's list.",
    fields=("InitialCategoryOfAbuse",),
    passes=("ChildProtectionPlans InitialCategoryOfAbuse=NEG; ChildProtectionPlans InitialCategoryOfAbuse=MUL",),
    fails=(
        "*ChildProtectionPlans InitialCategoryOfAbuse=neg",
        "*ChildProtectionPlans; *ChildProtectionPlans InitialCategoryOfAbuse=ABC",
    ),
)
def first_category_not_known(plan: ProtectionPlan, child: Child) -> bool:
    known = child.year.known(CATEGORY_OF_ABUSE)
    return plan.initial_category not in known or "InitialCategoryOfAbuse" in plan.taken


@RULES.on_row(
    ProtectionPlan,
    "8910",
    means="The latest category of abuse is missing or not in the department's list.",
    fields=("LatestCategoryOfAbuse",),
    passes=("ChildProtectionPlans LatestCategoryOfAbuse=EMO; ChildProtectionPlans LatestCategoryOfAbuse=SAB",),
    fails=(
        "*ChildProtectionPlans LatestCategoryOfAbuse=neg",
        "*ChildProtectionPlans; *ChildProtectionPlans LatestCategoryOfAbuse=ABC",
    ),
)
def latest_category_not_known(plan: ProtectionPlan, child: Child) -> bool:
    known = child.year.known(CATEGORY_OF_ABUSE)
    return plan.latest_category not in known or "LatestCategoryOfAbuse" in plan.taken
