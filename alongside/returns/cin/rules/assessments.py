"""Assessments: their dates and the factors found."""

from alongside.returns.cin.rows import Assessment, Child
from alongside.returns.cin.ruleset import RULES


@RULES.on_row(
    Assessment,
    "1103",
    means="The assessment began before the referral that it belongs to.",
    fields=("AssessmentActualStartDate", "CINreferralDate"),
    passes=("CINdetails CINreferralDate=2025-05-01; Assessments AssessmentActualStartDate=2025-05-01",),
    fails=("CINdetails CINreferralDate=2025-05-01; *Assessments AssessmentActualStartDate=2025-04-30",),
)
def began_before_referral(assessment: Assessment, child: Child) -> bool:
    began, referred = assessment.start_date, assessment.details.referral_date
    return began is not None and referred is not None and began < referred
