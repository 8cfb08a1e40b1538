"""Children who were to be adopted and left care unadopted: the reversal of the decision must be told."""

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import lacks
from alongside.returns.ssda903.kinds import ADOPTED, ADOPTION
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, PlacedForAdoption

MEANS = "The child was to be adopted and left care unadopted: the day and the reason of the reversal must be given."
FIELDS = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "PLACE", "LS", "REC")


def _not_reversed(stay: Episode, child: Child) -> list[PlacedForAdoption]:
    return [one for one in child.placed_adoption if lacks(one, "date_placed_ceased", "reason_placed_ceased")]


def _left_unadopted(stay: Episode, orders: tuple[str, ...]) -> bool:
    if stay.place not in ADOPTION and stay.ls not in orders:
        return False
    return stay.rec is not None and stay.rec != "X1" and stay.rec not in ADOPTED


def _untold(stay: Episode, child: Child) -> bool:
    return not child.placed_adoption or bool(_not_reversed(stay, child))


@RULES.on_row(
    Episode,
    "557",
    means=MEANS,
    fields=FIELDS,
    reads=("PlacedAdoption",),
    also=_not_reversed,
    last=2024,
    passes=(
        "Episodes LS=D1 REC=E4A; PlacedAdoption DATE_PLACED_CEASED=01/05/2023 REASON_PLACED_CEASED=RD1",
        "Episodes LS=D1 REC=E11",
    ),
    fails=("*Episodes LS=D1 REC=E4A", "*Episodes LS=C2 PLACE=A6 REC=E4A", "*Episodes LS=E1 REC=E4A"),
)
def left_unadopted_under_any_order(stay: Episode, child: Child) -> bool:
    return _left_unadopted(stay, ("D1", "E1")) and _untold(stay, child)


@RULES.on_row(
    Episode,
    "557",
    means=MEANS,
    fields=FIELDS,
    reads=("PlacedAdoption",),
    also=_not_reversed,
    first=2025,
    passes=(
        "Episodes LS=E1 REC=E4A; PlacedAdoption DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1",
        "Episodes LS=E1 REC=X1",
        "Episodes LS=E1 REC=E12",
        "Episodes LS=E1 REC=",
        "Episodes LS=D1 REC=E4A",
    ),
    fails=(
        "*Episodes LS=E1 REC=E4A",
        "*Episodes LS=C2 PLACE=A6 REC=E4A; *PlacedAdoption DATE_PLACED_CEASED=01/05/2025",
        "*Episodes LS=E1 REC=E4A; *PlacedAdoption REASON_PLACED_CEASED=RD1; "
        "PlacedAdoption DATE_PLACED_CEASED=01/05/2025 REASON_PLACED_CEASED=RD1",
    ),
)
def left_unadopted(stay: Episode, child: Child) -> bool:
    return _left_unadopted(stay, ("E1",)) and _untold(stay, child)
