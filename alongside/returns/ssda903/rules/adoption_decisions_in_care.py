"""PlacedAdoption beside the episodes: when a decision may be made, and when one must have been."""

from collections.abc import Iterator
from datetime import date

from alongside.returns.kit.dates import after
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.kinds import ADOPTED, ADOPTION, RESPITE
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, PlacedForAdoption

PLACEMENT_ORDER = "E1"
# Placement orders took its place at the end of 2005.
FREEING_ORDER = "D1"
EPISODES = ("Episodes",)


def _last_stay(decision: PlacedForAdoption, child: Child) -> list[Episode]:
    """The latest episode that no other is said to follow."""
    last = [stay for stay in child.dated if stay.rec != "X1"]
    return last[-1:]


@RULES.on_row(
    PlacedForAdoption,
    "117",
    means="The decision, or its reversal, is of a day after the year's end or after the child left care.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED", "DEC", "REC", "DECOM"),
    reads=EPISODES,
    also=_last_stay,
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025; Episodes DECOM=01/04/2025 DEC=01/05/2025 REC=E11",
        "PlacedAdoption DATE_PLACED=31/03/2026; Episodes DECOM=01/04/2025",
        "PlacedAdoption DATE_PLACED=02/05/2025; Episodes DECOM=01/04/2025 DEC=01/05/2025 REC=X1",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=02/05/2025; *Episodes DECOM=01/04/2025 DEC=01/05/2025 REC=E11",
        "*PlacedAdoption DATE_PLACED_CEASED=01/04/2026; *Episodes DECOM=01/04/2025; Episodes DECOM=01/03/2025 REC=E4A",
        "*PlacedAdoption DATE_PLACED=01/04/2026",
    ),
    year=2026,
)
def was_decided_too_late(decision: PlacedForAdoption, child: Child) -> bool:
    left = [stay.dec for stay in _last_stay(decision, child) if stay.dec]
    latest = min([child.year.ends, *left])
    return after(decision.date_placed, latest) or after(decision.date_placed_ceased, latest)


def _first_stay(decision: PlacedForAdoption, child: Child) -> list[Episode]:
    """The earliest episode that is no short break."""
    stays = [stay for stay in child.dated if stay.ls not in RESPITE]
    return stays[:1]


@RULES.on_row(
    PlacedForAdoption,
    "118",
    means="The decision was reversed before the year began, or before the child came into care.",
    fields=("DATE_PLACED_CEASED", "DECOM", "LS"),
    reads=EPISODES,
    also=_first_stay,
    passes=(
        "PlacedAdoption DATE_PLACED_CEASED=01/04/2025; Episodes DECOM=01/05/2020 LS=C2",
        "PlacedAdoption DATE_PLACED_CEASED=01/05/2025; Episodes DECOM=01/05/2025 LS=C2",
        "PlacedAdoption DATE_PLACED_CEASED=01/05/2025; Episodes DECOM=02/05/2025 LS=V4",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED_CEASED=31/03/2025; *Episodes DECOM=01/05/2020 LS=C2",
        "*PlacedAdoption DATE_PLACED_CEASED=01/05/2025; *Episodes DECOM=02/05/2025 LS=C2; Episodes DECOM=01/04/2025 LS=V3",
        "*PlacedAdoption DATE_PLACED_CEASED=31/03/2025",
    ),
    year=2026,
)
def was_reversed_too_early(decision: PlacedForAdoption, child: Child) -> bool:
    came = [stay.decom for stay in _first_stay(decision, child) if stay.decom]
    return after(max([child.year.starts, *came]), decision.date_placed_ceased)


@RULES.on_row(
    Episode,
    "551",
    means="The child was placed for adoption, but the day of the decision to do so is not given.",
    fields=("PLACE", "DATE_PLACED"),
    reads=("PlacedAdoption",),
    passes=(
        "Episodes PLACE=A3; PlacedAdoption DATE_PLACED=01/05/2025",
        "Episodes PLACE=U5",
        "Episodes PLACE=A6; PlacedAdoption DATE_PLACED=soon",
    ),
    fails=("*Episodes PLACE=A3", "*Episodes PLACE=A6; PlacedAdoption DATE_PLACED=; Episodes PLACE=U5"),
)
def was_placed_without_a_decision(stay: Episode, child: Child) -> bool:
    if stay.place not in ADOPTION:
        return False
    return not child.placed_adoption or any(lacks(decision, "date_placed") for decision in child.placed_adoption)


