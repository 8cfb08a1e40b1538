"""What changed from one episode to the next, and whether the reasons given for it say the same."""

from collections.abc import Iterator

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import TEMPORARY
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

NEW_PLACEMENT = frozenset(("P", "B", "T", "U"))

# The examples' first episode; what follows changes this or that of it.
HOME = "Episodes DECOM=01/05/2025 LS=C2 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1; "


def _same_placement(before: Episode, stay: Episode) -> bool:
    return (
        before.place == stay.place
        and before.place_provider == stay.place_provider
        and before.urn == stay.urn
        and _plain(before.pl_post) == _plain(stay.pl_post)
    )


def _plain(postcode: str | None) -> str:
    return (postcode or "").replace(" ", "")


@RULES.on_child(
    "434",
    means="Reason L says that the legal status changed and the placement did not, but the two episodes say otherwise.",
    fields=("RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"),
    passes=(
        HOME + 'Episodes DECOM=01/06/2025 RNE=L LS=E1 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST="B1 1BB" URN=SC1',
        "Episodes DECOM=01/05/2025 LS=C1 PLACE=P1; Episodes DECOM=01/06/2025 RNE=L LS=C2 PLACE=P1",
    ),
    fails=(
        HOME + "*Episodes DECOM=01/06/2025 RNE=L LS=C2 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
        HOME + "*Episodes DECOM=01/06/2025 RNE=L LS=E1 PLACE=U5 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
        HOME + "*Episodes DECOM=01/06/2025 RNE=L LS=E1 PLACE=U4 PLACE_PROVIDER=PR2 PL_POST=B11BB URN=SC1",
        HOME + "*Episodes DECOM=01/06/2025 RNE=L LS=E1 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B24QA URN=SC1",
        HOME + "*Episodes DECOM=01/06/2025 RNE=L LS=E1 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=",
    ),
)
def legal_status_alone_did_not_change(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne == "L" and (before.ls == stay.ls or not _same_placement(before, stay)):
            yield stay


@RULES.on_child(
    "435",
    means="Reasons P and T say that the placement changed and the legal status did not, but the episodes say otherwise.",
    fields=("LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"),
    passes=(
        HOME + "Episodes DECOM=01/06/2025 RNE=P LS=C2 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC2",
        HOME + "Episodes DECOM=01/06/2025 RNE=T LS=C2 PLACE=U5 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
    ),
    fails=(
        HOME + '*Episodes DECOM=01/06/2025 RNE=P LS=C2 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST="B1 1BB" URN=SC1',
        HOME + "*Episodes DECOM=01/06/2025 RNE=T LS=E1 PLACE=U5 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
        "Episodes DECOM=01/05/2025 LS=C1 PLACE=P1; *Episodes DECOM=01/06/2025 RNE=P LS=C1 PLACE=P1",
    ),
)
def placement_alone_did_not_change(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne in ("P", "T") and (before.ls != stay.ls or _same_placement(before, stay)):
            yield stay


@RULES.on_child(
    "436",
    means="Reasons B and U say that placement and legal status both changed, but one of them stands as it was.",
    fields=("RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"),
    passes=(
        HOME + "Episodes DECOM=01/06/2025 RNE=B LS=E1 PLACE=A6 PLACE_PROVIDER=PR1 PL_POST=B24QA URN=SC2",
        HOME + "Episodes DECOM=01/06/2025 RNE=U LS=E1 PLACE=A5 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
    ),
    fails=(
        HOME + "*Episodes DECOM=01/06/2025 RNE=B LS=C2 PLACE=A6 PLACE_PROVIDER=PR1 PL_POST=B24QA URN=SC2",
        HOME + "*Episodes DECOM=01/06/2025 RNE=U LS=E1 PLACE=U4 PLACE_PROVIDER=PR1 PL_POST=B11BB URN=SC1",
    ),
)
def both_did_not_change(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne in ("B", "U") and (before.ls == stay.ls or _same_placement(before, stay)):
            yield stay


@RULES.on_child(
    "225",
    means="The child moved to another placement, so this episode must say why it ended.",
    fields=("REASON_PLACE_CHANGE",),
    passes=(
        "Episodes DECOM=01/05/2025 REC=X1 PLACE=U4 REASON_PLACE_CHANGE=CARPL; Episodes DECOM=01/06/2025 RNE=P PLACE=K2",
        "Episodes DECOM=01/05/2025 REC=X1 PLACE=U4; Episodes DECOM=01/06/2025 RNE=L PLACE=U4",
        "Episodes DECOM=01/05/2025 REC=X1 PLACE=U4; Episodes DECOM=01/06/2025 RNE=P PLACE=T3",
        "Episodes DECOM=01/05/2025 REC=X1 PLACE=T3; Episodes DECOM=01/06/2025 RNE=P PLACE=U4",
        "Episodes DECOM=01/05/2025 REC=E4A PLACE=U4; Episodes DECOM=01/06/2025 RNE=P PLACE=K2",
    ),
    fails=(
        "*Episodes DECOM=01/05/2025 REC=X1 PLACE=U4; Episodes DECOM=01/06/2025 RNE=P PLACE=K2",
        "*Episodes DECOM=01/05/2025 REC=X1 PLACE=U4; Episodes DECOM=01/06/2025 RNE=U PLACE=A5",
    ),
)
def moved_without_a_reason(child: Child) -> Iterator[Episode]:
    for stay, after in child.steps:
        unsaid = stay.reason_place_change is None and stay.rec == "X1" and after.rne in NEW_PLACEMENT
        if unsaid and stay.place not in TEMPORARY and after.place not in TEMPORARY:
            yield stay


@RULES.on_child(
    "226",
    means="A move into a temporary placement, or out of one, needs no reason for the change of placement.",
    fields=("REASON_PLACE_CHANGE", "PLACE"),
    passes=(
        "Episodes DECOM=01/05/2025 PLACE=U4; Episodes DECOM=01/06/2025 PLACE=T3",
        "Episodes DECOM=01/05/2025 PLACE=U4 REASON_PLACE_CHANGE=CARPL; Episodes DECOM=01/06/2025 PLACE=K2",
    ),
    fails=(
        "*Episodes DECOM=01/06/2025 PLACE=T3 REASON_PLACE_CHANGE=CARPL",
        "Episodes DECOM=01/05/2025 PLACE=U4 REASON_PLACE_CHANGE=CARPL; *Episodes DECOM=01/06/2025 PLACE=T3",
    ),
)
def reason_for_a_temporary_move(child: Child) -> Iterator[Episode]:
    told_before = {id(stay) for before, stay in child.steps if before.reason_place_change}
    for stay in child.episodes:
        if stay.place in TEMPORARY and (stay.reason_place_change or id(stay) in told_before):
            yield stay


@RULES.on_row(
    Episode,
    "233",
    means="The episode goes on, so there is no change of placement to give a reason for.",
    fields=("REASON_PLACE_CHANGE",),
    first=2026,
    passes=(
        "Episodes DEC=01/06/2025 REASON_PLACE_CHANGE=CARPL",
        "Episodes DEC= REASON_PLACE_CHANGE=",
        "Episodes DEC=31/06/2025 REASON_PLACE_CHANGE=CARPL",
    ),
    fails=("*Episodes DEC= REASON_PLACE_CHANGE=CARPL",),
)
def reason_for_change_while_open(stay: Episode, child: Child) -> bool:
    return stay.reason_place_change is not None and stay.is_open
