"""The factors found at the end of an assessment."""

from alongside.returns.cin.beside import the_episode
from alongside.returns.cin.codes import ASSESSMENT_FACTOR
from alongside.returns.cin.rows import Assessment, Child
from alongside.returns.cin.ruleset import RULES

NO_FACTORS = "21"
CLOSED_AFTER_ASSESSMENT = ("RC8", "RC9")


@RULES.on_row(
    Assessment,
    "8614",
    means="Factors are recorded for an assessment that has no end.",
    fields=("AssessmentAuthorisationDate", "AssessmentFactors"),
    passes=(
        "Assessments AssessmentAuthorisationDate=2025-06-01; AssessmentFactorsList AssessmentFactors=1A",
        "Assessments",
    ),
    fails=("*Assessments; AssessmentFactorsList AssessmentFactors=1A",),
)
def factors_before_the_end(assessment: Assessment, child: Child) -> bool:
    return assessment.authorisation_date is None and bool(assessment.factors)


@RULES.on_row(
    Assessment,
    "8869",
    means="Factor 21 says that no factors were found, but others stand beside it.",
    fields=("AssessmentFactors",),
    passes=(
        "Assessments; AssessmentFactorsList AssessmentFactors=21",
        "Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=2A",
    ),
    fails=("*Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=21",),
)
def none_found_and_others(assessment: Assessment, child: Child) -> bool:
    if len(assessment.factors) < 2:
        return False
    codes = assessment.factor_codes
    return NO_FACTORS in codes and any(code != NO_FACTORS for code in codes)


@RULES.on_row(
    Assessment,
    "8873Q",
    severity="query",
    means="The only assessment of the episode found no factors (21), but the episode was not closed as RC8 or RC9.",
    fields=("AssessmentFactors", "ReasonForClosure"),
    passes=(
        "CINdetails ReasonForClosure=RC8; Assessments; AssessmentFactorsList AssessmentFactors=21",
        "CINdetails ReasonForClosure=RC9; Assessments; AssessmentFactorsList AssessmentFactors=21",
        "CINdetails ReasonForClosure=RC7; Assessments; AssessmentFactorsList AssessmentFactors=21; Assessments",
        "CINdetails ReasonForClosure=RC7; Assessments; AssessmentFactorsList AssessmentFactors=20",
    ),
    fails=(
        "*CINdetails ReasonForClosure=RC7; *Assessments; AssessmentFactorsList AssessmentFactors=21",
        "*CINdetails; *Assessments; AssessmentFactorsList AssessmentFactors=21",
    ),
    also=the_episode,
)
def no_factors_and_not_closed_for_it(assessment: Assessment, child: Child) -> bool:
    if NO_FACTORS not in assessment.factor_codes or len(assessment.details.assessments) > 1:
        return False
    return assessment.details.reason_for_closure not in CLOSED_AFTER_ASSESSMENT


@RULES.on_row(
    Assessment,
    "8897Q",
    severity="query",
    means="The assessment ended in or after the census year, but it has no factors, or one that is not in the department's list.",
    fields=("AssessmentFactors", "AssessmentAuthorisationDate"),
    passes=(
        "Assessments AssessmentAuthorisationDate=2025-04-01; AssessmentFactorsList AssessmentFactors=24A",
        "Assessments AssessmentAuthorisationDate=2025-04-01; AssessmentFactorsList AssessmentFactors=18A",
        "Assessments AssessmentAuthorisationDate=2025-03-31",
        "Assessments",
    ),
    fails=(
        "*Assessments AssessmentAuthorisationDate=2025-04-01",
        "*Assessments AssessmentAuthorisationDate=2025-06-01; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=1Z",
        "*Assessments AssessmentAuthorisationDate=2025-06-01; AssessmentFactorsList",
    ),
)
def ended_without_known_factors(assessment: Assessment, child: Child) -> bool:
    ended = assessment.authorisation_date
    if ended is None or ended < child.year.starts:
        return False
    # 18A and 19A, which may not be sent any more, have queries of their own.
    return not assessment.factors or any(one.factor not in ASSESSMENT_FACTOR.index for one in assessment.factors)


@RULES.on_row(
    Assessment,
    "8898",
    means="The same factor is recorded twice for one assessment.",
    fields=("AssessmentFactors",),
    passes=(
        "Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=1B; Assessments; AssessmentFactorsList AssessmentFactors=1A",
    ),
    fails=("*Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=1A",),
)
def same_factor_twice(assessment: Assessment, child: Child) -> bool:
    if len(assessment.factors) < 2:
        return False
    codes = assessment.factor_codes
    return len(set(codes)) < len(codes)


@RULES.on_row(
    Assessment,
    "8945Q",
    first=2025,
    severity="query",
    means="Factor 18A, physical abuse, was split: use 18B (by a child) or 18C (by an adult).",
    fields=("AssessmentFactors",),
    passes=("Assessments; AssessmentFactorsList AssessmentFactors=18B",),
    fails=("*Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=18A",),
)
def physical_abuse_by_its_old_code(assessment: Assessment, child: Child) -> bool:
    return "18A" in assessment.factor_codes


@RULES.on_row(
    Assessment,
    "8950Q",
    first=2025,
    severity="query",
    means="Factor 19A, sexual abuse, was split: use 19B (by a child) or 19C (by an adult).",
    fields=("AssessmentFactors",),
    passes=("Assessments; AssessmentFactorsList AssessmentFactors=19C",),
    fails=("*Assessments; AssessmentFactorsList AssessmentFactors=1A; AssessmentFactorsList AssessmentFactors=19A",),
)
def sexual_abuse_by_its_old_code(assessment: Assessment, child: Child) -> bool:
    return "19A" in assessment.factor_codes
