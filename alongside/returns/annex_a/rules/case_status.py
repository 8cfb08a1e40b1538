"""List 6 with the lists of assessments, of plans and of care: one child, one status."""

from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Assessment, ChildInNeed, ProtectionPlan
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.annex_a.questions import days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, turns

STATUS, CLOSED, REASON = "Case Status", "CIN Closure Date", "Reason for Closure"
CASE = "CIN Start Date"
PLAN, PLAN_END = "Child Protection Plan Start Date", "Child Protection Plan End Date"
CARE = "Date Started to be Looked After"

ADOPTED: Final = ("E11", "E12")


@RULES.on_row(
    ChildInNeed,
    "X040",
    means="The case's status is that of a child in care, but list 8 has no open time in care.",
    fields=(STATUS, CARE),
    passes=(
        "List6 case_status='a) Looked after child'; List8 started=2025-06-02",
        "List6 case_status='a) Looked after child' closure_date=2026-01-05",
    ),
    fails=(
        "*List6 case_status='a) Looked after child'",
        "*List6 case_status='a) Looked after child'; List8 started=2025-06-02 ceased=2026-01-05",
    ),
)
def in_care_by_status_alone(need: ChildInNeed, child: Child) -> bool:
    return need.case_status == "CLA" and need.is_open and not child.open_care


@RULES.on_row(
    ChildInNeed,
    "X041",
    means="List 8 has the child in care, but the status of the open case is another.",
    fields=(STATUS, CARE),
    passes=(
        "List6 case_status='a) Looked after child'; List8 started=2025-06-02",
        "List6 case_status=CIN; List8 started=2025-06-02 ceased=2026-01-05",
    ),
    fails=("*List6 case_status=CIN; List8 started=2025-06-02", "*List6 case_status=CP; List8 started=2025-06-02"),
)
def status_hides_care(need: ChildInNeed, child: Child) -> bool:
    return bool(child.open_care) and need.is_open and need.case_status not in (None, "CLA")


@RULES.on_row(
    ChildInCare,
    "X042",
    means="A child in care must have an open case in list 6.",
    fields=(CARE, STATUS),
    passes=("List8 started=2025-06-02; List6", "List8 started=2025-06-02 ceased=2026-01-05"),
    fails=("*List8 started=2025-06-02", "*List8 started=2025-06-02; List6 closure_date=2026-01-05"),
)
def in_care_without_case(care: ChildInCare, child: Child) -> bool:
    return care.is_open and not child.open_need


@RULES.on_row(
    ChildInNeed,
    "X043",
    means="The case's status is that of a child with a protection plan, but list 7 has no open plan.",
    fields=(STATUS, PLAN),
    passes=(
        "List6 case_status='b) Child protection plan'; List7 start_date=2025-12-01",
        "List6 case_status='b) Child protection plan' closure_date=2026-01-05",
    ),
    fails=(
        "*List6 case_status='b) Child protection plan'",
        "*List6 case_status='b) Child protection plan'; List7 start_date=2025-12-01 end_date=2026-01-05",
    ),
)
def plan_by_status_alone(need: ChildInNeed, child: Child) -> bool:
    return need.case_status == "CPP" and need.is_open and not child.open_plans


@RULES.on_row(
    ChildInNeed,
    "X044",
    means="List 7 has an open protection plan, but the status of the open case tells neither of it nor of care.",
    fields=(STATUS, PLAN),
    passes=(
        "List6 case_status=CP; List7 start_date=2025-12-01",
        "List6 case_status='a) Looked after child'; List7 start_date=2025-12-01; List8 started=2026-01-05",
        "List6 case_status=CIN; List7 start_date=2025-12-01 end_date=2026-03-02",
    ),
    fails=("*List6 case_status=CIN; List7 start_date=2025-12-01",),
)
def status_hides_plan(need: ChildInNeed, child: Child) -> bool:
    return bool(child.open_plans) and need.is_open and need.case_status not in (None, "CPP", "CLA")