def _first_placed(decision: PlacedForAdoption, child: Child) -> list[Episode]:
    placed = [stay for stay in child.dated if stay.place in ADOPTION]
    return placed[:1]


def _later_than_any(decision: PlacedForAdoption, child: Child, day: date | None) -> bool:
    """Whether this is the child's latest decision, and made after a day."""
    if not after(decision.date_placed, day):
        return False
    return not any(after(other.date_placed, decision.date_placed) for other in child.placed_adoption)


@RULES.on_row(
    PlacedForAdoption,
    "552",
    means="The child was placed for adoption before the decision to do so.",
    fields=("DATE_PLACED", "DECOM"),
    reads=EPISODES,
    also=_first_placed,
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025; Episodes DECOM=01/05/2025 PLACE=A5",
        "PlacedAdoption DATE_PLACED=02/05/2025; Episodes DECOM=01/05/2025 PLACE=U5",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=02/05/2025; *Episodes DECOM=01/05/2025 PLACE=A5; Episodes DECOM=01/06/2025 PLACE=A5",
        "PlacedAdoption DATE_PLACED=02/05/2025; *PlacedAdoption DATE_PLACED=03/05/2025; *Episodes DECOM=01/05/2025 PLACE=A3",
    ),
)
def was_placed_before_the_decision(decision: PlacedForAdoption, child: Child) -> bool:
    return any(_later_than_any(decision, child, stay.decom) for stay in _first_placed(decision, child))


@RULES.on_child(
    "553",
    means="There is a placement order, but no decision to place the child for adoption, or one that was reversed "
    "though the order still holds.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "CHILD"),
    reads=("Episodes", "PlacedAdoption"),
    passes=(
        "Episodes LS=E1; PlacedAdoption DATE_PLACED=01/05/2025",
        "Episodes LS=E1 DEC=01/06/2025; PlacedAdoption DATE_PLACED_CEASED=01/06/2025",
        "Episodes LS=C2",
    ),
    fails=(
        "*Episodes LS=E1; Episodes LS=C2",
        "Episodes LS=E1; *PlacedAdoption DATE_PLACED_CEASED=01/06/2025; PlacedAdoption DATE_PLACED=02/06/2025",
        "Episodes LS=E1; *PlacedAdoption REASON_PLACED_CEASED=RD1",
    ),
)
def placement_order_without_a_decision(child: Child) -> Iterator[Row]:
    return _order_without_a_decision(child, PLACEMENT_ORDER)


@RULES.on_child(
    "555",
    means="There is a freeing order, but no decision to place the child for adoption, or one that was reversed "
    "though the order still holds.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "CHILD"),
    reads=("Episodes", "PlacedAdoption"),
    last=2024,
    passes=(
        "Episodes LS=D1; PlacedAdoption DATE_PLACED=01/05/2005",
        "Episodes LS=D1 DEC=01/06/2023; PlacedAdoption DATE_PLACED_CEASED=01/06/2023",
    ),
    fails=("*Episodes LS=D1; Episodes LS=C2", "Episodes LS=D1; *PlacedAdoption DATE_PLACED_CEASED=01/06/2023"),
)
def freeing_order_without_a_decision(child: Child) -> Iterator[Row]:
    return _order_without_a_decision(child, FREEING_ORDER)


def _order_without_a_decision(child: Child, order: str) -> Iterator[Row]:
    under = [stay for stay in child.episodes if stay.ls == order]
    if not child.placed_adoption:
        yield from under
    elif any(stay.is_open for stay in under):
        for decision in child.placed_adoption:
            if gave(decision, "date_placed_ceased", "reason_placed_ceased"):
                yield decision


