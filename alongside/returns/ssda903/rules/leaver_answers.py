"""OC3 by itself: whether a care leaver is in touch, what they do and where they live."""

from alongside.returns.kit.dates import birthday, younger
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import CareLeaver

ANSWERS = ("in_touch", "activ", "accom")
FIELDS = ("IN_TOUCH", "ACTIV", "ACCOM")
NONE = "0"
GONE = ("DIED", "RHOM")
# T is what the department's own text of the rule says; the codes are T1 and T2.
FOYER = ("T", "T1", "T2")
FORMER_CARERS = ("Z1", "Z2")


@RULES.on_row(
    CareLeaver,
    "131",
    means="Whether the care leaver is in touch must be given, by one of the codes.",
    fields=("IN_TOUCH",),
    passes=("OC3 IN_TOUCH=YES", "OC3 IN_TOUCH=rhom"),
    fails=("*OC3 IN_TOUCH=", "*OC3 IN_TOUCH=1"),
)
def in_touch_is_no_code(row: CareLeaver, child: Child) -> bool:
    return row.in_touch not in child.year.known(codes.IN_TOUCH)


@RULES.on_row(
    CareLeaver,
    "132",
    means="What the care leaver does must be given, by one of the codes; 0 where they are not in touch.",
    fields=("ACTIV",),
    passes=("OC3 ACTIV=F4", "OC3 ACTIV=0"),
    fails=("*OC3 ACTIV=", "*OC3 ACTIV=F3", "*OC3 ACTIV=NEET"),
)
def activity_is_no_code(row: CareLeaver, child: Child) -> bool:
    return row.activ not in child.year.known(codes.ACTIVITY)


@RULES.on_row(
    CareLeaver,
    "133",
    means="Where the care leaver lives must be given, by one of the codes; 0 where they are not in touch.",
    fields=("ACCOM",),
    passes=("OC3 ACCOM=U1", "OC3 ACCOM=0"),
    fails=("*OC3 ACCOM=", "*OC3 ACCOM=U", "*OC3 ACCOM=X1"),
)
def accommodation_is_no_code(row: CareLeaver, child: Child) -> bool:
    return row.accom not in child.year.known(codes.ACCOMMODATION)


@RULES.on_row(
    CareLeaver,
    "153",
    means="Being in touch, activity and accommodation must be all answered or all left blank.",
    fields=FIELDS,
    passes=("OC3 IN_TOUCH=YES ACTIV=F1 ACCOM=U1", "OC3"),
    fails=("*OC3 IN_TOUCH=YES ACTIV=F1", "*OC3 ACCOM=U1"),
)
def is_partly_answered(row: CareLeaver, child: Child) -> bool:
    return gave(row, *ANSWERS) and lacks(row, *ANSWERS)


@RULES.on_row(
    CareLeaver,
    "344",
    means="The young person died or went home, so activity and accommodation must both be 0.",
    fields=("ACTIV", "ACCOM", "IN_TOUCH"),
    passes=("OC3 IN_TOUCH=DIED ACTIV=0 ACCOM=0", "OC3 IN_TOUCH=NO ACTIV=F1 ACCOM=U1"),
    fails=("*OC3 IN_TOUCH=DIED ACTIV=F1 ACCOM=0", "*OC3 IN_TOUCH=RHOM ACTIV=0 ACCOM=B1", "*OC3 IN_TOUCH=RHOM"),
)
def says_more_of_one_who_is_gone(row: CareLeaver, child: Child) -> bool:
    return row.in_touch in GONE and not (row.activ == NONE and row.accom == NONE)


@RULES.on_row(
    CareLeaver,
    "345",
    means="The care leaver is in touch, so neither activity nor accommodation can be 0.",
    fields=("ACTIV", "ACCOM", "IN_TOUCH"),
    passes=("OC3 IN_TOUCH=YES ACTIV=G5 ACCOM=U1", "OC3 IN_TOUCH=REFU ACTIV=0 ACCOM=0", "OC3 IN_TOUCH=YES"),
    fails=("*OC3 IN_TOUCH=YES ACTIV=0 ACCOM=U1", "*OC3 IN_TOUCH=YES ACTIV=G5 ACCOM=0"),
)
def says_nothing_of_one_in_touch(row: CareLeaver, child: Child) -> bool:
    return row.in_touch == "YES" and NONE in (row.activ, row.accom)


@RULES.on_row(
    CareLeaver,
    "347",
    means="A care leaver who was not eighteen when the year began cannot live in a foyer.",
    fields=("ACCOM", "DOB"),
    first=2024,
    # Its wording says under eighteen, its condition eighteen at the year's start: who turned so in the year may be right.
    severity="query",
    passes=("OC3 ACCOM=T1 DOB=01/04/2007", "OC3 ACCOM=D1 DOB=02/04/2007"),
    fails=("*OC3 ACCOM=T1 DOB=02/04/2007", "*OC3 ACCOM=T2 DOB=01/01/2009", "*OC3 ACCOM=T DOB=01/01/2009"),
)
def too_young_for_a_foyer(row: CareLeaver, child: Child) -> bool:
    return row.accom in FOYER and younger(row.dob, 18, on=child.year.starts)


@RULES.on_row(
    CareLeaver,
    "348",
    means="Last year's return said that the care leaver had died.",
    fields=("IN_TOUCH",),
    reads=("OC3 last year",),
    first=2026,
    passes=("OC3 IN_TOUCH=DIED; last year OC3 IN_TOUCH=DIED", "OC3 IN_TOUCH=YES; last year OC3 IN_TOUCH=NO"),
    fails=("*OC3 IN_TOUCH=YES; last year OC3 IN_TOUCH=DIED", "*OC3 IN_TOUCH=; last year OC3 IN_TOUCH=DIED"),
)
def lives_after_dying(row: CareLeaver, child: Child) -> bool:
    return row.in_touch != "DIED" and any(last.in_touch == "DIED" for last in child.before.oc3)


@RULES.on_row(
    CareLeaver,
    "391",
    means="The young person had not turned seventeen by the year's end: care leavers' answers are not asked for.",
    fields=(*FIELDS, "DOB"),
    passes=("OC3 IN_TOUCH=YES DOB=31/03/2009", "OC3 DOB=01/04/2009"),
    fails=("*OC3 IN_TOUCH=YES DOB=01/04/2009", "*OC3 ACCOM=U1 DOB=01/04/2009"),
)
def too_young_for_a_care_leaver(row: CareLeaver, child: Child) -> bool:
    return gave(row, *ANSWERS) and younger(row.dob, 17, on=child.year.ends)


@RULES.on_row(
    CareLeaver,
    "3001",
    means="A care leaver who turned seventeen in the year cannot live with former foster carers.",
    fields=("ACCOM", "DOB"),
    reads=("Header",),
    passes=(
        "OC3 ACCOM=Z1; Header DOB=31/03/2008",
        "OC3 ACCOM=Z1; Header DOB=01/04/2009",
        "OC3 ACCOM=U1; Header DOB=01/06/2008",
        "OC3 ACCOM=Z1",
    ),
    fails=("*OC3 ACCOM=Z1; Header DOB=01/04/2008", "*OC3 ACCOM=Z2; Header DOB=31/03/2009"),
)
def with_former_carers_at_seventeen(row: CareLeaver, child: Child) -> bool:
    if row.accom not in FORMER_CARERS or child.born is None:
        return False
    return child.year.starts <= birthday(child.born, 17) <= child.year.ends
