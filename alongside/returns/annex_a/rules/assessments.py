"""List 4: assessments."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Assessment
from alongside.returns.annex_a.questions import alike, any_after, blank, overlapping, working_days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before
from alongside.returns.kit.rows import Row

STARTED = "Continuous Assessment Start Date"
AUTHORISED = "Continuous Assessment Date of Authorisation"
SEEN = "Child Seen During Continuous Assessment"
OUTCOME = "Was the child assessed as requiring LA children's social care support?"

LONGEST: Final = 45
WORKING_TOGETHER = (
    "Working Together to Safeguard Children: an assessment is done within 45 working days of the referral."
)


@RULES.on_row(
    Assessment,
    "A451",
    means="An assessment cannot start or be authorised after the day of the lists.",
    fields=(STARTED, AUTHORISED),
    passes=("List4 start_date=2026-03-31 authorisation_date=2026-03-31",),
    fails=("*List4 start_date=2026-04-01", "*List4 start_date=2026-03-02 authorisation_date=2026-04-01"),
)
def assessment_in_the_future(assessment: Assessment, child: Child) -> bool:
    return any_after(child.collection.on, assessment.start_date, assessment.authorisation_date)


@RULES.on_row(
    Assessment,
    "A452",
    means="An assessment cannot be authorised before it starts.",
    fields=(AUTHORISED, STARTED),
    passes=("List4 start_date=2026-01-05 authorisation_date=2026-01-05",),
    fails=("*List4 start_date=2026-01-05 authorisation_date=2026-01-04",),
)
def assessment_backwards(assessment: Assessment, child: Child) -> bool:
    return before(assessment.authorisation_date, assessment.start_date)


@RULES.on_row(
    Assessment,
    "A453",
    means="The list is of assessments open now or authorised in the last six months; this one was authorised before.",
    fields=(AUTHORISED,),
    passes=(
        "List4 start_date=2025-08-01 authorisation_date=2025-09-30",
        "List4 start_date=2025-08-01 authorisation_date=",
    ),
    fails=("*List4 start_date=2025-08-01 authorisation_date=2025-09-29",),
)
def assessment_too_old(assessment: Assessment, child: Child) -> bool:
    return before(assessment.authorisation_date, child.collection.since)


@RULES.on_row(
    Assessment,
    "A454",
    means="The assessment took more than 45 working days.",
    fields=(AUTHORISED, STARTED),
    severity="query",
    source=WORKING_TOGETHER,
    passes=(
        "List4 start_date=2025-12-01 authorisation_date=2026-02-05",
        "List4 start_date=2025-12-01 authorisation_date=",
    ),
    fails=("*List4 start_date=2025-12-01 authorisation_date=2026-02-06",),
)
def assessment_took_too_long(assessment: Assessment, child: Child) -> bool:
    return working_days_from(assessment.start_date, assessment.authorisation_date) > LONGEST


@RULES.on_row(
    Assessment,
    "A455",
    means="The assessment is still open more than 45 working days after it started.",
    fields=(AUTHORISED, STARTED),
    severity="query",
    source=WORKING_TOGETHER,
    passes=(
        "List4 start_date=2026-01-27 authorisation_date=",
        "List4 start_date=2026-01-26 authorisation_date=2026-03-30",
    ),
    fails=("*List4 start_date=2026-01-26 authorisation_date=",),
)
def assessment_open_too_long(assessment: Assessment, child: Child) -> bool:
    return assessment.is_open and working_days_from(assessment.start_date, child.collection.on) > LONGEST


@RULES.on_row(
    Assessment,
    "A456",
    means="An assessment was authorised without the child having been seen, or without saying so.",
    fields=(SEEN,),
    severity="query",
    passes=(
        "List4 authorisation_date=2026-01-05 child_seen='a) Yes'",
        "List4 authorisation_date= child_seen=No",
    ),
    fails=(
        "*List4 authorisation_date=2026-01-05 child_seen=No",
        "*List4 authorisation_date=2026-01-05 child_seen=Unknown",
        "*List4 authorisation_date=2026-01-05 child_seen=",
    ),
)
def authorised_unseen(assessment: Assessment, child: Child) -> bool:
    return assessment.authorisation_date is not None and assessment.child_seen != "Yes"


@RULES.on_row(
    Assessment,
    "A457",
    means="An authorised assessment must say whether the child needs social care support.",
    fields=(OUTCOME, AUTHORISED),
    passes=(
        "List4 authorisation_date=2026-01-05 needs_social_care=No",
        "List4 authorisation_date= needs_social_care=",
        "List4 authorisation_date=2026-01-05 needs_social_care=Perhaps",
    ),
    fails=("*List4 authorisation_date=2026-01-05 needs_social_care=",),
)
def authorised_without_outcome(assessment: Assessment, child: Child) -> bool:
    return assessment.authorisation_date is not None and blank(assessment, "needs_social_care")


@RULES.on_row(
    Assessment,
    "A458",
    means="An assessment that is not authorised already says whether the child needs social care support.",
    fields=(OUTCOME, AUTHORISED),
    severity="query",
    passes=("List4 authorisation_date=2026-01-05 needs_social_care=Yes",),
    fails=("*List4 authorisation_date= needs_social_care=Yes", "*List4 authorisation_date= needs_social_care=No"),
)
def outcome_before_authorisation(assessment: Assessment, child: Child) -> bool:
    return assessment.is_open and assessment.needs_social_care is not None


@RULES.on_child(
    "A459",
    means="The child has more than one assessment that started on the same day.",
    fields=(STARTED,),
    passes=("List4 start_date=2026-01-05; List4 start_date=2026-01-06",),
    fails=("*List4 start_date=2026-01-05; *List4 start_date=2026-01-05",),
)
def assessment_twice(child: Child) -> Iterable[Row]:
    return alike(child.assessments, "start_date")


@RULES.on_child(
    "A460",
    means="An assessment starts while another one of the child is still going on.",
    fields=(STARTED, AUTHORISED),
    severity="query",
    passes=(
        "List4 start_date=2025-11-03 authorisation_date=2026-01-05; List4 start_date=2026-01-05",
        "List4 start_date=2025-11-03 authorisation_date=2026-01-05",
    ),
    fails=(
        "List4 start_date=2025-11-03 authorisation_date=2026-01-05; *List4 start_date=2026-01-04",
        "List4 start_date=2025-11-03; *List4 start_date=2026-01-04",
    ),
)
def two_assessments_at_once(child: Child) -> Iterable[Row]:
    return overlapping(child.assessments, "start_date", "authorisation_date")


@RULES.on_row(
    Assessment,
    "A461",
    means="An assessment that is still open must have a team and a worker.",
    fields=("Allocated Worker", "Allocated Team"),
    passes=(
        "List4 authorisation_date= team=Assessment worker='Bola Ade'",
        "List4 authorisation_date=2026-01-05 team= worker=",
    ),
    fails=("*List4 authorisation_date= team=Assessment worker=", "*List4 team= worker='Bola Ade'"),
)
def open_assessment_of_nobody(assessment: Assessment, child: Child) -> bool:
    return assessment.is_open and (assessment.team is None or assessment.worker is None)
