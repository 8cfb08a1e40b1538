"""How far from home a child is placed and in whose area, as the department works it out from the postcodes."""

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.in_care import SHORT_BREAKS
from alongside.returns.ssda903.placed import authority, location, miles
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

FARTHEST = 999.9
# Distances are rounded to a tenth of a mile in either year: less than two tenths is no change.
NEARLY = 0.15
LAST_YEAR = ("Episodes last year", "postcodes")


def _unaccompanied(child: Child) -> bool:
    """Now or last year: where such a child's home is may not be known."""
    return child.unaccompanied or child.before.unaccompanied


@RULES.on_row(
    Episode,
    "164",
    means="The distance from home must be between 0 and 999.9 miles.",
    fields=("PL_DISTANCE",),
    reads=("Header",),
    passes=("Episodes PL_DISTANCE=999.9; Header SEX=M", "Episodes PL_DISTANCE=1000; Header UASC=1", "Episodes LS=C2"),
    fails=("*Episodes PL_DISTANCE=1000; Header SEX=M", "*Episodes PL_DISTANCE=far; Header SEX=M"),
)
def distance_is_out_of_range(stay: Episode, child: Child) -> bool:
    said = stay.pl_distance
    return said is not None and not _unaccompanied(child) and not _in_range(said)


def _in_range(said: str) -> bool:
    try:
        return 0 <= float(said) <= FARTHEST
    except ValueError:
        return False


@RULES.on_row(
    Episode,
    "392a",
    means="The distance from home cannot be worked out: check that both postcodes exist.",
    fields=("PL_DISTANCE", "HOME_POST", "PL_POST"),
    reads=("postcodes",),
    passes=(
        "Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='B1 1BB'; Header SEX=M",
        "Episodes LS=V4; Header SEX=M",
        "Episodes LS=C2; Header UASC=1",
        "Episodes LS=C2; Header SEX=M; last year Header UASC=1",
    ),
    fails=("*Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='ZZ1 1ZZ'; Header SEX=M", "*Episodes LS=C2; Header SEX=M"),
)
def distance_is_missing(stay: Episode, child: Child) -> bool:
    return stay.ls not in SHORT_BREAKS and not _unaccompanied(child) and miles(stay, child.year) is None


@RULES.on_row(
    Episode,
    "392b",
    means="Both the home's and the placement's postcode must be given.",
    fields=("HOME_POST", "PL_POST"),
    passes=(
        "Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='B1 1BB'; Header SEX=M",
        "Episodes LS=V3; Header SEX=M",
        "Episodes LS=C2; Header UASC=1",
    ),
    fails=("*Episodes LS=C2 HOME_POST='OX1 1AA'; Header SEX=M", "*Episodes LS=C2 PL_POST='OX1 1AA'; Header SEX=M"),
)
def postcode_is_missing(stay: Episode, child: Child) -> bool:
    missing = stay.home_post is None or stay.pl_post is None
    return missing and stay.ls not in SHORT_BREAKS and not _unaccompanied(child)


@RULES.on_row(
    Episode,
    "406",
    means="For a child who is or was unaccompanied there is no distance from home: leave the postcodes blank.",
    fields=("PL_DISTANCE", "HOME_POST", "PL_POST"),
    reads=("postcodes",),
    passes=(
        "Episodes LS=C2 PL_POST='B1 1BB'; Header UASC=1",
        "Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='B1 1BB'; Header SEX=M",
    ),
    fails=(
        "*Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='B1 1BB'; Header UASC=1",
        "*Episodes LS=C2 HOME_POST='OX1 1AA' PL_POST='B1 1BB'; Header UASC=0; last year Header UASC=1",
    ),
)
def distance_of_an_unaccompanied_child(stay: Episode, child: Child) -> bool:
    return _unaccompanied(child) and miles(stay, child.year) is not None


def _moved(last: Episode, stay: Episode, child: Child) -> bool:
    before, now = miles(last, child.year), miles(stay, child.year)
    if before is None or now is None:
        return before is not now
    return abs(before - now) >= NEARLY


@RULES.on_row(
    Episode,
    "452",
    means="The episode went on from last year, but the placement is in another council's area than it was.",
    fields=("PL_LA", "PL_POST"),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 RNE=P PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 RNE=P PL_POST='OX2 6JD'",
        "Episodes DECOM=01/05/2024 RNE=P PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 RNE=S PL_POST='B1 1BB'",
    ),
    fails=(
        "*Episodes DECOM=01/05/2024 RNE=P PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 RNE=P PL_POST='B1 1BB'",
    ),
)
def same_reason_in_another_area(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    return last is not None and last.rne == stay.rne and authority(last, child.year) != authority(stay, child.year)


@RULES.on_row(
    Episode,
    "453",
    means="The episode went on from last year, but the distance from home is not what it was.",
    fields=("PL_DISTANCE", "HOME_POST", "PL_POST"),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA' PL_POST='OX2 6JD'; "
        "last year Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA' PL_POST='OX2 6JD'",
    ),
    fails=(
        "*Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA' PL_POST='OX2 6JD'; "
        "last year Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA' PL_POST='B1 1BB'",
        "*Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA' PL_POST='OX2 6JD'; "
        "last year Episodes DECOM=01/05/2024 RNE=P HOME_POST='OX1 1AA'",
    ),
)
def same_reason_at_another_distance(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    return last is not None and last.rne == stay.rne and _moved(last, stay, child)


@RULES.on_row(
    Episode,
    "503G",
    means="The episode went on from last year, but its distance from home is not what last year's return said.",
    fields=("PL_DISTANCE", "HOME_POST", "PL_POST"),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 HOME_POST='OX1 1AA' PL_POST='OX2 6JD'; "
        "last year Episodes DECOM=01/05/2024 HOME_POST='OX1 1AA' PL_POST='OX2 6JD'",
    ),
    fails=(
        "*Episodes DECOM=01/05/2024 HOME_POST='OX1 1AA' PL_POST='OX2 6JD'; "
        "last year Episodes DECOM=01/05/2024 HOME_POST='OX1 1AA' PL_POST='OX1 1BX'",
    ),
)
def distance_has_changed(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    return last is not None and _moved(last, stay, child)


@RULES.on_row(
    Episode,
    "503H",
    means="The episode went on from last year, but its placement lies in another council's area than that return said.",
    fields=("PL_LA", "PL_POST"),
    reads=LAST_YEAR,
    passes=("Episodes DECOM=01/05/2024 PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 PL_POST='OX2 6JD'",),
    fails=("*Episodes DECOM=01/05/2024 PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 PL_POST='CF10 1EP'",),
)
def area_has_changed(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    return last is not None and authority(last, child.year) != authority(stay, child.year)


@RULES.on_row(
    Episode,
    "503J",
    means="The episode went on from last year, but it lies inside our area in one return and outside in the other.",
    fields=("PL_LOCATION", "PL_POST"),
    reads=LAST_YEAR,
    passes=("Episodes DECOM=01/05/2024 PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 PL_POST='CF10 1EP'",),
    fails=("*Episodes DECOM=01/05/2024 PL_POST='OX1 1AA'; last year Episodes DECOM=01/05/2024 PL_POST='B1 1BB'",),
)
def inside_has_changed(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    return last is not None and location(last, child.year) != location(stay, child.year)
