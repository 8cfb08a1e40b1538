"""Orders and powers that the law lets last for hours or days."""

from collections.abc import Iterator

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# The days are the peer's. The Children Act 1989 says 72 hours (section 46(6)), 8 days and 7 more (section 45), 7 days
# (section 43(5)); neither it nor the Police and Criminal Evidence Act 1984 was looked up here.
POLICE_PROTECTION = 3
EMERGENCY_PROTECTION = 21
CHILD_ASSESSMENT = 7
POLICE_DETENTION = 21


def _runs(child: Child, status: str) -> Iterator[list[Episode]]:
    """The child's episodes under one legal status, together where one follows the other without a day between."""
    run: list[Episode] = []
    for stay in child.dated:
        if stay.ls != status:
            continue
        if run and not _follows(run[-1], stay):
            yield run
            run = []
        run.append(stay)
    if run:
        yield run


def _follows(before: Episode, stay: Episode) -> bool:
    return before.dec is not None and stay.decom is not None and stay.decom <= before.dec


def _longer(child: Child, status: str, days: int) -> Iterator[Episode]:
    """The episodes of every such run that lasts longer; one without an end lasts until the year's."""
    for run in _runs(child, status):
        began, last = run[0].decom, run[-1]
        ended = child.year.ends if last.is_open else last.dec
        if began and ended and (ended - began).days > days:
            yield from run


@RULES.on_child(
    "361",
    means="Police protection lasted for more than 72 hours.",
    fields=("DEC", "DECOM", "LS"),
    passes=(
        "Episodes LS=L1 DECOM=01/05/2025 DEC=04/05/2025",
        "Episodes LS=L1 DECOM=28/03/2026",
        "Episodes LS=L1 DECOM=01/05/2025 DEC=03/05/2025; Episodes LS=L1 DECOM=04/05/2025 DEC=06/05/2025",
        "Episodes LS=L1 DECOM=01/05/2025 DEC=31/06/2025",
    ),
    fails=(
        "*Episodes LS=L1 DECOM=01/05/2025 DEC=05/05/2025",
        "*Episodes LS=L1 DECOM=27/03/2026",
        "*Episodes LS=L1 DECOM=01/05/2025 DEC=03/05/2025; *Episodes LS=L1 DECOM=03/05/2025 DEC=05/05/2025",
    ),
)
def police_protection_too_long(child: Child) -> Iterator[Episode]:
    return _longer(child, "L1", POLICE_PROTECTION)


@RULES.on_child(
    "362",
    means="The emergency protection order lasted for more than 21 days.",
    fields=("DEC", "DECOM", "LS"),
    passes=("Episodes LS=L2 DECOM=01/05/2025 DEC=22/05/2025", "Episodes LS=L2 DECOM=10/03/2026"),
    fails=(
        "*Episodes LS=L2 DECOM=01/05/2025 DEC=23/05/2025",
        "*Episodes LS=L2 DECOM=09/03/2026",
        "*Episodes LS=L2 DECOM=01/05/2025 DEC=09/05/2025; *Episodes LS=L2 DECOM=09/05/2025 DEC=23/05/2025",
    ),
)
def emergency_protection_too_long(child: Child) -> Iterator[Episode]:
    return _longer(child, "L2", EMERGENCY_PROTECTION)


@RULES.on_child(
    "363",
    means="The child assessment order lasted for more than 7 days.",
    fields=("DEC", "DECOM", "LS"),
    passes=("Episodes LS=L3 DECOM=01/05/2025 DEC=08/05/2025", "Episodes LS=L3 DECOM=24/03/2026"),
    fails=("*Episodes LS=L3 DECOM=01/05/2025 DEC=09/05/2025", "*Episodes LS=L3 DECOM=23/03/2026"),
)
def assessment_order_too_long(child: Child) -> Iterator[Episode]:
    return _longer(child, "L3", CHILD_ASSESSMENT)


@RULES.on_child(
    "364",
    means="Detention under the Police and Criminal Evidence Act 1984 lasted longer than that Act can allow.",
    fields=("DEC", "DECOM", "LS"),
    passes=("Episodes LS=J2 DECOM=01/05/2025 DEC=22/05/2025", "Episodes LS=J2 DECOM=10/03/2026"),
    fails=("*Episodes LS=J2 DECOM=01/05/2025 DEC=23/05/2025", "*Episodes LS=J2 DECOM=09/03/2026"),
)
def police_detention_too_long(child: Child) -> Iterator[Episode]:
    return _longer(child, "J2", POLICE_DETENTION)
