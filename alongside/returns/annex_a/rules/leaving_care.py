"""List 9: care leavers."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import CareLeaver
from alongside.returns.annex_a.questions import alike, any_after, blank, days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, turns, younger
from alongside.returns.kit.rows import Row

BORN, CATEGORY = "Date of Birth", "Eligibility Category"
PLAN, TOUCH, CONTACT = "Latest Pathway Plan Review Date", "LA in Touch", "Latest Date of Contact"
HOME, SUITABLE, ACTIVITY = "Type of Accommodation", "Suitability of Accommodation", "Activity Status"
ADVISER = "Allocated Personal Advisor"

UNDER_18: Final = ("ELIGIBLE", "RELEVANT")
WITH_A_PLAN: Final = ("ELIGIBLE", "RELEVANT", "FORMER_RELEVANT")
NEVER_SUITABLE: Final = ("R", "S", "X")
EIGHT_WEEKS: Final = 56
LEAVING_CARE_ACT = "Children Act 1989, sections 23A to 24 and schedule 2, as read by us."
REGULATIONS = "Care Leavers (England) Regulations 2010, as read by us."


@RULES.on_row(
    CareLeaver,
    "A951",
    means="Neither the pathway plan's review nor the latest contact can be dated after the day of the lists.",
    fields=(PLAN, CONTACT),
    passes=("List9 latest_pathway_plan=2026-03-31 latest_contact=2026-03-31",),
    fails=("*List9 latest_pathway_plan=2026-04-01", "*List9 latest_contact=2026-04-01"),
)
def leaving_care_in_the_future(leaver: CareLeaver, child: Child) -> bool:
    return any_after(child.collection.on, leaver.latest_pathway_plan, leaver.latest_contact)


@RULES.on_row(
    CareLeaver,
    "A952",
    means="Nobody under 16 is a care leaver.",
    fields=(BORN,),
    passes=("List9 birth_date=2010-03-31", "List9 birth_date="),
    fails=("*List9 birth_date=2010-04-01",),
)
def too_young_to_leave_care(leaver: CareLeaver, child: Child) -> bool:
    return younger(child.born, 16, on=child.collection.on)


@RULES.on_row(
    CareLeaver,
    "A953",
    means="The care leaver is 25 or older, when support as a care leaver ends.",
    fields=(BORN,),
    severity="query",
    passes=("List9 birth_date=2001-04-01",),
    fails=("*List9 birth_date=2001-03-31",),
)
def too_old_for_support(leaver: CareLeaver, child: Child) -> bool:
    return turns(child.born, 25, by=child.collection.on)


@RULES.on_row(
    CareLeaver,
    "A954",
    means="Only somebody of 16 or 17 is an eligible or a relevant child.",
    fields=(CATEGORY, BORN),
    source=LEAVING_CARE_ACT,
    passes=("List9 birth_date=2008-04-01 eligibility='d) Eligible child'",),
    fails=(
        "*List9 birth_date=2008-03-31 eligibility='d) Eligible child'",
        "*List9 birth_date=2008-03-31 eligibility='a) Relevant child'",
    ),
)
def adult_with_a_childs_category(leaver: CareLeaver, child: Child) -> bool:
    return leaver.eligibility in UNDER_18 and turns(child.born, 18, by=child.collection.on)


@RULES.on_row(
    CareLeaver,
    "A955",
    means="Nobody under 18 is a former relevant child.",
    fields=(CATEGORY, BORN),
    source=LEAVING_CARE_ACT,
    passes=("List9 birth_date=2008-03-31 eligibility='b) Former relevant child'",),
    fails=("*List9 birth_date=2008-04-01 eligibility='b) Former relevant child'",),
)
def former_relevant_under_eighteen(leaver: CareLeaver, child: Child) -> bool:
    return leaver.eligibility == "FORMER_RELEVANT" and younger(child.born, 18, on=child.collection.on)


@RULES.on_row(
    CareLeaver,
    "A956",
    means="A care leaver who must have a pathway plan has none that was reviewed.",
    fields=(PLAN, CATEGORY),
    severity="query",
    source=REGULATIONS,
    passes=(
        "List9 eligibility='a) Relevant child' latest_pathway_plan=2026-01-05",
        "List9 eligibility='c) Qualifying care leaver' latest_pathway_plan=",
    ),
    fails=(
        "*List9 eligibility='a) Relevant child' latest_pathway_plan=",
        "*List9 eligibility='b) Former relevant child' latest_pathway_plan=",
    ),
)
def no_pathway_plan(leaver: CareLeaver, child: Child) -> bool:
    return blank(leaver, "latest_pathway_plan") and leaver.eligibility in WITH_A_PLAN


@RULES.on_row(
    CareLeaver,
    "A957",
    means="The pathway plan was last reviewed more than six months ago.",
    fields=(PLAN,),
    severity="query",
    source=REGULATIONS,
    passes=("List9 latest_pathway_plan=2025-09-30",),
    fails=("*List9 latest_pathway_plan=2025-09-29",),
)
def pathway_plan_not_reviewed(leaver: CareLeaver, child: Child) -> bool:
    return before(leaver.latest_pathway_plan, child.collection.since)


@RULES.on_row(
    CareLeaver,
    "A958",
    means="The council is in touch with the care leaver, but the latest contact is not told.",
    fields=(CONTACT, TOUCH),
    severity="query",
    passes=("List9 in_touch='a) Yes' latest_contact=2026-03-02", "List9 in_touch='b) Not in touch' latest_contact="),
    fails=("*List9 in_touch='a) Yes' latest_contact=",),
)
def in_touch_on_no_day(leaver: CareLeaver, child: Child) -> bool:
    return leaver.in_touch == "YES" and blank(leaver, "latest_contact")


@RULES.on_row(
    CareLeaver,
    "A959",
    means="The council is in touch with the care leaver, but the latest contact was more than eight weeks ago.",
    fields=(CONTACT, TOUCH),
    severity="query",
    source=REGULATIONS,
    passes=("List9 in_touch=Yes latest_contact=2026-02-03", "List9 in_touch=No latest_contact=2026-02-02"),
    fails=("*List9 in_touch=Yes latest_contact=2026-02-02",),
)
def in_touch_long_ago(leaver: CareLeaver, child: Child) -> bool:
    return leaver.in_touch == "YES" and days_from(leaver.latest_contact, child.collection.on) > EIGHT_WEEKS


@RULES.on_row(
    CareLeaver,
    "A960",
    means="Where the council is in touch, it must say where the care leaver lives.",
    fields=(HOME, TOUCH),
    passes=("List9 in_touch=Yes accommodation=U", "List9 in_touch=No accommodation="),
    fails=("*List9 in_touch=Yes accommodation=",),
)
def in_touch_without_home(leaver: CareLeaver, child: Child) -> bool:
    return leaver.in_touch == "YES" and blank(leaver, "accommodation")


@RULES.on_row(
    CareLeaver,
    "A961",
    means="Where the kind of accommodation is told, it must be told whether it is suitable.",
    fields=(SUITABLE, HOME),
    passes=("List9 accommodation=U suitability='a) Suitable'", "List9 accommodation= suitability="),
    fails=("*List9 accommodation=U suitability=",),
)
def home_of_unknown_suitability(leaver: CareLeaver, child: Child) -> bool:
    return leaver.accommodation is not None and blank(leaver, "suitability")


@RULES.on_row(
    CareLeaver,
    "A962",
    means="No home that is unknown, on the street or in custody is suitable.",
    fields=(SUITABLE, HOME),
    passes=("List9 accommodation='S: Homeless' suitability='b) Not suitable'", "List9 accommodation=U suitability=1"),
    fails=(
        "*List9 accommodation='S: Homeless' suitability='a) Suitable'",
        "*List9 accommodation='X: In custody' suitability='a) Suitable'",
        "*List9 accommodation='R: Not known' suitability='a) Suitable'",
    ),
)
def suitably_homeless(leaver: CareLeaver, child: Child) -> bool:
    return leaver.accommodation in NEVER_SUITABLE and leaver.suitability == "SUITABLE"


@RULES.on_row(
    CareLeaver,
    "A963",
    means="Bed and breakfast is said to be suitable, which guidance calls an emergency measure at most.",
    fields=(SUITABLE, HOME),
    severity="query",
    passes=("List9 accommodation='W: Bed and breakfast' suitability='b) Not suitable'",),
    fails=("*List9 accommodation='W: Bed and breakfast' suitability='a) Suitable'",),
)
def suitably_in_bed_and_breakfast(leaver: CareLeaver, child: Child) -> bool:
    return leaver.accommodation == "W" and leaver.suitability == "SUITABLE"


@RULES.on_row(
    CareLeaver,
    "A964",
    means="Where the council is in touch, it must say what the care leaver does.",
    fields=(ACTIVITY, TOUCH),
    passes=("List9 in_touch=Yes activity=F1", "List9 in_touch=No activity="),
    fails=("*List9 in_touch=Yes activity=", "*List9 in_touch=Yes activity='0: Not in touch'"),
)
def in_touch_without_activity(leaver: CareLeaver, child: Child) -> bool:
    return leaver.in_touch == "YES" and (blank(leaver, "activity") or leaver.activity == "0")


@RULES.on_row(
    CareLeaver,
    "A965",
    means="The council is not in touch, yet home and activity are told as if it were.",
    fields=(TOUCH, HOME, ACTIVITY),
    severity="query",
    passes=(
        "List9 in_touch='b) Not in touch' activity='0: Not in touch' suitability=0",
        "List9 in_touch='a) Yes' activity=F1 suitability='a) Suitable'",
    ),
    fails=(
        "*List9 in_touch='b) Not in touch' activity=F1",
        "*List9 in_touch='b) Not in touch' suitability='a) Suitable'",
    ),
)
def not_in_touch_but_known(leaver: CareLeaver, child: Child) -> bool:
    known = leaver.activity not in (None, "0") or leaver.suitability in ("SUITABLE", "UNSUITABLE")
    return leaver.in_touch == "NO" and known


@RULES.on_row(
    CareLeaver,
    "A966",
    means="A relevant or former relevant child must have a personal adviser.",
    fields=(ADVISER, CATEGORY),
    source=LEAVING_CARE_ACT,
    passes=(
        "List9 eligibility='b) Former relevant child' personal_adviser='Bola Ade'",
        "List9 eligibility='c) Qualifying care leaver' personal_adviser=",
    ),
    fails=("*List9 eligibility='b) Former relevant child' personal_adviser=",),
)
def no_personal_adviser(leaver: CareLeaver, child: Child) -> bool:
    return leaver.eligibility in ("RELEVANT", "FORMER_RELEVANT") and leaver.personal_adviser is None


@RULES.on_child(
    "A967",
    means="The care leaver stands in the list more than once.",
    fields=("Child Unique ID",),
    passes=("List9; List9 child_id=2",),
    fails=("*List9; *List9",),
)
def care_leaver_twice(child: Child) -> Iterable[Row]:
    return alike(child.care_leavers, "child_id")


@RULES.on_row(
    CareLeaver,
    "A968",
    means="Somebody under 18 is said to stay on with former foster carers, which begins at 18.",
    fields=(HOME, BORN),
    severity="query",
    passes=("List9 birth_date=2008-03-31 accommodation='Z: With former foster carers'",),
    fails=("*List9 birth_date=2008-04-01 accommodation='Z: With former foster carers'",),
)
def staying_put_as_a_child(leaver: CareLeaver, child: Child) -> bool:
    return leaver.accommodation == "Z" and younger(child.born, 18, on=child.collection.on)
