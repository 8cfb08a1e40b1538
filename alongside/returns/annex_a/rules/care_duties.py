"""List 8: visits, reviews, health, plans and times missing of children in care."""

from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.annex_a.questions import blank, days_from, working_days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, turns, younger

STARTED = "Date Started to be Looked After"
REVIEW, VISIT, OFFICER = (
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "Date of Last IRO Visit / Contact to the Child",
)
HEALTH, DENTAL, PLAN = (
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "What is the permanence plan for this child?",
)
MISSING = "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"
OFFERED = "Was the child offered a Return Interview after their last missing episode (Y/N)?"
ACCEPTED = "Did the child accept a Return Interview after their last missing episode (Y/N)?"

# Source of the numbers: Care Planning, Placement and Case Review (England) Regulations 2010, as read by us.
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010, {}, as read by us."
FIRST_REVIEW: Final = 20
FIRST_VISIT: Final = 7
SIX_WEEKS: Final = 42
THREE_MONTHS: Final = 92
LASTING: Final = ("U1", "U4")
HALF_A_YEAR: Final = 183
A_YEAR: Final = 366
SECOND_REVIEW: Final = 120
MANY: Final = 100


@RULES.on_row(
    ChildInCare,
    "A883",
    means="A child who came into care more than 20 working days ago has had no review.",
    fields=(REVIEW, STARTED),
    severity="query",
    source=REGULATIONS.format("regulation 33"),
    passes=(
        "List8 started=2026-03-03 latest_review=",
        "List8 started=2026-03-02 latest_review=2026-03-20",
        "List8 started=2026-03-02 latest_review= ceased=2026-03-20",
    ),
    fails=("*List8 started=2026-03-02 latest_review=",),
)
def first_review_late(care: ChildInCare, child: Child) -> bool:
    return (
        care.is_open
        and blank(care, "latest_review")
        and working_days_from(care.started, child.collection.on) > FIRST_REVIEW
    )


@RULES.on_row(
    ChildInCare,
    "A884",
    means="The latest review of a child in care was more than six months ago.",
    fields=(REVIEW,),
    severity="query",
    source=REGULATIONS.format("regulation 33"),
    passes=("List8 latest_review=2025-09-30", "List8 latest_review=2025-09-29 ceased=2025-10-01"),
    fails=("*List8 latest_review=2025-09-29",),
)
def next_review_late(care: ChildInCare, child: Child) -> bool:
    return care.is_open and before(care.latest_review, child.collection.since)


@RULES.on_row(
    ChildInCare,
    "A885",
    means="The latest review, visit or contact of the reviewing officer was before this time in care.",
    fields=(REVIEW, VISIT, OFFICER, STARTED),
    severity="query",
    passes=("List8 started=2026-01-05 latest_review=2026-01-05 last_visit=2026-01-05 last_iro_contact=2026-01-05",),
    fails=(
        "*List8 started=2026-01-05 latest_review=2026-01-04",
        "*List8 started=2026-01-05 last_visit=2026-01-04",
        "*List8 started=2026-01-05 last_iro_contact=2026-01-04",
    ),
)
def done_before_care(care: ChildInCare, child: Child) -> bool:
    return any(before(day, care.started) for day in (care.latest_review, care.last_visit, care.last_iro_contact))


@RULES.on_row(
    ChildInCare,
    "A886",
    means="A child who came into care more than a week ago has had no visit of the social worker.",
    fields=(VISIT, STARTED),
    severity="query",
    source=REGULATIONS.format("regulation 28"),
    passes=("List8 started=2026-03-24 last_visit=", "List8 started=2026-03-23 last_visit=2026-03-30"),
    fails=("*List8 started=2026-03-23 last_visit=",),
)
def never_visited(care: ChildInCare, child: Child) -> bool:
    return care.is_open and blank(care, "last_visit") and days_from(care.started, child.collection.on) > FIRST_VISIT


@RULES.on_row(
    ChildInCare,
    "A887",
    means="The last visit was more than six weeks ago, or three months where the foster placement is long term.",
    fields=(VISIT,),
    severity="query",
    source=REGULATIONS.format("regulation 28"),
    passes=(
        "List8 placement=U6 last_visit=2026-02-17",
        "List8 placement=U4 last_visit=2025-12-29",
        "List8 placement=U6 last_visit=2026-02-16 ceased=2026-03-02",
    ),
    fails=("*List8 placement=U6 last_visit=2026-02-16", "*List8 placement=U4 last_visit=2025-12-28"),
)
def not_visited_lately(care: ChildInCare, child: Child) -> bool:
    limit = THREE_MONTHS if care.placement in LASTING else SIX_WEEKS
    return care.is_open and days_from(care.last_visit, child.collection.on) > limit


@RULES.on_row(
    ChildInCare,
    "A888",
    means="The child's health was not assessed within the last year, or half year for a child under 5.",
    fields=(HEALTH,),
    severity="query",
    source=REGULATIONS.format("regulation 7"),
    passes=(
        "List8 birth_date=2015-01-05 last_health_assessment=2025-03-30",
        "List8 birth_date=2023-01-05 last_health_assessment=2025-09-29",
        "List8 birth_date=2015-01-05 last_health_assessment=",
    ),
    fails=(
        "*List8 birth_date=2015-01-05 last_health_assessment=2025-03-29",
        "*List8 birth_date=2023-01-05 last_health_assessment=2025-09-28",
    ),
)
def health_assessed_long_ago(care: ChildInCare, child: Child) -> bool:
    limit = HALF_A_YEAR if younger(child.born, 5, on=child.collection.on) else A_YEAR
    return care.is_open and days_from(care.last_health_assessment, child.collection.on) > limit


