"""PrevPerm: the permanence arrangement a child had before coming into care."""

from collections.abc import Iterable
from datetime import date

from alongside.returns.kit.authorities import by_number
from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, PreviousPermanence

NONE = "Z1"
# Not known, and outside England: Wales, Scotland, Northern Ireland, outside the United Kingdom.
NO_COUNCIL = ("999", "WAL", "SCO", "NIR", "NUK")
# The table asks about children who came into care since then.
SINCE = date(2016, 4, 1)


@RULES.on_row(
    Episode,
    "630",
    means="The child came into care this year: the arrangement before, its day and council must be told, or that there was none.",
    fields=("RNE",),
    reads=("PrevPerm",),
    passes=(
        "Episodes RNE=S DECOM=01/04/2025; PrevPerm PREV_PERM=Z1",
        "Episodes RNE=S DECOM=01/04/2025; PrevPerm PREV_PERM=P1 LA_PERM=330 DATE_PERM=zz/zz/2019",
        "Episodes RNE=S DECOM=31/03/2025",
        "Episodes RNE=P DECOM=01/05/2025",
    ),
    fails=(
        "*Episodes RNE=S DECOM=01/04/2025",
        "*Episodes RNE=S DECOM=01/04/2025; PrevPerm PREV_PERM=P1 LA_PERM=330",
        "*Episodes RNE=S DECOM=01/04/2025; PrevPerm PREV_PERM=P1 DATE_PERM=01/05/2019",
        "*Episodes RNE=S DECOM=01/04/2025; PrevPerm PREV_PERM= LA_PERM=330 DATE_PERM=01/05/2019",
    ),
)
def came_without_a_past(stay: Episode, child: Child) -> bool:
    if stay.rne != "S" or stay.decom is None or stay.decom < child.year.starts:
        return False
    return not child.prev_perm or any(_is_half_told(row) for row in child.prev_perm)


def _is_half_told(row: PreviousPermanence) -> bool:
    return row.prev_perm is None or (row.prev_perm != NONE and lacks(row, "la_perm", "date_perm"))


@RULES.on_row(
    PreviousPermanence,
    "631",
    means="The earlier arrangement must be one of the codes P1 to P4, or Z1 where there was none.",
    fields=("PREV_PERM",),
    passes=("PrevPerm PREV_PERM=P4", "PrevPerm PREV_PERM=z1", "PrevPerm PREV_PERM="),
    fails=("*PrevPerm PREV_PERM=P5", "*PrevPerm PREV_PERM=adopted"),
)
def arrangement_is_no_code(row: PreviousPermanence, child: Child) -> bool:
    return row.prev_perm is not None and row.prev_perm not in child.year.known(codes.PREVIOUS_PERMANENCE)


@RULES.on_child(
    "632",
    means="The day of the earlier order must be a date, zz for what is not known, and before the child came into care.",
    fields=("DATE_PERM", "DECOM"),
    reads=("Episodes", "PrevPerm"),
    passes=(
        "PrevPerm DATE_PERM=30/04/2020; Episodes DECOM=01/05/2020",
        "PrevPerm DATE_PERM=zz/05/2020; Episodes DECOM=02/05/2020",
        "PrevPerm DATE_PERM=zz/zz/zzzz; Episodes DECOM=01/05/2020",
        "PrevPerm DATE_PERM=02/05/2020",
        "PrevPerm; Episodes DECOM=01/05/2020",
    ),
    fails=(
        "*PrevPerm DATE_PERM=01/05/2020; *Episodes DECOM=01/05/2020; Episodes DECOM=01/05/2025",
        "*PrevPerm DATE_PERM=zz/05/2020; *Episodes DECOM=01/05/2020",
        "*PrevPerm DATE_PERM=zz/zz/2021; *Episodes DECOM=31/12/2020",
        "*PrevPerm DATE_PERM=01/13/2019; *Episodes DECOM=01/05/2020",
        "*PrevPerm DATE_PERM=00/00/0000",
    ),
)
def order_is_not_before_care(child: Child) -> Iterable[Row]:
    first = child.first_episode
    wrong = [row for row in child.prev_perm if _is_not_before(row, first.decom if first else None)]
    return [*wrong, *([first] if first else [])] if wrong else []


def _is_not_before(row: PreviousPermanence, came: date | None) -> bool:
    if "DATE_PERM" in row.unread:
        return True
    earliest = _earliest(row.date_perm) if row.date_perm else None
    return earliest is not None and came is not None and earliest >= came


def _earliest(told: PartialDate) -> date | None:
    """The first day that it can have been: nobody is told to be wrong over a part that is not known."""
    return date(told.year, told.month or 1, told.day or 1) if told.year else None


@RULES.on_row(
    PreviousPermanence,
    "633",
    means="The council of the earlier arrangement must be a council's three digits, 999, WAL, SCO, NIR or NUK.",
    fields=("LA_PERM",),
    passes=(
        "PrevPerm LA_PERM=330",
        "PrevPerm LA_PERM=835",
        "PrevPerm LA_PERM=941",
        "PrevPerm LA_PERM=wal",
        "PrevPerm LA_PERM=999",
        "PrevPerm LA_PERM=",
    ),
    fails=("*PrevPerm LA_PERM=100", "*PrevPerm LA_PERM=E08000025", "*PrevPerm LA_PERM=Leeds"),
)
def council_is_no_code(row: PreviousPermanence, child: Child) -> bool:
    return row.la_perm is not None and row.la_perm not in NO_COUNCIL and by_number(row.la_perm) is None


@RULES.on_child(
    "634",
    means="An earlier arrangement is told of a child who has not come into care since 1 April 2016.",
    fields=("PREV_PERM", "LA_PERM", "DATE_PERM", "DECOM"),
    reads=("Episodes", "PrevPerm"),
    passes=(
        "PrevPerm PREV_PERM=Z1; Episodes DECOM=01/05/2015; Episodes DECOM=01/04/2016",
        "PrevPerm; Episodes DECOM=01/05/2015",
        "PrevPerm PREV_PERM=Z1; Episodes DECOM=soon",
    ),
    fails=("*PrevPerm PREV_PERM=Z1; PrevPerm; *Episodes DECOM=31/03/2016; *Episodes DECOM=01/05/2015",),
)
def came_before_it_was_asked(child: Child) -> Iterable[Row]:
    last = child.latest_episode
    if last is None or last.decom is None or last.decom >= SINCE:
        return []
    told = [row for row in child.prev_perm if gave(row, "prev_perm", "la_perm", "date_perm")]
    return [*told, *child.episodes] if told else []


@RULES.on_row(
    PreviousPermanence,
    "635",
    means="A day or a council is given, but no earlier arrangement that they could be of.",
    fields=("PREV_PERM", "LA_PERM", "DATE_PERM"),
    passes=("PrevPerm PREV_PERM=P1 LA_PERM=330 DATE_PERM=01/05/2019", "PrevPerm PREV_PERM=Z1"),
    fails=("*PrevPerm PREV_PERM=Z1 LA_PERM=330", "*PrevPerm PREV_PERM= DATE_PERM=01/05/2019"),
)
def details_of_nothing(row: PreviousPermanence, child: Child) -> bool:
    return row.prev_perm in (None, NONE) and gave(row, "la_perm", "date_perm")
