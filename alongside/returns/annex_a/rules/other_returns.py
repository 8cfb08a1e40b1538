"""The lists beside the council's census and 903: the same child, the same days. Run where those were sent."""

from collections.abc import Iterable
from datetime import date

from alongside.returns.annex_a.book import Child, Stay
from alongside.returns.annex_a.lists_1_to_7 import Assessment, ChildInNeed, ProtectionPlan, Referral, Section47
from alongside.returns.annex_a.lists_8_to_11 import ChildForAdoption, ChildInCare
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.rows import Row

CENSUS, CARE = ("census",), ("ssda903",)
BORN, REFERRED = "Date of Birth", "Date of referral"
PLAN, PLAN_END = "Child Protection Plan Start Date", "Child Protection Plan End Date"
STARTED, CEASED = "Date Started to be Looked After", "Date Ceased to be Looked After"


@RULES.on_child(
    "R001",
    means="The child's birth date is another in the census.",
    fields=(BORN,),
    reads=CENSUS,
    passes=("List3 birth_date=2016-03-31; elsewhere born=2016-03-31", "List3 birth_date=2016-03-31"),
    fails=("*List3 birth_date=2016-03-31; List4; elsewhere born=2016-03-30",),
)
def born_otherwise_in_the_census(child: Child) -> Iterable[Row]:
    return _born_otherwise(child, child.elsewhere.born)


@RULES.on_child(
    "R002",
    means="The child's birth date is another in the 903.",
    fields=(BORN,),
    reads=CARE,
    passes=("List8 birth_date=2016-03-31; elsewhere born_in_care=2016-03-31",),
    fails=("*List8 birth_date=2016-03-31; elsewhere born_in_care=2016-03-30",),
)
def born_otherwise_in_the_903(child: Child) -> Iterable[Row]:
    return _born_otherwise(child, child.elsewhere.born_in_care)


def _born_otherwise(child: Child, born: date | None) -> list[Row]:
    return [row for row in child.everywhere if born and row.birth_date and row.birth_date != born]


@RULES.on_row(
    Referral,
    "R003",
    means="The census has no referral of the child on this day.",
    fields=(REFERRED,),
    reads=CENSUS,
    passes=("List3 referral_date=2026-01-05; elsewhere referred=2026-01-05,2024-06-03",),
    fails=("*List3 referral_date=2026-01-05; elsewhere referred=2026-01-06", "*List3 referral_date=2026-01-05"),
)
def referral_not_in_the_census(referral: Referral, child: Child) -> bool:
    on = referral.referral_date
    return child.collection.covered("census", on) and on not in child.elsewhere.referred


@RULES.on_child(
    "R004",
    means="The census has a referral of the child in the last six months that list 3 lacks.",
    fields=(REFERRED,),
    reads=CENSUS,
    passes=(
        "List3 referral_date=2026-01-05; elsewhere referred=2026-01-05",
        "List6; elsewhere referred=2025-09-29",
    ),
    fails=("*List6; elsewhere referred=2025-09-30",),
)
def referral_in_the_census_alone(child: Child) -> Iterable[Row]:
    since, on = child.collection.since, child.collection.on
    listed = {one.referral_date for one in child.referrals}
    lacking = any(since <= day <= on and day not in listed for day in child.elsewhere.referred)
    return child.everywhere[:1] if lacking else []


@RULES.on_row(
    Assessment,
    "R005",
    means="The census has no assessment of the child that started on this day.",
    fields=("Continuous Assessment Start Date",),
    reads=CENSUS,
    passes=("List4 start_date=2026-01-05; elsewhere assessed=2026-01-05", "List4 start_date=2025-03-31"),
    fails=("*List4 start_date=2026-01-05; elsewhere assessed=2026-01-06",),
)
def assessment_not_in_the_census(assessment: Assessment, child: Child) -> bool:
    on = assessment.start_date
    return child.collection.covered("census", on) and on not in child.elsewhere.assessed


