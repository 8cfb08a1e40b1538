"""Where the placement is: a real postcode, its council, and how far it is from home."""

from alongside.returns.kit.authorities import today
from alongside.returns.ssda903 import placed
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import ADOPTION, FOSTERING, RESPITE
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

FAR = 350
# The department's sign for a distance that is not to be told.
UNTOLD = 999.9

# A council's foster carers and adopters may live anywhere.
ANYWHERE = ADOPTION | FOSTERING


@RULES.on_row(
    Episode,
    "169",
    means="The council of the placement cannot be worked out: its postcode is missing or not a real one.",
    fields=("PL_LA",),
    reads=("postcodes",),
    passes=(
        "Episodes LS=C2 PL_POST=B11BB",
        "Episodes LS=C2 PL_POST=CF104UW",
        "Episodes LS=C2 PL_POST=DL78AD",
        "Episodes LS=V3 PL_POST=",
    ),
    fails=("*Episodes LS=C2 PL_POST=", "*Episodes LS=C2 PL_POST=ZZ11ZZ", "*Episodes LS=C2 PL_POST=JE23NN"),
)
def council_is_not_known(stay: Episode, child: Child) -> bool:
    return stay.ls not in RESPITE and placed.authority(stay, child.year) is None


@RULES.on_row(
    Episode,
    "179",
    means="Whether the placement is in the council's own area cannot be worked out from its postcode.",
    fields=("PL_LOCATION",),
    reads=("postcodes",),
    passes=("Episodes LS=C2 PL_POST=B11BB", "Episodes LS=C2 PL_POST=JE23NN", "Episodes LS=V4 PL_POST="),
    fails=("*Episodes LS=C2 PL_POST=", "*Episodes LS=C2 PL_POST=ZZ11ZZ"),
)
def in_or_out_is_not_known(stay: Episode, child: Child) -> bool:
    return stay.ls not in RESPITE and placed.location(stay, child.year) is None


@RULES.on_row(
    Episode,
    "392c",
    means="There is no such postcode.",
    fields=("HOME_POST", "PL_POST"),
    reads=("postcodes",),
    passes=('Episodes HOME_POST="b1 1bb" PL_POST=JE23NN', "Episodes HOME_POST= PL_POST="),
    fails=("*Episodes HOME_POST=ZZ11ZZ PL_POST=B11BB", "*Episodes HOME_POST=B11BB PL_POST=B1"),
)
def postcode_is_not_real(stay: Episode, child: Child) -> bool:
    given = (post for post in (stay.home_post, stay.pl_post) if post)
    return any(child.year.place(post) is None for post in given)


@RULES.on_row(
    Episode,
    "392d",
    means="Home and placement have the same postcode, but the child is not placed with parents (P1).",
    fields=("PL_POST", "HOME_POST", "PLACE"),
    passes=(
        "Episodes PLACE=U4 HOME_POST=B11BB PL_POST=B24QA",
        "Episodes PLACE=P1 HOME_POST=B11BB PL_POST=B11BB",
        "Episodes PLACE=U4 HOME_POST= PL_POST=",
    ),
    fails=(
        "*Episodes PLACE=U4 HOME_POST=B11BB PL_POST=B11BB",
        '*Episodes PLACE=U4 HOME_POST=B11BB PL_POST="B1 1BB"',
    ),
)
def placed_at_home_but_not_with_parents(stay: Episode, child: Child) -> bool:
    if stay.place == "P1" or stay.home_post is None or stay.pl_post is None:
        return False
    return stay.home_post.replace(" ", "") == stay.pl_post.replace(" ", "")


@RULES.on_row(
    Episode,
    "411",
    means="The placement is said to be in the council's own area, but its council is another.",
    fields=("PL_LOCATION",),
    passes=(
        "Episodes PL_LOCATION=IN PL_LA=E08000025 PL_POST=B11BB",
        "Episodes PL_LOCATION=IN PL_POST=B11BB",
        "Episodes PL_LOCATION=OUT PL_POST=OX11ND",
        "Episodes PL_POST=OX11ND",
    ),
    fails=(
        "*Episodes PL_LOCATION=IN PL_POST=OX11ND",
        "*Episodes PL_LOCATION=IN PL_LA=E10000025 PL_POST=B11BB",
        "*Episodes PL_LOCATION=IN PL_LA=SCO",
    ),
)
def said_to_be_in_own_area(stay: Episode, child: Child) -> bool:
    if stay.pl_location != "IN":
        return False
    council = stay.pl_la or placed.authority(stay, child.year)
    return council is not None and today(council).isdisjoint(child.year.own)


@RULES.on_row(
    Episode,
    "454",
    means="The placement is more than 350 miles from home: look at both postcodes again.",
    fields=("PL_DISTANCE",),
    reads=("postcodes",),
    first=2026,
    severity="query",
    passes=("Episodes HOME_POST=TR182LZ PL_POST=DL13AA", "Episodes HOME_POST=TR182LZ PL_POST="),
    fails=("*Episodes HOME_POST=TR182LZ PL_POST=DL13RL",),
)
def far_from_home(stay: Episode, child: Child) -> bool:
    distance = placed.miles(stay, child.year)
    return distance is not None and distance > FAR and distance != UNTOLD


def _own_but_outside(stay: Episode, child: Child) -> bool:
    if stay.place_provider != "PR1" or stay.place in ANYWHERE or stay.place is None:
        return False
    return stay.ls is not None and stay.ls not in RESPITE and placed.location(stay, child.year) == "OUT"


@RULES.on_row(
    Episode,
    "1015",
    means="The provider is the council itself (PR1), but the placement is outside its area.",
    fields=("PL_LA",),
    reads=("postcodes",),
    last=2025,
    passes=("Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=B11BB",),
    fails=(
        "*Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "*Episodes PLACE=K3 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
    ),
)
def own_provision_elsewhere(stay: Episode, child: Child) -> bool:
    return _own_but_outside(stay, child)


@RULES.on_row(
    Episode,
    "1015",
    means="The provider is the council itself (PR1), but the placement, which is no supported accommodation, is outside "
    "its area.",
    fields=("PL_LA",),
    reads=("postcodes",),
    first=2026,
    passes=(
        "Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=B11BB",
        "council AUTHORITY=E10000025; Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE=U4 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE=K3 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE=K2 LS=V3 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE=K2 LS= PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE= LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=ZZ11ZZ",
    ),
    fails=(
        "*Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND",
        "*Episodes PLACE=K2 LS=C2 PLACE_PROVIDER=PR1 PL_POST=CF104UW",
    ),
)
def own_provision_elsewhere_supported_accommodation_apart(stay: Episode, child: Child) -> bool:
    return stay.place != "K3" and _own_but_outside(stay, child)
