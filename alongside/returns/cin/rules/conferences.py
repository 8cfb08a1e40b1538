"""Initial child protection conferences, as they are recorded with an enquiry or with the referral."""

from alongside.returns.cin.beside import the_episode
from alongside.returns.cin.days import before, outside, weekend
from alongside.returns.cin.rows import Child, CinDetails, ProtectionPlan, Section47
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rows import Row


@RULES.on_row(
    Section47,
    "1104",
    means="The initial child protection conference was held before the referral.",
    fields=("DateOfInitialCPC", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-05-01; Section47 DateOfInitialCPC=2025-05-01",),
    fails=("*CINdetails CINreferralDate=2025-05-01; *Section47 DateOfInitialCPC=2025-04-30",),
    also=the_episode,
)
def held_before_referral(enquiry: Section47, child: Child) -> bool:
    return before(enquiry.conference_date, enquiry.details.referral_date)


@RULES.on_row(
    Section47,
    "2884",
    means="The same conference is recorded with the section 47 enquiry and with the referral: record it with one of them.",
    fields=("DateOfInitialCPC",),
    passes=(
        "CINdetails DateOfInitialCPC=2025-05-01; Section47 DateOfInitialCPC=2025-05-02",
        "CINdetails; Section47",
    ),
    fails=(
        "*CINdetails DateOfInitialCPC=2025-05-01; *Section47 DateOfInitialCPC=2025-05-01",
        "*CINdetails DateOfInitialCPC=2025-05-01; CINdetails; *Section47 DateOfInitialCPC=2025-05-01",
    ),
    also=lambda enquiry, child: _with_referral(enquiry, child),
)
def recorded_twice(enquiry: Section47, child: Child) -> bool:
    return enquiry.conference_date is not None and bool(_with_referral(enquiry, child))


def _with_referral(enquiry: Section47, child: Child) -> list[CinDetails]:
    return [one for one in child.cin_details if one.conference_date == enquiry.conference_date]


@RULES.on_row(
    ProtectionPlan,
    "2885",
    means="The protection plan began on another day than the conference that decided on it.",
    fields=("CPPstartDate", "DateOfInitialCPC"),
    passes=(
        "CINdetails; Section47 DateOfInitialCPC=2025-05-01; ChildProtectionPlans CPPstartDate=2025-05-01",
        "CINdetails DateOfInitialCPC=2025-05-01; Section47 ICPCnotRequired=1; ChildProtectionPlans CPPstartDate=2025-05-01",
        "CINdetails; Section47 DateOfInitialCPC=2025-03-20; ChildProtectionPlans CPPstartDate=2025-03-31",
        "CINdetails; ChildProtectionPlans CPPstartDate=2026-04-01",
    ),
    fails=(
        "CINdetails; *Section47 DateOfInitialCPC=2025-05-01; *ChildProtectionPlans CPPstartDate=2025-05-02",
        "*CINdetails DateOfInitialCPC=2025-05-01; *ChildProtectionPlans CPPstartDate=2025-04-30",
        "CINdetails DateOfInitialCPC=2025-05-01; *Section47; *ChildProtectionPlans CPPstartDate=2025-05-01",
        "CINdetails; Section47 DateOfInitialCPC=2025-05-01; ChildProtectionPlans CPPstartDate=2025-05-01; *ChildProtectionPlans CPPstartDate=2025-09-01",
    ),
    also=lambda plan, child: _conferences_without_plan(plan, child),
)
def plan_began_on_another_day(plan: ProtectionPlan, child: Child) -> bool:
    if plan.start_date is None or not child.year.starts <= plan.start_date <= child.year.ends:
        return False
    return plan.start_date not in {one.conference_date for one in _where_recorded(plan.details)}


def _where_recorded(details: CinDetails) -> list[Section47] | list[CinDetails]:
    """The enquiries whose conference can have decided on a plan; where there is none, the referral."""
    return [one for one in details.section_47s if one.conference_not_required is not True] or [details]


def _conferences_without_plan(plan: ProtectionPlan, child: Child) -> list[Row]:
    """Where the conferences are recorded, unless another plan began on one of them."""
    recorded = _where_recorded(plan.details)
    begun = {one.start_date for one in plan.details.protection_plans}
    return [] if any(one.conference_date in begun for one in recorded if one.conference_date) else [*recorded]


@RULES.on_row(
    Section47,
    "8615",
    means="The section 47 enquiry has a conference, but it has no start or began after it.",
    fields=("S47ActualStartDate", "DateOfInitialCPC"),
    passes=(
        "Section47 S47ActualStartDate=2025-05-01 DateOfInitialCPC=2025-05-01",
        "Section47",
    ),
    fails=(
        "*Section47 S47ActualStartDate=2025-05-02 DateOfInitialCPC=2025-05-01",
        "*Section47 DateOfInitialCPC=2025-05-01",
    ),
)
def enquiry_did_not_begin_first(enquiry: Section47, child: Child) -> bool:
    held = enquiry.conference_date
    return held is not None and (enquiry.start_date is None or enquiry.start_date > held)


@RULES.on_row(
    Section47,
    "8715",
    means="The initial child protection conference was held outside the census year.",
    fields=("DateOfInitialCPC",),
    passes=("Section47 DateOfInitialCPC=2025-04-01; Section47 DateOfInitialCPC=2026-03-31",),
    fails=("*Section47 DateOfInitialCPC=2025-03-31; *Section47 DateOfInitialCPC=2026-04-01",),
)
def held_outside_the_year(enquiry: Section47, child: Child) -> bool:
    return outside(enquiry.conference_date, child.year)


@RULES.on_row(
    Section47,
    "8870Q",
    severity="query",
    means="The target date of the conference is a Saturday or a Sunday.",
    fields=("InitialCPCtarget",),
    passes=("Section47 InitialCPCtarget=2025-05-02; Section47 InitialCPCtarget=2025-05-05",),
    fails=("*Section47 InitialCPCtarget=2025-05-03; *Section47 InitialCPCtarget=2025-05-04",),
)
def target_on_a_weekend(enquiry: Section47, child: Child) -> bool:
    return weekend(enquiry.conference_target)


@RULES.on_row(
    Section47,
    "8875",
    means="The conference was held on a Saturday or a Sunday.",
    fields=("DateOfInitialCPC",),
    passes=("Section47 DateOfInitialCPC=2025-05-02; Section47 DateOfInitialCPC=2025-05-05",),
    fails=("*Section47 DateOfInitialCPC=2025-05-03; *Section47 DateOfInitialCPC=2025-05-04",),
)
def held_on_a_weekend(enquiry: Section47, child: Child) -> bool:
    return weekend(enquiry.conference_date)
