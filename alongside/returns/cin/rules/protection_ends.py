"""Child protection plans: how long they last, and that there is one at a time."""

from alongside.returns.cin.beside import the_identifiers
from alongside.returns.cin.days import before, outside, within
from alongside.returns.cin.rows import Child, ProtectionPlan
from alongside.returns.cin.ruleset import RULES


@RULES.on_row(
    ProtectionPlan,
    "8840",
    means="The protection plan began and ended on the same day.",
    fields=("CPPendDate", "CPPstartDate"),
    passes=("ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-05-02; ChildProtectionPlans",),
    fails=("*ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-05-01",),
)
def of_one_day(plan: ProtectionPlan, child: Child) -> bool:
    return plan.end_date is not None and plan.end_date == plan.start_date


@RULES.on_row(
    ProtectionPlan,
    "8915",
    means="The protection plan began after the child's death.",
    fields=("CPPstartDate", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; ChildProtectionPlans CPPstartDate=2025-06-01",),
    fails=("*ChildIdentifiers PersonDeathDate=2025-06-01; *ChildProtectionPlans CPPstartDate=2025-06-02",),
    also=the_identifiers,
)
def began_after_death(plan: ProtectionPlan, child: Child) -> bool:
    return before(child.identifiers.death_date, plan.start_date)


@RULES.on_row(
    ProtectionPlan,
    "8920",
    means="The protection plan ended after the child's death.",
    fields=("CPPendDate", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; ChildProtectionPlans CPPendDate=2025-06-01",),
    fails=("*ChildIdentifiers PersonDeathDate=2025-06-01; *ChildProtectionPlans CPPendDate=2025-06-02",),
    also=the_identifiers,
)
def ended_after_death(plan: ProtectionPlan, child: Child) -> bool:
    return before(child.identifiers.death_date, plan.end_date)


@RULES.on_row(
    ProtectionPlan,
    "8925",
    means="The protection plan ended before it began.",
    fields=("CPPendDate", "CPPstartDate"),
    passes=("ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-05-01",),
    fails=("*ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-04-30",),
)
def ended_before_it_began(plan: ProtectionPlan, child: Child) -> bool:
    return before(plan.end_date, plan.start_date)


@RULES.on_row(
    ProtectionPlan,
    "8930",
    means="The protection plan ended outside the census year.",
    fields=("CPPendDate",),
    passes=("ChildProtectionPlans CPPendDate=2025-04-01; ChildProtectionPlans CPPendDate=2026-03-31",),
    fails=("*ChildProtectionPlans CPPendDate=2025-03-31; *ChildProtectionPlans CPPendDate=2026-04-01",),
)
def ended_outside_the_year(plan: ProtectionPlan, child: Child) -> bool:
    return outside(plan.end_date, child.year)


@RULES.on_row(
    ProtectionPlan,
    "8935",
    means="More than one protection plan of the child has no end.",
    fields=("CPPendDate",),
    passes=("ChildProtectionPlans; ChildProtectionPlans CPPendDate=2025-05-01",),
    fails=(
        "*ChildProtectionPlans; *ChildProtectionPlans; ChildProtectionPlans CPPendDate=2025-05-01",
        "CINdetails; *ChildProtectionPlans; CINdetails; *ChildProtectionPlans",
    ),
)
def open_beside_another(plan: ProtectionPlan, child: Child) -> bool:
    return plan.end_date is None and any(one.end_date is None for one in _others(plan, child))


@RULES.on_row(
    ProtectionPlan,
    "8940",
    means="Two protection plans of the child run at the same time: one begins on a day on which the other is not over.",
    fields=("CPPstartDate", "CPPendDate"),
    passes=(
        "ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-06-01; ChildProtectionPlans CPPstartDate=2025-06-02",
    ),
    fails=(
        "*ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-06-01; *ChildProtectionPlans CPPstartDate=2025-06-01",
        "CINdetails; *ChildProtectionPlans CPPstartDate=2025-06-01; CINdetails; *ChildProtectionPlans CPPstartDate=2025-05-01",
    ),
)
def runs_beside_another(plan: ProtectionPlan, child: Child) -> bool:
    return any(
        _begins_during(plan, other, child) or _begins_during(other, plan, child) for other in _others(plan, child)
    )


def _begins_during(one: ProtectionPlan, other: ProtectionPlan, child: Child) -> bool:
    return within(one.start_date, other.start_date, other.end_date or child.year.ends)


def _others(plan: ProtectionPlan, child: Child) -> list[ProtectionPlan]:
    return [one for details in child.cin_details for one in details.protection_plans if one is not plan]
