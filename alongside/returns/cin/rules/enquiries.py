"""Section 47 enquiries: when they began, and how they belong to their episode."""

from alongside.returns.cin.beside import the_episode
from alongside.returns.cin.days import before, outside, within
from alongside.returns.cin.rows import Child, CinDetails, Section47
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rows import Row
from alongside.returns.kit.working_days import add


def undecided(enquiry: Section47) -> bool:
    """Whether there was no conference, and nobody said that none is needed."""
    return enquiry.conference_date is None and enquiry.conference_not_required is not True


@RULES.on_row(
    Section47,
    "2889",
    means="The section 47 enquiry began before the referral that it belongs to.",
    fields=("S47ActualStartDate", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-05-01; Section47 S47ActualStartDate=2025-05-01",),
    fails=("*CINdetails CINreferralDate=2025-05-01; *Section47 S47ActualStartDate=2025-04-30",),
    also=the_episode,
)
def began_before_referral(enquiry: Section47, child: Child) -> bool:
    return before(enquiry.start_date, enquiry.details.referral_date)


@RULES.on_row(
    Section47,
    "2991Q",
    severity="query",
    means="There is a section 47 enquiry, but no assessment in the same episode.",
    fields=("S47ActualStartDate", "AssessmentActualStartDate"),
    passes=("CINdetails; Section47; Assessments",),
    fails=("CINdetails; *Section47; *Section47; CINdetails; Assessments",),
)
def without_assessment(enquiry: Section47, child: Child) -> bool:
    return not enquiry.details.assessments


@RULES.on_row(
    Section47,
    "8675Q",
    severity="query",
    means="The section 47 enquiry began more than 15 working days before the end of the census year, and no conference was held: check whether one was.",
    fields=("DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"),
    passes=(
        "Section47 S47ActualStartDate=2026-03-10 ICPCnotRequired=0",
        "Section47 S47ActualStartDate=2026-03-09 ICPCnotRequired=1",
        "Section47 S47ActualStartDate=2026-03-09 ICPCnotRequired=0 DateOfInitialCPC=2026-03-20",
    ),
    fails=("*Section47 S47ActualStartDate=2026-03-09 ICPCnotRequired=0",),
)
def no_conference_in_15_working_days(enquiry: Section47, child: Child) -> bool:
    if enquiry.conference_date is not None or enquiry.conference_not_required is not False:
        return False
    return before(enquiry.start_date, add(child.year.ends, -15))


@RULES.on_row(
    Section47,
    "8740",
    means="The section 47 enquiry awaits its conference, and it did not begin in the census year.",
    fields=("S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"),
    passes=(
        "Section47 S47ActualStartDate=2025-04-01 ICPCnotRequired=false; Section47 S47ActualStartDate=2026-03-31 ICPCnotRequired=0",
        "Section47 S47ActualStartDate=2025-03-31 ICPCnotRequired=1",
    ),
    fails=(
        "*Section47 S47ActualStartDate=2025-03-31 ICPCnotRequired=0; *Section47 S47ActualStartDate=2026-04-01 ICPCnotRequired=false",
    ),
)
def awaits_conference_from_another_year(enquiry: Section47, child: Child) -> bool:
    if enquiry.conference_date is not None or enquiry.conference_not_required is not False:
        return False
    return outside(enquiry.start_date, child.year)


@RULES.on_row(
    Section47,
    "8839",
    means="More than one section 47 enquiry of the same episode awaits its conference.",
    fields=("DateOfInitialCPC", "ICPCnotRequired"),
    passes=(
        "Section47 ICPCnotRequired=0; Section47 ICPCnotRequired=1",
        "Section47 ICPCnotRequired=0; Section47 ICPCnotRequired=0 DateOfInitialCPC=2025-06-02",
        "CINdetails; Section47; CINdetails; Section47",
    ),
    fails=("*Section47 ICPCnotRequired=0; *Section47; Section47 ICPCnotRequired=1",),
)
def open_beside_another(enquiry: Section47, child: Child) -> bool:
    together = enquiry.details.section_47s
    if len(together) < 2 or not undecided(enquiry):
        return False
    return sum(undecided(one) for one in together) > 1


@RULES.on_row(
    Section47,
    "8890",
    means="Two section 47 enquiries of one episode run at the same time: one begins on a day on which the other is not over.",
    fields=("S47ActualStartDate", "DateOfInitialCPC"),
    passes=(
        "Section47 S47ActualStartDate=2025-05-01 DateOfInitialCPC=2025-05-20; Section47 S47ActualStartDate=2025-05-21",
        "Section47 S47ActualStartDate=2025-05-01 ICPCnotRequired=1; Section47 S47ActualStartDate=2025-05-21",
    ),
    fails=(
        "*Section47 S47ActualStartDate=2025-05-01 DateOfInitialCPC=2025-05-20; *Section47 S47ActualStartDate=2025-05-20",
        "*Section47 S47ActualStartDate=2025-05-21; *Section47 S47ActualStartDate=2025-05-01",
        "*Section47 S47ActualStartDate=2025-05-01; *Section47 S47ActualStartDate=2025-05-01",
    ),
)
def runs_beside_another(enquiry: Section47, child: Child) -> bool:
    together = enquiry.details.section_47s
    return len(together) > 1 and any(
        _begins_during(enquiry, other, child) or _begins_during(other, enquiry, child)
        for other in together
        if other is not enquiry
    )


def _begins_during(one: Section47, other: Section47, child: Child) -> bool:
    if other.conference_date is None and other.conference_not_required is True:
        return False
    return within(one.start_date, other.start_date, other.conference_date or child.year.ends)


@RULES.on_row(
    CinDetails,
    "8831",
    means="The referral led to no further action, but an assessment, an enquiry or a conference is recorded.",
    fields=(
        "ReferralNFA",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
    ),
    passes=(
        "CINdetails ReferralNFA=0; Assessments AssessmentActualStartDate=2025-05-01",
        "CINdetails ReferralNFA=1; Assessments; Section47",
    ),
    fails=(
        "*CINdetails ReferralNFA=true; *Assessments AssessmentActualStartDate=2025-05-01; *Section47 S47ActualStartDate=2025-05-01",
        "*CINdetails ReferralNFA=1; *Assessments AssessmentAuthorisationDate=2025-05-01; *Section47 DateOfInitialCPC=2025-05-12",
        "*CINdetails ReferralNFA=1 DateOfInitialCPC=2025-05-12",
    ),
    also=lambda details, child: _work(details),
)
def work_without_further_action(details: CinDetails, child: Child) -> bool:
    if details.no_further_action is not True:
        return False
    return details.conference_date is not None or bool(_work(details))


def _work(details: CinDetails) -> list[Row]:
    done: list[Row] = [one for one in details.assessments if one.start_date or one.authorisation_date]
    return [*done, *(one for one in details.section_47s if one.start_date or one.conference_date)]