@RULES.on_row(
    ChildInCare,
    "A889",
    means="A child who came into care more than 20 working days ago has had no health assessment.",
    fields=(HEALTH, STARTED),
    severity="query",
    source=REGULATIONS.format("regulation 7, which asks for it before the first review"),
    passes=(
        "List8 started=2026-03-03 last_health_assessment=",
        "List8 started=2026-03-02 last_health_assessment=2026-03-20",
    ),
    fails=("*List8 started=2026-03-02 last_health_assessment=",),
)
def health_never_assessed(care: ChildInCare, child: Child) -> bool:
    return (
        care.is_open
        and blank(care, "last_health_assessment")
        and working_days_from(care.started, child.collection.on) > FIRST_REVIEW
    )


@RULES.on_row(
    ChildInCare,
    "A890",
    means="A child of 2 or more who has been in care for a year has had no dental check within it.",
    fields=(DENTAL, STARTED),
    severity="query",
    passes=(
        "List8 birth_date=2015-01-05 started=2024-06-03 last_dental_check=2025-03-31",
        "List8 birth_date=2015-01-05 started=2025-06-02 last_dental_check=",
        "List8 birth_date=2024-06-03 started=2024-06-03 last_dental_check=",
    ),
    fails=(
        "*List8 birth_date=2015-01-05 started=2024-06-03 last_dental_check=2025-03-30",
        "*List8 birth_date=2015-01-05 started=2024-06-03 last_dental_check=",
    ),
)
def no_dental_check(care: ChildInCare, child: Child) -> bool:
    year_ago = child.collection.year_ago
    if not care.is_open or DENTAL in care.unread or not before(care.started, year_ago):
        return False
    unchecked = care.last_dental_check is None or care.last_dental_check < year_ago
    return unchecked and turns(child.born, 2, by=child.collection.on)


@RULES.on_row(
    ChildInCare,
    "A891",
    means="A child who has been in care for more than four months, and so past the second review, has no permanence "
    "plan.",
    fields=(PLAN, STARTED),
    severity="query",
    passes=(
        "List8 started=2025-12-01 permanence_plan=",
        "List8 started=2025-11-30 permanence_plan='f) Long-term fostering'",
    ),
    fails=("*List8 started=2025-11-30 permanence_plan=",),
)
def no_permanence_plan(care: ChildInCare, child: Child) -> bool:
    return (
        care.is_open and blank(care, "permanence_plan") and days_from(care.started, child.collection.on) > SECOND_REVIEW
    )


@RULES.on_row(
    ChildInCare,
    "A892",
    means="The reviewing officer has not seen or spoken to the child for more than six months.",
    fields=(OFFICER,),
    severity="query",
    passes=("List8 last_iro_contact=2025-09-30", "List8 last_iro_contact="),
    fails=("*List8 last_iro_contact=2025-09-29",),
)
def not_seen_by_the_officer(care: ChildInCare, child: Child) -> bool:
    return care.is_open and before(care.last_iro_contact, child.collection.since)


@RULES.on_row(
    ChildInCare,
    "A893",
    means="A child went missing, and it is not told whether a return interview was offered.",
    fields=(OFFERED, MISSING),
    severity="query",
    passes=("List8 missing_in_12_months=1 interview_offered=No", "List8 missing_in_12_months=0 interview_offered="),
    fails=("*List8 missing_in_12_months=1 interview_offered=",),
)
def no_word_of_an_interview(care: ChildInCare, child: Child) -> bool:
    return (care.missing_in_12_months or 0) > 0 and blank(care, "interview_offered")


@RULES.on_row(
    ChildInCare,
    "A894",
    means="A return interview was offered or accepted, but the child was never missing.",
    fields=(MISSING, OFFERED, ACCEPTED),
    passes=("List8 missing_in_12_months=1 interview_offered=Yes", "List8 missing_in_12_months=0 interview_offered=No"),
    fails=(
        "*List8 missing_in_12_months=0 interview_offered=Yes",
        "*List8 missing_in_12_months=0 interview_accepted=Yes",
    ),
)
def interview_without_an_absence(care: ChildInCare, child: Child) -> bool:
    return care.missing_in_12_months == 0 and True in (care.interview_offered, care.interview_accepted)


@RULES.on_row(
    ChildInCare,
    "A895",
    means="A return interview was accepted that was not offered.",
    fields=(OFFERED, ACCEPTED),
    passes=("List8 interview_offered=Yes interview_accepted=Yes", "List8 interview_offered=No interview_accepted=No"),
    fails=(
        "*List8 interview_offered=No interview_accepted=Yes",
        "*List8 interview_offered= interview_accepted=Yes",
    ),
)
def accepted_but_not_offered(care: ChildInCare, child: Child) -> bool:
    return care.interview_accepted is True and care.interview_offered is not True


@RULES.on_row(
    ChildInCare,
    "A896",
    means="A return interview was offered, and it is not told whether the child accepted it.",
    fields=(ACCEPTED, OFFERED),
    severity="query",
    passes=("List8 interview_offered=Yes interview_accepted=No", "List8 interview_offered=No interview_accepted="),
    fails=("*List8 interview_offered=Yes interview_accepted=",),
)
def no_answer_to_the_offer(care: ChildInCare, child: Child) -> bool:
    return care.interview_offered is True and blank(care, "interview_accepted")


@RULES.on_row(
    ChildInCare,
    "A897",
    means="More than a hundred times missing in a year are not likely.",
    fields=(MISSING,),
    severity="query",
    passes=("List8 missing_in_12_months=100",),
    fails=("*List8 missing_in_12_months=101",),
)
def implausibly_often_missing(care: ChildInCare, child: Child) -> bool:
    return (care.missing_in_12_months or 0) > MANY
