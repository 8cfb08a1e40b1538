"""Temporary placements (T0 to T4): a child goes there from a usual placement and comes back to it."""

from collections.abc import Iterator
from itertools import pairwise

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import TEMPORARY
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

HOLIDAYS_OF_CARERS = 2

# The examples' first two episodes: a child whose carers go on holiday.
AWAY = "Episodes DECOM=01/05/2025 PLACE=U4 PL_POST=B11BB; Episodes DECOM=01/06/2025 PLACE=T3 RNE=P PL_POST=B24QA; "


@RULES.on_child(
    "377",
    means="Only two temporary placements in a year may be for the usual carer's holiday (T3).",
    fields=("PLACE",),
    passes=(
        "Episodes PLACE=T3; Episodes PLACE=T3; Episodes PLACE=T2",
        "Episodes PLACE=T3; Episodes PLACE=T3; Episodes CHILD=2 PLACE=T3",
    ),
    fails=("*Episodes PLACE=T3; Episodes PLACE=U4; *Episodes PLACE=T3; *Episodes PLACE=T3",),
)
def carers_on_holiday_too_often(child: Child) -> list[Episode]:
    stays = [stay for stay in child.episodes if stay.place == "T3"]
    return stays if len(stays) > HOLIDAYS_OF_CARERS else []


@RULES.on_row(
    Episode,
    "380",
    means="A child goes to a temporary placement from another one: the reason must be P or B, never a start of care.",
    fields=("PLACE", "RNE"),
    passes=("Episodes PLACE=T3 RNE=P", "Episodes PLACE=T0 RNE=B", "Episodes PLACE=U4 RNE=S"),
    fails=("*Episodes PLACE=T3 RNE=S", "*Episodes PLACE=T0 RNE=T", "*Episodes PLACE=T4 RNE="),
)
def temporary_from_nowhere(stay: Episode, child: Child) -> bool:
    return stay.place in TEMPORARY and stay.rne not in ("P", "B")


@RULES.on_row(
    Episode,
    "381",
    means="A child leaves care from the usual placement, not from a temporary one: end the temporary episode with X1.",
    fields=("PLACE", "REC"),
    passes=("Episodes PLACE=T3 REC=X1", "Episodes PLACE=T3 REC=", "Episodes PLACE=U4 REC=E4A"),
    fails=("*Episodes PLACE=T3 REC=E4A", "*Episodes PLACE=T0 REC=E2"),
)
def left_care_from_a_temporary_placement(stay: Episode, child: Child) -> bool:
    return stay.place in TEMPORARY and stay.rec not in ("X1", None)


def _returns(child: Child) -> Iterator[tuple[Episode, Episode]]:
    """Each episode that follows a temporary one, with the one before that."""
    for (usual, away), (_, stay) in pairwise(child.steps):
        if away.place in TEMPORARY:
            yield usual, stay


@RULES.on_child(
    "383",
    means="After a temporary placement the child goes back, with reason P, to the type of placement there was before.",
    fields=("PLACE",),
    last=2025,
    passes=(
        "Episodes DECOM=01/05/2024 PLACE=U4; Episodes DECOM=01/06/2024 PLACE=T3; "
        "Episodes DECOM=15/06/2024 PLACE=U4 RNE=P",
        "Episodes DECOM=01/06/2024 PLACE=T3; Episodes DECOM=15/06/2024 PLACE=U4 RNE=L",
    ),
    fails=(
        "Episodes DECOM=01/05/2024 PLACE=U4; Episodes DECOM=01/06/2024 PLACE=T3; "
        "*Episodes DECOM=15/06/2024 PLACE=U5 RNE=P",
        "Episodes DECOM=01/05/2024 PLACE=U4; Episodes DECOM=01/06/2024 PLACE=T3; "
        "*Episodes DECOM=15/06/2024 PLACE=U4 RNE=T",
    ),
)
def did_not_go_back(child: Child) -> Iterator[Episode]:
    for usual, stay in _returns(child):
        if stay.rne != "P" or stay.place != usual.place:
            yield stay


@RULES.on_child(
    "383",
    means="After a temporary placement the child goes back, with reason P, to the placement and postcode from before.",
    fields=("PLACE", "RNE", "PL_POST"),
    first=2026,
    passes=(AWAY + 'Episodes DECOM=15/06/2025 PLACE=U4 RNE=P PL_POST="B1 1BB"',),
    fails=(
        AWAY + "*Episodes DECOM=15/06/2025 PLACE=U4 RNE=P PL_POST=B24QA",
        AWAY + "*Episodes DECOM=15/06/2025 PLACE=U5 RNE=P PL_POST=B11BB",
        AWAY + "*Episodes DECOM=15/06/2025 PLACE=U4 RNE=T PL_POST=B11BB",
    ),
)
def did_not_go_back_to_the_same_address(child: Child) -> Iterator[Episode]:
    for usual, stay in _returns(child):
        back = (usual.pl_post or "").replace(" ", "") == (stay.pl_post or "").replace(" ", "")
        if stay.rne != "P" or stay.place != usual.place or not back:
            yield stay
