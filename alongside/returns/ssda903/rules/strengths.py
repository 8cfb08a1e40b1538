"""OC2: the strengths and difficulties score of children from four to sixteen, or why there is none."""

from alongside.returns.kit.dates import birthday, turns, younger
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Outcomes

HIGHEST = 40
EITHER = ("sdq_score", "sdq_reason")


@RULES.on_row(
    Outcomes,
    "157",
    means="SDQ1 (too young or too old for a score) cannot be so of a child who was from four to sixteen all year.",
    fields=("SDQ_REASON", "DOB"),
    reads=("Episodes",),
    passes=(
        "OC2 SDQ_REASON=SDQ1 DOB=02/04/2021; Episodes DECOM=01/04/2024",
        "OC2 SDQ_REASON=SDQ1 DOB=31/03/2009; Episodes DECOM=01/04/2024",
        "OC2 SDQ_REASON=SDQ2 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 SDQ_REASON=SDQ1 SDQ_SCORE=7 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 SDQ_REASON=SDQ1 DOB=01/04/2021; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=(
        "*OC2 SDQ_REASON=SDQ1 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "*OC2 SDQ_REASON=SDQ1 DOB=01/04/2009; Episodes DECOM=01/04/2024",
    ),
)
def age_is_no_reason(row: Outcomes, child: Child) -> bool:
    if row.sdq_reason != "SDQ1" or gave(row, "sdq_score"):
        return False
    return child.in_care_all_year and _of_the_age(row, child)


def _of_the_age(row: Outcomes, child: Child) -> bool:
    """Four or more when the year began, and not yet seventeen when it ended."""
    return turns(row.dob, 4, by=child.year.starts) and younger(row.dob, 17, on=child.year.ends)


@RULES.on_row(
    Outcomes,
    "180",
    means="The strengths and difficulties score must be a whole number from 0 to 40.",
    fields=("SDQ_SCORE",),
    passes=("OC2 SDQ_SCORE=0", "OC2 SDQ_SCORE=40", "OC2 SDQ_SCORE="),
    fails=("*OC2 SDQ_SCORE=41", "*OC2 SDQ_SCORE=-1", "*OC2 SDQ_SCORE=12.5", "*OC2 SDQ_SCORE=high"),
)
def score_is_out_of_range(row: Outcomes, child: Child) -> bool:
    return "SDQ_SCORE" in row.unread or (row.sdq_score is not None and row.sdq_score > HIGHEST)


@RULES.on_row(
    Outcomes,
    "185",
    means="A score is given for a child who was not in care all year.",
    fields=("SDQ_SCORE",),
    reads=("Episodes",),
    passes=("OC2 SDQ_SCORE=7; Episodes DECOM=01/04/2025 RNE=S", "OC2 SDQ_SCORE=; Episodes DECOM=02/04/2025 RNE=S"),
    fails=(
        "*OC2 SDQ_SCORE=7; Episodes DECOM=02/04/2025 RNE=S",
        "*OC2 SDQ_SCORE=7; Episodes DECOM=01/04/2024 DEC=30/03/2026 REC=E4A",
        "*OC2 SDQ_SCORE=7; Episodes DECOM=01/04/2024 LS=V4",
        "*OC2 SDQ_SCORE=7",
    ),
)
def score_without_a_year_in_care(row: Outcomes, child: Child) -> bool:
    return gave(row, "sdq_score") and not child.in_care_all_year


@RULES.on_row(
    Outcomes,
    "186",
    means="A child from four to sixteen who was in care all year needs a score, or the reason why there is none.",
    fields=("SDQ_SCORE",),
    reads=("Episodes",),
    passes=(
        "OC2 SDQ_SCORE=7 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 SDQ_REASON=SDQ5 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=02/04/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2009; Episodes DECOM=01/04/2024",
        "OC2 DOB=01/04/2021; Episodes DECOM=01/04/2024 DEC=01/06/2025 REC=E4A",
    ),
    fails=(
        "*OC2 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "*OC2 DOB=01/04/2009; Episodes DECOM=01/04/2024 DEC=01/06/2025 REC=X1; Episodes DECOM=01/06/2025 RNE=P",
    ),
)
def has_neither_score_nor_reason(row: Outcomes, child: Child) -> bool:
    return not gave(row, *EITHER) and child.in_care_all_year and _of_the_age(row, child)


