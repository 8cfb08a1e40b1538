"""Placements that do not go with the legal status, the reasons, or the placement before."""

from collections.abc import Iterator
from datetime import date

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import ADOPTION, BY_PLACEMENT_ORDER, FOSTERING, WITH_PRESENT_CARER
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# Reason T, a change of placement with the same carer, is asked for since then (peer-derived).
SAME_CARER_SINCE = date(2015, 4, 1)
LEAD_TO_ADOPTION = FOSTERING | ADOPTION


@RULES.on_row(
    Episode,
    "217",
    means="A child placed for adoption with the present foster carer (A3 or A5) begins that with reason S, T or U.",
    fields=("RNE", "PLACE", "DECOM"),
    passes=(
        "Episodes PLACE=A3 DECOM=01/05/2025 RNE=T",
        "Episodes PLACE=A5 DECOM=01/05/2025 RNE=U",
        "Episodes PLACE=A5 DECOM=31/03/2015 RNE=P",
        "Episodes PLACE=A6 DECOM=01/05/2025 RNE=P",
    ),
    fails=("*Episodes PLACE=A3 DECOM=01/04/2015 RNE=P", "*Episodes PLACE=A5 DECOM=01/05/2025 RNE="),
)
def adopters_are_other_carers(stay: Episode, child: Child) -> bool:
    if stay.place not in WITH_PRESENT_CARER or stay.rne in ("S", "T", "U"):
        return False
    return stay.decom is not None and stay.decom >= SAME_CARER_SINCE


@RULES.on_child(
    "336",
    means="Placed for adoption with the present foster carer (A3 or A5), but the placement before was no foster "
    "placement and not for adoption.",
    fields=("PLACE",),
    passes=(
        "Episodes DECOM=01/05/2025 PLACE=U5; Episodes DECOM=01/06/2025 PLACE=A5",
        "Episodes DECOM=01/05/2025 PLACE=A3; Episodes DECOM=01/06/2025 PLACE=A5",
        "Episodes DECOM=01/05/2025 PLACE=K2; Episodes DECOM=01/06/2025 PLACE=A6",
        "Episodes DECOM=01/06/2025 PLACE=A3",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 PLACE=K2; *Episodes DECOM=01/06/2025 PLACE=A3",
        "Episodes DECOM=01/05/2025 PLACE=; *Episodes DECOM=01/06/2025 PLACE=A5",
    ),
)
def adopters_did_not_foster(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.place in WITH_PRESENT_CARER and before.place not in LEAD_TO_ADOPTION:
            yield stay


@RULES.on_row(
    Episode,
    "378",
    means="A child placed with parents (P1) is not in care by agreement (V2).",
    fields=("LS", "PLACE"),
    passes=("Episodes PLACE=P1 LS=C2", "Episodes PLACE=U4 LS=V2"),
    fails=("*Episodes PLACE=P1 LS=V2",),
)
def with_parents_by_agreement(stay: Episode, child: Child) -> bool:
    return stay.place == "P1" and stay.ls == "V2"


@RULES.on_row(
    Episode,
    "390",
    means="Adopted (E11 or E12), but the last placement was not for adoption.",
    fields=("PLACE", "REC"),
    passes=("Episodes REC=E11 PLACE=A3", "Episodes REC=E12 PLACE=A6", "Episodes REC=X1 PLACE=U5"),
    fails=("*Episodes REC=E11 PLACE=U5", "*Episodes REC=E12 PLACE="),
)
def adopted_from_no_adoptive_placement(stay: Episode, child: Child) -> bool:
    return stay.rec in ("E11", "E12") and stay.place not in ADOPTION


@RULES.on_row(
    Episode,
    "408",
    means="Placed for adoption by a placement order (A5 or A6), but the legal status is not E1.",
    fields=("LS", "PLACE"),
    passes=("Episodes PLACE=A5 LS=E1", "Episodes PLACE=A4 LS=C2"),
    fails=("*Episodes PLACE=A5 LS=C2", "*Episodes PLACE=A6 LS="),
)
def placement_order_is_not_told(stay: Episode, child: Child) -> bool:
    return stay.place in BY_PLACEMENT_ORDER and stay.ls != "E1"


@RULES.on_row(
    Episode,
    "516",
    means="Special guardianship to a former foster carer (E45 or E46), but the last placement was no foster placement.",
    fields=("PLACE", "REC"),
    passes=("Episodes REC=E45 PLACE=U1", "Episodes REC=E46 PLACE=U6", "Episodes REC=E47 PLACE=K2"),
    fails=("*Episodes REC=E45 PLACE=K2", "*Episodes REC=E46 PLACE=A5"),
)
def guardian_did_not_foster(stay: Episode, child: Child) -> bool:
    return stay.rec in ("E45", "E46") and stay.place not in FOSTERING