@RULES.on_row(
    Section47,
    "R006",
    means="The census has no section 47 enquiry of the child that started on this day.",
    fields=("Strategy discussion initiating Section 47 Enquiry Start Date",),
    reads=CENSUS,
    passes=("List5 strategy_discussion=2026-01-05; elsewhere enquired=2026-01-05",),
    fails=("*List5 strategy_discussion=2026-01-05; elsewhere enquired=2026-01-06",),
)
def enquiry_not_in_the_census(enquiry: Section47, child: Child) -> bool:
    on = enquiry.strategy_discussion
    return child.collection.covered("census", on) and on not in child.elsewhere.enquired


def _in_its_time(child: Child, name: str, first: date | None, last: date | None) -> bool:
    """Whether something lasted in the time that the other return is of."""
    if first is None or name not in child.collection.covers:
        return False
    starts, ends = child.collection.covers[name]
    return first <= ends and (last is None or last >= starts)


@RULES.on_row(
    ProtectionPlan,
    "R007",
    means="The census has no protection plan of the child from this day.",
    fields=(PLAN,),
    reads=CENSUS,
    passes=("List7 start_date=2025-12-01; elsewhere protected=2025-12-01/",),
    fails=("*List7 start_date=2025-12-01; elsewhere protected=2025-12-02/", "*List7 start_date=2024-06-03"),
)
def plan_not_in_the_census(plan: ProtectionPlan, child: Child) -> bool:
    lasted = _in_its_time(child, "census", plan.start_date, plan.end_date)
    return lasted and not any(stay.first == plan.start_date for stay in child.elsewhere.protected)


@RULES.on_row(
    ProtectionPlan,
    "R008",
    means="The plan ends on another day in the census, or only in one of the two.",
    fields=(PLAN_END,),
    reads=CENSUS,
    passes=(
        "List7 start_date=2025-06-02 end_date=2026-01-05; elsewhere protected=2025-06-02/2026-01-05",
        "List7 start_date=2025-06-02; elsewhere protected=2025-06-02/",
        "on day=2026-06-01; List7 start_date=2025-06-02 end_date=2026-05-04; elsewhere protected=2025-06-02/",
    ),
    fails=(
        "*List7 start_date=2025-06-02 end_date=2026-01-05; elsewhere protected=2025-06-02/2026-01-06",
        "*List7 start_date=2025-06-02 end_date=2026-01-05; elsewhere protected=2025-06-02/",
        "*List7 start_date=2025-06-02; elsewhere protected=2025-06-02/2026-01-06",
    ),
)
def plan_ends_otherwise(plan: ProtectionPlan, child: Child) -> bool:
    same = [stay for stay in child.elsewhere.protected if stay.first == plan.start_date]
    return any(_ends_otherwise(child, "census", plan.end_date, stay) for stay in same)


def _ends_otherwise(child: Child, name: str, ended: date | None, stay: Stay) -> bool:
    """Whether the ends differ, where both returns can know them: what ends after the one is not in it yet."""
    later = ended is not None and not child.collection.covered(name, ended)
    unknown = stay.last is not None and stay.last > child.collection.on
    return ended != stay.last and not later and not unknown


@RULES.on_child(
    "R009",
    means="The child has a protection plan in the census on the day of the lists, but no open one in list 7.",
    fields=(PLAN,),
    reads=CENSUS,
    passes=(
        "List7 start_date=2025-12-01; elsewhere protected=2025-12-01/",
        "on day=2026-04-01; List6; elsewhere protected=2025-12-01/",
    ),
    fails=("*List6; elsewhere protected=2025-12-01/",),
)
def plan_in_the_census_alone(child: Child) -> Iterable[Row]:
    lasting = any(stay.last is None for stay in child.elsewhere.protected)
    known = child.collection.covered("census", child.collection.on)
    return child.everywhere[:1] if lasting and known and not child.open_plans else []


@RULES.on_row(
    ChildInNeed,
    "R010",
    means="A case that was open in the time of the census stands in list 6, but the census does not have the child.",
    fields=("Child Unique ID", "CIN Start Date"),
    reads=CENSUS,
    passes=(
        "List6 start_date=2025-06-02; elsewhere referred=2025-06-02",
        "List6 start_date=2024-01-08 closure_date=2025-03-31",
    ),
    fails=("*List6 start_date=2025-06-02", "*List6 start_date=2024-01-08 closure_date=2025-04-01"),
)
def child_not_in_the_census(need: ChildInNeed, child: Child) -> bool:
    lasted = _in_its_time(child, "census", need.start_date, need.closure_date)
    return lasted and not child.elsewhere.referred


