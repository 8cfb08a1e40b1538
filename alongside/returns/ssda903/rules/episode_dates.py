"""When episodes begin and end: within the year, within the law's own time, and the end behind the start."""

from datetime import date

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# Children Act 1989 in force.
CHILDREN_ACT = date(1991, 10, 14)
# Placement orders came with the Adoption and Children Act 2002; the day is the peer's.
PLACEMENT_ORDERS = date(2005, 12, 1)


@RULES.on_row(
    Episode,
    "353",
    means="The episode begins before 14 October 1991, when the Children Act 1989 came into force.",
    fields=("DECOM",),
    passes=("Episodes DECOM=14/10/1991", "Episodes DECOM="),
    fails=("*Episodes DECOM=13/10/1991",),
)
def began_before_the_act(stay: Episode, child: Child) -> bool:
    return stay.decom is not None and stay.decom < CHILDREN_ACT


@RULES.on_row(
    Episode,
    "354",
    means="The episode begins after the last day of the collection year.",
    fields=("DECOM",),
    passes=("Episodes DECOM=31/03/2026", "Episodes DECOM="),
    fails=("*Episodes DECOM=01/04/2026",),
)
def began_after_the_year(stay: Episode, child: Child) -> bool:
    return stay.decom is not None and stay.decom > child.year.ends


@RULES.on_row(
    Episode,
    "355",
    means="The episode begins and ends on the same day.",
    fields=("DECOM", "DEC"),
    passes=("Episodes DECOM=01/05/2025 DEC=02/05/2025", "Episodes DECOM= DEC="),
    fails=("*Episodes DECOM=01/05/2025 DEC=01/05/2025",),
)
def ended_the_day_it_began(stay: Episode, child: Child) -> bool:
    return stay.dec is not None and stay.dec == stay.decom


@RULES.on_row(
    Episode,
    "356",
    means="The episode ends before it begins.",
    fields=("DECOM",),
    passes=("Episodes DECOM=01/05/2025 DEC=01/05/2025", "Episodes DECOM=01/05/2025 DEC=", "Episodes DEC=01/05/2025"),
    fails=("*Episodes DECOM=01/05/2025 DEC=30/04/2025",),
)
def ended_before_it_began(stay: Episode, child: Child) -> bool:
    return stay.dec is not None and stay.decom is not None and stay.dec < stay.decom


@RULES.on_row(
    Episode,
    "385",
    means="The episode ends after the last day of the collection year.",
    fields=("DEC",),
    passes=("Episodes DEC=31/03/2026", "Episodes DEC="),
    fails=("*Episodes DEC=01/04/2026",),
)
def ended_after_the_year(stay: Episode, child: Child) -> bool:
    return stay.dec is not None and stay.dec > child.year.ends


@RULES.on_row(
    Episode,
    "446",
    means="There were no placement orders before December 2005: the episode begins too early for status E1.",
    fields=("LS", "DECOM"),
    passes=("Episodes LS=E1 DECOM=01/12/2005", "Episodes LS=D1 DECOM=30/11/2005", "Episodes LS=E1 DECOM="),
    fails=("*Episodes LS=E1 DECOM=30/11/2005",),
)
def placement_order_before_there_were_any(stay: Episode, child: Child) -> bool:
    return stay.ls == "E1" and stay.decom is not None and stay.decom < PLACEMENT_ORDERS
