"""DoLo: orders that deprive a child of liberty, sent since 2026-27."""

from collections.abc import Iterator
from itertools import chain, pairwise

from alongside.returns.kit.dates import after
from alongside.returns.kit.rules import Hit
from alongside.returns.ssda903.book import Child, Return903
from alongside.returns.ssda903.given import lacks, misspelt
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import DeprivationOfLiberty, Episode

SINCE = 2027
EXPECTED = ("K2", "Z12", "Z13")
# A secure children's home, with parents, custody, supported accommodation.
IMPOSSIBLE = ("K1", "P1", "R5", "K3")


@RULES.on_row(
    DeprivationOfLiberty,
    "700",
    means="The day on which the order began must be given, as a real date written like 31/12/2026.",
    fields=("DOLO_START",),
    first=SINCE,
    passes=("DoLo DOLO_START=01/05/2026",),
    fails=("*DoLo DOLO_START=", "*DoLo DOLO_START=31/02/2027", "*DoLo DOLO_START=2026-05-01"),
)
def start_is_no_date(order: DeprivationOfLiberty, child: Child) -> bool:
    return order.dolo_start is None or misspelt(order, "dolo_start")


@RULES.on_row(
    DeprivationOfLiberty,
    "701",
    means="The day on which the order ended must be a real date, written like 31/12/2026.",
    fields=("DOLO_END",),
    first=SINCE,
    passes=("DoLo DOLO_END=01/05/2026", "DoLo DOLO_END="),
    fails=("*DoLo DOLO_END=31/02/2027", "*DoLo DOLO_END=2026-05-01"),
)
def end_is_no_date(order: DeprivationOfLiberty, child: Child) -> bool:
    return misspelt(order, "dolo_end")


@RULES.on_row(
    DeprivationOfLiberty,
    "702",
    means="The order must end on a later day than it began.",
    fields=("DOLO_END", "DOLO_START"),
    first=SINCE,
    passes=("DoLo DOLO_START=01/05/2026 DOLO_END=02/05/2026", "DoLo DOLO_START=01/05/2026"),
    fails=("*DoLo DOLO_START=01/05/2026 DOLO_END=01/05/2026",),
)
def ended_before_it_began(order: DeprivationOfLiberty, child: Child) -> bool:
    if order.dolo_start is None or order.dolo_end is None:
        return False
    return order.dolo_end <= order.dolo_start


@RULES.on_row(
    DeprivationOfLiberty,
    "703",
    means="The order begins after the year's end.",
    fields=("DOLO_START",),
    first=SINCE,
    passes=("DoLo DOLO_START=31/03/2027",),
    fails=("*DoLo DOLO_START=01/04/2027",),
)
def begins_after_the_year(order: DeprivationOfLiberty, child: Child) -> bool:
    return after(order.dolo_start, child.year.ends)


@RULES.on_row(
    DeprivationOfLiberty,
    "704",
    means="The order ended before the year began, or ends after it.",
    fields=("DOLO_END",),
    first=SINCE,
    passes=("DoLo DOLO_END=01/04/2026", "DoLo DOLO_END=31/03/2027", "DoLo DOLO_END="),
    fails=("*DoLo DOLO_END=31/03/2026", "*DoLo DOLO_END=01/04/2027"),
)
def ended_in_another_year(order: DeprivationOfLiberty, child: Child) -> bool:
    return order.dolo_end is not None and not child.year.starts <= order.dolo_end <= child.year.ends


@RULES.on_child(
    "705",
    means="The order began while an earlier one still ran.",
    fields=("DOLO_START", "DOLO_END"),
    first=SINCE,
    passes=(
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; DoLo DOLO_START=01/06/2026",
        "DoLo CHILD=1 DOLO_START=01/05/2026; DoLo CHILD=2 DOLO_START=01/06/2026",
    ),
    fails=(
        "DoLo DOLO_START=01/05/2026 DOLO_END=02/06/2026; *DoLo DOLO_START=01/06/2026",
        "*DoLo DOLO_START=01/06/2026; DoLo DOLO_START=01/05/2026",
    ),
)
def began_too_early(child: Child) -> Iterator[DeprivationOfLiberty]:
    for before, order in pairwise(child.dolo):
        if lacks(before, "dolo_end") or after(before.dolo_end, order.dolo_start):
            yield order


@RULES.on_return(
    "706",
    means="Last year's return has this order without an end; this year's has none that began on that day.",
    fields=("DOLO_START",),
    reads=("DoLo", "DoLo last year"),
    first=SINCE,
    passes=(
        "DoLo DOLO_START=01/05/2025; last year DoLo DOLO_START=01/05/2025",
        "Header SEX=M; last year DoLo DOLO_START=01/05/2025 DOLO_END=01/06/2025",
        "Header SEX=M; last year DoLo DOLO_START=",
    ),
    fails=(
        "DoLo DOLO_START=02/05/2025; *last year DoLo DOLO_START=01/05/2025",
        "Header CHILD=2; *last year DoLo DOLO_START=01/05/2025",
    ),
)
def did_not_go_on(book: Return903) -> Iterator[Hit]:
    told = {(child.id, order.dolo_start) for child in book.children for order in child.dolo}
    for child in chain((child.before for child in book.children), book.gone):
        for order in child.dolo:
            open_then = order.dolo_start is not None and lacks(order, "dolo_end")
            if open_then and (child.id, order.dolo_start) not in told:
                yield order, child.id