def _began(stay: Stay, day: date) -> bool:
    return stay.first == day if stay.whole else stay.first >= day


@RULES.on_row(
    ChildInCare,
    "R011",
    means="The child was in care in the time of the 903, which does not have the child.",
    fields=("Child Unique ID", STARTED),
    reads=CARE,
    passes=(
        "List8 started=2025-06-02; elsewhere cared_for=2025-06-02/",
        "on day=2026-06-01; List8 started=2026-04-01",
    ),
    fails=("*List8 started=2025-06-02",),
)
def child_not_in_the_903(care: ChildInCare, child: Child) -> bool:
    return _in_its_time(child, "ssda903", care.started, care.ceased) and not child.elsewhere.cared_for


@RULES.on_row(
    ChildInCare,
    "R012",
    means="In the 903 no time in care of the child began on this day.",
    fields=(STARTED,),
    reads=CARE,
    passes=(
        "List8 started=2025-06-02; elsewhere cared_for=2025-06-02/",
        "List8 started=2024-06-03; elsewhere cared_for=~2025-02-03/",
    ),
    fails=(
        "*List8 started=2025-06-02; elsewhere cared_for=2025-06-03/",
        "*List8 started=2025-06-02; elsewhere cared_for=~2025-02-03/",
    ),
)
def care_began_otherwise(care: ChildInCare, child: Child) -> bool:
    stays, started = child.elsewhere.cared_for, care.started
    if started is None or not stays or not _in_its_time(child, "ssda903", started, care.ceased):
        return False
    return not any(_began(stay, started) for stay in stays)


@RULES.on_row(
    ChildInCare,
    "R013",
    means="The time in care ended on another day in the 903, or only in one of the two.",
    fields=(CEASED,),
    reads=CARE,
    passes=(
        "List8 started=2025-06-02 ceased=2026-01-05; elsewhere cared_for=2025-06-02/2026-01-05",
        "List8 started=2025-06-02; elsewhere cared_for=2025-06-02/",
        "on day=2026-06-01; List8 started=2025-06-02 ceased=2026-05-04; elsewhere cared_for=2025-06-02/",
    ),
    fails=(
        "*List8 started=2025-06-02 ceased=2026-01-05; elsewhere cared_for=2025-06-02/2026-01-06",
        "*List8 started=2025-06-02; elsewhere cared_for=2025-06-02/2026-01-06",
        "*List8 started=2025-06-02 ceased=2026-01-05; elsewhere cared_for=2025-06-02/",
    ),
)
def care_ended_otherwise(care: ChildInCare, child: Child) -> bool:
    same = [stay for stay in child.elsewhere.cared_for if stay.whole and stay.first == care.started]
    return any(_ends_otherwise(child, "ssda903", care.ceased, stay) for stay in same)


@RULES.on_child(
    "R014",
    means="The child is in care in the 903 on the day of the lists, but list 8 has no open time in care.",
    fields=(STARTED,),
    reads=CARE,
    passes=(
        "List8 started=2025-06-02; elsewhere cared_for=2025-06-02/",
        "on day=2026-04-01; List6; elsewhere cared_for=2025-06-02/",
    ),
    fails=("*List6; elsewhere cared_for=2025-06-02/",),
)
def care_in_the_903_alone(child: Child) -> Iterable[Row]:
    lasting = any(stay.last is None for stay in child.elsewhere.cared_for)
    known = child.collection.covered("ssda903", child.collection.on)
    return child.everywhere[:1] if lasting and known and not child.open_care else []


@RULES.on_row(
    ChildForAdoption,
    "R015",
    means="The 903 has no decision of this day that the child should be placed for adoption.",
    fields=("Date of Decision that Child Should be Placed for Adoption",),
    reads=CARE,
    passes=("List10 decision_date=2025-06-02; elsewhere decided=2025-06-02", "List10 decision_date=2025-03-31"),
    fails=("*List10 decision_date=2025-06-02; elsewhere decided=2025-06-03", "*List10 decision_date=2025-06-02"),
)
def decision_not_in_the_903(one: ChildForAdoption, child: Child) -> bool:
    on = one.decision_date
    return child.collection.covered("ssda903", on) and on not in child.elsewhere.decided
