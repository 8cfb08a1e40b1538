"""Ofsted's number of the provider (URN): given where the placement has one, and nowhere else."""

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import ADOPTION, FOSTERING, RESPITE, URN_NOT_ASKED, WITHOUT_URN
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# Stands for adopters and carers of a regional agency, which has no number of its own.
PLACEHOLDER = "XXXXXXX"


def _outside_england(stay: Episode, child: Child) -> bool:
    place = child.year.place(stay.pl_post)
    return place is not None and place.country not in ("E", "")


@RULES.on_row(
    Episode,
    "218",
    means="The placement is with a provider whom Ofsted registers, so its URN is needed.",
    fields=("URN",),
    reads=("postcodes",),
    passes=(
        "Episodes PLACE=K2 PL_POST=B11BB URN=SC1",
        "Episodes PLACE=P1 PL_POST=B11BB URN=",
        "Episodes PLACE=K2 PL_POST=CF104UW URN=",
        "Episodes PLACE=K2 PL_POST=JE23NN URN=",
        "Episodes PLACE=K2 PL_POST=B11BB DEC=31/03/2025 URN=",
        "Episodes PLACE=K2 LS=V3 URN=",
    ),
    fails=(
        "*Episodes PLACE=K2 PL_POST=B11BB URN=",
        "*Episodes PLACE=U4 PL_POST=B11BB DEC=01/04/2025 URN=",
        "*Episodes PLACE=K2 PL_POST=ZZ11ZZ URN=",
        "*Episodes PLACE= PL_POST=B11BB URN=",
    ),
)
def urn_is_not_given(stay: Episode, child: Child) -> bool:
    # Rule 214 allows no URN for short breaks.
    if stay.urn is not None or stay.ls in RESPITE or stay.place in child.year.known(URN_NOT_ASKED):
        return False
    in_the_year = stay.is_open or (stay.dec is not None and stay.dec >= child.year.starts)
    return in_the_year and not _outside_england(stay, child)


@RULES.on_row(
    Episode,
    "222",
    means="This type of placement has no URN.",
    fields=("URN",),
    passes=("Episodes PLACE=K2 URN=SC1", "Episodes PLACE=P1 URN=", "Episodes PLACE=P1 URN=XXXXXXX"),
    fails=("*Episodes PLACE=P1 URN=SC1", "*Episodes PLACE=T0 URN=SC1", "*Episodes PLACE=Z13 URN=SC1"),
)
def urn_where_there_is_none(stay: Episode, child: Child) -> bool:
    return stay.urn not in (None, PLACEHOLDER) and stay.place in child.year.known(WITHOUT_URN)


@RULES.on_row(
    Episode,
    "242",
    means="URN XXXXXXX stands for a regional adoption agency: only fostering and adoption can have it.",
    fields=("URN",),
    first=2026,
    passes=("Episodes PLACE=A6 URN=xxxxxxx", "Episodes PLACE=U4 URN=XXXXXXX", "Episodes PLACE=K2 URN=SC1"),
    fails=("*Episodes PLACE=K2 URN=XXXXXXX", "*Episodes PLACE= URN=XXXXXXX"),
)
def placeholder_for_another_placement(stay: Episode, child: Child) -> bool:
    return stay.urn == PLACEHOLDER and stay.place not in ADOPTION and stay.place not in FOSTERING


@RULES.on_row(
    Episode,
    "243",
    means="The placement is outside England, where Ofsted registers nobody: it has no URN.",
    fields=("URN",),
    reads=("postcodes",),
    first=2026,
    passes=("Episodes PL_POST=B11BB URN=SC1", "Episodes PL_POST=CF104UW URN=", "Episodes PL_POST=ZZ11ZZ URN=SC1"),
    fails=(
        "*Episodes PL_POST=CF104UW URN=SC1",
        "*Episodes PL_POST=EH88DX URN=SC1",
        "*Episodes PL_POST=BT15GS URN=XXXXXXX",
        "*Episodes PL_POST=JE23NN URN=SC1",
    ),
)
def urn_outside_england(stay: Episode, child: Child) -> bool:
    return stay.urn is not None and _outside_england(stay, child)