@RULES.on_row(
    DeprivationOfLiberty,
    "707",
    means="The child left care, but the order has no end.",
    fields=("DOLO_END",),
    reads=("Episodes",),
    first=SINCE,
    passes=(
        "DoLo DOLO_START=01/05/2026; Episodes DECOM=01/04/2026",
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026",
        "DoLo DOLO_START=01/05/2025; Episodes DECOM=01/04/2026",
        "DoLo DOLO_START=02/06/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026; Episodes DECOM=02/06/2026",
        "DoLo DOLO_START=01/05/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026; Episodes DECOM=01/06/2026",
    ),
    fails=(
        "*DoLo DOLO_START=01/05/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026",
        "*DoLo DOLO_START=02/06/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026",
        "*DoLo DOLO_START=01/06/2026; Episodes DECOM=01/04/2026 DEC=01/06/2026; Episodes DECOM=02/06/2026",
    ),
)
def still_runs_after_care(order: DeprivationOfLiberty, child: Child) -> bool:
    if order.dolo_start is None or not lacks(order, "dolo_end") or not child.times_in_care:
        return False
    left = [time.ends for time in child.times_in_care if time.ends]
    return child.times_in_care[-1].ends is not None or any(order.dolo_start <= day for day in left)


@RULES.on_row(
    DeprivationOfLiberty,
    "708",
    means="The order began before the child was born.",
    fields=("DOLO_START", "DOB"),
    first=SINCE,
    passes=("DoLo DOLO_START=02/05/2015 DOB=01/05/2015", "DoLo DOLO_START=01/05/2026 DOB="),
    fails=("*DoLo DOLO_START=01/05/2015 DOB=01/05/2015",),
)
def began_before_birth(order: DeprivationOfLiberty, child: Child) -> bool:
    return order.dolo_start is not None and order.dob is not None and order.dolo_start <= order.dob


def _meanwhile(order: DeprivationOfLiberty, child: Child) -> list[Episode]:
    """The episodes on any day of an order whose both days are known."""
    if order.dolo_start is None or order.dolo_end is None:
        return []
    begun = (stay for stay in child.dated if not after(stay.decom, order.dolo_end))
    return [stay for stay in begun if stay.is_open or (stay.dec is not None and stay.dec >= order.dolo_start)]


def _unexpected(order: DeprivationOfLiberty, child: Child) -> list[Episode]:
    return [stay for stay in _meanwhile(order, child) if stay.place not in EXPECTED]


@RULES.on_row(
    DeprivationOfLiberty,
    "709",
    means="During the order the child was in a placement where none is expected: check both.",
    fields=("PLACE", "DOLO_START"),
    reads=("Episodes",),
    first=SINCE,
    severity="query",
    also=_unexpected,
    passes=(
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=01/04/2026 PLACE=K2",
        "DoLo DOLO_START=01/05/2026; Episodes DECOM=01/04/2026 PLACE=U4",
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=02/06/2026 PLACE=U4",
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=01/04/2026 DEC=30/04/2026 PLACE=U4",
    ),
    fails=(
        "*DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; *Episodes DECOM=01/06/2026 PLACE=U4; "
        "Episodes DECOM=01/04/2026 DEC=01/06/2026 PLACE=Z12",
        "*DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; *Episodes DECOM=01/04/2026 DEC=01/05/2026 PLACE=",
    ),
)
def is_in_an_unexpected_placement(order: DeprivationOfLiberty, child: Child) -> bool:
    return bool(_unexpected(order, child))


def _impossible(order: DeprivationOfLiberty, child: Child) -> list[Episode]:
    return [stay for stay in _meanwhile(order, child) if stay.place in IMPOSSIBLE]


@RULES.on_row(
    DeprivationOfLiberty,
    "710",
    means="During the order the child was in a secure children's home, with parents, in custody or in supported "
    "accommodation, where no such order can be.",
    fields=("PLACE", "DOLO_START"),
    reads=("Episodes",),
    first=SINCE,
    also=_impossible,
    passes=(
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=01/04/2026 PLACE=U4",
        "DoLo DOLO_START=01/05/2026; Episodes DECOM=01/04/2026 PLACE=K1",
        "DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; Episodes DECOM=02/06/2026 PLACE=K1",
    ),
    fails=(
        "*DoLo DOLO_START=01/05/2026 DOLO_END=01/06/2026; *Episodes DECOM=01/06/2026 PLACE=K3; "
        "*Episodes DECOM=01/04/2026 DEC=01/05/2026 PLACE=P1; Episodes DECOM=01/05/2026 DEC=01/06/2026 PLACE=K2",
    ),
)
def is_in_an_impossible_placement(order: DeprivationOfLiberty, child: Child) -> bool:
    return bool(_impossible(order, child))
