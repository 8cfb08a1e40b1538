"""PlacedAdoption: the decision that a child should be placed for adoption, and its reversal, by themselves."""

from collections.abc import Iterator
from itertools import pairwise

from alongside.returns.kit.dates import after
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks, misspelt
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import PlacedForAdoption


@RULES.on_row(
    PlacedForAdoption,
    "115",
    means="The day of the decision to place the child for adoption must be a real date, written like 31/12/2025.",
    fields=("DATE_PLACED",),
    passes=("PlacedAdoption DATE_PLACED=01/05/2025", "PlacedAdoption DATE_PLACED="),
    fails=("*PlacedAdoption DATE_PLACED=31/02/2025", "*PlacedAdoption DATE_PLACED=2025-05-01"),
)
def decision_is_no_date(decision: PlacedForAdoption, child: Child) -> bool:
    return misspelt(decision, "date_placed")


@RULES.on_row(
    PlacedForAdoption,
    "116",
    means="The day on which the decision was reversed must be a real date, written like 31/12/2025.",
    fields=("DATE_PLACED_CEASED",),
    passes=("PlacedAdoption DATE_PLACED_CEASED=01/05/2025", "PlacedAdoption DATE_PLACED_CEASED="),
    fails=("*PlacedAdoption DATE_PLACED_CEASED=31/02/2025", "*PlacedAdoption DATE_PLACED_CEASED=2025-05-01"),
)
def reversal_is_no_date(decision: PlacedForAdoption, child: Child) -> bool:
    return misspelt(decision, "date_placed_ceased")


@RULES.on_row(
    PlacedForAdoption,
    "119",
    means="Where the decision was reversed, both the day and the reason must be given.",
    fields=("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    passes=(
        "PlacedAdoption DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1",
        "PlacedAdoption DATE_PLACED=01/05/2025",
        "PlacedAdoption DATE_PLACED_CEASED=soon REASON_PLACED_CEASED=RD1",
    ),
    fails=("*PlacedAdoption DATE_PLACED_CEASED=01/05/2025", "*PlacedAdoption REASON_PLACED_CEASED=RD1"),
)
def reversal_is_half_told(decision: PlacedForAdoption, child: Child) -> bool:
    return gave(decision, "date_placed_ceased") is not gave(decision, "reason_placed_ceased")


@RULES.on_row(
    PlacedForAdoption,
    "120",
    means="The reason why the decision was reversed must be one of the codes RD1 to RD4.",
    fields=("REASON_PLACED_CEASED",),
    passes=("PlacedAdoption REASON_PLACED_CEASED=rd4", "PlacedAdoption REASON_PLACED_CEASED="),
    fails=("*PlacedAdoption REASON_PLACED_CEASED=RD5",),
)
def reason_of_reversal_is_no_code(decision: PlacedForAdoption, child: Child) -> bool:
    reason = decision.reason_placed_ceased
    return reason is not None and reason not in child.year.known(codes.REASON_ADOPTION_CEASED)


@RULES.on_row(
    PlacedForAdoption,
    "184",
    means="The decision to place the child for adoption is older than the child.",
    fields=("DATE_PLACED", "DOB"),
    reads=("Header",),
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025; Header DOB=01/05/2025",
        "PlacedAdoption DATE_PLACED=; Header DOB=01/05/2025",
        "PlacedAdoption DATE_PLACED=01/05/2025; Header DOB=",
    ),
    fails=("*PlacedAdoption DATE_PLACED=30/04/2025; Header DOB=01/05/2025",),
)
def was_decided_before_birth(decision: PlacedForAdoption, child: Child) -> bool:
    return after(child.born, decision.date_placed)


@RULES.on_row(
    PlacedForAdoption,
    "522",
    means="The decision was reversed before it was made.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED"),
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/05/2025",
        "PlacedAdoption DATE_PLACED=01/05/2025",
    ),
    fails=("*PlacedAdoption DATE_PLACED=02/05/2025 DATE_PLACED_CEASED=01/05/2025",),
)
def was_reversed_before_it_was_made(decision: PlacedForAdoption, child: Child) -> bool:
    return after(decision.date_placed, decision.date_placed_ceased)


