"""Tables that exclude each other: a child in care all year, a child adopted and a care leaver are not the same child."""

from collections.abc import Iterable

from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave
from alongside.returns.ssda903.rules import health, leaver_answers
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Adoption

OF_ADOPTION = ("date_int", "date_match", "foster_care", "nb_adoptr", "sex_adoptr", "ls_adoptr")
ADOPTION_FIELDS = tuple(name.upper() for name in OF_ADOPTION)
OF_LEAVERS, LEAVER_FIELDS = leaver_answers.ANSWERS, leaver_answers.FIELDS
OF_HEALTH = (*health.FOR_ALL, *health.FOR_SOME)
FOR_CHILDREN_IN_CARE = ("AD1", "Missing", "OC2", "PlacedAdoption", "PrevPerm", "Reviews")


@RULES.on_row(
    Adoption,
    "134",
    means="A care leaver cannot have been adopted too.",
    fields=(*ADOPTION_FIELDS, *LEAVER_FIELDS),
    reads=("AD1", "OC3"),
    passes=("AD1 FOSTER_CARE=0; OC3", "AD1; OC3 IN_TOUCH=YES"),
    fails=("*AD1 FOSTER_CARE=0; AD1; OC3 IN_TOUCH=YES", "*AD1 DATE_INT=soon; OC3 ACCOM=U1"),
)
def adopted_care_leaver(row: Adoption, child: Child) -> bool:
    return gave(row, *OF_ADOPTION) and any(gave(leaver, *OF_LEAVERS) for leaver in child.oc3)


@RULES.on_child(
    "187",
    means="The child was in care all year, so was neither adopted nor has left care.",
    fields=(*ADOPTION_FIELDS, *LEAVER_FIELDS),
    reads=("Episodes",),
    passes=(
        "Episodes DECOM=01/04/2024; AD1; OC3",
        "Episodes DECOM=01/04/2024 DEC=01/06/2025 REC=E11; AD1 FOSTER_CARE=0",
    ),
    fails=("Episodes DECOM=01/04/2024; *AD1 FOSTER_CARE=0; *OC3 IN_TOUCH=YES; OC3",),
)
def in_care_all_year_and_gone(child: Child) -> Iterable[Row]:
    if not (child.ad1 or child.oc3) or not child.in_care_all_year:
        return []
    adopted = [row for row in child.ad1 if gave(row, *OF_ADOPTION)]
    return [*adopted, *(row for row in child.oc3 if gave(row, *OF_LEAVERS))]


@RULES.on_child(
    "215",
    means="Answers on leaving care and answers on a whole year in care cannot both be of one child.",
    fields=(*LEAVER_FIELDS, *health.FIELDS),
    reads=("OC2", "OC3"),
    passes=("OC2 TEETH_CHECK=1; OC3", "OC2 SDQ_SCORE=7; OC3 IN_TOUCH=YES"),
    fails=("*OC2 TEETH_CHECK=1; OC2; *OC3 IN_TOUCH=YES; OC3",),
)
def leaver_with_a_year_in_care(child: Child) -> Iterable[Row]:
    left = [row for row in child.oc3 if gave(row, *OF_LEAVERS)]
    stayed = [row for row in child.oc2 if gave(row, *OF_HEALTH)] if left else []
    return [*stayed, *left] if stayed else []


@RULES.on_child(
    "1012",
    means="The child has no episode this year, yet stands in a table for children in care.",
    fields=("CHILD",),
    reads=("Episodes",),
    passes=("OC3 IN_TOUCH=YES; UASC", "Reviews; Missing; Episodes LS=C2"),
    fails=("*AD1; *Missing; *OC2; *PlacedAdoption; *PrevPerm; *Reviews; OC3; Header",),
)
def in_tables_of_children_in_care(child: Child) -> Iterable[Row]:
    if child.episodes:
        return []
    return [row for table in FOR_CHILDREN_IN_CARE for row in child.of(table)]
