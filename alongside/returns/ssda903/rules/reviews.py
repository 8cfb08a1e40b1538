"""Reviews: when each was held, and how the child took part."""

from alongside.returns.kit.dates import turns, younger
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Review

UNDER_FOUR = "PN0"


@RULES.on_row(
    Review,
    "166",
    means="The day of the review must be a real date, written like 31/12/2025.",
    fields=("REVIEW",),
    passes=("Reviews REVIEW=01/05/2025",),
    fails=("*Reviews REVIEW=", "*Reviews REVIEW=31/02/2025", "*Reviews REVIEW=2025-05-01"),
)
def review_is_no_date(row: Review, child: Child) -> bool:
    return row.review is None or "REVIEW" in row.taken


@RULES.on_row(
    Review,
    "167",
    means="How the child took part must be given by one of the codes, and only with the day of a review.",
    fields=("REVIEW_CODE",),
    passes=("Reviews REVIEW=01/05/2025 REVIEW_CODE=PN7", "Reviews"),
    fails=(
        "*Reviews REVIEW=01/05/2025",
        "*Reviews REVIEW=01/05/2025 REVIEW_CODE=PN8",
        "*Reviews REVIEW=soon REVIEW_CODE=PN8",
        "*Reviews REVIEW_CODE=PN1",
    ),
)
def participation_is_no_code(row: Review, child: Child) -> bool:
    if gave(row, "review"):
        return row.review_code not in child.year.known(codes.REVIEW_PARTICIPATION)
    return row.review_code is not None


@RULES.on_row(
    Review,
    "440",
    means="PN0 is for children under four; this child had turned four by the review.",
    fields=("REVIEW_CODE", "REVIEW", "DOB"),
    passes=(
        "Reviews DOB=02/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN0",
        "Reviews DOB=01/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN1",
    ),
    fails=("*Reviews DOB=01/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN0",),
)
def four_and_no_part(row: Review, child: Child) -> bool:
    return row.review_code == UNDER_FOUR and turns(row.dob, 4, by=row.review)


@RULES.on_row(
    Review,
    "441",
    means="A part in the review (PN1 to PN7) is for children of four or more; this child was younger.",
    fields=("REVIEW_CODE", "REVIEW", "DOB"),
    passes=(
        "Reviews DOB=01/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN1",
        "Reviews DOB=02/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN0",
        "Reviews DOB=02/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN8",
    ),
    fails=("*Reviews DOB=02/05/2021 REVIEW=01/05/2025 REVIEW_CODE=PN7",),
)
def part_before_four(row: Review, child: Child) -> bool:
    took_part = row.review_code != UNDER_FOUR and row.review_code in codes.REVIEW_PARTICIPATION
    return took_part and younger(row.dob, 4, on=row.review)
