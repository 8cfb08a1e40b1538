"""How and when an episode of need was closed, and what was left undone or done later."""

from datetime import date

from alongside.returns.cin.beside import the_episode, the_identifiers
from alongside.returns.cin.codes import REASON_FOR_CLOSURE
from alongside.returns.cin.days import before, outside
from alongside.returns.cin.rows import Assessment, Child, CinDetails, Section47
from alongside.returns.cin.rules.factors import CLOSED_AFTER_ASSESSMENT
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rows import Row

DIED = "RC2"


@RULES.on_row(
    CinDetails,
    "8585Q",
    severity="query",
    means="The episode was closed because the child died, but the day of death is missing.",
    fields=("ReasonForClosure", "PersonDeathDate"),
    passes=("ChildIdentifiers PersonDeathDate=2025-06-01; CINdetails ReasonForClosure=RC2; CINdetails",),
    fails=("*ChildIdentifiers; *CINdetails ReasonForClosure=RC2; CINdetails ReasonForClosure=RC1",),
    also=the_identifiers,
)
def died_without_a_day(details: CinDetails, child: Child) -> bool:
    return details.reason_for_closure == DIED and child.identifiers.death_date is None


@RULES.on_row(
    CinDetails,
    "8620",
    means="The episode was closed outside the census year.",
    fields=("CINclosureDate",),
    passes=("CINdetails CINclosureDate=2025-04-01; CINdetails CINclosureDate=2026-03-31; CINdetails",),
    fails=("*CINdetails CINclosureDate=2025-03-31; *CINdetails CINclosureDate=2026-04-01",),
)
def closed_outside_the_year(details: CinDetails, child: Child) -> bool:
    return outside(details.closure_date, child.year)


