"""What was given up before 2024-25: freeing orders, and placements that no regulation knew."""

from datetime import date

from alongside.returns.kit.dates import after, younger
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.placed import authority
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

FREEING_ORDER = "D1"
INDEPENDENT = "P2"
SEMI_INDEPENDENT = "H5"
NO_URN = (None, "XXXXXXX")

# Placement orders took their place on 30 December 2005 (Adoption and Children Act 2002, section 21).
LAST_FREEING_ORDER = date(2005, 12, 31)
# From this day supported accommodation had to be registered (Supported Accommodation (England) Regulations 2023).
REGULATED = date(2023, 10, 28)


def _ran_on(stay: Episode) -> bool:
    return stay.is_open or after(stay.dec, REGULATED)


@RULES.on_row(
    Episode,
    "217t",
    means="Independent living (P2) is no placement after 28 October 2023.",
    fields=("PLACE", "DEC"),
    first=2024,
    last=2024,
    passes=("Episodes PLACE=P2 DEC=28/10/2023", "Episodes PLACE=P2 DEC=soon", "Episodes PLACE=H5"),
    fails=("*Episodes PLACE=P2 DEC=29/10/2023", "*Episodes PLACE=P2 DEC="),
)
def still_in_independent_living(stay: Episode, child: Child) -> bool:
    return stay.place == INDEPENDENT and _ran_on(stay)


@RULES.on_row(
    Episode,
    "230",
    means="Since 28 October 2023 semi-independent accommodation (H5) in England needs its number from Ofsted.",
    fields=("URN", "PLACE", "DEC"),
    reads=("postcodes",),
    first=2024,
    last=2024,
    passes=(
        "Episodes PLACE=H5 PL_POST='B1 1BB' URN=2500001",
        "Episodes PLACE=H5 PL_POST='B1 1BB' URN= DEC=28/10/2023",
        "Episodes PLACE=H5 PL_POST='CF10 1EP' URN=",
        "Episodes PLACE=H5 PL_POST= URN=",
        "Episodes PLACE=U4 PL_POST='B1 1BB' URN=",
    ),
    fails=(
        "*Episodes PLACE=H5 PL_POST='B1 1BB' URN=",
        "*Episodes PLACE=H5 PL_POST='B1 1BB' URN=XXXXXXX DEC=29/10/2023",
    ),
)
def accommodation_has_no_urn(stay: Episode, child: Child) -> bool:
    if stay.place != SEMI_INDEPENDENT or stay.urn not in NO_URN or not _ran_on(stay):
        return False
    return (authority(stay, child.year) or "").startswith("E")


@RULES.on_row(
    Episode,
    "370",
    means="Independent living needs a young person of fifteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    last=2023,
    passes=("Episodes PLACE=P2 DECOM=01/05/2022; Header DOB=01/05/2007", "Episodes PLACE=P2 DECOM=01/05/2022"),
    fails=("*Episodes PLACE=P2 DECOM=30/04/2022; Header DOB=01/05/2007",),
)
def independent_under_fifteen(stay: Episode, child: Child) -> bool:
    return stay.place == INDEPENDENT and younger(child.born, 15, on=stay.decom)


@RULES.on_row(
    Episode,
    "370",
    means="Independent living needs a young person of sixteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    first=2024,
    last=2024,
    passes=("Episodes PLACE=P2 DECOM=01/05/2023; Header DOB=01/05/2007",),
    fails=("*Episodes PLACE=P2 DECOM=30/04/2023; Header DOB=01/05/2007",),
)
def independent_under_sixteen(stay: Episode, child: Child) -> bool:
    return stay.place == INDEPENDENT and younger(child.born, 16, on=stay.decom)


@RULES.on_row(
    Episode,
    "445",
    means="A freeing order (D1) cannot begin after 2005.",
    fields=("LS", "DECOM"),
    last=2024,
    passes=("Episodes LS=D1 DECOM=31/12/2005", "Episodes LS=E1 DECOM=01/01/2006"),
    fails=("*Episodes LS=D1 DECOM=01/01/2006",),
)
def freeing_order_began_too_late(stay: Episode, child: Child) -> bool:
    return stay.ls == FREEING_ORDER and after(stay.decom, LAST_FREEING_ORDER)


@RULES.on_row(
    Episode,
    "451",
    means="The child is still under a freeing order (D1), which could not be applied for since 30 December 2005.",
    fields=("LS", "DEC", "REC"),
    last=2024,
    passes=("Episodes LS=D1 DEC=01/05/2022", "Episodes LS=D1 REC=X1", "Episodes LS=D1 DEC=soon", "Episodes LS=E1"),
    fails=("*Episodes LS=D1 DEC= REC=",),
)
def is_still_freed(stay: Episode, child: Child) -> bool:
    return stay.ls == FREEING_ORDER and stay.is_open and stay.rec is None
