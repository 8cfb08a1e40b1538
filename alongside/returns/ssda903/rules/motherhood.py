"""Whether a young woman is a mother, beside the episodes and the care leavers' answers."""

from collections.abc import Iterable

from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave
from alongside.returns.ssda903.in_care import SHORT_BREAKS, in_the_year
from alongside.returns.ssda903.rules.leaver_answers import ANSWERS
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Header


@RULES.on_child(
    "165",
    means="Being a mother must be 0 or 1 for a girl in care this year, and blank for a boy, and for a care leaver.",
    fields=("MOTHER", "SEX", "IN_TOUCH", "ACTIV", "ACCOM", "DECOM"),
    reads=("Episodes", "Header"),
    passes=(
        "Header SEX=M; Episodes DECOM=01/05/2025 LS=C2",
        "Header SEX=F MOTHER=0; Episodes DECOM=01/05/2025 LS=C2",
        "Header SEX=F; Episodes DECOM=01/05/2024 DEC=31/03/2025 LS=C2; OC3 IN_TOUCH=YES",
        "Header SEX=F; Episodes DECOM=01/05/2025 LS=V3",
        "Header SEX=F MOTHER=1; Episodes DECOM=01/05/2024 DEC=31/03/2025 LS=C2; OC3",
    ),
    fails=(
        "*Header SEX=F MOTHER=2; Episodes DECOM=01/05/2025 LS=C2",
        "*Header SEX=M MOTHER=0; *OC3",
        "*Header SEX=F; Episodes DECOM=01/05/2024 DEC=01/04/2025 LS=C2; *OC3 IN_TOUCH=YES",
        "*Header SEX=F MOTHER=1; Episodes DECOM=01/05/2024 DEC=31/03/2025 LS=C2; *OC3 IN_TOUCH=YES",
    ),
)
def flag_does_not_fit(child: Child) -> Iterable[Row]:
    wrong = [header for header in child.headers if _does_not_fit(header, child)]
    return [*wrong, *child.oc3] if wrong else []


def _does_not_fit(header: Header, child: Child) -> bool:
    if "MOTHER" in header.unread or "MOTHER" in header.taken:
        return True
    if header.sex == "M":
        return header.mother is not None
    if header.sex != "F":
        return False
    if _in_care(child):
        return header.mother is None
    return header.mother is not None and any(gave(row, *ANSWERS) for row in child.oc3)


def _in_care(child: Child) -> bool:
    """Whether the child was in care this year for more than short breaks."""
    starts, ends = child.year.starts, child.year.ends
    return any(stay.ls not in SHORT_BREAKS and in_the_year(stay, starts, ends) for stay in child.episodes)


@RULES.on_row(
    Header,
    "628",
    means="Being a mother is not asked for of a care leaver who was not in care this year.",
    fields=("MOTHER",),
    reads=("Episodes", "OC3"),
    passes=(
        "Header MOTHER=0; OC3 IN_TOUCH=YES; Episodes LS=C2",
        "Header MOTHER=0; OC3",
        "Header; OC3 IN_TOUCH=YES",
    ),
    fails=("*Header MOTHER=0; OC3 IN_TOUCH=YES", "*Header MOTHER=maybe; OC3 ACCOM=U1"),
)
def asked_of_a_care_leaver(header: Header, child: Child) -> bool:
    if child.episodes or not gave(header, "mother"):
        return False
    return any(gave(row, *ANSWERS) for row in child.oc3)