@RULES.on_row(
    ProtectionPlan,
    "X045",
    means="A child with an open protection plan must have an open case in list 6.",
    fields=(PLAN, STATUS),
    passes=("List7 start_date=2025-12-01; List6", "List7 start_date=2025-12-01 end_date=2026-01-05"),
    fails=("*List7 start_date=2025-12-01", "*List7 start_date=2025-12-01; List6 closure_date=2026-01-05"),
)
def plan_without_case(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and not child.open_need


@RULES.on_row(
    ChildInNeed,
    "X046",
    means="The case's status is an open assessment, but list 4 has none.",
    fields=(STATUS, "Continuous Assessment Start Date"),
    passes=(
        "List6 case_status='d) Open assessment'; List4 start_date=2026-03-02",
        "List6 case_status=CIN",
    ),
    fails=(
        "*List6 case_status='d) Open assessment'",
        "*List6 case_status='d) Open assessment'; List4 start_date=2026-01-05 authorisation_date=2026-02-02",
    ),
)
def assessment_by_status_alone(need: ChildInNeed, child: Child) -> bool:
    return need.case_status == "ASSESSMENT" and need.is_open and not any(one.is_open for one in child.assessments)


@RULES.on_row(
    Assessment,
    "X047",
    means="An assessment is still open although the child's case has been closed since it started.",
    fields=("Continuous Assessment Date of Authorisation", CLOSED),
    severity="query",
    passes=(
        "List4 start_date=2026-01-06; List6 closure_date=2026-01-05",
        "List4 start_date=2026-01-05; List6 closure_date=2026-01-06; List6 start_date=2026-02-02",
    ),
    fails=("*List4 start_date=2026-01-05; List6 closure_date=2026-01-06",),
)
def assessment_of_a_closed_case(assessment: Assessment, child: Child) -> bool:
    if not assessment.is_open or child.open_need:
        return False
    return any(before(assessment.start_date, need.closure_date) for need in child.in_need)


@RULES.on_row(
    ChildInNeed,
    "X048",
    means="The case was closed after assessment, but list 4 has no assessment authorised by then.",
    fields=(REASON, CLOSED),
    severity="query",
    passes=(
        "List6 closure_date=2026-02-02 reason_for_closure=RC8; List4 authorisation_date=2026-02-02",
        "List6 closure_date=2026-02-02 reason_for_closure=RC7",
        "List6 closure_date=2025-10-13 reason_for_closure=RC8",
    ),
    fails=(
        "*List6 closure_date=2026-02-02 reason_for_closure=RC8; List4 authorisation_date=2026-02-03",
        "*List6 closure_date=2026-02-02 reason_for_closure=RC9",
    ),
)
def closed_after_no_assessment(need: ChildInNeed, child: Child) -> bool:
    closed = need.closure_date
    if (
        need.reason_for_closure not in ("RC8", "RC9")
        or closed is None
        or days_from(child.collection.since, closed) < 14
    ):
        return False
    return not any(one.authorisation_date and one.authorisation_date <= closed for one in child.assessments)


@RULES.on_row(
    ChildInNeed,
    "X049",
    means="The case was closed because the child was adopted, but neither list 8 nor list 10 has the adoption.",
    fields=(REASON, "Date of Adoption Order"),
    passes=(
        "List6 closure_date=2026-02-02 reason_for_closure=RC1; List10 adoption_order=2026-02-02",
        "List6 closure_date=2026-02-02 reason_for_closure=RC1; List8 ceased=2026-02-02 reason_ceased=E11",
    ),
    fails=("*List6 closure_date=2026-02-02 reason_for_closure=RC1; List10 adoption_order=",),
)
def adopted_in_list_6_alone(need: ChildInNeed, child: Child) -> bool:
    if need.reason_for_closure != "RC1":
        return False
    left = any(care.reason_ceased in ADOPTED for care in child.in_care)
    return not left and not any(one.adoption_order for one in child.for_adoption)


@RULES.on_row(
    ProtectionPlan,
    "X050",
    means="The plan ended after the child's case had been closed.",
    fields=(PLAN_END, CLOSED),
    severity="query",
    passes=(
        "List7 end_date=2026-01-05; List6 start_date=2025-06-02 closure_date=2026-01-05",
        "List7 end_date=2026-01-06; List6 closure_date=2026-01-05; List6 start_date=2026-01-05",
    ),
    fails=("*List7 end_date=2026-01-06; List6 start_date=2025-06-02 closure_date=2026-01-05",),
)
def plan_outlived_the_case(plan: ProtectionPlan, child: Child) -> bool:
    if plan.end_date is None or child.open_need or not child.in_need:
        return False
    return all(before(need.closure_date, plan.end_date) for need in child.in_need)


@RULES.on_row(
    ChildInNeed,
    "X051",
    means="The case started after the protection plan or the time in care that belongs to it.",
    fields=(CASE, PLAN, CARE),
    severity="query",
    passes=(
        "List6 start_date=2025-12-01; List7 start_date=2025-12-01",
        "List6 start_date=2025-12-02; List7 start_date=2025-06-02 end_date=2025-11-03",
    ),
    fails=(
        "*List6 start_date=2025-12-02; List7 start_date=2025-12-01",
        "*List6 start_date=2025-12-02; List8 started=2025-12-01",
    ),
)
def case_younger_than_plan(need: ChildInNeed, child: Child) -> bool:
    if not need.is_open:
        return False
    begun = [plan.start_date for plan in child.open_plans] + [care.started for care in child.open_care]
    return any(before(day, need.start_date) for day in begun)


@RULES.on_row(
    ChildInNeed,
    "X052",
    means="A person of 18 or more has an open case, but is not among the care leavers of list 9.",
    fields=(STATUS, "Date of Birth"),
    severity="query",
    passes=(
        "List6 birth_date=2008-03-31 case_status=CIN; List9",
        "List6 birth_date=2008-04-01 case_status=CIN",
        "List6 birth_date=2008-03-31 case_status='e) Closed episode' closure_date=2026-03-31",
    ),
    fails=("*List6 birth_date=2008-03-31 case_status=CIN",),
)
def adult_but_no_care_leaver(need: ChildInNeed, child: Child) -> bool:
    return need.is_open and not child.care_leavers and turns(child.born, 18, by=child.collection.on)


@RULES.on_row(
    ProtectionPlan,
    "X057",
    means="A child in care under a care order still has an open protection plan.",
    fields=(PLAN_END, "Child's Legal Status"),
    severity="query",
    passes=(
        "List7 start_date=2025-12-01; List8 started=2026-01-05 legal_status=V2",
        "List7 start_date=2025-12-01 end_date=2026-02-02; List8 started=2026-01-05 legal_status=C2",
    ),
    fails=("*List7 start_date=2025-12-01; List8 started=2026-01-05 legal_status=C2",),
)
def plan_beside_a_care_order(plan: ProtectionPlan, child: Child) -> bool:
    return plan.is_open and any(care.legal_status in ("C2", "E1") for care in child.open_care)