@RULES.on_row(
    CinDetails,
    "8630",
    means="The episode was closed before the referral.",
    fields=("CINclosureDate", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-06-01 CINclosureDate=2025-06-01",),
    fails=("*CINdetails CINreferralDate=2025-06-01 CINclosureDate=2025-05-31",),
)
def closed_before_referral(details: CinDetails, child: Child) -> bool:
    return before(details.closure_date, details.referral_date)


@RULES.on_row(
    CinDetails,
    "8640",
    means="The reason for closure is not in the department's list.",
    fields=("ReasonForClosure",),
    passes=("CINdetails ReasonForClosure=RC9; CINdetails",),
    fails=(
        "*CINdetails CINclosureDate=2025-06-01 ReasonForClosure=rc1",
        "*CINdetails ReasonForClosure=RC10",
    ),
)
def reason_not_known(details: CinDetails, child: Child) -> bool:
    reason = details.reason_for_closure
    known = child.year.known(REASON_FOR_CLOSURE)
    return reason is not None and (reason not in known or "ReasonForClosure" in details.taken)


@RULES.on_row(
    CinDetails,
    "8805",
    means="The episode has a day of closure, but no reason for it.",
    fields=("ReasonForClosure", "CINclosureDate"),
    passes=("CINdetails ReasonForClosure=RC7 CINclosureDate=2025-06-01; CINdetails",),
    fails=("*CINdetails CINclosureDate=2025-06-01",),
)
def closed_without_reason(details: CinDetails, child: Child) -> bool:
    return details.closure_date is not None and details.reason_for_closure is None


@RULES.on_row(
    CinDetails,
    "8810",
    means="The episode has a reason for closure, but no day of it.",
    fields=("CINclosureDate", "ReasonForClosure"),
    passes=("CINdetails ReasonForClosure=RC7 CINclosureDate=2025-06-01; CINdetails",),
    fails=("*CINdetails ReasonForClosure=RC7",),
)
def reason_without_closure(details: CinDetails, child: Child) -> bool:
    return details.reason_for_closure is not None and details.closure_date is None


@RULES.on_row(
    CinDetails,
    "8565",
    means="Something in the episode is dated after it was closed: an assessment, an enquiry, a conference, or the end of a plan.",
    fields=(
        "CINclosureDate",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "CPPendDate",
        "CINPlanStartDate",
        "CINPlanEndDate",
    ),
    passes=(
        "CINdetails CINclosureDate=2025-06-01 DateOfInitialCPC=2025-06-01; Assessments AssessmentActualStartDate=2025-06-01 AssessmentAuthorisationDate=2025-06-01; Section47 S47ActualStartDate=2025-06-01 DateOfInitialCPC=2025-06-01",
        "CINdetails CINclosureDate=2025-06-01; ChildProtectionPlans CPPendDate=2025-06-01; CINPlanDates CINPlanStartDate=2025-06-01 CINPlanEndDate=2025-06-01",
        "CINdetails; Assessments AssessmentActualStartDate=2025-06-02",
    ),
    fails=(
        "*CINdetails CINclosureDate=2025-06-01 DateOfInitialCPC=2025-06-02; Assessments",
        "*CINdetails CINclosureDate=2025-06-01; *Assessments AssessmentActualStartDate=2025-06-02; *Assessments AssessmentAuthorisationDate=2025-06-02",
        "*CINdetails CINclosureDate=2025-06-01; *Section47 S47ActualStartDate=2025-06-02; *Section47 DateOfInitialCPC=2025-06-02; Section47",
        "*CINdetails CINclosureDate=2025-06-01; *ChildProtectionPlans CPPendDate=2025-06-02; *CINPlanDates CINPlanStartDate=2025-06-02; *CINPlanDates CINPlanEndDate=2025-06-02",
    ),
    also=lambda details, child: _later(details),
)
def work_after_closure(details: CinDetails, child: Child) -> bool:
    if details.closure_date is None:
        return False
    return before(details.closure_date, details.conference_date) or bool(_later(details))


def _later(details: CinDetails) -> list[Row]:
    closed = details.closure_date
    found: list[Row] = [one for one in details.assessments if _after(closed, one.start_date, one.authorisation_date)]
    found += [one for one in details.section_47s if _after(closed, one.start_date, one.conference_date)]
    found += [one for one in details.plans if _after(closed, one.start_date, one.end_date)]
    return [*found, *(one for one in details.protection_plans if before(closed, one.end_date))]


def _after(closed: date | None, began: date | None, ended: date | None) -> bool:
    return before(closed, began) or before(closed, ended)


@RULES.on_row(
    Assessment,
    "8867",
    means="The episode was closed, but its assessment has no end.",
    fields=("AssessmentAuthorisationDate", "CINclosureDate"),
    passes=(
        "CINdetails CINclosureDate=2025-06-01; Assessments AssessmentAuthorisationDate=2025-05-01",
        "CINdetails; Assessments",
    ),
    fails=("*CINdetails CINclosureDate=2025-06-01; *Assessments; Assessments AssessmentAuthorisationDate=2025-05-01",),
    also=the_episode,
)
def closed_with_an_open_assessment(assessment: Assessment, child: Child) -> bool:
    return assessment.authorisation_date is None and assessment.details.closure_date is not None


@RULES.on_row(
    Section47,
    "8868",
    means="The episode was closed, but its section 47 enquiry has neither a conference nor the mark that none is required, or has both.",
    fields=("DateOfInitialCPC", "ICPCnotRequired", "CINclosureDate"),
    passes=(
        "CINdetails CINclosureDate=2025-06-01; Section47 ICPCnotRequired=1; Section47 ICPCnotRequired=0 DateOfInitialCPC=2025-05-01",
        "CINdetails; Section47",
    ),
    fails=(
        "*CINdetails CINclosureDate=2025-06-01; *Section47 ICPCnotRequired=0; *Section47",
        "*CINdetails CINclosureDate=2025-06-01; *Section47 ICPCnotRequired=1 DateOfInitialCPC=2025-05-01",
    ),
    also=the_episode,
)
def closed_with_an_undecided_enquiry(enquiry: Section47, child: Child) -> bool:
    if enquiry.details.closure_date is None:
        return False
    return (enquiry.conference_date is not None) == (enquiry.conference_not_required is True)


@RULES.on_row(
    CinDetails,
    "8825Q",
    severity="query",
    means="The episode was closed after an assessment (RC8 or RC9), but it has none.",
    fields=("ReasonForClosure", "AssessmentActualStartDate"),
    passes=("CINdetails ReasonForClosure=RC8; Assessments; CINdetails ReasonForClosure=RC7",),
    fails=("*CINdetails ReasonForClosure=RC8; *CINdetails ReasonForClosure=RC9; CINdetails; Assessments",),
)
def closed_after_no_assessment(details: CinDetails, child: Child) -> bool:
    return details.reason_for_closure in CLOSED_AFTER_ASSESSMENT and not details.assessments


@RULES.on_row(
    CinDetails,
    "2990",
    means="The episode was closed after assessment without services (RC8 or RC9), but it has an enquiry, a conference or a plan.",
    fields=("ReasonForClosure", "DateOfInitialCPC", "S47ActualStartDate", "CINPlanStartDate", "CPPstartDate"),
    passes=("CINdetails ReasonForClosure=RC8; Assessments; CINdetails ReasonForClosure=RC7; Section47",),
    fails=(
        "*CINdetails ReasonForClosure=RC8 DateOfInitialCPC=2025-05-01",
        "*CINdetails ReasonForClosure=RC9; *Section47; *CINPlanDates; *ChildProtectionPlans; Assessments",
    ),
    also=lambda details, child: _services(details),
)
def services_after_none(details: CinDetails, child: Child) -> bool:
    if details.reason_for_closure not in CLOSED_AFTER_ASSESSMENT:
        return False
    return details.conference_date is not None or bool(_services(details))


def _services(details: CinDetails) -> tuple[Row, ...]:
    return (*details.section_47s, *details.plans, *details.protection_plans)