@RULES.on_row(
    PlacedForAdoption,
    "563",
    means="A decision was reversed, but the day on which it had been made is blank.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2024 DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1",
        "PlacedAdoption DATE_PLACED= DATE_PLACED_CEASED=01/05/2025",
    ),
    fails=("*PlacedAdoption DATE_PLACED= DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1",),
)
def was_reversed_but_never_made(decision: PlacedForAdoption, child: Child) -> bool:
    if not lacks(decision, "date_placed"):
        return False
    return not lacks(decision, "date_placed_ceased", "reason_placed_ceased")


@RULES.on_child(
    "579",
    means="The decision was made while an earlier one still held.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED"),
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=01/06/2025; PlacedAdoption DATE_PLACED=01/06/2025",
        "PlacedAdoption CHILD=1 DATE_PLACED=01/05/2025; PlacedAdoption CHILD=2 DATE_PLACED=01/06/2025",
    ),
    fails=(
        "PlacedAdoption DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=02/06/2025; *PlacedAdoption DATE_PLACED=01/06/2025",
        "*PlacedAdoption DATE_PLACED=01/06/2025; PlacedAdoption DATE_PLACED=01/05/2025",
    ),
)
def was_decided_anew_too_early(child: Child) -> Iterator[PlacedForAdoption]:
    for before, decision in pairwise(child.placed_adoption):
        if lacks(before, "date_placed_ceased") or after(before.date_placed_ceased, decision.date_placed):
            yield decision


@RULES.on_row(
    PlacedForAdoption,
    "583",
    means="A later decision was made, but that this one was reversed is not told: check whether both are right.",
    fields=("DATE_PLACED_CEASED", "DATE_PLACED"),
    severity="query",
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025 DATE_PLACED_CEASED=02/06/2025; PlacedAdoption DATE_PLACED=01/06/2025",
        "PlacedAdoption DATE_PLACED=01/05/2025; PlacedAdoption DATE_PLACED=",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=30/05/2025; PlacedAdoption DATE_PLACED=01/06/2025",
        "*PlacedAdoption DATE_PLACED=01/05/2025; *PlacedAdoption DATE_PLACED=02/05/2025; PlacedAdoption DATE_PLACED=03/05/2025",
    ),
)
def an_earlier_decision_still_holds(decision: PlacedForAdoption, child: Child) -> bool:
    if len(child.placed_adoption) < 2 or not lacks(decision, "date_placed_ceased"):
        return False
    return any(after(other.date_placed, decision.date_placed) for other in child.placed_adoption)


@RULES.on_row(
    PlacedForAdoption,
    "INT02",
    means="The child stands in the table of decisions to place for adoption but not in the header.",
    fields=("CHILD",),
    reads=("Header",),
    passes=("PlacedAdoption DATE_PLACED=; Header SEX=M",),
    fails=("*PlacedAdoption DATE_PLACED=; Header CHILD=2",),
)
def has_no_header(decision: PlacedForAdoption, child: Child) -> bool:
    return not child.headers


@RULES.on_row(
    PlacedForAdoption,
    "INT12",
    means="The date of birth is not that of the header.",
    fields=("DOB",),
    reads=("Header",),
    passes=(
        "PlacedAdoption DOB=01/06/2020; Header DOB=01/06/2020",
        "PlacedAdoption DOB=; Header DOB=01/06/2020",
        "PlacedAdoption DOB=01/06/2020",
    ),
    fails=("*PlacedAdoption DOB=06/01/2020; Header DOB=01/06/2020",),
)
def birth_is_not_the_headers(decision: PlacedForAdoption, child: Child) -> bool:
    return decision.dob is not None and any(one.dob and one.dob != decision.dob for one in child.headers)