@RULES.on_row(
    Outcomes,
    "188",
    means="The child had not turned four when the year ended: neither score nor reason is asked for.",
    fields=("SDQ_SCORE", "SDQ_REASON"),
    passes=("OC2 SDQ_SCORE=7 DOB=31/03/2022", "OC2 DOB=01/04/2022"),
    fails=("*OC2 SDQ_SCORE=7 DOB=01/04/2022", "*OC2 SDQ_REASON=SDQ1 DOB=01/04/2022"),
)
def too_young_for_a_score(row: Outcomes, child: Child) -> bool:
    return gave(row, *EITHER) and younger(row.dob, 4, on=child.year.ends)


@RULES.on_row(
    Outcomes,
    "189",
    means="The young person had turned seventeen before the year began: neither score nor reason is asked for.",
    fields=("SDQ_SCORE", "SDQ_REASON", "DOB"),
    passes=("OC2 SDQ_SCORE=7 DOB=01/04/2008", "OC2 DOB=31/03/2008"),
    fails=("*OC2 SDQ_SCORE=7 DOB=31/03/2008", "*OC2 SDQ_REASON=SDQ1 DOB=31/03/2008"),
)
def too_old_for_a_score(row: Outcomes, child: Child) -> bool:
    return row.dob is not None and gave(row, *EITHER) and birthday(row.dob, 17) < child.year.starts


@RULES.on_row(
    Outcomes,
    "196",
    means="The reason why there is no score must be one of SDQ1 to SDQ5.",
    fields=("SDQ_REASON",),
    passes=("OC2 SDQ_REASON=SDQ5", "OC2 SDQ_REASON=sdq1", "OC2 SDQ_REASON="),
    fails=("*OC2 SDQ_REASON=SDQ6", "*OC2 SDQ_REASON=refused"),
)
def reason_is_no_code(row: Outcomes, child: Child) -> bool:
    return row.sdq_reason is not None and row.sdq_reason not in child.year.known(codes.SDQ_REASON)


@RULES.on_row(
    Outcomes,
    "197a",
    means="There is a score: the reason why there is none must be blank.",
    fields=("SDQ_REASON", "SDQ_SCORE"),
    passes=("OC2 SDQ_SCORE=7 SDQ_REASON=", "OC2 SDQ_SCORE= SDQ_REASON=SDQ2"),
    fails=("*OC2 SDQ_SCORE=0 SDQ_REASON=SDQ2",),
)
def both_score_and_reason(row: Outcomes, child: Child) -> bool:
    return gave(row, "sdq_score") and row.sdq_reason is not None


@RULES.on_row(
    Outcomes,
    "197B",
    means="A child in care all year who turned four or seventeen in it needs a score, or the reason for none.",
    fields=("SDQ_REASON", "DOB"),
    reads=("Episodes",),
    passes=(
        "OC2 SDQ_REASON=SDQ1 DOB=01/06/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2021; Episodes DECOM=01/04/2024",
        "OC2 DOB=01/04/2022; Episodes DECOM=01/04/2024",
        "OC2 DOB=31/03/2008; Episodes DECOM=01/04/2024",
        "OC2 DOB=01/06/2021; Episodes DECOM=02/04/2025 RNE=S",
    ),
    fails=(
        "*OC2 DOB=01/04/2021; Episodes DECOM=01/04/2024",
        "*OC2 DOB=31/03/2022; Episodes DECOM=01/04/2024",
        "*OC2 DOB=01/04/2008; Episodes DECOM=01/04/2024",
        "*OC2 DOB=31/03/2009; Episodes DECOM=01/04/2024",
    ),
)
def says_nothing_at_the_edge(row: Outcomes, child: Child) -> bool:
    if gave(row, *EITHER) or not child.in_care_all_year:
        return False
    return any(_turned(row, child, years) for years in (4, 17))


def _turned(row: Outcomes, child: Child, years: int) -> bool:
    """Whether that birthday lies in the year."""
    return row.dob is not None and child.year.starts <= birthday(row.dob, years) <= child.year.ends


@RULES.on_row(
    Outcomes,
    "198",
    means="A reason for no score is given for a child who was not in care all year.",
    fields=("SDQ_REASON",),
    reads=("Episodes",),
    passes=("OC2 SDQ_REASON=SDQ2; Episodes DECOM=01/04/2025 RNE=S", "OC2; Episodes DECOM=02/04/2025 RNE=S"),
    fails=("*OC2 SDQ_REASON=SDQ2; Episodes DECOM=02/04/2025 RNE=S",),
)
def reason_without_a_year_in_care(row: Outcomes, child: Child) -> bool:
    return row.sdq_reason is not None and not child.in_care_all_year
