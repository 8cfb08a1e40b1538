"""Assessments: when they began, ended and overlapped."""

from alongside.returns.cin.beside import the_episode
from alongside.returns.cin.days import before, outside, within
from alongside.returns.cin.rows import Assessment, Child
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.working_days import add


@RULES.on_row(
    Assessment,
    "1103",
    means="The assessment began before the referral that it belongs to.",
    fields=("AssessmentActualStartDate", "CINreferralDate"),
    passes=(
        "CINdetails CINreferralDate=2025-05-01; Assessments AssessmentActualStartDate=2025-05-01",
        "CINdetails; Assessments AssessmentActualStartDate=2025-05-01",
    ),
    fails=("*CINdetails CINreferralDate=2025-05-01; *Assessments AssessmentActualStartDate=2025-04-30",),
    also=the_episode,
)
def began_before_referral(assessment: Assessment, child: Child) -> bool:
    return before(assessment.start_date, assessment.details.referral_date)


@RULES.on_row(
    Assessment,
    "8608",
    means="The assessment ended before it began.",
    fields=("AssessmentAuthorisationDate", "AssessmentActualStartDate"),
    passes=("Assessments AssessmentActualStartDate=2025-05-01 AssessmentAuthorisationDate=2025-05-01",),
    fails=("*Assessments AssessmentActualStartDate=2025-05-01 AssessmentAuthorisationDate=2025-04-30",),
)
def ended_before_it_began(assessment: Assessment, child: Child) -> bool:
    return before(assessment.authorisation_date, assessment.start_date)


@RULES.on_row(
    Assessment,
    "8670Q",
    severity="query",
    means="The assessment began more than 45 working days before the end of the census year and has no end: check whether it was finished.",
    fields=("AssessmentAuthorisationDate", "AssessmentActualStartDate"),
    passes=(
        "Assessments AssessmentActualStartDate=2026-01-27",
        "Assessments AssessmentActualStartDate=2026-01-26 AssessmentAuthorisationDate=2026-03-31",
    ),
    fails=("*Assessments AssessmentActualStartDate=2026-01-26",),
)
def open_for_over_45_working_days(assessment: Assessment, child: Child) -> bool:
    if assessment.authorisation_date is not None or assessment.start_date is None:
        return False
    return assessment.start_date < add(child.year.ends, -45)


@RULES.on_row(
    Assessment,
    "8696",
    means="The assessment ended outside the census year.",
    fields=("AssessmentAuthorisationDate",),
    passes=("Assessments AssessmentAuthorisationDate=2025-04-01; Assessments AssessmentAuthorisationDate=2026-03-31",),
    fails=("*Assessments AssessmentAuthorisationDate=2025-03-31; *Assessments AssessmentAuthorisationDate=2026-04-01",),
)
def ended_outside_the_year(assessment: Assessment, child: Child) -> bool:
    return outside(assessment.authorisation_date, child.year)


@RULES.on_row(
    Assessment,
    "8736",
    means="The assessment has no end, and it did not begin in the census year.",
    fields=("AssessmentAuthorisationDate", "AssessmentActualStartDate"),
    passes=(
        "Assessments AssessmentActualStartDate=2025-04-01; Assessments AssessmentActualStartDate=2026-03-31",
        "Assessments AssessmentActualStartDate=2025-03-31 AssessmentAuthorisationDate=2025-04-02",
    ),
    fails=(
        "*Assessments AssessmentActualStartDate=2025-03-31; *Assessments AssessmentActualStartDate=2026-04-01",
        "*Assessments AssessmentActualStartDate=soon",
    ),
)
def open_and_not_of_the_year(assessment: Assessment, child: Child) -> bool:
    if assessment.authorisation_date is not None:
        return False
    return not within(assessment.start_date, child.year.starts, child.year.ends)


@RULES.on_row(
    Assessment,
    "8863Q",
    severity="query",
    means="Two assessments of one episode run at the same time: one begins on a day on which the other is not over.",
    fields=("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    passes=(
        "Assessments AssessmentActualStartDate=2025-05-01 AssessmentAuthorisationDate=2025-06-01; Assessments AssessmentActualStartDate=2025-06-02",
        "CINdetails; Assessments AssessmentActualStartDate=2025-05-01; CINdetails; Assessments AssessmentActualStartDate=2025-05-01",
    ),
    fails=(
        "*Assessments AssessmentActualStartDate=2025-05-01 AssessmentAuthorisationDate=2025-06-01; *Assessments AssessmentActualStartDate=2025-06-01",
        "*Assessments AssessmentActualStartDate=2025-06-01; *Assessments AssessmentActualStartDate=2025-05-01; Assessments",
        "*Assessments AssessmentActualStartDate=2025-05-01; *Assessments AssessmentActualStartDate=2025-05-01",
    ),
)
def runs_beside_another(assessment: Assessment, child: Child) -> bool:
    together = assessment.details.assessments
    return len(together) > 1 and any(
        _begins_during(assessment, other, child) or _begins_during(other, assessment, child)
        for other in together
        if other is not assessment
    )


def _begins_during(one: Assessment, other: Assessment, child: Child) -> bool:
    return within(one.start_date, other.start_date, other.authorisation_date or child.year.ends)


@RULES.on_row(
    Assessment,
    "8896",
    means="More than one assessment of the same episode has no end.",
    fields=("AssessmentAuthorisationDate",),
    passes=(
        "Assessments; Assessments AssessmentAuthorisationDate=2025-06-01",
        "CINdetails; Assessments; CINdetails; Assessments",
    ),
    fails=("*Assessments; *Assessments; Assessments AssessmentAuthorisationDate=2025-06-01",),
)
def open_beside_another(assessment: Assessment, child: Child) -> bool:
    together = assessment.details.assessments
    if len(together) < 2 or assessment.authorisation_date is not None:
        return False
    return sum(one.authorisation_date is None for one in together) > 1
