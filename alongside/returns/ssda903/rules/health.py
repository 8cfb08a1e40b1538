"""OC2: health, offending and substance misuse of children who were in care all year."""

from collections.abc import Iterable

from alongside.returns.kit.dates import turns, younger
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Outcomes

# What must be answered for every child in care all year, and what for some.
FOR_ALL = ("immunisations", "teeth_check", "health_assessment", "substance_misuse")
FOR_SOME = ("convicted", "health_check", "intervention_received", "intervention_offered")
FIELDS_FOR_ALL = tuple(name.upper() for name in FOR_ALL)
FIELDS = (*FIELDS_FOR_ALL, *(name.upper() for name in FOR_SOME))


@RULES.on_row(
    Outcomes,
    "158",
    means="Help with substance misuse was received, so whether it was offered must be left blank.",
    fields=("INTERVENTION_OFFERED", "INTERVENTION_RECEIVED"),
    passes=("OC2 INTERVENTION_RECEIVED=1", "OC2 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=1"),
    fails=("*OC2 INTERVENTION_RECEIVED=1 INTERVENTION_OFFERED=0",),
)
def offered_what_was_received(row: Outcomes, child: Child) -> bool:
    return row.intervention_received is True and gave(row, "intervention_offered")


@RULES.on_row(
    Outcomes,
    "159",
    means="No help with substance misuse was received: say whether it was offered.",
    fields=("INTERVENTION_OFFERED", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"),
    passes=(
        "OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0 INTERVENTION_OFFERED=0",
        "OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=1",
        "OC2 SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0",
    ),
    fails=("*OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0",),
)
def not_said_whether_offered(row: Outcomes, child: Child) -> bool:
    wanting = row.substance_misuse is True and row.intervention_received is False
    return wanting and lacks(row, "intervention_offered")


@RULES.on_row(
    Outcomes,
    "181",
    means="Each answer on health, offending and substance misuse must be 0 or 1.",
    fields=FIELDS,
    passes=("OC2 CONVICTED=0 HEALTH_CHECK=1 TEETH_CHECK=", "OC2 SDQ_SCORE=high"),
    fails=("*OC2 CONVICTED=2", "*OC2 INTERVENTION_OFFERED=Y", "*OC2 TEETH_CHECK=true"),
)
def answer_is_not_nought_or_one(row: Outcomes, child: Child) -> bool:
    return any(name in FIELDS for odd in (row.unread, row.taken) for name in odd)


@RULES.on_row(
    Outcomes,
    "182",
    means="Immunisations, teeth, health assessment and substance misuse must all be answered, or all of OC2 left blank.",
    fields=FIELDS,
    passes=(
        "OC2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0 CONVICTED=0",
        "OC2 IMMUNISATIONS=1",
        "OC2",
    ),
    fails=("*OC2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 CONVICTED=0", "*OC2 HEALTH_CHECK=0"),
)
def is_partly_answered(row: Outcomes, child: Child) -> bool:
    return lacks(row, *FOR_ALL) and gave(row, *FOR_SOME)


@RULES.on_row(
    Outcomes,
    "190",
    means="Health or offending is answered for a child who was not in care all year.",
    fields=FIELDS,
    reads=("Episodes",),
    passes=("OC2 TEETH_CHECK=1; Episodes DECOM=01/04/2024", "OC2 SDQ_SCORE=7; Episodes DECOM=01/05/2025 RNE=S"),
    fails=("*OC2 TEETH_CHECK=1; Episodes DECOM=02/04/2025 RNE=S", "*OC2 CONVICTED=2"),
)
def answered_without_a_year_in_care(row: Outcomes, child: Child) -> bool:
    return not child.in_care_all_year and gave(row, *FOR_ALL, *FOR_SOME)


@RULES.on_child(
    "191",
    means="The child was in care all year, but immunisations, teeth, health assessment or substance misuse is blank.",
    fields=(*FIELDS_FOR_ALL, "CHILD"),
    reads=("Episodes", "OC2"),
    passes=(
        "OC2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0; Episodes DECOM=01/04/2024",
        "OC2; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=(
        "*OC2 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1; Episodes DECOM=01/04/2024",
        "*Episodes DECOM=01/04/2024 DEC=01/05/2025 REC=X1; Episodes DECOM=01/05/2025",
    ),
)
def lacks_what_all_need(child: Child) -> Iterable[Row]:
    if not child.in_care_all_year:
        return []
    if child.oc2:
        return [row for row in child.oc2 if lacks(row, *FOR_ALL)]
    return [child.first_episode] if child.first_episode else []


@RULES.on_row(
    Outcomes,
    "192",
    means="Substance misuse was found: say whether help with it was received.",
    fields=("INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"),
    passes=("OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=0", "OC2 SUBSTANCE_MISUSE=0"),
    fails=("*OC2 SUBSTANCE_MISUSE=1 INTERVENTION_OFFERED=1",),
)
def not_said_whether_received(row: Outcomes, child: Child) -> bool:
    return row.substance_misuse is True and lacks(row, "intervention_received")


@RULES.on_row(
    Outcomes,
    "193",
    means="No substance misuse was found, yet help with it is answered.",
    fields=("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    passes=("OC2 SUBSTANCE_MISUSE=1 INTERVENTION_RECEIVED=1", "OC2 SUBSTANCE_MISUSE=0"),
    fails=("*OC2 SUBSTANCE_MISUSE=0 INTERVENTION_RECEIVED=0", "*OC2 INTERVENTION_OFFERED=1"),
)
def help_without_misuse(row: Outcomes, child: Child) -> bool:
    if row.substance_misuse or "SUBSTANCE_MISUSE" in row.unread:
        return False
    return gave(row, "intervention_received", "intervention_offered")


@RULES.on_row(
    Outcomes,
    "542",
    means="The child had not turned ten when the year ended: convictions are not asked for.",
    fields=("CONVICTED", "DOB"),
    passes=("OC2 CONVICTED=0 DOB=31/03/2016", "OC2 CONVICTED= DOB=01/04/2016"),
    fails=("*OC2 CONVICTED=0 DOB=01/04/2016",),
)
def too_young_for_a_conviction(row: Outcomes, child: Child) -> bool:
    return gave(row, "convicted") and younger(row.dob, 10, on=child.year.ends)


@RULES.on_row(
    Outcomes,
    "543",
    means="For a child of ten or more who was in care all year it must be said whether there was a conviction.",
    fields=("CONVICTED", "DOB"),
    reads=("Episodes",),
    passes=(
        "OC2 CONVICTED=0 DOB=31/03/2016; Episodes DECOM=01/04/2024",
        "OC2 DOB=01/04/2016; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2016; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=("*OC2 DOB=31/03/2016; Episodes DECOM=01/04/2024",),
)
def not_said_whether_convicted(row: Outcomes, child: Child) -> bool:
    asked = turns(row.dob, 10, by=child.year.ends) and child.in_care_all_year
    return asked and lacks(row, "convicted")


@RULES.on_row(
    Outcomes,
    "544",
    means="Convictions are answered, but not all of immunisations, teeth, health assessment and substance misuse.",
    fields=(*FIELDS_FOR_ALL, "CONVICTED"),
    passes=(
        "OC2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0",
        "OC2 TEETH_CHECK=1",
    ),
    fails=(
        "*OC2 CONVICTED=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1",
        "*OC2 CONVICTED=0 TEETH_CHECK=1",
    ),
)
def convictions_alone_are_answered(row: Outcomes, child: Child) -> bool:
    return gave(row, "convicted") and lacks(row, *FOR_ALL)


@RULES.on_row(
    Outcomes,
    "545",
    means="For a child under five who was in care all year the development check must be answered.",
    fields=("HEALTH_CHECK", "DOB"),
    reads=("Episodes",),
    passes=(
        "OC2 HEALTH_CHECK=1 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=01/04/2021; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=("*OC2 DOB=01/04/2021; Episodes DECOM=01/04/2024",),
)
def development_is_not_answered(row: Outcomes, child: Child) -> bool:
    asked = younger(row.dob, 5, on=child.year.ends) and child.in_care_all_year
    return asked and lacks(row, "health_check")


@RULES.on_row(
    Outcomes,
    "546",
    means="The child had turned five by the year's end: the development check is not asked for.",
    fields=("HEALTH_CHECK", "DOB"),
    reads=("Episodes",),
    passes=(
        "OC2 HEALTH_CHECK=1 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2021; Episodes DECOM=01/04/2024",
        "OC2 HEALTH_CHECK=1 DOB=31/03/2021; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=("*OC2 HEALTH_CHECK=0 DOB=31/03/2021; Episodes DECOM=01/04/2024",),
)
def too_old_for_a_development_check(row: Outcomes, child: Child) -> bool:
    given = gave(row, "health_check") and turns(row.dob, 5, by=child.year.ends)
    return given and child.in_care_all_year


@RULES.on_row(
    Outcomes,
    "547",
    means="The development check is answered, but not all of immunisations, teeth, health assessment and substance misuse.",
    fields=(*FIELDS_FOR_ALL, "HEALTH_CHECK"),
    passes=(
        "OC2 HEALTH_CHECK=1 IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0",
        "OC2 TEETH_CHECK=1",
    ),
    fails=("*OC2 HEALTH_CHECK=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0", "*OC2 HEALTH_CHECK=0"),
)
def development_alone_is_answered(row: Outcomes, child: Child) -> bool:
    return gave(row, "health_check") and lacks(row, *FOR_ALL)
