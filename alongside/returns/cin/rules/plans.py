"""Child in need plans."""

from alongside.returns.cin.beside import the_episode, the_identifiers
from alongside.returns.cin.days import before, outside, within
from alongside.returns.cin.rows import Child, PlanDates
from alongside.returns.cin.ruleset import RULES


@RULES.on_row(
    PlanDates,
    "4000",
    means="There is a child in need plan, but the referral led to no further action.",
    fields=("CINPlanStartDate", "ReferralNFA"),
    passes=("CINdetails ReferralNFA=0; CINPlanDates", "CINdetails; CINPlanDates"),
    fails=("*CINdetails ReferralNFA=1; *CINPlanDates", "*CINdetails ReferralNFA=true; *CINPlanDates"),
    also=the_episode,
)
def without_further_action(plan: PlanDates, child: Child) -> bool:
    return plan.details.no_further_action is True


@RULES.on_row(
    PlanDates,
    "4004",
    means="More than one child in need plan of the same episode has no end.",
    fields=("CINPlanEndDate",),
    passes=(
        "CINPlanDates CINPlanEndDate=2025-06-01; CINPlanDates",
        "CINdetails; CINPlanDates; CINdetails; CINPlanDates",
    ),
    fails=("*CINPlanDates; *CINPlanDates; CINPlanDates CINPlanEndDate=2025-06-01",),
)
def open_beside_another(plan: PlanDates, child: Child) -> bool:
    together = plan.details.plans
    if len(together) < 2 or plan.end_date is not None:
        return False
    return sum(one.end_date is None for one in together) > 1


@RULES.on_row(
    PlanDates,
    "4008",
    means="The child in need plan began after the child's death.",
    fields=("CINPlanStartDate", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; CINPlanDates CINPlanStartDate=2025-06-01",),
    fails=("*ChildIdentifiers PersonDeathDate=2025-06-01; *CINPlanDates CINPlanStartDate=2025-06-02",),
    also=the_identifiers,
)
def began_after_death(plan: PlanDates, child: Child) -> bool:
    return before(child.identifiers.death_date, plan.start_date)


@RULES.on_row(
    PlanDates,
    "4009Q",
    severity="query",
    means="The child in need plan ended after the child's death.",
    fields=("CINPlanEndDate", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; CINPlanDates CINPlanEndDate=2025-06-01",),
    fails=("*ChildIdentifiers PersonDeathDate=2025-06-01; *CINPlanDates CINPlanEndDate=2025-06-02",),
    also=the_identifiers,
)
def ended_after_death(plan: PlanDates, child: Child) -> bool:
    return before(child.identifiers.death_date, plan.end_date)


@RULES.on_row(
    PlanDates,
    "4010",
    means="The child in need plan has no start, or one after the end of the census year.",
    fields=("CINPlanStartDate",),
    passes=("CINPlanDates CINPlanStartDate=2026-03-31",),
    fails=("*CINPlanDates CINPlanStartDate=2026-04-01", "*CINPlanDates", "*CINPlanDates CINPlanStartDate=soon"),
)
def no_start_by_the_end_of_the_year(plan: PlanDates, child: Child) -> bool:
    return plan.start_date is None or plan.start_date > child.year.ends


@RULES.on_row(
    PlanDates,
    "4011",
    means="The child in need plan ended before it began.",
    fields=("CINPlanEndDate", "CINPlanStartDate"),
    passes=("CINPlanDates CINPlanStartDate=2025-06-01 CINPlanEndDate=2025-06-01",),
    fails=("*CINPlanDates CINPlanStartDate=2025-06-01 CINPlanEndDate=2025-05-31",),
)
def ended_before_it_began(plan: PlanDates, child: Child) -> bool:
    return before(plan.end_date, plan.start_date)


@RULES.on_row(
    PlanDates,
    "4012Q",
    severity="query",
    means="The child in need plan began and ended on the same day.",
    fields=("CINPlanEndDate", "CINPlanStartDate"),
    passes=("CINPlanDates CINPlanStartDate=2025-06-01 CINPlanEndDate=2025-06-02", "CINPlanDates"),
    fails=("*CINPlanDates CINPlanStartDate=2025-06-01 CINPlanEndDate=2025-06-01",),
)
def of_one_day(plan: PlanDates, child: Child) -> bool:
    return plan.end_date is not None and plan.end_date == plan.start_date


@RULES.on_row(
    PlanDates,
    "4013",
    means="The child in need plan ended outside the census year.",
    fields=("CINPlanEndDate",),
    passes=("CINPlanDates CINPlanEndDate=2025-04-01; CINPlanDates CINPlanEndDate=2026-03-31",),
    fails=("*CINPlanDates CINPlanEndDate=2025-03-31; *CINPlanDates CINPlanEndDate=2026-04-01",),
)
def ended_outside_the_year(plan: PlanDates, child: Child) -> bool:
    return outside(plan.end_date, child.year)


@RULES.on_row(
    PlanDates,
    "4014",
    means="Two child in need plans of the child run at the same time: one begins on a day on which the other is not over.",
    fields=("CINPlanStartDate", "CINPlanEndDate"),
    passes=(
        "CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01; CINPlanDates CINPlanStartDate=2025-06-02",
    ),
    fails=(
        "*CINPlanDates CINPlanStartDate=2025-05-01 CINPlanEndDate=2025-06-01; *CINPlanDates CINPlanStartDate=2025-06-01",
        "CINdetails; *CINPlanDates CINPlanStartDate=2025-06-01; CINdetails; *CINPlanDates CINPlanStartDate=2025-05-01",
        "*CINPlanDates CINPlanStartDate=2025-05-01; *CINPlanDates CINPlanStartDate=2025-05-01",
    ),
)
def runs_beside_another(plan: PlanDates, child: Child) -> bool:
    if len(plan.details.plans) == len(child.cin_details) == 1:
        return False
    others = (one for details in child.cin_details for one in details.plans if one is not plan)
    return any(_begins_during(plan, other, child) or _begins_during(other, plan, child) for other in others)


def _begins_during(one: PlanDates, other: PlanDates, child: Child) -> bool:
    return within(one.start_date, other.start_date, other.end_date or child.year.ends)


@RULES.on_row(
    PlanDates,
    "4015",
    means="The child in need plan began before the referral that it belongs to.",
    fields=("CINPlanStartDate", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-05-01; CINPlanDates CINPlanStartDate=2025-05-01",),
    fails=("*CINdetails CINreferralDate=2025-05-01; *CINPlanDates CINPlanStartDate=2025-04-30",),
    also=the_episode,
)
def began_before_referral(plan: PlanDates, child: Child) -> bool:
    return before(plan.start_date, plan.details.referral_date)