def _first_ordered(decision: PlacedForAdoption, child: Child) -> list[Episode]:
    ordered = [stay for stay in child.dated if stay.ls == PLACEMENT_ORDER]
    return ordered[:1]


@RULES.on_row(
    PlacedForAdoption,
    "554",
    means="The placement order was made before the decision to place the child for adoption.",
    fields=("DATE_PLACED", "DECOM", "LS"),
    reads=EPISODES,
    also=_first_ordered,
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025; Episodes DECOM=01/05/2025 LS=E1",
        "PlacedAdoption DATE_PLACED=02/05/2025; Episodes DECOM=01/05/2025 LS=C2",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=02/05/2025; *Episodes DECOM=01/05/2025 LS=E1; Episodes DECOM=01/06/2025 LS=E1",
    ),
)
def was_ordered_before_the_decision(decision: PlacedForAdoption, child: Child) -> bool:
    return any(after(decision.date_placed, stay.decom) for stay in _first_ordered(decision, child))


@RULES.on_row(
    Episode,
    "556",
    means="The freeing order was made before the decision to place the child for adoption.",
    fields=("DECOM", "DATE_PLACED"),
    reads=("PlacedAdoption",),
    last=2024,
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2005; Episodes DECOM=01/05/2005 LS=D1",
        "PlacedAdoption DATE_PLACED=02/05/2005; Episodes DECOM=01/05/2005 LS=C2",
    ),
    fails=("PlacedAdoption DATE_PLACED=02/05/2005; *Episodes DECOM=01/05/2005 LS=D1",),
)
def was_freed_before_the_decision(stay: Episode, child: Child) -> bool:
    if stay.ls != FREEING_ORDER:
        return False
    return any(after(decision.date_placed, stay.decom) for decision in child.placed_adoption)


@RULES.on_row(
    Episode,
    "558",
    means="The child was adopted, so not every decision to place for adoption can have been reversed.",
    fields=("REC", "DATE_PLACED_CEASED"),
    reads=("PlacedAdoption",),
    passes=(
        "Episodes REC=E11; PlacedAdoption DATE_PLACED_CEASED=01/05/2025; PlacedAdoption DATE_PLACED=01/06/2025",
        "Episodes REC=X1; PlacedAdoption DATE_PLACED_CEASED=01/05/2025; PlacedAdoption DATE_PLACED_CEASED=01/06/2025",
        # Rule 525 is about a single one.
        "Episodes REC=E11; PlacedAdoption DATE_PLACED_CEASED=01/05/2025",
    ),
    fails=(
        "*Episodes REC=E12; PlacedAdoption DATE_PLACED_CEASED=01/05/2025; PlacedAdoption DATE_PLACED_CEASED=01/06/2025",
    ),
)
def was_adopted_though_all_were_reversed(stay: Episode, child: Child) -> bool:
    if stay.rec not in ADOPTED or len(child.placed_adoption) < 2:
        return False
    return not any(lacks(decision, "date_placed_ceased") for decision in child.placed_adoption)


def _came_into_care(decision: PlacedForAdoption, child: Child) -> list[Episode]:
    came = [stay for stay in child.dated if stay.rne == "S"]
    return came[:1]


@RULES.on_row(
    PlacedForAdoption,
    "1003",
    means="The decision to place the child for adoption was made before the child came into care.",
    fields=("DATE_PLACED", "DECOM", "RNE"),
    reads=EPISODES,
    also=_came_into_care,
    passes=(
        "PlacedAdoption DATE_PLACED=01/05/2025; Episodes DECOM=01/05/2025 RNE=S",
        "PlacedAdoption DATE_PLACED=01/05/2025; Episodes DECOM=02/05/2025 RNE=P",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=01/05/2025; *Episodes DECOM=02/05/2025 RNE=S; Episodes DECOM=03/05/2025 RNE=S",
    ),
)
def was_decided_before_care_began(decision: PlacedForAdoption, child: Child) -> bool:
    return any(after(stay.decom, decision.date_placed) for stay in _came_into_care(decision, child))
